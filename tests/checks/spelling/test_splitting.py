import pytest

from generator.checks.spelling.speller import speller
from generator.checks.spelling.splitting import joined, loose, neighbours, split

NAMES = {"da": "da_DK", "nb": "nb_NO", "sv": "sv_SE"}


@pytest.mark.parametrize(
    ("locale", "text", "found"),
    [
        ("da", "en dansk talende kollega", ["dansktalende"]),
        ("da", "Detalje orienteret", ["Detaljeorienteret"]),
        ("da", "dine arbejds opgaver", ["arbejdsopgaver"]),
        ("nb", "avrundings regler", ["avrundingsregler"]),
        ("nb", "nabos hund og kontors dør", []),
        ("sv", "dina arbets rader", ["arbetsrader"]),
        ("da", "dansk, talende", []),
        ("da", "kunde\nservice", ["kundeservice"]),
        ("da", "kunde  service", []),
    ],
)
def test_two_words_that_are_one_are_found(locale, text, found):
    assert [one.new for one in split(text, locale, speller(locale, NAMES[locale]))] == found


def test_neighbours_have_one_space_between():
    pairs = [(one.text, two.text) for one, two in neighbours("en to, tre fire", lambda _one, _two: True)]

    assert pairs == [("en", "to"), ("tre", "fire")]


@pytest.mark.parametrize("locale", NAMES)
def test_what_is_listed_is_one_known_word(locale):
    own = speller(locale, NAMES[locale])
    each = [(first, second) for first, seconds in joined(locale).items() for second in seconds]

    assert len(each) >= 150
    assert [first + second for first, second in each if first not in {"it", "ob"} and not own.kind(first + second)] == []
    assert {"samma", "samme"} & loose(locale)
