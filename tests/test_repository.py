"""What holds for the repository as a whole: its tests, its words, its imports, and the wheel that is built from it."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import generator

ROOT = Path(__file__).resolve().parent.parent

NOT_MIRRORED = {
    "__main__.py": "one call; tests/cli/test_main.py runs it as a program",
    "cli/options.py": "types only; tests/cli/test_main.py reads every option",
    "publish/models.py": "types only; tests/publish/test_publishing.py makes them",
    "cli/publication.py": "each verb is one call; its module has the tests",
    "rendering/view.py": "types only; tests/rendering/test_viewing.py reads every field",
}
"""Modules without a test file of their own, each with its reason. An ``__init__`` is tested with what it holds."""

ADDRESS = re.compile(r"https?://([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")
KNOWN = re.compile(
    r"(?:.*\.)?example(?:\.(?:com|org))?|assets\.invalid|127\.0\.0\.1"  # made up
    r"|www\.nordicjobsworldwide\.com"  # of the ad this project began with
    r"|schema\.org|json-schema\.org|json\.schemastore\.org|www\.sitemaps\.org"  # names of standards
    r"|www\.w3\.org|data\.europa\.eu"
    r"|www\.(?:hr-xml|openapplications)\.org"  # names of what EURES reads
    r"|ns\.adobe\.com|purl\.org|www\.(?:aiim|color|npes)\.org"  # names of what PDF files say of themselves
    r"|jinja\.palletsprojects\.com"  # further reading
)
"""Hosts that files may name. Where packages come from is the installer's business, and none of ours."""

MACHINE_PATHS = re.compile(r"(?<![\w.~-])/(?:work|root|tmp|home|Users)/")


def git_files() -> list[Path]:
    """Return every file that is tracked, or would be if it were added."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode().split("\0")
    return sorted(ROOT / name for name in set(names) if name and (ROOT / name).is_file())


def lines_with(pattern: re.Pattern[str], files: list[Path]) -> list[str]:
    """Return file:line of every match, pictures and the like passed over."""
    found: list[str] = []
    for file in files:
        try:
            text = file.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        name = file.relative_to(ROOT).as_posix()
        found += [f"{name}:{number}: {line}" for number, line in enumerate(text.splitlines(), 1) if pattern.search(line)]
    return found


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run an interpreter of its own."""
    command = [sys.executable, *arguments]
    return subprocess.run(command, env=os.environ | environment, check=False, capture_output=True, text=True, cwd=ROOT)


def test_every_module_has_its_tests():
    package = ROOT / "generator"
    modules = {file.relative_to(package).as_posix() for file in package.rglob("*.py") if file.stem != "__init__"}
    # A rule's tests are its examples.
    rules = {name for name in modules if name.startswith("checks/rules/")}
    wanted = {
        name: ROOT / "tests" / Path(name).parent / f"test_{Path(name).name}" for name in modules - rules - set(NOT_MIRRORED)
    }
    wanted |= {name: (package / name).with_suffix(".examples.toml") for name in rules}

    assert sorted(name for name, file in wanted.items() if not file.is_file()) == []
    assert set(NOT_MIRRORED) <= modules


def test_files_name_known_hosts_only():
    named: dict[str, set[str]] = {}
    for file in git_files():
        try:
            text = file.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        for host in ADDRESS.findall(text):
            named.setdefault(host, set()).add(file.name)

    assert "www.nordicjobsworldwide.com" in named
    assert {host: files for host, files in named.items() if not KNOWN.fullmatch(host)} == {}


def test_no_file_names_a_path_of_one_machine():
    files = [file for file in git_files() if (ROOT / "tests") not in file.parents]

    assert MACHINE_PATHS.search("see /{}/notes".format("tmp"))
    assert not MACHINE_PATHS.search("https://example.com/{}/notes".format("work"))
    assert lines_with(MACHINE_PATHS, files) == []


