"""What the tests of this folder share."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

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
