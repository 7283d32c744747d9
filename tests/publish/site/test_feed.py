import re

import pytest

from generator.publish.site.feed import feed
from generator.publish.site.listing import listing
from generator.publish.site.publisher import publisher

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
BASE = "https://jobs.example/ledige/"


def feeds(edition, locale="da"):
    return feed(edition, publisher(edition), listing(edition, edition.locales[locale]))


def read(xml, edition, locale="da"):
    """Return a feed, having looked at what RFC 4287 asks of it."""
    root = xml(feeds(edition, locale)[f"{locale}/feed.atom"])
    assert root.tag == f"{ATOM}feed"
    known = {"id", "title", "updated", "published", "link", "author", "generator", "category", "summary", "entry"}
    for part in (root, *root.findall(f"{ATOM}entry")):
        names = [child.tag.removeprefix(ATOM) for child in part]
        assert set(names) <= known
        assert [names.count(one) for one in ("id", "title", "updated")] == [1, 1, 1]
        assert all(names.count(one) <= 1 for one in ("published", "summary", "generator"))
        for name in ("updated", "published"):
            moment = part.findtext(f"{ATOM}{name}")
            assert moment is None or re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", moment)
        assert all(one.findtext(f"{ATOM}name") for one in part.findall(f"{ATOM}author"))
        links = [(one.get("rel"), one.get("type"), one.get("hreflang")) for one in part.findall(f"{ATOM}link")]
        assert len(set(links)) == len(links)
    assert root.find(f"{ATOM}author") is not None
    ids = [one.text for one in root.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids)
    return root


def test_a_feed_tells_of_every_job_in_its_language(job, edition, xml):
    job("hive", ["Biavler", "Birøkter", "Biodlare", "Beekeeper"], "summary: {da: D., nb: N., sv: S., en: E.}")
    root = read(xml, edition(), "sv")
    (entry,) = root.findall(f"{ATOM}entry")

    assert root.get(LANG) == "sv"
    assert root.findtext(f"{ATOM}title") == "Lediga tjänster – Hive Example"
    assert [(one.get("rel"), one.get("href")) for one in root.findall(f"{ATOM}link")] == [
        ("self", f"{BASE}sv/feed.atom"),
        ("alternate", f"{BASE}sv/index.html"),
    ]
    assert {child.tag.removeprefix(ATOM): child.text for child in entry if not len(child) and child.text} == {
        "id": f"{BASE}hive/hive.sv.html",
        "title": "Biodlare",
        "updated": "2026-11-01T00:00:00Z",
        "published": "2026-11-01T00:00:00Z",
        "summary": "S.",
    }
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Hive Example"
    assert entry.find(f"{ATOM}category").get("term") == "Roskilde, Danmark"
    assert entry.find(f"{ATOM}link").get("href") == entry.findtext(f"{ATOM}id")


def test_it_is_as_new_as_its_newest_job(job, edition, xml):
    job("one", "A", posted="2026-11-02")
    job("two", "B", posted="2026-11-20")
    job("three", "C", posted="")
    root = read(xml, edition())

    assert root.findtext(f"{ATOM}updated") == "2026-11-20T00:00:00Z"
    assert [one.findtext(f"{ATOM}title") for one in root.findall(f"{ATOM}entry")] == ["B", "A"]


def test_nothing_in_it_hangs_on_the_day_it_is_published(job, edition):
    job("one", "A")

    assert feeds(edition()) == feeds(edition(as_of=None))


def test_what_is_over_is_not_in_it_and_it_stays(job, edition, xml):
    job("one", "A", "status: filled")
    root = read(xml, edition())

    assert root.findall(f"{ATOM}entry") == []
    assert root.findtext(f"{ATOM}updated") == "2026-11-01T00:00:00Z"


@pytest.mark.parametrize("missing", ["base address", "day"])
def test_without_a_base_address_or_any_day_there_is_none(job, edition, missing):
    job("one", "A", posted="" if missing == "day" else "2026-11-01")

    assert feeds(edition("") if missing == "base address" else edition(as_of=None)) == {}


def test_a_title_of_signs_stays_a_title(job, edition, xml):
    job("one", '<script>alert("&amp;")</script> ]]>')
    (entry,) = read(xml, edition()).findall(f"{ATOM}entry")

    assert entry.findtext(f"{ATOM}title") == '<script>alert("&amp;")</script> ]]>'
