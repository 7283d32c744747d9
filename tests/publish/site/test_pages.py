import re

import pytest
import tinyhtml5

from generator.publish.site import site as make_site
from generator.publish.site.listing import listing
from generator.publish.site.pages import Pages
from generator.publish.site.publisher import publisher

BASE = "https://jobs.example/ledige/"
HOSTILE = '<script>alert("&amp;")</script> \' onload=x'


def read(data):
    return tinyhtml5.parse(data.decode(), namespace_html_elements=False)


def links(page, rel):
    found = [one for one in page.iter("link") if one.get("rel") == rel]
    return [(one.get("hreflang") or one.get("type") or "", one.get("href")) for one in found]


def metas(page):
    return {one.get("name") or one.get("property"): one.get("content") for one in page.iter("meta")}


@pytest.fixture(params=["nordic", "classic"])
def theme(request):
    return request.param


def test_a_list_holds_every_job_without_a_script(job, edition, words, theme):
    job("hive", ["Biavler", "Birøkter", "Biodlare", "Beekeeper"], "valid_through: rolling")
    job("shop", ["Ekspedient", "Butikkmedarbeider", "Butiksbiträde", "Shop assistant"], posted="2026-11-05")
    page = read(make_site(edition(theme=theme))["nb/index.html"])
    jobs = [one for one in page.iter("li") if one.get("class") == "job"]

    assert page.get("lang") == "nb"
    assert [words(one.find(".//h2")) for one in jobs] == ["Butikkmedarbeider", "Birøkter"]
    assert [one.find(".//h2/a").get("href") for one in jobs] == ["../shop/shop.nb.html", "../hive/hive.nb.html"]
    assert words(jobs[1]) == "Birøkter Hive ExampleRoskilde, Danmark Søknadsfrist Fortløpende Publisert 1. november 2026"
    assert [one.get("hidden") for one in jobs] == [None, None]
    assert [one.get("hidden") for one in page.iter("form")] == [""]
    assert words(next(one for one in page.iter("p") if one.get("role") == "status")) == "2 stillinger"


def test_a_list_s_head_says_what_it_is(job, edition):
    job("hive", ["Biavler", "Birøkter", "Biodlare", "Beekeeper"])
    page = read(make_site(edition())["sv/index.html"])
    lists = [(code, f"{BASE}{code}/index.html") for code in ("da", "nb", "sv", "en")]
    told = metas(page)

    assert page.findtext(".//title") == told["og:title"] == "Lediga tjänster – Hive Example"
    assert told["description"] == "Lediga tjänster – Hive Example. 1 tjänst: Roskilde"
    assert links(page, "canonical") == [("", f"{BASE}sv/index.html")]
    assert links(page, "alternate") == [*lists, ("x-default", BASE), ("application/atom+xml", "../sv/feed.atom")]
    assert (told["og:url"], told["og:locale"], told["og:site_name"]) == (f"{BASE}sv/index.html", "sv_SE", "Hive Example")
    assert told["theme-color"] == edition().theme.color
    assert "robots" not in told


def test_without_a_base_address_nothing_is_absolute(job, edition):
    job("hive", "Beekeeper")
    made = make_site(edition(""))
    page = read(made["da/index.html"])

    assert links(page, "canonical") == links(page, "alternate") == []
    assert not [name for name, data in made.items() if re.search(rb'(?:href|src)="https?:', data)]


def test_nothing_is_asked_of_another_host_and_nothing_runs_but_the_script(job, edition, theme):
    job("hive", "Beekeeper")
    made = make_site(edition(theme=theme))
    for name in ("index.html", "da/index.html", "404.html", "gone.html"):
        page = read(made[name])
        sources = [one.get("src") for one in page.iter() if one.get("src")]
        sources += [href for rel in ("stylesheet", "icon") for _, href in links(page, rel)]
        assert [one for one in sources if not re.fullmatch(r"(\.\./)?site\.(css|js)\?v=[0-9a-f]{8}|data:image/.*", one)] == []
        assert [one for one in page.iter() if any(key.startswith("on") for key in one.attrib)] == []
        assert [one for one in page.iter() if one.get("style")] == []
        assert [one.text for one in page.iter("script") if (one.text or "").strip()] == []
        assert not any("{" in (one.text or "") for one in page.iter("p"))
    assert not re.search(rb"url\(|@import", made["site.css"])


