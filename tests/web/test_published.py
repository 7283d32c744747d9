"""The example as ``annons publish`` writes it, in headless Chromium: every link leads somewhere, nothing is amiss."""

import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import tinyhtml5
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

AXE = """
const done = arguments[arguments.length - 1];
axe.run(document, {preload: false}).then(done, error => done({violations: [{id: String(error)}]}));
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, root_of_checkout: Path) -> Path:
    """The example, published by the command as of a day on which its first ad is over."""
    made = tmp_path_factory.mktemp("published") / "site"
    command = [Path(sys.executable).with_name("annons"), "publish", root_of_checkout / "examples" / "nordic-jobs"]
    subprocess.run([*command, "--as-of", "2018-04-10", "--output", made], check=True, capture_output=True)
    return made


@pytest.fixture(scope="module")
def root_of_checkout(request: pytest.FixtureRequest) -> Path:
    """The checkout."""
    return request.config.rootpath


def test_every_link_between_its_pages_leads_somewhere(folder):
    pages = sorted(folder.rglob("*.html"))
    broken = []
    for page in pages:
        for element in tinyhtml5.parse(page.read_text("utf-8"), namespace_html_elements=False).iter():
            address = element.get("href") or element.get("src") or ""
            parts = urlsplit(address)
            if parts.scheme or parts.netloc or not parts.path or address.startswith("/"):
                continue
            if not (page.parent / unquote(parts.path)).is_file():
                broken.append((page.name, address))

    assert len(pages) > 14
    assert broken == []


def test_no_page_has_anything_to_say_to_the_console_and_axe_finds_nothing(folder, chromium: Chrome, node_modules):
    axe = (node_modules / "axe-core" / "axe.min.js").read_text("utf-8")
    amiss = {}
    for page in sorted(folder.rglob("*.html")):
        chromium.get(page.as_uri())
        said = [entry["message"] for entry in chromium.get_log("browser")]
        chromium.execute_script(axe)
        found = [one["id"] for one in chromium.execute_async_script(AXE)["violations"]]
        if said or found:
            amiss[page.name] = (said, found)

    assert amiss == {}


def test_an_ad_that_is_over_says_so_and_its_list_has_only_what_is_open(folder, chromium: Chrome):
    chromium.get((folder / "da" / "index.html").as_uri())
    titles = [one.text for one in chromium.find_elements(By.CSS_SELECTOR, "main h2")]
    chromium.get((folder / "back-office-agent-tallinn" / "back-office-agent-tallinn.da.html").as_uri())

    assert titles == ["Dansktalende kunderådgiver til Nissan i Tallinn"]
    assert "frist" in chromium.find_element(By.CSS_SELECTOR, ".band").text.lower()
    assert chromium.find_element(By.CSS_SELECTOR, "meta[name=robots]").get_attribute("content") == "noindex"
    assert not chromium.find_elements(By.CSS_SELECTOR, "a[href^='mailto:'][class*=button]")


def test_an_ad_leads_to_its_sisters_and_home(folder, chromium: Chrome):
    chromium.get((folder / "sv" / "index.html").as_uri())
    chromium.find_element(By.CSS_SELECTOR, "main h2 a").click()
    chromium.find_element(By.CSS_SELECTOR, "a[hreflang=en]").click()
    english = chromium.title
    chromium.find_element(By.CSS_SELECTOR, "a[href='../en/index.html']").click()

    assert english.startswith("Swedish-speaking")
    assert chromium.current_url.endswith("/en/index.html")