def test_importing_the_package_loads_next_to_nothing():
    script = "import sys, generator; print(sorted({name.split('.')[0] for name in sys.modules}))"
    done = python("-c", script)

    assert done.returncode == 0, done.stderr
    assert "'generator'" in done.stdout
    for heavy in ("pydantic", "weasyprint", "babel", "jinja2", "typer"):
        assert f"'{heavy}'" not in done.stdout


def test_help_loads_no_library_that_only_the_verbs_need():
    done = python("-X", "importtime", "-m", "generator", "--help")
    loaded = {line.rpartition("|")[2].strip().split(".")[0] for line in done.stderr.splitlines()}

    assert done.returncode == 0
    assert "build" in done.stdout
    assert "typer" in loaded
    assert loaded.isdisjoint({"pydantic", "weasyprint", "babel", "jinja2", "markdown", "yaml", "polib", "phonenumbers"})


def test_every_public_name_can_be_had():
    assert {name: getattr(generator, name) is not None for name in generator.__all__} == dict.fromkeys(generator.__all__, True)
    assert callable(generator.build_ads)


def test_a_name_that_is_not_public_is_refused():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = generator.nothing


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the checkout, so that nothing is left behind in it."""
    folder = tmp_path_factory.mktemp("wheel")
    skip = shutil.ignore_patterns(".git", ".venv", "node_modules", "__pycache__", ".*_cache", "tests", "output", "*.egg-info")
    source = shutil.copytree(ROOT, folder / "source", ignore=skip)
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check", "--quiet"]
    done = python("-m", "pip", "wheel", *options, "--wheel-dir", str(folder), str(source))
    assert done.returncode == 0, done.stderr
    (made,) = folder.glob("*.whl")
    return made


def relative(folder: Path, *patterns: str) -> set[str]:
    """Return the names of files below a folder."""
    return {file.relative_to(folder).as_posix() for pattern in patterns for file in folder.rglob(pattern) if file.is_file()}


@pytest.mark.slow
@pytest.mark.xdist_group("wheel")
def test_the_wheel_holds_all_that_a_build_needs(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    package = {f"generator/{name}" for name in relative(ROOT / "generator", "*.py", "*.json", "*.j2", "gitignore")}
    bundled = {
        f"generator/_bundled/{kind}/{name}" for kind in ("templates", "locales") for name in relative(ROOT / kind, "*.*")
    }

    assert sorted((package | bundled) - names) == []
    assert {name.split("/")[0] for name in names} == {"generator", f"annons-{generator.__version__}.dist-info"}
    assert f"annons-{generator.__version__}.dist-info/licenses/LICENSE" in names


@pytest.mark.slow
@pytest.mark.xdist_group("wheel")
def test_the_installed_wheel_builds_the_example(wheel, tmp_path, example):
    target = tmp_path / "installed"
    options = ["--no-deps", "--no-index", "--disable-pip-version-check", "--quiet"]
    installed = python("-m", "pip", "install", *options, "--target", str(target), str(wheel))
    assert installed.returncode == 0, installed.stderr
    command = ["-P", "-m", "generator", "build", str(example), "--output", str(tmp_path / "ads"), "--format", "html,md"]
    done = python(*command, PYTHONPATH=str(target))
    where = python("-P", "-c", "import generator; print(generator.__file__)", PYTHONPATH=str(target))

    assert Path(where.stdout.strip()) == target / "generator" / "__init__.py"
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert len(relative(tmp_path / "ads", "*.html", "*.md")) == 20
    helped = python("-P", "-m", "generator", "init", str(tmp_path / "new"), PYTHONPATH=str(target))
    assert helped.returncode == 0, helped.stderr
    assert (tmp_path / "new" / ".annons" / "posting.schema.json").is_file()


def test_no_pattern_holds_on_to_a_group():
    """Python 3.11.2, Debian 12's, never comes back from a possessive group that is followed by something."""
    held = re.compile(r"""\brf?["'].*(?:\)[*+?]\+|\)\{\d*,?\d*\}\+|\(\?>)""")
    found = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in sorted((ROOT / "generator").rglob("*.py"))
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if held.search(line)
    ]
    assert found == []