def test_a_title_of_signs_stays_a_title(job, edition, words, theme):
    job("hive", HOSTILE, 'reference_number: "\\"><b>"', employer=HOSTILE)
    page = read(make_site(edition(theme=theme))["da/index.html"])
    (one,) = [one for one in page.iter("li") if one.get("class") == "job"]

    assert words(one.find(".//h2")) == HOSTILE
    assert one.get("data-words") == '"><b>'
    assert dict(one.attrib).keys() == {"class", "data-place", "data-employer", "data-words"}
    assert list(page.iter("b")) == []
    assert page.findtext(".//title") == f"Ledige stillinger – {HOSTILE}"


def test_the_start_page_has_every_language_in_its_own_words(job, edition, words):
    job("hive", "Beekeeper", locales="[da, sv, en]")
    job("shop", "Shop assistant", locales="[da]")
    job("old", "Drone", "status: filled", locales="[nb]")
    page = read(make_site(edition())["index.html"])
    items = list(page.iter("li"))

    assert [(one.get("lang"), one.find("a").get("href"), words(one)) for one in items] == [
        ("da", "da/index.html", "Dansk 2 stillinger"),
        ("nb", "nb/index.html", "Norsk bokmål Det er ingen ledige stillinger akkurat nå."),
        ("sv", "sv/index.html", "Svenska 1 tjänst"),
        ("en", "en/index.html", "English 1 job"),
    ]
    assert words(page.find(".//h1")).replace("\u00a0", " ") == "Ledige stillinger · Lediga tjänster · Jobs"
    assert links(page, "canonical") == [("", BASE)]
    assert ("x-default", BASE) in links(page, "alternate")
    assert list(page.iter("script")) == []


def test_a_site_in_one_language_starts_with_its_list(job, edition, words):
    job("hive", "Beekeeper", locales="[nb]")
    made = make_site(edition())
    start, own = read(made["index.html"]), read(made["nb/index.html"])

    assert words(start.find(".//main")) == words(own.find(".//main"))
    assert (start.find(".//h2/a").get("href"), own.find(".//h2/a").get("href")) == ("hive/hive.nb.html", "../hive/hive.nb.html")
    assert links(start, "canonical") == links(own, "canonical") == [("", f"{BASE}nb/index.html")]
    assert list(start.iter("nav")) == []


def test_a_list_without_jobs_says_so(job, edition, words):
    job("hive", "Beekeeper", "status: filled")
    page = read(make_site(edition())["da/index.html"])

    assert words(page.find(".//main")) == "Ledige stillinger Der er ingen ledige stillinger lige nu."
    assert list(page.iter("form")) == []


@pytest.mark.parametrize(
    ("name", "headings"),
    [
        ("404.html", ["Page not found", "Siden findes ikke", "Siden finnes ikke", "Sidan finns inte"]),
        (
            "gone.html",
            [
                "This job is no longer advertised", "Stillingen er ikke længere slået op", "Stillingen er ikke lenger utlyst",
                "Tjänsten är inte längre utlyst",
            ],
        ),
    ],
)  # fmt: skip
def test_a_notice_stands_alone_in_all_languages(job, edition, words, name, headings, theme):  # noqa: PLR0913, PLR0917
    job("hive", "Beekeeper")
    page = read(make_site(edition(theme=theme))[name])
    parts = list(page.iter("section"))

    assert [words(one[0]) for one in parts] == headings
    assert [(one[0].tag, one.get("lang")) for one in parts] == [("h1", "en"), ("h2", "da"), ("h2", "nb"), ("h2", "sv")]
    assert [one.find(".//a").get("href") for one in parts] == [f"{BASE}{code}/index.html" for code in ("en", "da", "nb", "sv")]
    assert metas(page)["robots"] == "noindex"
    assert links(page, "stylesheet") == []
    assert len(list(page.iter("style"))) == 1


def test_a_list_names_no_feed_that_is_not_there(job, edition):
    job("hive", "Beekeeper", locales="[da]")
    whole = edition()
    made = dict(Pages(whole, publisher(whole), (listing(whole, whole.locales["da"]),)).files())

    assert b"feed.atom" not in made["da/index.html"]


def test_a_new_style_or_script_has_a_new_address(job, edition):
    job("hive", "Beekeeper")
    nordic, classic = make_site(edition()), make_site(edition(theme="classic"))

    def marks(made):
        return re.findall(rb"site\.(?:css|js)\?v=\w+", made["da/index.html"])

    assert marks(nordic) == marks(make_site(edition()))
    assert marks(nordic)[0] != marks(classic)[0]
    assert marks(nordic)[1] == marks(classic)[1]
