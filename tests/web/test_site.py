"""A published site in headless Chromium, from a disk and from a plain server: search, filters, languages, notices.

The server forbids all but the site's own files (Content-Security-Policy), so that a site can be put behind such a rule.
"""

import datetime as dt
import functools
import json
import shutil
import subprocess
import threading
from dataclasses import replace
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from generator import making, versions
from generator.making import Plan
from generator.posting.workspace import Workspace
from generator.printing.orders import USUAL, orders
from generator.publish.models import Edition, Published
from generator.publish.site import site as make_site
from generator.rendering import themes
from generator.stores import open_store

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

HERE = Path(__file__).resolve().parent
CODES = ("da", "nb", "sv", "en")
DAY = dt.date(2026, 11, 25)
THEMES = ("nordic", "classic")
DESKTOP, PHONE = (1280, 900), (360, 740)
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; form-action 'none'; base-uri 'none'"

COPENHAGEN = "{da: København, nb: København, sv: Köpenhamn, en: Copenhagen}"
JOBS = (
    ("baker", "Havnegade Bageri", f"{{country: DK, city: {COPENHAGEN}}}", "da", "full_time", "2026-11-20", "2026-12-15",
     ("Bager med hang til surdej", "Baker med sans for surdeig", "Bagare med känsla för surdeg", "Baker, sourdough")),
    ("shop", "Havnegade Bageri", "{country: DK, city: Århus}", "da", "part_time", "2026-11-15", "2026-12-10",
     ("Weekendekspedient", "Helgemedarbeider i butikk", "Helgbiträde i butik", "Weekend shop assistant")),
    ("nurse", "Östra Sjukhuset", "{country: SE, city: {da: Göteborg, nb: Göteborg, sv: Göteborg, en: Gothenburg}}", "sv",
     "part_time", "2026-11-23", "2026-12-20",
     ("Børneafdelingssygeplejerske", "Barnesykepleier", "Barnsjuksköterska", "Paediatric nurse")),
    ("mate", "Polarrederiet", "{country: 'NO', city: Tromsø}", "'no'", "full_time", "2026-11-23", "2027-01-10",
     ("Overstyrmand på ekspeditionsskib", "Overstyrmann på ekspedisjonsskip", "Överstyrman på expeditionsfartyg",
      "Chief officer, expedition ship")),
    ("engineer", "Polarrederiet", "{country: 'NO', city: Tromsø}", "'no'", "full_time", "2026-11-02", "2026-11-15",
     ("Maskinmester", "Maskinsjef", "Teknisk chef", "Chief engineer")),
)  # fmt: skip
POSTING = """\
source_locale: da
title: {title}
summary: {{da: Kom og se., nb: Kom og se., sv: Kom och se., en: Come and see.}}
date_posted: {posted}
valid_through: {until}
hiring_organization: {{name: {employer}, brand_color: "#7a3e12"}}
agency: nordic-jobs-worldwide
job_location: {{address: {address}}}
required_languages: [{{language: {language}}}]
employment_type: {kind}
apply: {{url: "https://www.example.com/apply"}}
contacts: [{{name: Ada Eksempel, email: ada@example.com}}]
"""

AXE = """
const done = arguments[arguments.length - 1];
axe.run(document, {rules: {"target-size": {enabled: true}}}).then(done, error => done({error: String(error)}));
"""
WIDE = """
return [...document.body.querySelectorAll("*")].filter(element => {
  const box = element.getBoundingClientRect();
  return box.right > innerWidth + 0.5 || (box.left < -0.5 && box.width > 0);
}).map(element => element.outerHTML.slice(0, 120));
"""


