"""Addresses and numbers: good translations are silent in all directions, and none that is lost, changed or added is."""

import itertools
import tomllib
from datetime import date
from pathlib import Path

import pytest
from babel.dates import format_date, get_month_names
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

import generator
from generator.translation.entities import Difference, addresses, numbers, readings, without_addresses

SENTENCES = tomllib.loads((Path(__file__).parent / "parallel.toml").read_text("utf-8"))["sentence"]
WORDS = Path(generator.__file__).parent / "translation" / "data" / "numbers.toml"
LOCALES = ("da", "nb", "sv", "en")
FORMATS = {"en": "en_GB"}


def differences(source_locale, source, target_locale, target):
    found = addresses(source, target)
    found += numbers(without_addresses(source), without_addresses(target), source_locale, target_locale)
    return [(one.what, one.text) for one in found]


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence["en"][:40])
def test_a_good_translation_is_silent_in_all_directions(sentence):
    for source, target in itertools.permutations(LOCALES, 2):
        assert differences(source, sentence[source], target, sentence[target]) == [], (source, target)


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence["en"][:40])
def test_no_figure_of_a_good_translation_can_be_dropped_unseen(sentence):
    for locale in LOCALES:
        figures = "".join(map(str, filter(str.isdigit, sentence[locale])))
        if figures:
            bare = "".join(sign for sign in sentence[locale] if not sign.isdigit())
            assert ("lost" in {what for what, _ in differences(locale, sentence[locale], locale, bare)}) or figures == "1"


# Each as: source locale, source, target locale, target.
GOOD = [
    ("da", "kl. 18-23", "en", "6–11 p.m."),
    ("da", "kl. 9-17", "en", "9 to 5 pm"),
    ("da", "kl. 8-12", "en", "from 8 to 12 p.m."),
    ("da", "kl. 9-11", "en", "9–11 am"),
    ("da", "kl. 22.30-6", "en", "10:30 pm until 6 A.M."),
    ("nb", "fra 11 til 14", "en", "between 11 and 2pm"),
    ("da", "kl. 8.15-16", "en", "8.15am to 4pm"),
    ("da", "kl. 24", "sv", "vid midnatt"),
    ("en", "at midday", "nb", "kl. 12"),
    ("da", "½ år", "sv", "ett halvår"),
    ("da", "½ år", "en", "0.5 years"),
    ("da", "1½ time", "nb", "1,5 time"),
    ("da", "halvandet år", "en", "1½ years"),
    ("en", "two and a half hours, 2½", "da", "to en halv time, 2½"),
    ("da", "mellem jul og nytår, 24. december", "en", "between Christmas and New Year, Dec. 24th"),
    ("da", "1.–31. marts", "en", "March 1–31"),
    ("en", "Sept. 3rd, 2027", "da", "3. september 2027"),
    ("en", "the 3rd of May 2027", "sv", "den 3:e maj 2027"),
    ("da", "20. maj kl. 8.30", "en", "8:30 a.m. on May 20"),
    ("da", "i maj 2027", "en", "in May 2027"),
    ("da", "05/2027", "en", "May 2027"),
    ("da", "31.12.26", "en", "31 December 2026"),
    ("da", "31-12-2026", "sv", "2026-12-31"),
    ("da", "15.8.", "en", "15 August"),
    ("en", "15 August", "nb", "15.8."),
    ("da", "01.02.2026", "en", "1 February 2026"),
    ("en", "all 12 may apply", "da", "alle 12 må søge"),
    ("da", "2. sal", "en", "second floor"),
    ("en", "Python 3.9 and Windows 8.1.", "da", "Python 3.9 og Windows 8.1."),
    ("en", "version 2.5", "sv", "version 2.5"),
    ("en", ".NET 4.8", "sv", ".NET 4.8"),
    ("da", "1.9.–31.12.", "en", "1 September to 31 December"),
    ("da", "1 000 000", "en", "1,000,000"),
    ("nb", "1\u00a0000\u202f000 kr", "en", "NOK 1,000,000"),
    ("sv", "1 000", "en", "1000"),
    ("da", "0045 12 34 56 78", "en", "+45 12345678"),
    ("sv", "+46 (0)70 123 45 67", "en", "+46 70 123 45 67"),
    ("sv", "0701234567", "en", "070-123 45 67"),
    ("da", "tlf. 12345678", "en", "tel. 12 34 56 78"),
    ("da", "JOB@Havnen.example", "en", "job@havnen.example"),
    ("da", "se www.example.com/", "en", "see www.example.com."),
    ("da", "(https://example.com/a)", "en", "“https://example.com/a”"),
    ("da", "på example.com, hvor", "en", "at example.com, where"),
    ("da", "", "en", ""),
    ("da", "Ingen tal", "en", "No numbers"),
    ("de", "um 8 Uhr", "da", "kl. 8"),
    ("nb-NO", "28 500", "en-GB", "28,500"),
]  # fmt: skip


