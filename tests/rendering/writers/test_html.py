import dataclasses
import re

import pytest
import tinyhtml5

from generator.rendering import themes
from generator.rendering.writers.html import write

THEMES = themes.available()

SAID = [
    "</title><script>alert('title')</script> <b>&amp; {braces} \"q\" 'q' 1_2_3 ~~d~~ | C #",
    "1. no list <img src=x onerror=alert('summary')> &lt; &copy; C:&#92;path #",
    "1. FC </style><script>alert('name')</script> *Hive* & \"Co\" {{ x }} \\41 # _u_",
    "- <b>Street</b> *1* __x__",
    "+ Town",
    "# Ros[kil]de <i>, Denmark",
    "<script>alert('reference')</script> 1_000_",
    "> {% raw %} <b>nights",
    "<i>Soon</i> & {never}",
    "- dash first",
    "2018. year",
    "===",
    "<script>alert('task')</script>",
    "</SCRIPT > <!-- --> ]]>",
    "&copy; &#60; &lt",
    "http://www.example.com and ada@example.com",
    "{% raw %} {{ 7*7 }} {# x #}",
    "[x]: http://example.com",
    "!bang",
    "50 % <5",
    "# Head <b>",
    "31. marts 2018",
    "<div onclick=\"alert('body')\">raw</div>",
    "<script>alert('item')</script>",
    "*Dr.* <script>alert('contact')</script> (X)",
    "<b>role</b>",
    "+ a letter & <i>CV</i>",
    "# <script>alert('origin')</script>",
]
"""What nasty.yaml says, as a person is to read it."""

FULL = """\
summary: Do you like bees?
date_posted: 2018-03-01
valid_through: 2018-03-31
responsibilities: [Feed the bees]
base_salary: {min: 30000, currency: DKK, period: month}
contacts: [{name: Ada Example, telephone: "+45 32 12 34 56", email: ada@example.com}]
apply: {email: jobs@example.com, url: "https://example.com/job"}
"""


@pytest.mark.parametrize("theme", THEMES)
def test_any_text_comes_out_as_text(nasty, words, theme):
    nasty.build(theme=theme)
    page = nasty.page("nasty.en.html")
    body = words(page.find("body"))

    assert [one for one in SAID if one not in body] == []
    assert words(page.find("head/title")) == SAID[0]
    # One script holds data, and none of these elements is any template's own.
    assert [one.get("type") for one in page.iter("script")] == ["application/ld+json"]
    assert len(list(page.iter("style"))) == 1
    assert [tag for tag in ("b", "i", "img") if page.find(f".//{tag}") is not None] == []
    assert [name for one in page.iter() for name in one.attrib if name.startswith("on")] == []


def test_structured_data_holds_the_same_text(nasty):
    nasty.build()
    data = nasty.json_ld("nasty.en.html")

    assert data["title"] == SAID[0]
    assert data["hiringOrganization"]["name"] == SAID[2]
    assert data["identifier"]["value"] == SAID[6]
    assert SAID[12] in data["responsibilities"]