def edition(root: Path, theme: str) -> tuple[Edition, dict[str, bytes]]:
    """Return everything a workspace would publish, and the ads' pages."""
    workspace = Workspace.open(root)
    settings = workspace.settings
    plan = Plan(
        workspace,
        themes.load(theme, root),
        CODES,
        None,
        orders(("html",), USUAL, settings, root),
        open_store(Path()),
        strict=False,
    )
    ads: list[Published] = []
    pages: dict[str, bytes] = {}
    for file in workspace.posting_files():
        posting = workspace.posting(file)
        for version in versions.versions(workspace, posting, versions.sets(workspace, posting, CODES)):
            late = version.ad.posting.valid_through < DAY
            home = f"../{version.locale}/index.html"
            one = making.make(plan, version, lambda view, home=home: replace(view, home=home), expired=late)
            pages |= {name.as_posix(): data for name, (data, _) in one.contents.items()}
            ads.append(Published(version, one.view, "expired" if late else "open"))
    made = Edition(tuple(ads), workspace.locales, plan.theme, "https://jobs.example/", DAY, gone=("old/old.da.html",))
    return made, pages


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in each theme: five jobs in four languages, one of them over."""
    folder = tmp_path_factory.mktemp("published")
    root = folder / "workspace"
    example = HERE.parent.parent / "examples" / "nordic-jobs"
    shutil.copytree(example, root, ignore=shutil.ignore_patterns("output", "postings"))
    (root / "postings").mkdir()
    for name, employer, address, language, kind, posted, until, titles in JOBS:
        values = {
            "employer": employer,
            "address": address,
            "language": language,
            "kind": kind,
            "posted": posted,
            "until": until,
        }
        title = json.dumps(dict(zip(CODES, titles, strict=True)), ensure_ascii=False)
        (root / "postings" / f"{name}.yaml").write_text(POSTING.format(title=title, **values), "utf-8")
    for theme in THEMES:
        made, pages = edition(root, theme)
        for name, data in {**pages, **make_site(made)}.items():
            file = folder / theme / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
    return folder


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder, and forbids whatever is not in it."""

    def log_message(self, *_: object) -> None:
        pass

    def end_headers(self) -> None:
        if self.path.partition("?")[0].endswith("index.html"):
            self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@pytest.fixture(scope="session")
def server(published: Path):
    """The address of a plain server of the sites."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(published))) as made:
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{made.server_port}"
        made.shutdown()
        thread.join()


@pytest.fixture(params=["disk", "server"])
def base(request, published: Path, server: str) -> str:
    """Where the sites lie."""
    return published.as_uri() if request.param == "disk" else server


@pytest.fixture
def browser(chromium: Chrome) -> Chrome:
    """The browser, as wide as a desktop, with nothing in its logs."""
    for log in ("performance", "browser"):
        chromium.get_log(log)
    resize(chromium, *DESKTOP)
    return chromium


def resize(chromium: Chrome, width: int, height: int) -> None:
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def titles(chromium: Chrome) -> list[str]:
    """Return the titles of the jobs in sight, without the places where they may break."""
    return [one.text.replace("\u00ad", "") for one in chromium.find_elements(By.CSS_SELECTOR, ".job h2") if one.is_displayed()]


def search(chromium: Chrome, text: str) -> list[str]:
    """Type a search; return the titles that are left, once the page has told how many they are."""
    field = chromium.find_element(By.ID, "q")
    field.send_keys(Keys.CONTROL, "a")
    field.send_keys(text)
    return settled(chromium)


def choose(chromium: Chrome, name: str, value: str) -> list[str]:
    """Choose a filter's value; return the titles that are left."""
    Select(chromium.find_element(By.ID, name)).select_by_value(value)
    return settled(chromium)


def settled(chromium: Chrome) -> list[str]:
    found = titles(chromium)
    WebDriverWait(chromium, 5, 0.02).until(lambda _: count(chromium).startswith(f"{len(found)} "))
    return found


def count(chromium: Chrome) -> str:
    return chromium.find_element(By.CSS_SELECTOR, '[role="status"]').text


def query(chromium: Chrome, wanted: str) -> None:
    """Wait until the address ends so."""
    WebDriverWait(chromium, 5, 0.02).until(lambda _: chromium.current_url.partition("?")[2] == wanted)


NURSE, MATE, BAKER, SHOP = (
    "Børneafdelingssygeplejerske",
    "Overstyrmand på ekspeditionsskib",
    "Bager med hang til surdej",
    "Weekendekspedient",
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kobenhavn", [BAKER]),
        ("koebenhavn", [BAKER]),
        ("COPENHAGEN", [BAKER]),
        ("surdej bager", [BAKER]),
        ("aarhus", [SHOP]),
        ("arhus", [SHOP]),
        ("goteborg", [NURSE]),
        ("Gøteborg", [NURSE]),
        ("sygeplejerske", [NURSE]),
        ("afdelingssyge", [NURSE]),
        ("tromsø skib", [MATE]),
        ("norsk", [MATE]),
        ("bageri", [BAKER, SHOP]),
        ("på", [MATE]),
        ("  ", [NURSE, MATE, BAKER, SHOP]),
    ],
)
def test_search_takes_words_as_people_type_them(browser: Chrome, published: Path, text: str, found: list[str]) -> None:
    browser.get((published / "nordic/da/index.html").as_uri())

    assert search(browser, text) == found


