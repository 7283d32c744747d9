import os

import pytest

from generator.checks.spelling.own import names, read_terms, terms
from generator.errors import InputError

POSTING = """\
summary: Bees.
contacts: [{name: Majken Påhittad}]
origin: {name: Platsbanken Påhitt}
agency: {name: Exempel Rekrytering, legal_name: Rekrytering Exempel AB, address: {street_address: Låtsasgränd 3, country: SE}}
reference_number: FYR-14
"""


def test_the_names_of_a_posting_are_its_people_firms_places_and_streets(site):
    site.posting(POSTING)
    version = site.version()

    assert names(version) == {
        "hive", "example", "roskilde", "majken", "påhittad", "platsbanken", "påhitt", "exempel", "rekrytering", "ab",
        "låtsasgränd",
    } | ({"fyr"} & names(version))  # fmt: skip
    assert names(version) is names(version)


def test_a_place_file_gives_its_name_in_all_languages(site):
    site.write("places/town.yaml", "name: {da: Byen, en: Townville}\nregion: Shire\ncountry: DK\n")
    site.posting("job_location: {place: town}\n".replace("job_location", "home_country: DK\njob_location"))
    text = (
        (site.root / "postings/hive.yaml")
        .read_text("utf-8")
        .replace("job_location: {address: {country: DK, city: Roskilde}}\n", "")
    )
    site.write("postings/hive.yaml", text)

    assert {"byen", "townville", "shire"} <= names(site.version())


def test_terms_hold_for_every_locale_or_for_one(site):
    site.write("terms.txt", "# our words\nZendesk Guide\nsv: slungrum # a room\n\nda: trugstade\n")
    site.posting(locales="[en, da]")

    assert terms(site.version("en")) == {"zendesk", "guide"}
    assert read_terms(site.root / "terms.txt") == {
        "da": ("Zendesk Guide", "trugstade"),
        "nb": ("Zendesk Guide",),
        "sv": ("Zendesk Guide", "slungrum"),
        "en": ("Zendesk Guide",),
    }


def test_the_glossary_s_words_are_terms_too(site):
    site.write("glossary.csv", "term,da,en,accepted_en,never_translate\nhoney,slynghus,extractory,honeyhouse,\nHively,,,,yes\n")
    site.posting()

    assert {"extractory", "honeyhouse", "hively"} <= terms(site.version("en"))
    assert "slynghus" not in terms(site.version("en"))


def test_a_workspace_without_lists_has_no_terms(site):
    site.posting()

    assert terms(site.version()) == frozenset()


def test_all_that_is_wrong_with_the_list_is_told_with_its_line(site):
    site.write("terms.txt", "fi: mehiläinen\nda:\n123\n")
    site.posting()

    with pytest.raises(InputError) as caught:
        terms(site.version())

    assert [(one.rule, one.where.line) for one in caught.value.findings] == [("TERMS", 1), ("TERMS", 2), ("TERMS", 3)]
    assert "“fi”" in caught.value.findings[0].message


def test_a_list_that_changes_is_read_again(site):
    file = site.write("terms.txt", "apiary\n")
    site.posting()
    first = terms(site.version())
    file.write_text("extractory\n", "utf-8")
    os.utime(file, ns=(1, 1))

    assert (first, terms(site.version())) == ({"apiary"}, {"extractory"})
