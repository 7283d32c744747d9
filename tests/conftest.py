"""What all tests share."""

import base64
import importlib.util
import json
import shutil
import signal
import sys
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5
from hypothesis import settings

from generator.build import BuildOptions, BuildReport, Ways, build
from generator.channels import load
from generator.checks import Version, every_rule, run
from generator.errors import Finding
from generator.incremental.cache import place
from generator.posting.audience import ads
from generator.posting.workspace import Workspace
from generator.rendering.view import AdView
from generator.rendering.viewing import Options, view
from generator.rendering.writing import Pen
from generator.translation.localize import localize
from generator.versions import sets, versions

# The same examples on every machine, however slow it is.
settings.register_profile("annons", derandomize=True, deadline=None)
settings.load_profile("annons")

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "nordic-jobs"


def pytest_configure(config: pytest.Config) -> None:
    """Take the fixtures of more files; ``pytest_plugins`` would need the tests to be importable by name, and they are not."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        # Started in the background of a script; what tests start would hear no ctrl-C either.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in ("servers", "tools"):
        spec = importlib.util.spec_from_file_location(name, ROOT / "tests" / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
        config.pluginmanager.register(module, name)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="write the golden files anew instead of comparing")


@pytest.fixture
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture
def example() -> Path:
    """The example workspace, to be read only."""
    return EXAMPLE


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A copy of the example workspace that a test may change."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "nordic-jobs", ignore=shutil.ignore_patterns("output", ".annons-cache")))


@pytest.fixture(autouse=True)
def _calm(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what a developer's shell might bring along."""
    for name in ("SOURCE_DATE_EPOCH", "ANNONS_TRACEBACK", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


class Site:
    """A workspace that a test writes itself, and what is built of it."""

    POSTING = """\
source_locale: en
title: Beekeeper
hiring_organization: {name: Hive Example}
job_location: {address: {country: DK, city: Roskilde}}
"""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.out = root / "output"

    def write(self, name: str, text: str) -> Path:
        """Write a file of the workspace."""
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        return file

    def picture(self, name: str) -> Path:
        """Write a PNG picture of one pixel."""
        pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
        file = self.write(name, "")
        file.write_bytes(base64.b64decode(pixel))
        return file

    def posting(self, more: str = "", *, name: str = "hive", locales: str = "[en]") -> Path:
        """Write the smallest posting there is, with more fields below it."""
        return self.write(f"postings/{name}.yaml", f"{self.POSTING}locales: {locales}\n{more}")

    def build(self, *names: str, ways: Ways | None = None, **options: Any) -> BuildReport:
        """Build some postings, or all, as HTML and Markdown if nothing else is said."""
        workspace = Workspace.open(self.root)
        files = [self.root / "postings" / f"{name}.yaml" for name in names] or workspace.posting_files()
        return build(workspace, files, BuildOptions(**{"formats": ("html", "md"), **options}), ways=ways)

    def again(self, *names: str, force: bool = False, prune: bool = False, **options: Any) -> BuildReport:
        """Build what has changed since the last call of this."""
        return self.build(
            *names, ways=Ways(place(self.out, self.root), force=force, prune=prune), **{"formats": None, **options}
        )

    def pen(self, locale: str = "en", *, name: str = "hive", audience: int = 0) -> Pen:
        """Return the pen of an ad."""
        workspace = Workspace.open(self.root)
        file = workspace.posting(self.root / "postings" / f"{name}.yaml")
        ad = ads(file, tuple(workspace.locales))[audience].in_locale(locale)
        return Pen(ad, localize(file.entities, workspace.locales[locale]), workspace.locales)

    def version(self, locale: str = "en", *, name: str = "hive", audience: int = 0, **which: Any) -> Version:
        """Return an ad in a locale as the rules see it; ``as_of`` and ``channels`` (names) may be given."""
        workspace = Workspace.open(self.root)
        file = workspace.posting(self.root / "postings" / f"{name}.yaml")
        which["channels"] = tuple(load(one, self.root) for one in which.get("channels", ()))
        made = versions(workspace, file, sets(workspace, file, tuple(workspace.locales)), wanted=frozenset({locale}), **which)
        return list(made)[audience]

    def found(self, rule: str, locale: str = "en", **which: Any) -> list[Finding]:
        """Return what one rule finds in an ad in a locale."""
        version = self.version(locale, **which)
        return list(run(version, [one for one in every_rule() if one.id == rule]))

    def view(self, locale: str = "en", **which: Any) -> AdView:
        """Return the view of an ad."""
        pen = self.pen(locale, **which)
        pieces = tuple(pen.localized.pieces_of(found.text for found in pen.ad.texts()))
        return view(pen, pieces, Workspace.open(self.root), Options("#0b5c4a"))

    def file(self, name: str) -> Path:
        """Return a file that was built, by its name alone."""
        (found,) = self.out.rglob(name)
        return Path(found)

    def text(self, name: str) -> str:
        """Return the text of a file that was built."""
        return self.file(name).read_text("utf-8")

    def page(self, name: str) -> Element:
        """Return an HTML file as browsers read it."""
        return tinyhtml5.parse(self.text(name), namespace_html_elements=False)

    def json_ld(self, name: str) -> dict[str, Any] | None:
        """Return the structured data of an HTML file, if it has any."""
        found = [one.text for one in self.page(name).iter("script") if one.get("type") == "application/ld+json"]
        return json.loads(found[0]) if found else None


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A workspace with settings only."""
    made = Site(tmp_path / "site")
    made.write("annons.toml", 'output = "output"\n')
    return made


@pytest.fixture
def nordic_jobs(workspace: Path) -> Site:
    """The example workspace as a site that a test may change."""
    return Site(workspace)


def words(element: Element | None) -> str:
    """Return what a person reads in an element, with single plain spaces."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


@pytest.fixture(name="words")
def _words() -> Any:
    """The function that returns what a person reads in an element."""
    return words
