"""Pages in a real browser: they load again, stay where they were, and say what is wrong."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.support.ui import WebDriverWait

from generator.errors import Finding, InputError, Where
from generator.watching.loop import Round
from generator.watching.server import Live

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

WAIT = 30
WRONG = Finding("YAML", "a quote is opened & never closed", "close it", where=Where(Path("postings/hive.yaml"), 14, 9))

BAR = """
const bar = document.querySelector("annons-watch");
return bar && !bar.hidden ? bar.shadowRoot.querySelector("[role=status]").innerText : "";
"""
AXE = """
const done = arguments[arguments.length - 1];
axe.run(document, {rules: {"target-size": {enabled: true}}}).then(done, error => done({error: String(error)}));
"""


class Sight:
    """What a person sees of a page."""

    def __init__(self, chrome: Chrome) -> None:
        self.chrome = chrome

    def open(self, url: str, width: int = 1200, height: int = 700) -> None:
        """Open a page, once it hears of changes."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        self.chrome.get(url)

    @property
    def heading(self) -> str:
        """The first heading."""
        return self.run("const one = document.querySelector('h1'); return one ? one.textContent : ''")

    @property
    def bar(self) -> str:
        """What the bar at the foot says, if it is shown."""
        return self.run(BAR)

    def run(self, script: str):
        """Return what a script returns."""
        return self.chrome.execute_script(script)

    def until(self, seen) -> None:
        """Wait until something is seen."""
        WebDriverWait(self.chrome, WAIT, poll_frequency=0.05).until(lambda _: seen())


@pytest.fixture
def sight(chromium):
    """A person before the browser."""
    chromium.get("about:blank")
    chromium.get_log("browser")
    return Sight(chromium)


def failed(*findings):
    return Round((), findings=findings, failed=True)


def test_a_page_loads_again_and_stays_where_it_was(sight, live, ad, tmp_path):
    sight.open(f"{live.url}hive/hive.en.html")
    sight.run("scrollTo(0, 1234)")
    name = ad(tmp_path / "output", "hive", "en", "Beekeeper wanted")
    live.tell(Round((), (name,)))
    sight.until(lambda: sight.heading == "Beekeeper wanted")
    sight.until(lambda: sight.run("return document.readyState") == "complete")

    assert sight.run("return scrollY") == 1234


def test_another_pages_change_is_none_of_its_business(sight, live, ad, tmp_path):
    sight.open(f"{live.url}hive/hive.en.html")
    sight.run("window.kept = 1")
    live.tell(Round((), (ad(tmp_path / "output", "mead", "da", "Brygger"),)))
    live.tell(failed(WRONG))
    sight.until(lambda: sight.bar)

    assert sight.run("return window.kept") == 1


def test_the_bar_says_what_is_wrong_until_it_is_mended(sight, live):
    sight.open(f"{live.url}hive/hive.en.html")
    assert sight.bar == ""
    live.tell(failed(WRONG, Finding("FIELD", "is missing")))
    sight.until(lambda: sight.bar)
    first = sight.bar.split("\n")
    height = sight.run("return document.documentElement.scrollHeight")
    live.tell(failed(WRONG))
    sight.until(lambda: "more error" not in sight.bar)
    live.tell(Round(()))
    sight.until(lambda: not sight.bar)

    assert first == ["postings/hive.yaml:14:9", "a quote is opened & never closed (and 1 more error)", "→ close it"]
    assert sight.run("return document.documentElement.scrollHeight") < height, "the end of the page could not be seen"


def test_a_page_that_is_opened_later_says_so_too(sight, live):
    live.tell(failed(WRONG))
    sight.open(live.url)
    sight.until(lambda: sight.bar.startswith("postings/hive.yaml:14:9"))


def test_a_page_that_is_not_there_yet_comes(sight, live, ad, tmp_path):
    sight.open(f"{live.url}mead/mead.da.html")
    assert sight.heading == "Not built"
    live.tell(Round((), (ad(tmp_path / "output", "mead", "da", "Brygger"),)))
    sight.until(lambda: sight.heading == "Brygger")


def test_the_list_grows(sight, live, ad, tmp_path):
    sight.open(f"{live.url}?q=mead")
    live.tell(Round((), (ad(tmp_path / "output", "mead", "da", "Brygger"),)))
    sight.until(lambda: sight.run("return document.querySelectorAll('.ad').length") == 1)
    sight.run("document.querySelector('.headline a').click()")
    sight.until(lambda: sight.heading == "Brygger")


def test_pages_say_that_the_server_is_gone_and_find_it_again(sight, live, ad, tmp_path):
    sight.open(f"{live.url}hive/hive.en.html")
    live.stop()
    sight.until(lambda: "has stopped" in sight.bar)
    ad(tmp_path / "output", "hive", "en", "Beekeeper again")
    with Live(tmp_path / "output", port=int(live.url.rstrip("/").rpartition(":")[2])) as other:
        assert other.start() == live.url
        sight.until(lambda: sight.heading == "Beekeeper again")
        assert sight.bar == ""


