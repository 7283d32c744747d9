"""Texts beside the texts they translate, from PO files and from maps; and what is kept of their words."""

import pytest

from generator.checks.across import across, characters, holding, place, telling, words

PO = 'msgid ""\nmsgstr ""\n\nmsgctxt "summary"\nmsgid "Bees."\nmsgstr "Bier."\n'
MAPS = """\
summary: {en: Bees and wax., da: Bier og voks.}
sections:
  - id: work
    heading: {en: Work, da: Arbejde}
    body:
      en: |
        You keep:

        - bees
        - wax
          - and honey
      da: |
        Du passer:

        - bier
"""


def pairs(site, locale="da"):
    return across(site.version(locale)).pairs


def test_a_translation_stands_beside_its_source(site):
    site.posting("summary: Bees.", locales="[da, en]")
    site.write("postings/hive.da.po", PO)

    (pair,) = pairs(site)

    assert (pair.source, pair.target, pair.source_locale, pair.target_locale) == ("Bees.", "Bier.", "en", "da")
    assert (pair.context, pair.items, pair.where().line) == ("summary", None, 4)


def test_a_text_in_its_own_language_stands_beside_nothing(site):
    site.posting("summary: Bees.", locales="[da, en]")

    assert pairs(site, "en") == pairs(site, "da") == ()


def test_the_source_locale_is_that_of_the_file_that_a_text_stands_in(site):
    site.write("organizations/hive.yaml", "name: Hive\nsource_locale: sv\nabout: Vi har bin.\n")
    site.write(
        "organizations/hive.da.po", 'msgid ""\nmsgstr ""\n\nmsgctxt "about"\nmsgid "Vi har bin."\nmsgstr "Vi har bier."\n'
    )
    site.posting("agency: hive", locales="[da, en]")

    (pair,) = pairs(site)

    assert (pair.source_locale, pair.target_locale) == ("sv", "da")


def test_the_versions_of_a_map_stand_beside_each_other_as_wholes(site):
    site.posting(MAPS, locales="[da, en]")

    summary, heading, body = pairs(site)

    assert (summary.source, summary.target) == ("Bees and wax.", "Bier og voks.")
    assert (heading.source, heading.target) == ("Work", "Arbejde")
    assert body.before == "You keep:\nbees\nwax\nand honey"
    assert body.after == "Du passer:\nbier"
    assert body.items == (3, 1)
    assert [piece.markdown for piece in body.pieces] == ["Du passer:", "bier"]


def test_a_map_without_the_source_language_is_compared_with_its_first_version(site):
    site.posting("summary: {nb: Bier., da: Bier!}", locales="[da, nb, en]")

    (pair,) = pairs(site)

    assert (pair.source, pair.source_locale) == ("Bier.", "nb")
    assert pairs(site, "nb") == ()


def test_names_differ_as_they_must(site):
    site.write(
        "postings/hive.yaml",
        "source_locale: en\ntitle: {en: Beekeeper, da: Biavler}\nlocales: [da, en]\nhiring_organization: {name: Hive}\n"
        "job_location: {address: {country: DK, city: {en: Copenhagen, da: København}}}\n",
    )

    assert [pair.context for pair in pairs(site)] == ["title"]


def test_what_has_nothing_to_compare_is_passed_over(site):
    site.posting("summary: Bees.\nshort_text: 40 hives, all yours.", locales="[da, en]")
    more = 'msgctxt "short_text"\nmsgid "40 hives, all yours."\nmsgstr "40 stader, alle dine."\n'
    site.write("postings/hive.da.po", f"{PO}\n{more}")

    assert [pair.context for pair in across(site.version("da")).marked] == ["short_text"]


def test_what_rules_share_is_worked_out_once(site):
    site.posting("summary: Bees.", locales="[da, en]")
    version = site.version("da")

    assert across(version) is across(version)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("Plain words.", "Plain words."),
        ("**Bold** and [a link](https://a.example)", "Bold and a link"),
        ("For {speakers}, {{so}}", "For  ,  so "),
        ("2 * 3", "2 * 3"),
    ],
)
def test_the_characters_of_a_text_are_what_a_reader_sees(source, shown):
    assert characters(source) == shown


def test_words_are_placed_where_they_stand_alone(site):
    site.posting('summary: "Also so, and so on"', locales="[en]")
    pieces = site.version().pieces

    (summary,) = (piece for piece in pieces if piece.context == "summary")

    assert place([summary], "so").column == 1 + len('summary: "Also ')
    assert place([summary], "not there") == place([summary]) == summary.where


def test_the_longest_word_tells_most_of_a_wording():
    sieve = holding(["om ställningen", "E-mail", "—"])

    assert telling("om ställningen") == "ställningen"
    assert telling("—") == ""
    assert sieve(frozenset({"Om", "ställningen,", "(mail)", "ställning"})) == frozenset({"ställningen,", "(mail)"})


def test_words_are_in_small_letters_and_without_signs():
    assert words("Bi-avler, 40 STADER!") == ["bi", "avler", "stader"]