@pytest.mark.parametrize(("source_locale", "source", "target_locale", "target"), GOOD)
def test_what_is_written_in_another_way_is_the_same(source_locale, source, target_locale, target):
    assert differences(source_locale, source, target_locale, target) == []
    assert differences(target_locale, target, source_locale, source) == []


# Each with what is told of it.
DAMAGED = [
    ("da", "Du arbejder 37 timer.", "nb", "Du jobber timer.", ["-37"]),
    ("da", "Du arbejder 37 timer.", "nb", "Du jobber 73 timer.", ["-37", "+73"]),
    ("da", "Du arbejder her.", "nb", "Du jobber 37 timer her.", ["+37"]),
    ("da", "5 dage og 5 uger", "en", "5 days and weeks", ["-5"]),
    ("da", "Vi er 12 kolleger", "en", "We are eleven colleagues", ["-12"]),
    ("en", "eleven colleagues", "da", "12 kolleger", ["+12"]),
    ("da", "2 kokke", "nb", "kokker til Tallinn", ["-2"]),
    ("da", "over 100 kolleger", "sv", "över tusen kollegor", ["-100"]),
    ("da", "0-5 år", "en", "5 years", ["-0"]),
    ("da", "1½ år", "en", "1 year", ["-1½"]),
    ("da", "2½ år", "en", "2.25 years", ["-2½", "+2.25"]),
    ("da", "28.500 kr.", "en", "28.500 kr.", ["~28.500"]),
    ("da", "28.500 kr.", "nb", "28.500 kr.", ["~28.500"]),
    ("da", "28.500 kr.", "sv", "28,500 kr", ["~28,500"]),
    ("da", "28.500 kr.", "en", "28,50 kr.", ["-28.500", "+28,50"]),
    ("da", "28.500 kr.", "en", "28.5 kr.", ["-28.500", "+28.5"]),
    ("en", "DKK 165.50", "da", "DKK 165.50", ["~165.50"]),
    ("da", "12,5 %", "en", "12,5 %", ["~12,5"]),
    ("en", "12.5 %", "da", "12.5 %", ["~12.5"]),
    ("en", "12.5 %", "sv", "125 %", ["-12.5", "+125"]),
    ("da", "kl. 16.30", "en", "at 4 pm", ["-16.30"]),
    ("da", "kl. 16.30", "en", "at 4:30 am", ["-16.30", "+4:30 am"]),
    ("da", "kl. 8-16", "en", "8 am to 4 am", ["-16", "+4 am"]),
    ("da", "kl. 8-16", "sv", "kl. 8–17", ["-16", "+17"]),
    ("da", "kl. 12", "en", "12 a.m.", ["-12", "+12 a.m"]),
    ("da", "kl. 9-17", "en", "9 to 5 am", ["-17", "-9", "+9", "+5 am"]),
    ("da", "31.12.2026", "en", "12/31/2026", ["-31.12.2026", "+12/31/2026"]),
    ("da", "31.12.2026", "en", "31 November 2026", ["-31.12.2026", "+31 November 2026"]),
    ("da", "31.12.2026", "sv", "2026-12-13", ["-31.12.2026", "+2026-12-13"]),
    ("da", "31.12.2026", "sv", "den 31 december", ["-31.12.2026"]),
    ("da", "den 1. marts", "en", "1 April", ["-1. marts", "+1 April"]),
    ("da", "den 1. marts", "nb", "den 2. mars", ["-1. marts", "+2. mars"]),
    ("da", "den 1. marts", "nb", "den 1.", ["-1. marts"]),
    ("da", "1. marts 2026", "en", "1 March 2027", ["-1. marts 2026", "+1 March 2027"]),
    ("da", "01.02.2026", "en", "2 January 2026", ["-01.02.2026", "+2 January 2026"]),
    ("sv", "maj 2027", "en", "March 2027", ["-maj 2027", "+March 2027"]),
    ("da", "uge 34", "sv", "vecka 35", ["-34", "+35"]),
    ("da", "Skriv til job@havnen.example", "nb", "Skriv til jobb@havnen.example",
     ["-job@havnen.example", "+jobb@havnen.example"]),
    ("da", "Skriv til job@havnen.example", "nb", "Skriv til oss", ["-job@havnen.example"]),
    ("da", "Skriv til os", "nb", "Skriv til job@havnen.example", ["+job@havnen.example"]),
    ("da", "https://example.com/job?id=4", "nb", "https://example.com/jobb?id=4",
     ["-https://example.com/job?id=4", "+https://example.com/jobb?id=4"]),
    ("da", "www.havnen.example", "sv", "www.hamnen.example", ["-www.havnen.example", "+www.hamnen.example"]),
    ("da", "på example.com/job", "nb", "på example.com/jobb", ["-example.com/job", "+example.com/jobb"]),
    ("da", "https://example.com/a", "nb", "http://example.com/a", ["-https://example.com/a", "+http://example.com/a"]),
    ("da", "Ring +45 12 34 56 78", "nb", "Ring +45 12 34 56 87", ["-+45 12 34 56 78", "++45 12 34 56 87"]),
    ("da", "Ring 12 34 56 78", "nb", "Ring oss", ["-12 34 56 78"]),
    ("sv", "Ring 070-123 45 67", "da", "Ring 070-123 45 66", ["-070-123 45 67", "+070-123 45 66"]),
    ("da", "Ring +45 12345678", "nb", "Ring 12345678", ["-+45 12345678", "+12345678"]),
]  # fmt: skip
WHAT = {"-": "lost", "+": "added", "~": "form"}