@pytest.mark.parametrize("theme", THEMES)
def test_a_page_is_one_file_that_asks_for_nothing(site, theme):
    site.write("organizations/logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    site.picture("postings/bees.png")
    site.posting(FULL.replace("summary:", "hero_image: {file: postings/bees.png}\nsummary:"))
    text = site.POSTING.replace("{name: Hive Example}", "{name: Hive Example, logo: {file: organizations/logo.svg}}")
    site.write("postings/hive.yaml", text + "hero_image: {file: postings/bees.png, alt: Bees}\n" + FULL)
    site.build(theme=theme, locales=("en",))
    page = site.page("hive.en.html")

    sources = [value for one in page.iter() for name, value in one.items() if name in {"src", "srcset", "data", "poster"}]
    assert [source.partition(",")[0] for source in sources] == ["data:image/svg+xml;base64", "data:image/png;base64"]
    assert list(page.iter("link")) == []
    style = "".join(one.text for one in page.iter("style"))
    assert not re.search(r"url\(|@import|@font-face", style)
    assert page.find(".//figure/img").get("alt") == "Bees"


@pytest.mark.parametrize("theme", THEMES)
def test_a_page_has_what_readers_of_all_kinds_need(site, words, theme):
    site.posting(FULL, locales="[da, en]")
    site.build(theme=theme)
    page = site.page("hive.en.html")

    assert site.text("hive.en.html").lower().startswith("<!doctype html>\n")
    assert page.get("lang") == "en"
    assert words(page.find("head/title")) == words(page.find(".//h1")) == "Beekeeper"
    assert len(list(page.iter("h1"))) == len(list(page.iter("main"))) == 1
    skip = next(page.iter("a"))
    assert skip.get("href") == f"#{page.find('.//main').get('id')}"
    ids = [one.get("id") for one in page.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    assert {one.get("aria-labelledby") for one in page.iter("section")} <= set(ids)
    assert [one.get("datetime") for one in page.iter("time")] == ["2018-03-31"] * len(list(page.iter("time")))
    links = {one.get("href") for one in page.iter("a")}
    assert {"tel:+4532123456", "mailto:ada@example.com", "mailto:jobs@example.com?subject=Beekeeper"} <= links
    assert "https://example.com/job" in links


def meta(page, name):
    """Return what a page says of itself under a name."""
    return [one.get("content") for one in page.iter("meta") if name in {one.get("name"), one.get("property")}]


def test_without_a_base_address_nothing_is_absolute(site):
    site.posting(FULL, locales="[da, en]")
    site.build()
    page = site.page("hive.en.html")

    assert list(page.iter("link")) == []
    assert meta(page, "og:title") == meta(page, "og:url") == []
    assert "url" not in site.json_ld("hive.en.html")


def test_a_base_address_gives_canonical_sisters_and_preview(site):
    site.write("annons.toml", 'base_url = "https://example.com/jobs"\n')
    site.posting(FULL, locales="[da, nb, en]")
    site.build()
    page = site.page("hive.en.html")

    base = "https://example.com/jobs/hive/hive"
    links = [(one.get("rel"), one.get("hreflang"), one.get("href")) for one in page.iter("link")]
    assert links == [
        ("canonical", None, f"{base}.en.html"),
        ("alternate", "da", f"{base}.da.html"),
        ("alternate", "nb", f"{base}.nb.html"),
        ("alternate", "en", f"{base}.en.html"),
    ]
    assert meta(page, "og:title") == ["Beekeeper"]
    assert meta(page, "og:url") == [f"{base}.en.html"]
    assert meta(page, "og:description") == ["Do you like bees?"]
    assert meta(page, "og:locale") == ["en_GB"]
    assert meta(page, "og:locale:alternate") == ["da_DK", "nb_NO"]


def test_the_switcher_names_every_locale_even_if_one_is_written(site, words):
    site.posting(locales="[da, nb, sv, en]")
    site.build(locales=("da",))
    links = site.page("hive.da.html").findall(".//nav//a")

    assert [words(one) for one in links] == ["Dansk", "Norsk bokmål", "Svenska", "English"]
    assert [one.get("href") for one in links] == [f"hive.{code}.html" for code in ("da", "nb", "sv", "en")]
    assert [one.get("aria-current") for one in links] == ["page", None, None, None]
    assert [one.get("lang") for one in links] == [one.get("hreflang") for one in links] == ["da", "nb", "sv", "en"]


def test_an_ad_in_one_locale_has_no_switcher(site):
    site.posting()
    site.build()

    assert site.page("hive.en.html").find(".//nav") is None


@pytest.mark.parametrize(
    ("status", "seen"), [("open", True), ("extended", True), ("draft", False), ("filled", False), ("withdrawn", False)]
)
def test_only_ads_that_are_open_are_for_search_engines(site, status, seen):
    site.posting(f"status: {status}")
    site.build()
    page = site.page("hive.en.html")

    assert (site.json_ld("hive.en.html") is not None) is seen
    assert meta(page, "robots") == ([] if seen else ["noindex"])


@pytest.mark.parametrize("theme", THEMES)
def test_a_published_ad_leads_to_the_list_of_all(site, words, theme):
    site.posting(FULL, locales="[da]")
    view = dataclasses.replace(site.view("da"), home="../da/index.html")
    page = tinyhtml5.parse(write(view, themes.load(theme), site.pen("da").labels).decode(), namespace_html_elements=False)
    (link,) = [one for one in page.iter("a") if one.get("href") == "../da/index.html"]
    site.build(theme=theme)

    assert words(link) == "Alle ledige stillinger"
    assert "Alle ledige stillinger" not in site.text("hive.da.html")
    assert ".home" not in site.text("hive.da.html")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("status", ["filled", "withdrawn"])
def test_an_ad_that_is_over_takes_no_applications(site, words, theme, status):
    site.posting(f"{FULL}status: {status}\n")
    site.build(theme=theme)
    page = site.page("hive.en.html")
    addresses = [one.get("href") for one in page.iter("a")]

    assert "https://example.com/job" not in addresses
    assert not [one for one in addresses if one.startswith("mailto:jobs@")]
    assert "mailto:ada@example.com" in addresses
    assert "31 March 2018" in words(page)


@pytest.mark.parametrize("theme", THEMES)
def test_an_ad_that_is_over_and_names_nobody_has_no_empty_box(site, theme):
    site.posting("status: filled\napply: {email: jobs@example.com}")
    site.build(theme=theme)

    assert [one for one in site.page("hive.en.html").iter("div") if one.get("class") == "reply"] == []


def test_an_ad_that_is_not_all_translated_is_not_for_search_engines(site):
    site.posting(FULL, locales="[da, en]")
    site.build()

    assert site.json_ld("hive.da.html") is None
    assert meta(site.page("hive.da.html"), "robots") == ["noindex"]
    assert site.json_ld("hive.en.html") is not None


@pytest.mark.parametrize("theme", THEMES)
def test_text_in_another_language_says_so(site, words, theme):
    """Every element whose text is not in the page's language has a lang of its own."""
    more = """\
sections: [{id: team, heading: The team, body: We are three.}]
work_hours: {hours_per_week: 30, note: Also at night}
job_start: When the bees wake
"""
    site.posting(FULL + more, locales="[da, en]")
    site.write(
        "postings/hive.da.po",
        'msgid ""\nmsgstr ""\n\nmsgctxt "responsibilities"\nmsgid "Feed the bees"\nmsgstr "Fodr bierne"\n',
    )
    site.build(theme=theme)
    page = site.page("hive.da.html")

    marked = {words(one): one.get("lang") for one in page.find("body").iter() if one.get("lang") and one.tag != "a"}
    texts = ("Beekeeper", "Do you like bees?", "The team", "We are three.", "Also at night", "When the bees wake")
    assert marked == dict.fromkeys(texts, "en")
    assert "Fodr bierne" in words(page)


@pytest.mark.parametrize("theme", THEMES)
def test_structured_data_say_what_the_page_shows(nordic_jobs, words, theme):
    nordic_jobs.build("back-office-agent-tallinn", theme=theme)
    for code in ("da", "nb", "sv", "en"):
        name = f"back-office-agent-tallinn.{code}.html"
        page, data = nordic_jobs.page(name), nordic_jobs.json_ld(name)
        facts = {
            one.get("class").split()[-1].removeprefix("fact-"): one
            for one in page.iter("div")
            if "fact" in one.get("class", "").split()
        }

        assert data["title"] == words(page.find("head/title")) == words(page.find(".//h1"))
        assert data["validThrough"].partition("T")[0] == facts["deadline"].find(".//time").get("datetime") == "2018-03-31"
        assert data["hiringOrganization"]["name"] in words(page.find(".//div[@class='hero']"))
        assert words(facts["location"].find("dd")).startswith(data["jobLocation"][0]["address"]["addressLocality"])
        assert " ".join(data["workHours"].split()) == words(facts["work_hours"].find("dd"))
        tasks = page.find(".//section[@aria-labelledby='responsibilities']")
        assert data["responsibilities"].split("; ") == [words(one) for one in tasks.iter("li")]
        assert data["inLanguage"] == page.get("lang") == code
        assert [one["name"] for one in data["applicationContact"]] == [words(page.find(".//p[@class='name']"))]


def test_pay_is_the_same_for_machines_and_people(site, words):
    site.posting(FULL, locales="[da, en]")
    site.build()

    fact = next(one for one in site.page("hive.en.html").iter("div") if "fact-base_salary" in one.get("class", ""))
    assert words(fact.find("dd")) == "DKK 30,000 per month"
    assert site.json_ld("hive.en.html")["baseSalary"]["value"]["value"] == 30000
    assert site.json_ld("hive.en.html")["baseSalary"]["currency"] == "DKK"