def test_a_search_is_counted_kept_in_the_address_and_cleared(browser: Chrome, base: str) -> None:
    browser.get(f"{base}/nordic/da/index.html")
    assert (titles(browser), count(browser)) == ([NURSE, MATE, BAKER, SHOP], "4 stillinger")

    assert search(browser, "surdej bager") == [BAKER]
    assert count(browser) == "1 stilling"
    query(browser, "q=surdej+bager")
    browser.refresh()
    assert settled(browser) == [BAKER]
    assert browser.find_element(By.ID, "q").get_attribute("value") == "surdej bager"

    browser.find_element(By.CSS_SELECTOR, ".found .clear").click()
    assert settled(browser) == [NURSE, MATE, BAKER, SHOP]
    assert browser.switch_to.active_element.get_attribute("id") == "q"
    query(browser, "")
    assert browser.get_log("browser") == []


def test_filters_narrow_each_other_and_go_along_to_another_language(browser: Chrome, base: str) -> None:
    browser.get(f"{base}/nordic/da/index.html")

    assert choose(browser, "place", "dk") == [BAKER, SHOP]
    assert choose(browser, "type", "part_time") == [SHOP]
    assert choose(browser, "type", "") == [BAKER, SHOP]
    assert choose(browser, "place", "copenhagen-dk") == [BAKER]
    query(browser, "place=copenhagen-dk")
    browser.find_element(By.CSS_SELECTOR, '.languages a[hreflang="sv"]').click()
    assert settled(browser) == ["Bagare med känsla för surdeg"]
    assert Select(browser.find_element(By.ID, "place")).first_selected_option.text == "Köpenhamn"
    assert count(browser) == "1 tjänst"
    assert browser.get_log("browser") == []


def test_a_search_that_finds_nothing_says_so_and_leads_back(browser: Chrome, base: str) -> None:
    browser.get(f"{base}/nordic/en/index.html?q=astronaut&place=no")

    assert settled(browser) == []
    assert count(browser) == "0 jobs"
    nothing = browser.find_element(By.CSS_SELECTOR, ".nothing")
    assert nothing.text.startswith("No jobs match your search.")
    nothing.find_element(By.TAG_NAME, "button").click()
    assert len(settled(browser)) == 4
    assert not nothing.is_displayed()


def test_an_address_with_values_that_there_are_not_shows_everything(browser: Chrome, published: Path) -> None:
    browser.get((published / "nordic/nb/index.html").as_uri() + "?place=mars&employer=&unknown=1&type=full_time%20")

    assert len(settled(browser)) == 4
    assert browser.get_log("browser") == []


def test_enter_leads_to_what_was_found(browser: Chrome, base: str) -> None:
    browser.get(f"{base}/nordic/da/index.html")
    browser.find_element(By.ID, "q").send_keys("surdej", Keys.ENTER)

    assert browser.switch_to.active_element.get_attribute("id") == "jobs"
    assert settled(browser) == [BAKER]
    query(browser, "q=surdej")


def test_a_job_opens_and_leads_back_to_the_search(browser: Chrome, base: str) -> None:
    browser.get(f"{base}/classic/nb/index.html?q=tromso")
    somewhere = browser.find_element(By.CSS_SELECTOR, ".job:not([hidden]) .where")
    ActionChains(browser).move_to_element(somewhere).click().perform()
    assert browser.find_element(By.TAG_NAME, "h1").text == "Overstyrmann på ekspedisjonsskip"

    home = browser.find_element(By.CSS_SELECTOR, ".home a")
    assert home.text.endswith("Alle ledige stillinger")
    home.click()
    assert browser.find_element(By.TAG_NAME, "h1").text == "Ledige stillinger"
    assert browser.execute_script("return document.documentElement.lang") == "nb"
    browser.back()
    browser.back()
    assert settled(browser) == ["Overstyrmann på ekspedisjonsskip"]


@pytest.mark.parametrize("theme", THEMES)
def test_an_ad_that_is_over_says_so_and_takes_no_applications(browser: Chrome, published: Path, theme: str) -> None:
    browser.get((published / theme / "engineer/engineer.sv.html").as_uri())

    assert browser.find_element(By.CSS_SELECTOR, ".band").text == "Sista ansökningsdag har passerat"
    assert browser.find_elements(By.CSS_SELECTOR, 'meta[name="robots"][content="noindex"]')
    assert not browser.find_elements(By.CSS_SELECTOR, 'a[href*="apply"], [type="application/ld+json"]')
    browser.find_element(By.CSS_SELECTOR, ".call a").click()
    assert len(titles(browser)) == 4
    assert "Teknisk chef" not in browser.page_source


