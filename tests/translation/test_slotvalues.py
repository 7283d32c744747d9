"""The values of slots, read out of a sentence and said in another language."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.l10n.formats import formats
from generator.l10n.locales import Locales
from generator.posting import slots
from generator.translation import slotvalues

LOCALES = Locales()
DA, NB, SV, EN = (formats(LOCALES[code]) for code in ("da", "nb", "sv", "en"))


@pytest.mark.parametrize(
    ("phrase", "text", "locale", "values"),
    [
        ("Mindst {years} års erfaring", "Mindst 3 års erfaring", DA, {"years": Decimal(3)}),
        ("Mindst {years} års erfaring", "mindst tre års erfaring.", DA, {"years": Decimal(3)}),
        ("Erfaring med {system}", "Erfaring med Microsoft Dynamics 365", DA, {"system": "Microsoft Dynamics 365"}),
        ("Erfaring med {system}", "Erfaring med C++", DA, {"system": "C++"}),
        ("Erfaring med {system}", "Erfaring med kunder", DA, None),
        ("Erfaring med {system}", "Erfaring med HR-projekter", DA, None),
        ("Erfaring med {system}", "Erfaring med Rolls-Royce", DA, {"system": "Rolls-Royce"}),
        ("Du taler {other_language}", "Du taler tysk", DA, {"other_language": "de"}),
        ("Du taler {other_language}", "Du taler mye", NB, None),
        ("Du taler {language}", "Du taler {language}", DA, {"language": None}),
        ("{Speaking} kok", "Dansktalende kok", DA, {"Speaking": "da"}),
        ("Sesong fra {from_month} til {to_month}", "Sesong fra juni til august", NB, {"from_month": "6", "to_month": "8"}),
        ("Arbetstid {from_time}–{to_time}", "Arbetstid 08:00–17:00", SV, {"from_time": dt.time(8), "to_time": dt.time(17)}),
        ("Work {in_city}", "Work in Riga", EN, {"in_city": "Riga"}),
        ("Bo {in_country}", "Bo på Island", DA, {"in_country": "IS"}),
        ("{weeks} {weeks:uge|uger}", "3 uger", DA, {"weeks": Decimal(3)}),
        ("{weeks} {weeks:uge|uger} og {weeks}", "3 uger og 4", DA, None),
    ],
)
def test_values_are_read_where_the_words_around_them_are_the_phrases(phrase, text, locale, values):
    assert slotvalues.values(phrase, text, locale) == values


def test_in_a_text_that_is_only_like_the_phrase_each_value_must_be_the_only_one():
    phrase = "Mindst {years} års erfaring med {system}"

    assert slotvalues.values(phrase, "Du har 3 års god erfaring med SAP", DA, near=True) == {
        "years": Decimal(3),
        "system": "SAP",
    }
    assert slotvalues.values(phrase, "Du har 3 til 4 års god erfaring med SAP", DA, near=True) is None
    assert slotvalues.values(phrase, "Du har 3 års god erfaring", DA, near=True) is None
    assert slotvalues.values(phrase, "Du har 3 års god erfaring med SAP", DA) is None


@pytest.mark.parametrize(
    ("phrase", "values", "locale", "said"),
    [
        ("Minst {years} års erfarenhet", {"years": Decimal(3)}, SV, "Minst 3 års erfarenhet"),
        ("{Speaking} cook", {"Speaking": "sv"}, EN, "Swedish-speaking cook"),
        ("You speak {other_language}", {"other_language": "de"}, EN, "You speak German"),
        ("You speak {language}", {"language": None}, EN, "You speak {language}"),
        ("Säsong från {from_month}", {"from_month": 8}, SV, "Säsong från augusti"),
        ("Arbete {in_city}", {"in_city": "København"}, SV, "Arbete i Köpenhamn"),
        ("{weeks} {weeks:week|weeks}", {"weeks": Decimal(1)}, EN, "1 week"),
    ],
)
def test_a_phrase_says_values_in_its_own_language(phrase, values, locale, said):
    assert slotvalues.said(phrase, values, locale, {"København": "Köpenhamn"}) == said


NUMBERS = st.integers(0, 999_999).map(Decimal) | st.decimals(0, 999, places=1).filter(lambda number: number % 1 != 0)


@given(NUMBERS, st.sampled_from(["da", "nb", "sv", "en"]))
def test_what_is_said_is_read_back(number, code):
    there = formats(LOCALES[code])
    # As people write them in a bullet: a thousand without a separator.
    text = slots.fill("x {weeks} y", {"weeks": number}, there)
    if number >= 1000:
        return

    assert slotvalues.values("x {weeks} y", text, there) == {"weeks": number}
