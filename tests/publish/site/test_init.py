import pytest

from generator.publish.site import site as make_site


def test_the_files_of_a_site(job, edition):
    job("hive", "Beekeeper", locales="[da, en]")

    assert sorted(make_site(edition())) == [
        "404.html", "da/feed.atom", "da/index.html", "en/feed.atom", "en/index.html", "gone.html", "gone.txt", "index.html",
        "robots.txt", "site.css", "site.js", "sitemap.xml",
    ]  # fmt: skip


def test_without_a_base_address_there_is_nothing_that_needs_one(job, edition):
    job("hive", "Beekeeper", locales="[da, en]")

    assert sorted(make_site(edition(""))) == [
        "404.html", "da/index.html", "en/index.html", "gone.html", "gone.txt", "index.html", "site.css", "site.js",
    ]  # fmt: skip


def test_the_same_edition_gives_the_same_bytes_on_any_day(job, edition):
    job("hive", "Beekeeper")
    job("shop", "Shop assistant", "status: filled")

    assert make_site(edition()) == make_site(edition()) == make_site(edition(as_of=None))


@pytest.mark.parametrize("over", ["valid_through: 2026-11-24", "status: filled", "status: withdrawn"])
def test_what_is_over_is_nowhere_in_it(job, edition, over):
    job("hive", "Beekeeper")
    job("drone", "Lazybones", over)
    made = make_site(edition())

    assert [name for name, data in made.items() if b"drone" in data or b"Lazybones" in data] == []


def test_an_employer_that_is_not_told_is_nowhere_in_it(job, edition):
    job("hive", "Beekeeper", "confidential: true\nagency: {name: Buzz Agency}", employer="Secret Hive")
    made = make_site(edition())

    assert [name for name, data in made.items() if b"ecret" in data] == []


def test_a_site_without_any_ad_has_its_lists_all_the_same(edition):
    made = make_site(edition())

    assert {"index.html", "da/index.html", "nb/index.html", "sv/index.html", "en/index.html"} <= set(made)
