"""Finished ads to look at, and a browser to look at them with."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from generator.build import BuildOptions, build
from generator.posting.workspace import Workspace

HERE = Path(__file__).resolve().parent
MODULES = HERE / "node_modules"
BASE_URL = "https://jobs.example.com/ledige/"
THEMES = ("nordic", "classic")
ADS = {
    "example/back-office-agent-tallinn/back-office-agent-tallinn": ("da", "nb", "sv", "en"),
    "example/customer-adviser-tallinn/customer-adviser-tallinn-for-da": ("da", "en"),
    "example/customer-adviser-tallinn/customer-adviser-tallinn-for-no": ("nb", "en"),
    "example/customer-adviser-tallinn/customer-adviser-tallinn-for-sv": ("sv", "en"),
    "own/full/full": ("da", "nb", "sv", "en"),
    "own/bands/bands": ("da", "nb", "sv", "en"),
}


class Page(NamedTuple):
    """A finished ad."""

    theme: str
    ad: str
    locale: str

    def __str__(self) -> str:
        return f"{self.theme}-{Path(self.ad).name}.{self.locale}"

    def under(self, site: Path) -> Path:
        """Return its file."""
        return site / self.theme / f"{self.ad}.{self.locale}.html"


PAGES = tuple(Page(theme, ad, locale) for theme in THEMES for ad, locales in ADS.items() for locale in locales)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for a page over all of them."""
    if "page" in metafunc.fixturenames:
        metafunc.parametrize("page", PAGES, ids=str)


@pytest.fixture(scope="session")
def pages() -> tuple[Page, ...]:
    """Every finished ad."""
    return PAGES


@pytest.fixture(scope="session")
def base_url() -> str:
    """Where this folder's own postings would stand on the web."""
    return BASE_URL


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example and this folder's own postings as HTML in both themes; the own ones with a base address."""
    folder = tmp_path_factory.mktemp("site")
    own = folder / "workspace"
    own.mkdir()
    shutil.copy(HERE / "picture.svg", own)
    postings = own / "postings"
    postings.mkdir()
    for file in (*HERE.glob("*.yaml"), *HERE.glob("*.po")):
        shutil.copy(file, postings)
    (own / "annons.toml").write_text(f'base_url = "{BASE_URL}"\nlocales = ["da", "nb", "sv", "en"]\n', "utf-8")
    example = HERE.parent.parent / "examples" / "nordic-jobs"
    for theme in THEMES:
        for name, root in (("example", example), ("own", own)):
            workspace = Workspace.open(root)
            options = BuildOptions(formats=("html",), theme=theme, output=folder / theme / name)
            report = build(workspace, workspace.posting_files(), options)
            assert report.exit_code == 0, report.findings
    return folder


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """Where the validators are installed."""
    if not (MODULES / "html-validate").is_dir() or not (MODULES / "axe-core").is_dir():
        pytest.fail("the validators are not installed: run make test, or npm install --prefix tests/web --no-package-lock")
    return MODULES


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """One headless Chromium for all tests of a worker."""
    browser, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not browser or not driver:
        pytest.fail("chromium and chromedriver are not installed: run make test, or install chromium and chromium-driver")
    options = Options()
    options.binary_location = browser
    for flag in (
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        f"--user-data-dir={tmp_path_factory.mktemp('chromium')}",
    ):  # fmt: skip
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    chrome = Chrome(options, Service(driver))
    try:
        yield chrome
    finally:
        chrome.quit()
