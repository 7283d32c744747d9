"""Every finished ad in headless Chromium: accessibility by axe-core, layout, keyboard, links, and no word to the network."""

import json
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, Keys

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

DESKTOP, PHONE = (1280, 900), (360, 740)

AXE = """
const done = arguments[arguments.length - 1];
axe.run(document, {rules: {"target-size": {enabled: true}}}).then(done, error => done({error: String(error)}));
"""

# Text that runs out of the window, or out of a box that hides what does not fit.
OVERFLOW = """
const wide = [...document.body.querySelectorAll("*")].filter(element => {
  const box = element.getBoundingClientRect();
  return box.right > innerWidth + 0.5 || (box.left < -0.5 && box.width > 0);
});
return [document.documentElement.scrollWidth, innerWidth, wide.map(element => element.outerHTML.slice(0, 120))];
"""

# The lines on which the text of an element stands.
LINES = """
return [...document.querySelectorAll(arguments[0])].map(element => {
  const range = document.createRange();
  range.selectNodeContents(element);
  return [element.textContent, new Set([...range.getClientRects()].map(box => Math.round(box.top))).size];
});
"""

# The focused element: its place among the page's links, its outline, the colours of outline and ground, and whether the
# outline is within the window.
FOCUS = """
const element = document.activeElement;
let ground = element.parentElement;
while (ground && getComputedStyle(ground).backgroundColor === "rgba(0, 0, 0, 0)") ground = ground.parentElement;
const style = getComputedStyle(element), box = element.getBoundingClientRect();
const edge = parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset);
return {
  text: element.textContent.trim(),
  number: [...document.querySelectorAll("a[href], button, input, [tabindex]")].indexOf(element),
  outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
  color: style.outlineColor,
  ground: ground ? getComputedStyle(ground).backgroundColor : "rgb(255, 255, 255)",
  inside: box.width > 0 && Math.min(box.top, box.left, innerHeight - box.bottom, innerWidth - box.right) >= edge,
};
"""


def resize(chromium: Chrome, width: int, height: int) -> None:
    """Set the size of the page itself, since windows have a least width."""
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def press_tab(chromium: Chrome) -> None:
    """Press the key as a person does: the driver's own way would first scroll to where the focus is."""
    for kind in ("rawKeyDown", "keyUp"):
        key = {"type": kind, "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
        chromium.execute_cdp_cmd("Input.dispatchKeyEvent", key)


@pytest.fixture
def opened(chromium: Chrome, site: Path, page) -> Chrome:
    """The browser with the ad open in it, as wide as a desktop."""
    for log in ("performance", "browser"):
        chromium.get_log(log)
    resize(chromium, *DESKTOP)
    chromium.get(page.under(site).as_uri())
    return chromium


@pytest.fixture(scope="session")
def axe(node_modules: Path) -> str:
    """axe-core's source."""
    return (node_modules / "axe-core" / "axe.min.js").read_text("utf-8")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing(opened: Chrome, axe: str, size: tuple[int, int]) -> None:
    resize(opened, *size)
    opened.execute_script(axe)
    found = opened.execute_async_script(AXE)
    told = [
        f"{rule['id']} ({kind}): {rule['help']}\n  {node['html'][:200]}\n  {node['failureSummary']}"
        for kind in ("violations", "incomplete")
        for rule in found[kind]
        for node in rule["nodes"]
    ]
    assert not told, "\n".join(told)
    assert {"color-contrast", "html-has-lang", "landmark-one-main", "target-size"} <= {rule["id"] for rule in found["passes"]}


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_runs_out_of_the_window(opened: Chrome, width: int) -> None:
    resize(opened, width, 800)
    scroll_width, inner_width, wide = opened.execute_script(OVERFLOW)
    assert inner_width == width
    assert scroll_width <= width
    assert wide == []


def test_figures_stay_on_a_line(opened: Chrome) -> None:
    resize(opened, 320, 640)
    assert opened.execute_script(LINES, "h1")[0][1] > 1
    lines = opened.execute_script(LINES, 'a[href^="tel:"], time, .nb, .number')
    assert [text for text, count in lines if count != 1] == []


def test_opening_it_asks_the_network_for_nothing(opened: Chrome) -> None:
    own = opened.current_url
    events = [json.loads(entry["message"])["message"] for entry in opened.get_log("performance")]
    asked = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
    assert own in asked
    assert [url for url in asked if url != own and not url.startswith("data:")] == []
    assert [event for event in events if event["method"] == "Network.webSocketCreated"] == []


def test_the_console_stays_empty(opened: Chrome) -> None:
    assert opened.get_log("browser") == []


def test_the_languages_lead_to_the_sisters(opened: Chrome, pages, page, site: Path) -> None:
    links = opened.execute_script("""
      return [...document.querySelectorAll(".languages a")].map(link => [link.href, link.hreflang, link.ariaCurrent]);
    """)
    sisters = [other for other in pages if (other.theme, other.ad) == (page.theme, page.ad)]
    assert links == [[one.under(site).as_uri(), one.locale, "page" if one == page else None] for one in sisters]
    assert all(one.under(site).is_file() for one in sisters)
    assert opened.execute_script("return document.documentElement.lang") == page.locale


def test_the_head_names_the_sisters_where_the_address_is_known(opened: Chrome, pages, page, site: Path, base_url: str) -> None:
    links = opened.execute_script("""
      return [...document.querySelectorAll("head link")].map(link => [link.rel, link.hreflang, link.href]);
    """)
    own = page.ad.startswith("own/")
    here, address = ("own", base_url) if own else ("example", "https://www.nordicjobsworldwide.com/jobs/")
    sisters = [other for other in pages if (other.theme, other.ad) == (page.theme, page.ad)]
    assert [(rel, locale) for rel, locale, _ in links] == [("canonical", ""), *(("alternate", one.locale) for one in sisters)]
    files = [site / page.theme / here / href.removeprefix(address) for _, _, href in links]
    assert files == [page.under(site), *(one.under(site) for one in sisters)]


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_keyboard_leads_through_all_links_in_sight(opened: Chrome, size: tuple[int, int]) -> None:
    resize(opened, *size)
    count = opened.execute_script('return document.querySelectorAll("a[href], button, input, [tabindex]").length')
    seen = []
    for _ in range(count):
        press_tab(opened)
        seen.append(opened.execute_script(FOCUS))
    assert [one["number"] for one in seen] == list(range(count))
    assert [one for one in seen if not one["inside"]] == []
    assert [one for one in seen if one["outline"] < 2 or contrast(one["color"], one["ground"]) < 3] == []


def test_the_skip_link_shows_itself_and_leads_to_the_ad(opened: Chrome) -> None:
    box = 'const box = document.querySelector(".skip").getBoundingClientRect(); return [box.top, box.bottom];'
    assert opened.execute_script(box)[1] <= 0
    press_tab(opened)
    skip = opened.switch_to.active_element
    assert skip.get_attribute("class") == "skip"
    top, bottom = opened.execute_script(box)
    assert 0 <= top < bottom
    skip.send_keys(Keys.ENTER)
    assert opened.execute_script('return document.querySelector(":target").tagName') == "MAIN"
    press_tab(opened)
    assert opened.execute_script('return document.activeElement.closest("main") !== null')


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours as the browser computes them, "rgb(1, 2, 3)" (WCAG 2.2)."""
    low, high = sorted(map(_luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    channels = [int(part) / 255 for part in color.removeprefix("rgb(").removesuffix(")").split(", ")]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
