"""What the tests of this folder share."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.posting import phrasebook
from generator.translation.models.folders import Folders
from generator.translation.models.install import Call, install


@pytest.fixture(scope="session")
def from_debian(pytestconfig: pytest.Config) -> Callable[[str], Path]:
    """Unpack a Debian package without installing it, once for a checkout; returns where its files are."""

    def unpacked(package: str) -> Path:
        folder = Path(pytestconfig.cache.mkdir(f"debian-{package}"))
        root = folder / "root"
        if root.is_dir():
            return root
        if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
            pytest.skip(f"what is tested against is in Debian's package {package}, and this system has no apt-get")
        download = ["apt-get", "download", "-qq", package]
        if subprocess.run(download, cwd=folder, check=False, capture_output=True).returncode:
            as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
            subprocess.run([*as_root, "apt-get", "update", "-qq"], check=False, capture_output=True)
            subprocess.run(download, cwd=folder, check=True)
        (archive,) = folder.glob(f"{package}_*.deb")
        subprocess.run(["dpkg-deb", "-x", archive, folder / "part"], check=True)
        archive.unlink()
        return (folder / "part").rename(root)

    return unpacked


@pytest.fixture
def argos_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """A place for packages, empty, which Argos Translate is set to use; nothing of the developer's own."""
    for name in [name for name in os.environ if name.startswith("ARGOS_")] + ["SNAP", "ORT_DISABLE_TELEMETRY"]:
        monkeypatch.delenv(name, raising=False)
    # Its settings are read, and its folders made, when it is first imported.
    for kind in ("DATA", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / "home" / kind.lower()))
    from argostranslate import settings  # noqa: PLC0415

    made = Folders(tmp_path / "argos" / "packages", tmp_path / "argos" / "cache" / "annons")
    made.packages.mkdir(parents=True)
    monkeypatch.setattr(settings, "package_data_dir", made.packages)
    monkeypatch.setattr(settings, "package_dirs", [made.packages])
    monkeypatch.setattr(settings, "cache_dir", made.cache.parent)
    return made


@pytest.fixture
def toys(argos_folders: Folders, root: Path, tmp_path: Path) -> Folders:
    """The toy packages of tests/toy_model, installed as people install packages."""
    files = sorted(map(str, (root / "tests" / "toy_model").glob("*.argosmodel")))
    install(files, Call(argos_folders, "", tmp_path / "models.toml"))
    return argos_folders


@pytest.fixture(scope="session")
def apertium_command() -> Callable[[str], str]:
    """The shell pipeline of a mode by its name (``dan-nob``); skips where Apertium has no such mode."""

    def command(name: str) -> str:
        program = shutil.which("apertium-wblank-mode")
        if program is None:
            pytest.skip("Apertium is not installed")
        mode = Path(program).resolve().parent.parent / "share" / "apertium" / "modes" / f"{name}.mode"
        if not mode.is_file():
            pytest.skip(f"Apertium has no {name} here")
        return subprocess.run([program, "-z", mode], check=True, capture_output=True, text=True).stdout.strip()

    return command


@pytest.fixture(scope="session")
def by_apertium(apertium_command: Callable[[str], str]) -> Callable[[str, Iterable[str]], list[str]]:
    """Translate texts by ``apertium -u``, with programs started for each of them; they are remembered."""
    known: dict[tuple[str, str], str] = {}

    def one(key: tuple[str, str]) -> str:
        return subprocess.run(["apertium", "-u", key[0]], input=key[1], check=True, capture_output=True, text=True).stdout

    def all_of(mode: str, texts: Iterable[str]) -> list[str]:
        apertium_command(mode)
        keys = [(mode, text) for text in texts]
        new = [key for key in dict.fromkeys(keys) if key not in known]
        with ThreadPoolExecutor(2) as pool:
            known.update(zip(new, pool.map(one, new), strict=True))
        return [known[key] for key in keys]

    return all_of


@pytest.fixture(scope="session")
def plain() -> dict[str, list[str]]:
    """Sentences of job ads with nothing in them to hide from an engine, by locale."""
    here = Path(__file__).parent
    return {code: (here / f"plain.{code}.txt").read_text("utf-8").splitlines() for code in ("da", "nb")}


@pytest.fixture
def left_of() -> Callable[[Iterable[int]], list[str]]:
    """Return what still runs of process groups that were ended; the system may need a moment for their last ones."""

    def running(groups: set[int]) -> list[str]:
        found = []
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                name, _, fields = stat.read_text("utf-8", "replace").rpartition(")")
            except OSError:
                continue
            state, parent, group = fields.split()[:3]
            # Of those that were not our own children, the system's first process takes what is left, or does not.
            if int(group) in groups and (state != "Z" or int(parent) == os.getpid()):
                found.append(f"{name}) {state}")
        return found

    def left(groups: Iterable[int]) -> list[str]:
        known = set(groups)
        until = time.monotonic() + 10
        while (found := running(known)) and time.monotonic() < until:
            time.sleep(0.01)
        return found

    return left


@pytest.fixture(autouse=True)
def _no_packaged_phrases(monkeypatch):
    """Leave out the phrases that come with the program: what is to be drafted here must not depend on which there are."""
    monkeypatch.setattr(phrasebook, "_files", dict)
