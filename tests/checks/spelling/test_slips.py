import pytest

from generator.checks.spelling.forms import pairs
from generator.checks.spelling.slips import _tables, slips
from generator.checks.spelling.speller import Kind, speller

NAMES = {"da": "da_DK", "nb": "nb_NO", "sv": "sv_SE", "en": "en_GB"}
SPOKEN = {"forøvrig", "idag", "igang", "ihvertfall", "iløpet", "imorgen", "istedet", "itillegg", "tilgode", "tilstede"}
"""Two words written as one, which the Norwegian dictionary has and the norm has not."""


@pytest.mark.parametrize("locale", NAMES)
def test_no_listed_slip_is_a_word_and_what_is_meant_is(locale):
    own = speller(locale, NAMES[locale])
    listed = list(pairs(_tables()[locale]))

    assert len(_tables()[locale]) >= 60
    assert {wrong for wrong, _ in listed if " " not in wrong and own.kind(wrong) in {Kind.WORD, Kind.LISTED}} <= SPOKEN
    assert [right for _, right in listed if not all(own.kind(word) for word in right.split())] == []


def test_a_slip_comes_with_its_place_and_in_its_letters():
    text = "Du har mange Overgaver, OVERGAVER og overgaver"

    assert [(one.old, one.new, text[one.start : one.end]) for one in slips("da").found(text)] == [
        ("Overgaver", "Opgaver", "Overgaver"),
        ("OVERGAVER", "OPGAVER", "OVERGAVER"),
        ("overgaver", "opgaver", "overgaver"),
    ]


def test_it_is_found_in_what_is_glued_or_joined():
    assert [one.old for one in slips("da").found("mange overgaverFast stilling, Nissan-overgaver")] == [
        "overgaver",
        "overgaver",
    ]


def test_two_words_are_a_slip_only_in_a_row():
    assert [(one.old, one.new) for one in slips("en").found("Costumer service is fun")] == [
        ("Costumer service", "Customer service")
    ]
    assert slips("en").found("A costumer, service included") == ()


def test_a_locale_without_a_list_has_no_slips():
    assert slips("fi").found("overgaver") == ()
