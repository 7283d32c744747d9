import pytest

from generator.publish.site import addresses


def test_the_languages_of_a_site_are_those_with_ads(job, edition):
    job("hive", "Beekeeper", locales="[sv, da]")

    assert [one.code for one in addresses.languages(edition())] == ["da", "sv"]


def test_a_language_that_had_ads_keeps_its_list(edition):
    made = edition(gone=("old/old.nb.html", "old/old-for-da.en.html", "old/old.xx.html"))

    assert [one.code for one in addresses.languages(made)] == ["nb", "en"]


def test_a_site_that_never_had_an_ad_has_all_languages(edition):
    assert [one.code for one in addresses.languages(edition())] == ["da", "nb", "sv", "en"]


@pytest.mark.parametrize(
    ("base", "name", "address", "path"),
    [
        ("https://jobs.example/ledige/", "da/index.html", "https://jobs.example/ledige/da/index.html", "/ledige/da/index.html"),
        ("https://jobs.example/ledige/", "index.html", "https://jobs.example/ledige/", "/ledige/index.html"),
        (
            "https://jobs.example/",
            "æble/æ.da.html",
            "https://jobs.example/%C3%A6ble/%C3%A6.da.html",
            "/%C3%A6ble/%C3%A6.da.html",
        ),
        ("", "da/index.html", "", "/da/index.html"),
    ],
)
def test_where_a_file_stands_on_the_web(edition, base, name, address, path):
    made = edition(base)

    assert addresses.address(made, name) == address
    assert addresses.path(made, name) == path


def test_english_is_for_all_others_where_there_is_english():
    assert addresses.fallback(("da", "nb", "en")) == "en"
    assert addresses.fallback(("nb", "sv")) == "nb"