@pytest.mark.parametrize(("source_locale", "source", "target_locale", "target", "told"), DAMAGED)
def test_what_is_damaged_is_told(source_locale, source, target_locale, target, told):
    found = differences(source_locale, source, target_locale, target)

    assert sorted(found) == sorted((WHAT[one[0]], one[1:]) for one in told)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Ring 12 34 56 78 kl. 8", "Ring   kl. 8"),
        ("job@havnen.example og www.example.com", "  og  "),
        ("Vi er 30", "Vi er 30"),
        ("1.000-1.500 kr.", "1.000-1.500 kr."),
        ("2.000 og 10.000.000", "2.000 og 10.000.000"),
        ("fra 1998 til 2015", "fra 1998 til 2015"),
        ("f.eks. bl.a. Node.js og ASP.NET", "f.eks. bl.a. Node.js og ASP.NET"),
    ],
)
def test_addresses_are_no_numbers(text, rest):
    assert without_addresses(text) == rest


def test_a_number_that_is_odd_in_the_source_is_not_the_translation_s_doing():
    assert numbers("12.5 %", "12.5 %", "da", "nb") == []
    assert numbers("10.000", "10,000", "sv", "en") == []


def test_the_same_number_twice_has_to_be_there_twice():
    assert numbers("2 2 3", "3 2", "da", "nb") == [Difference("lost", "2")]


