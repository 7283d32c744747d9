"""Slots: what fits in each, and how its value is said in each language."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.l10n.formats import formats
from generator.l10n.locales import Locales
from generator.posting import slots
from generator.posting.slots import SlotError

LOCALES = Locales()
DA, NB, SV, EN = (formats(LOCALES[code]) for code in ("da", "nb", "sv", "en"))


@pytest.mark.parametrize("name", sorted(slots.KINDS))
def test_the_example_of_each_slot_can_be_read_and_said(name):
    value = slots.read(name, slots.example(name))

    for locale in (DA, NB, SV, EN):
        assert slots.fill(f"før {{{name}}} efter", {name: value}, locale).startswith("før ")
        assert "{" not in slots.fill(f"{{{name}}}", {name: value}, locale)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("weeks", "tre", "“tre” is not a number, which weeks takes"),
        ("weeks", "-1", "“-1” is not a number, which weeks takes"),
        ("other_language", "nb", "“nb” is not a language code, which other_language takes"),
        ("other_language", "Deutsch", "“Deutsch” is not a language code, which other_language takes"),
        ("from_month", "13", "“13” is not a month, which from_month takes"),
        ("from_time", "25:00", "“25:00” is not a time of day, which from_time takes"),
        ("date", "31/3", "“31/3” is not a date, which date takes"),
        ("country", "Estland", "“Estland” is not a country code, which country takes"),
        ("system", "", "“” is not a name that is the same in every language, which system takes"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told_with_an_example(name, value, message):
    with pytest.raises(SlotError) as caught:
        slots.read(name, value)

    assert str(caught.value) == message
    assert caught.value.hint == f"such as {name}: {slots.example(name)}"


@pytest.mark.parametrize(
    ("text", "locale", "weeks", "said"),
    [
        ("{weeks} {weeks:uges|ugers} oplæring", DA, "1", "1 uges oplæring"),
        ("{weeks} {weeks:uges|ugers} oplæring", DA, "3", "3 ugers oplæring"),
        ("{weeks} {weeks:veckas|veckors} introduktion", SV, "1", "1 veckas introduktion"),
        ("{weeks} {weeks:week’s|weeks’} training", EN, "2", "2 weeks’ training"),
        ("{weeks} {weeks:uke|uker}", NB, "2,5", "2,5 uker"),
        ("{weeks} {weeks:week|weeks}", EN, "2.5", "2.5 weeks"),
    ],
)
def test_a_word_follows_its_number(text, locale, weeks, said):
    assert slots.fill(text, {"weeks": slots.read("weeks", weeks)}, locale) == said


def test_facts_are_said_as_the_locale_has_them():
    given_ = {"date": dt.date(2027, 3, 31), "from_time": dt.time(8), "other_language": "de", "from_month": 6, "country": "IS"}
    text = "{date} {from_time} {other_language} {from_month} {in_country} {country}"

    assert slots.fill(text, given_, DA) == "31. marts 2027 08.00 tysk juni på Island Island"
    assert slots.fill(text, given_, SV) == "31 mars 2027 08:00 tyska juni på Island Island"
    assert slots.fill(text, given_, EN) == "31 March 2027 08:00 German June in Iceland Iceland"
    assert slots.fill("{in_city}", {"city": "Aarhus"}, EN) == "in Aarhus"


def test_a_slot_without_a_value_stays_and_doubled_braces_too():
    assert slots.fill("{city} {{weeks}} {language}", {"weeks": Decimal(3)}, DA) == "{city} {{weeks}} {language}"
    assert slots.names("{weeks} {weeks:a|b} {city} {{hej}}") == ("weeks", "city")


def test_forms_are_as_many_as_the_language_has_plurals():
    with pytest.raises(SlotError) as caught:
        slots.fill("{weeks:uge|uger|ugerne}", {"weeks": Decimal(3)}, DA)

    assert str(caught.value) == "“uge|uger|ugerne” has 3 forms, and da has 2"
    assert caught.value.hint == "write one for each, parted by |: one, other"


@given(st.decimals(0, 999_999, places=2), st.dates(), st.times())
def test_a_value_reads_back_as_it_is_written(number, day, time):
    time = time.replace(second=0, microsecond=0)

    assert slots.read("weeks", slots.value_of(number)) == number
    assert slots.read("date", slots.value_of(day)) == day
    assert slots.read("from_time", slots.value_of(time)) == time
