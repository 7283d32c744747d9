import pytest

from generator.rendering.compounds import GOOD, POOR, SHORTEST, SOFT_HYPHEN, broken, places


@pytest.mark.parametrize(
    ("word", "locale", "parts"),
    [
        ("Kundeservicemedarbejder", "da", ["Kundeservice", "medarbejder"]),
        ("Kundeservicemedarbeidere", "nb", ["Kundeservice", "medarbeidere"]),
        ("Fastighetsskötselföreståndare", "sv", ["Fastighetsskötsel", "föreståndare"]),
        ("Kundtjänstspecialist", "sv", ["Kundtjänst", "specialist"]),
        ("Rekryteringskonsult", "sv", ["Rekryterings", "konsult"]),
        ("personalavdelningen", "sv", ["personal", "avdelningen"]),
        ("Ejendomsadministrationsmedarbejder", "da", ["Ejendomsadministrations", "medarbejder"]),
        ("Salgskoordinator", "nb", ["Salgs", "koordinator"]),
    ],
)
def test_a_compound_breaks_before_its_last_part(word, locale, parts):
    (at,) = [at for at, cost in places(word, locale) if cost == GOOD]

    assert [word[:at], word[at:]] == parts
    assert broken(word, locale).replace(SOFT_HYPHEN, "") == word
    assert min(map(len, parts)) < 8 or broken(word, locale).split(SOFT_HYPHEN) == parts


def test_a_place_that_a_dictionary_finds_beside_a_better_one_is_no_place():
    found = places("Kundeservicemedarbejder", "da")

    assert [at for at, _ in found] == sorted({at for at, _ in found})
    assert all(abs(at - 12) > 1 for at, cost in found if cost == POOR)


def test_a_compound_without_a_known_part_breaks_well_within_it():
    found = places("Donaudampfschifffahrtskapitän", "sv")

    assert {cost for _, cost in found} == {POOR}
    assert all(6 <= at <= len("Donaudampfschifffahrtskapitän") - 6 for at, _ in found)


@pytest.mark.parametrize("word", ["Beekeeper", "x" * (SHORTEST - 1), "kunde-servicemedarbejder", ""])
def test_short_words_and_what_is_no_word_stay_whole(word):
    assert places(word, "da") == ()
    assert broken(word, "da") == word


def test_a_language_without_a_dictionary_breaks_nothing():
    assert places("kundeserviceudviklingskonsulent", "fi") == ()