def test_without_scripts_the_whole_list_is_there_and_no_form(browser: Chrome, published: Path) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get((published / "nordic/da/index.html").as_uri() + "?q=surdej")
        shown = len(titles(browser)), browser.find_element(By.CSS_SELECTOR, ".search").is_displayed(), count(browser)
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})

    assert shown == (4, False, "4 stillinger")


def test_on_paper_there_is_the_list_alone(browser: Chrome, published: Path) -> None:
    browser.get((published / "nordic/da/index.html").as_uri())
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        hidden = [browser.find_element(By.CSS_SELECTOR, one).is_displayed() for one in (".search", ".languages", ".feed")]
        shown = len(titles(browser))
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})

    assert (hidden, shown) == ([False, False, False], 4)


PLACES = (
    "index.html",
    "da/index.html",
    "sv/index.html?q=xyzzy",
    "404.html",
    "gone.html",
    "baker/baker.en.html",
    "engineer/engineer.nb.html",
)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("place", PLACES)
def test_axe_finds_nothing_and_nothing_runs_out_of_the_window(
    browser: Chrome, published: Path, node_modules: Path, theme: str, place: str
) -> None:
    browser.get((published / theme).as_uri() + f"/{place}")
    for width, height in ((320, 640), PHONE, (768, 1024), DESKTOP):
        resize(browser, width, height)
        assert browser.execute_script(WIDE) == []
    resize(browser, *PHONE)
    browser.execute_script((node_modules / "axe-core" / "axe.min.js").read_text("utf-8"))
    found = browser.execute_async_script(AXE)

    told = [f"{rule['id']}: {node['html'][:200]}" for kind in ("violations", "incomplete") for rule in found[kind]
            for node in rule["nodes"]]  # fmt: skip
    assert told == []
    assert {"color-contrast", "html-has-lang", "landmark-one-main", "page-has-heading-one"} <= {
        rule["id"] for rule in found["passes"]
    }


@pytest.mark.parametrize("theme", THEMES)
def test_a_server_is_asked_for_the_page_its_style_and_its_script_only(browser: Chrome, server: str, theme: str) -> None:
    browser.get(f"{server}/{theme}/sv/index.html")
    browser.get(f"{server}/{theme}/index.html")

    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = {event["params"]["request"]["url"].partition("?")[0] for event in events
             if event["method"] == "Network.requestWillBeSent"}  # fmt: skip
    own = {f"{server}/{theme}/{name}" for name in ("sv/index.html", "index.html", "site.css", "site.js")}
    assert {url for url in asked if not url.startswith("data:")} == own
    assert browser.get_log("browser") == []


def test_the_keyboard_leads_through_search_filters_and_jobs(browser: Chrome, published: Path) -> None:
    browser.get((published / "nordic/da/index.html").as_uri())
    seen = []
    for _ in range(16):
        for kind in ("rawKeyDown", "keyUp"):
            key = {"type": kind, "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
            browser.execute_cdp_cmd("Input.dispatchKeyEvent", key)
        element = browser.switch_to.active_element
        name = element.get_attribute("name") or element.text.replace("\u00ad", "")
        outline = [element.value_of_css_property(f"outline-{one}") for one in ("style", "width")]
        seen.append((name, outline[0], float(outline[1].removesuffix("px")) >= 2))

    assert [name for name, *_ in seen] == [
        "Gå til listen", "Dansk", "Norsk bokmål", "Svenska", "English", "q", "Søg", "place", "language", "employer", "type",
        NURSE, MATE, BAKER, SHOP, "+47 92 26 59 12",
    ]  # fmt: skip
    assert {(style, wide) for _, style, wide in seen} == {("solid", True)}


def test_every_page_is_valid(published: Path, node_modules: Path) -> None:
    node = shutil.which("node")
    assert node, "node is not installed: run make test, or install nodejs"
    program = node_modules / "html-validate" / "bin" / "html-validate.mjs"
    files = [file for theme in THEMES for file in (published / theme).rglob("*.html")]
    command = [node, program, "--config", HERE / ".htmlvalidate.json", "--max-warnings=0", *files]
    found = subprocess.run(command, capture_output=True, text=True, check=False)

    assert len(files) == len(THEMES) * (len(JOBS) * len(CODES) + len(CODES) + 3)
    assert found.returncode == 0, found.stdout + found.stderr