def test_what_a_number_may_mean():
    assert readings("1.250", "da")[0] == ((1250,), True)
    assert readings("1.250", "en")[0][0] == (pytest.approx(1.25),)
    assert dict(readings("09.30", "da"))[9, 30] is True
    assert readings("2½", "sv") == (((2.5,), True),)
    assert readings("½", "sv") == (((0.5,), True),)


@pytest.mark.slow
@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_date_is_itself_in_every_form_of_every_language(day):
    forms = [
        (locale, format_date(day, width, FORMATS.get(locale, locale)))
        for locale in LOCALES
        for width in ("long", "medium", "short", "d. MMMM y")
        if not (locale == "en" and width == "d. MMMM y")
    ]
    for (source, here), (target, there) in itertools.product(forms, forms):
        assert numbers(here, there, source, target) == [], (here, there)


@given(st.dates(), st.integers(1, 27))
def test_another_day_or_month_is_another_date(day, later):
    for source, target in itertools.permutations(LOCALES, 2):
        here = format_date(day, "d MMMM", FORMATS.get(source, source))
        for other in (day.replace(day=day.day % 28 + 1), day.replace(day=1, month=(day.month + later) % 12 + 1)):
            if (other.day, other.month) != (day.day, day.month):
                there = format_date(other, "d MMMM", FORMATS.get(target, target))
                assert numbers(here, there, source, target), (here, there)


@given(st.decimals(0, 10_000_000, places=2, allow_nan=False))
def test_every_amount_is_itself_in_every_language(amount):
    for source, target in itertools.permutations(LOCALES, 2):
        here, there = (format_decimal(amount, "#,##0.00", locale) for locale in (source, target))
        assert numbers(here, there, source, target) == [], (here, there)


@given(st.text(), st.text())
def test_any_text_can_be_compared_and_a_text_is_the_same_as_itself(text, other):
    for locale in LOCALES:
        assert differences(locale, text, locale, text) == []
        assert {what for what, _ in differences(locale, text, "en", other)} <= set(WHAT.values())


@pytest.mark.parametrize(
    "unit", ["1", "1 ", "1.", "1 111 ", "12 34 56 78 ", "1/", "a.", "a@", "1 may ", "1-", "+1 ", "9 to ", "½"]
)
def test_a_very_long_text_is_read_in_one_go(unit):
    text = unit * (20_000 // len(unit))

    assert differences("en", text, "da", "") or not any(map(str.isnumeric, unit))
    assert differences("en", text, "en", text) == []


def test_the_table_of_number_words_is_tidy():
    table = tomllib.loads(WORDS.read_text("utf-8"))

    assert set(table) == set(LOCALES)
    assert len({tuple(words) for words in table.values()}) == 1
    for locale, words in table.items():
        for number, spelled in words.items():
            for word in spelled.split():
                figure = number.replace(".5", "½")
                assert word == word.casefold()
                assert numbers(figure, f"abc {word.capitalize()} def", "en", locale) == [], word
                assert numbers(f"({word})", figure, locale, "en") == [], word


def test_the_months_of_every_language_are_known():
    for locale in LOCALES:
        for width in ("abbreviated", "wide"):
            for number, name in get_month_names(width, "format", locale).items():
                assert numbers(f"2 {name} 2027", f"2027-{number:02}-02", locale, "sv") == [], name


@pytest.mark.parametrize(
    ("target", "form"), [("Pay 1.250,50 kr.", ["1.250,50"]), ("Pay 1,250.50 kr.", []), ("Pay 1250.50 kr.", [])]
)
def test_a_number_with_both_signs_is_told_where_it_keeps_those_of_the_source(target, form):
    found = numbers("Løn 1.250,50 kr.", target, "da", "en")

    assert [(one.what, one.text) for one in found] == [("form", text) for text in form]
