import importlib
import re

import pytest

from generator.publish.site.sitemap import robots, sitemap

NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
BASE = "https://jobs.example/ledige/"


def entries(root):
    """Return (address, day, sisters) of every page, having looked at what the protocol asks of each."""
    assert root.tag == f"{{{NS['s']}}}urlset"
    found = []
    for url in root:
        assert url.tag == f"{{{NS['s']}}}url"
        names = [child.tag.split("}")[1] for child in url]
        assert names == sorted(names, key=["loc", "lastmod", "link"].index)
        assert names.count("loc") == 1
        days = [one.text for one in url.findall("s:lastmod", NS)]
        assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in days)
        links = url.findall("x:link", NS)
        assert all(one.get("rel") == "alternate" for one in links)
        sisters = {one.get("hreflang"): one.get("href") for one in links}
        assert len(sisters) == len(links)
        found.append((url.findtext("s:loc", namespaces=NS), *days, sisters))
    assert len({address for address, *_ in found}) == len(found) <= 50_000
    return found


def test_every_page_names_its_sisters_and_they_name_it(job, edition, xml):
    job("hive", "Beekeeper", posted="2026-11-03")
    found = entries(xml(sitemap(edition())["sitemap.xml"]))
    lists = {code: f"{BASE}{code}/index.html" for code in ("da", "nb", "sv", "en")} | {"x-default": BASE}
    ads = {code: f"{BASE}hive/hive.{code}.html" for code in ("da", "nb", "sv", "en")}

    assert found == [
        *((address, "2026-11-03", lists) for address in (BASE, *list(lists.values())[:4])),
        *((address, "2026-11-03", ads | {"x-default": ads["en"]}) for address in ads.values()),
    ]


def test_a_site_in_one_language_has_no_sisters(job, edition, xml):
    job("hive", "Beekeeper", locales="[nb]")
    found = entries(xml(sitemap(edition())["sitemap.xml"]))

    assert found == [
        (f"{BASE}nb/index.html", "2026-11-01", {}),
        (f"{BASE}hive/hive.nb.html", "2026-11-01", {}),
    ]


@pytest.mark.parametrize("over", ["valid_through: 2026-11-24", "status: filled", "status: withdrawn"])
def test_what_is_over_is_not_in_it(job, edition, xml, over):
    job("hive", "Beekeeper", over)
    found = entries(xml(sitemap(edition())["sitemap.xml"]))

    assert [address for address, *_ in found] == [BASE, *(f"{BASE}{code}/index.html" for code in ("da", "nb", "sv", "en"))]


def test_a_page_without_a_day_has_none(job, edition, xml):
    job("hive", "Beekeeper", posted="", locales="[da]")

    assert [one[1] for one in entries(xml(sitemap(edition())["sitemap.xml"]))] == [{}, {}]


def test_a_large_site_has_an_index_of_several(job, edition, xml, monkeypatch):
    monkeypatch.setattr(importlib.import_module("generator.publish.site.sitemap"), "MOST", 4)
    job("hive", "Beekeeper")
    made = sitemap(edition())
    index = xml(made["sitemap.xml"])

    assert list(made) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    assert index.tag == f"{{{NS['s']}}}sitemapindex"
    assert [one.findtext("s:loc", namespaces=NS) for one in index] == [f"{BASE}sitemap-{number}.xml" for number in (1, 2, 3)]
    assert sum(len(entries(xml(made[f"sitemap-{number}.xml"]))) for number in (1, 2, 3)) == 9


def test_robots_are_told_of_it(edition):
    text = robots(edition())["robots.txt"].decode()

    assert [line for line in text.splitlines() if line and not line.startswith("#")] == [
        "User-agent: *",
        "Disallow:",
        f"Sitemap: {BASE}sitemap.xml",
    ]
    assert "root of a host" in text


def test_without_a_base_address_there_is_neither(job, edition):
    job("hive", "Beekeeper")

    assert sitemap(edition("")) == robots(edition("")) == {}
