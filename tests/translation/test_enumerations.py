"""Bullets that say several things, taken apart and put together again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.l10n.formats import formats
from generator.l10n.locales import Locales
from generator.translation import enumerations

LOCALES = Locales()
KNOWN = {
    "da": {"Du er glad", "Du er fri", "Du har humør", "Pension", "Frokost", "Løn og pension", "Kantine"},
    "en": {"You are kind", "You are calm", "You have time", "Pension", "Parking"},
}


def parts(text, locale="da"):
    return enumerations.parts(text, formats(LOCALES[locale]), lambda part: part if part in KNOWN[locale] else None)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Du er glad og fri", ["Du er glad", "Du er fri"]),
        ("Du er glad, fri og har humør", ["Du er glad", "Du er fri", "Du har humør"]),
        ("Du er glad samt fri.", ["Du er glad", "Du er fri"]),
        ("Pension og frokost", ["Pension", "Frokost"]),
        ("Frokost, løn og pension", ["Frokost", "Løn og pension"]),
        ("Frokost, løn og pension og kantine", ["Frokost", "Løn og pension", "Kantine"]),
        ("Du er glad", None),
        ("Løn og pension", None),
        ("Du er glad og grøn", None),
        ("Pension, og", None),
        ("", None),
        (", ".join(["Pension"] * 12), None),
    ],
)
def test_a_bullet_is_made_of_known_parts_or_not(text, known):
    assert parts(text) == known


def test_english_has_its_own_words():
    assert parts("You are kind, calm, and have time", "en") == ["You are kind", "You are calm", "You have time"]
    assert parts("Pension and parking", "en") == ["Pension", "Parking"]


@pytest.mark.parametrize(
    ("texts", "locale", "text"),
    [
        (["Du er glad", "Du er fri", "Du har humør"], "da", "Du er glad, fri og har humør"),
        (["Du är glad", "Du har humor", "Du har tid"], "sv", "Du är glad, har humor och tid"),
        (["You are kind", "You are calm"], "en", "You are kind and calm"),
        (["Pension", "Lunch", "IT-udstyr", "{city}-kort"], "da", "Pension, lunch, IT-udstyr og {city}-kort"),
        (["Pension", "Du er glad"], "da", None),
        (["Pensjon"], "nb", "Pensjon"),
    ],
)
def test_bullets_become_one_as_the_language_does_it(texts, locale, text):
    assert enumerations.together(texts, formats(LOCALES[locale])) == text


@given(st.lists(st.sampled_from(["Du er glad", "Du er fri", "Du er flink"]), min_size=2, max_size=6))
def test_what_is_put_together_comes_apart_again(texts):
    danish = formats(LOCALES["da"])

    assert (
        enumerations.parts(enumerations.together(texts, danish), danish, lambda part: part if part in texts else None) == texts
    )