def test_many_tabs_do_not_block_each_other(sight, live, ad, tmp_path):
    first = sight.chrome.current_window_handle
    try:
        for _ in range(8):
            sight.chrome.switch_to.new_window("tab")
            sight.open(f"{live.url}hive/hive.en.html")
            assert sight.heading == "Beekeeper"
        live.tell(Round((), (ad(tmp_path / "output", "hive", "en", "Seen by all"),)))
        for handle in sight.chrome.window_handles[1:]:
            sight.chrome.switch_to.window(handle)
            sight.until(lambda: sight.heading == "Seen by all")
    finally:
        for handle in sight.chrome.window_handles:
            if handle != first:
                sight.chrome.switch_to.window(handle)
                sight.chrome.close()
        sight.chrome.switch_to.window(first)


def test_a_real_ad_looks_as_its_file_does(sight, site):
    site.posting("responsibilities: [You keep *bees*]\n")
    site.build()
    page = site.file("hive.en.html")
    sight.open(page.as_uri())
    look = "return [getComputedStyle(document.querySelector('h1')).fontSize, document.documentElement.scrollHeight]"
    before = sight.run(look)
    sight.chrome.get_log("browser")
    with Live(site.out, port=0) as live:
        sight.open(f"{live.start()}{page.relative_to(site.out).as_posix()}")
        live.tell(failed(WRONG))
        sight.until(lambda: sight.bar)
        live.tell(Round(()))
        sight.until(lambda: not sight.bar)
        assert sight.run(look) == before
        # Nothing was kept from loading, and nothing asked anybody else.
        assert sight.chrome.get_log("browser") == []
        own = sight.run("return performance.getEntriesByType('resource').every(one => one.name.startsWith(location.origin))")
        assert own


def test_what_is_saved_is_seen(sight, tmp_path, watching, ad):
    """The whole way: a file is saved, a build is called, the page shows it; a mistake, and its mending too."""
    source, out = tmp_path / "hive.yaml", tmp_path / "output"
    page = ad(out, "hive", "en", "Before")
    with Live(out, port=0) as live, watching(tmp_path) as loop:

        def build(changed):
            text = source.read_text("utf-8")
            if text == "wrong":
                raise InputError(WRONG)
            return Round(tuple(changed), (ad(out, "hive", "en", text),))

        loop.instead = build
        sight.open(f"{live.start()}{page}")
        for text, seen in (("After", "After"), ("wrong", "After"), ("Mended", "Mended")):
            loop.save("hive.yaml", text)
            live.tell(loop.next())
            sight.until(lambda seen=seen: sight.heading == seen)
            sight.until(lambda text=text: bool(sight.bar) == (text == "wrong"))


@pytest.mark.parametrize("width", [320, 400, 1200])
@pytest.mark.parametrize("path", ["", "?q=nobody", "nothing.html"])
def test_the_pages_can_be_used_by_everybody(sight, live, ad, tmp_path, node_modules, width, path):  # noqa: PLR0913, PLR0917
    name = ad(
        tmp_path / "output",
        "a-very-long-name-" * 5,
        "sv",
        "Sjuksköterskespecialistutbildningsledare",
        "pdf",
        "md",
        "social.png",
    )
    live.tell(Round((), (name,)))
    live.tell(failed(WRONG))
    sight.open(f"{live.url}{path}", width)
    sight.until(lambda: sight.bar)
    sight.run((node_modules / "axe-core" / "axe.min.js").read_text("utf-8").replace("</", "<\\/"))
    found = sight.chrome.execute_async_script(AXE)
    told = [
        (one["id"], node["html"], str(node["any"])[:400])
        for kind in ("violations", "incomplete")
        for one in found[kind]
        for node in one["nodes"]
    ]

    assert told == []
    assert {"color-contrast", "landmark-one-main"} <= {one["id"] for one in found["passes"]}
    assert sight.run("return document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", ["/", "/?q=nobody", "/nothing.html"])
def test_the_pages_are_valid(live, browser, ad, tmp_path, node_modules, path):  # noqa: PLR0913, PLR0917
    live.tell(Round((), (ad(tmp_path / "output", "mead", "da", "Brygger", "pdf"),)))
    live.tell(failed(WRONG))
    file = tmp_path / "page.html"
    file.write_bytes(browser.get(path)[1])
    rules = {"extends": ["html-validate:recommended", "html-validate:a11y"], "root": True}
    config = tmp_path / "config.json"
    config.write_text(json.dumps(rules), "utf-8")
    node = shutil.which("node")
    assert node, "node is not installed: run make test, or install nodejs"
    program = node_modules / "html-validate" / "bin" / "html-validate.mjs"
    found = subprocess.run([node, program, "--config", config, file], capture_output=True, text=True, check=False)

    assert found.returncode == 0, found.stdout + found.stderr
