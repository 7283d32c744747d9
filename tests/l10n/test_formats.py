"""Facts in four locales, against what people there write. ␣ stands for a no-break space."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.l10n.formats import Formats, formats, known_territory
from generator.l10n.locales import Locales

LOCALES = Locales()
CODES = ("da", "nb", "sv", "en")


def of(code: str) -> Formats:
    return formats(LOCALES[code])


def shown(text: str) -> str:
    return text.replace("\u00a0", "␣")


DAY = dt.date(2018, 3, 31)
NINE, SIX = dt.time(9), dt.time(18)

TABLE = {
    "date": (
        lambda f: f.date(DAY),
        ("31. marts 2018", "31. mars 2018", "31 mars 2018", "31 March 2018"),
    ),
    "date early in a month": (
        lambda f: f.date(dt.date(2018, 4, 1)),
        ("1. april 2018", "1. april 2018", "1 april 2018", "1 April 2018"),
    ),
    "weekday and date": (
        lambda f: f.weekday_date(DAY),
        ("lørdag den 31. marts 2018", "lørdag 31. mars 2018", "lördag 31 mars 2018", "Saturday, 31 March 2018"),
    ),
    "time": (lambda f: f.time(NINE), ("09.00", "09:00", "09:00", "09:00")),
    "midnight": (lambda f: f.time(dt.time(0)), ("00.00", "00:00", "00:00", "00:00")),
    "times": (lambda f: f.time_range(NINE, SIX), ("09.00–18.00", "09:00–18:00", "09:00–18:00", "09:00–18:00")),
    "night shift": (
        lambda f: f.time_range(dt.time(22), dt.time(6)),
        ("22.00–06.00", "22:00–06:00", "22:00–06:00", "22:00–06:00"),
    ),
    "within an hour": (
        lambda f: f.time_range(dt.time(9, 30), dt.time(9, 45)),
        ("09.30–09.45", "09:30–09:45", "09:30–09:45", "09:30–09:45"),
    ),
    "weekday": (lambda f: f.weekday(0), ("mandag", "mandag", "måndag", "Monday")),
    "five days": (
        lambda f: f.weekdays([4, 3, 2, 1, 0]),
        ("mandag–fredag", "mandag–fredag", "måndag–fredag", "Monday–Friday"),
    ),
    "two days": (
        lambda f: f.weekdays([5, 6]),
        ("lørdag og søndag", "lørdag og søndag", "lördag och söndag", "Saturday and Sunday"),
    ),
    "every other day": (
        lambda f: f.weekdays([0, 2, 4]),
        (
            "mandag, onsdag og fredag",
            "mandag, onsdag og fredag",
            "måndag, onsdag och fredag",
            "Monday, Wednesday and Friday",
        ),
    ),
    "a range and a day": (
        lambda f: f.weekdays([0, 1, 2, 5]),
        ("mandag–onsdag og lørdag", "mandag–onsdag og lørdag", "måndag–onsdag och lördag", "Monday–Wednesday and Saturday"),
    ),
    "number": (
        lambda f: f.number(Decimal("1234567.89")),
        ("1.234.567,89", "1␣234␣567,89", "1␣234␣567,89", "1,234,567.89"),
    ),
    "numbers": (lambda f: f.number_range(20, 30), ("20–30", "20–30", "20–30", "20–30")),
    "numbers that are equal": (lambda f: f.number_range(30, 30), ("30", "30", "30", "30")),
    "percent": (lambda f: f.percent(80), ("80␣%", "80␣%", "80␣%", "80%")),
    "a month": (lambda f: f.months(1), ("1 måned", "1 måned", "1 månad", "1 month")),
    "months": (lambda f: f.months(3), ("3 måneder", "3 måneder", "3 månader", "3 months")),
    "a week": (lambda f: f.weeks(1), ("1 uge", "1 uke", "1 vecka", "1 week")),
    "weeks": (lambda f: f.weeks(6), ("6 uger", "6 uker", "6 veckor", "6 weeks")),
    "hours": (
        lambda f: f.hours(Decimal("37.5"), Decimal("37.5")),
        ("37,5 timer", "37,5 timer", "37,5 timmar", "37.5 hours"),
    ),
    "hours, a range": (
        lambda f: f.hours(Decimal(20), Decimal(30)),
        ("20–30 timer", "20–30 timer", "20–30 timmar", "20–30 hours"),
    ),
    "list": (lambda f: f.list(["a", "b", "c"]), ("a, b og c", "a, b og c", "a, b och c", "a, b and c")),
    "alternatives": (lambda f: f.alternatives(["a", "b"]), ("a eller b", "a eller b", "a eller b", "a or b")),
    "country": (lambda f: f.territory("EE"), ("Estland", "Estland", "Estland", "Estonia")),
    "country unknown to CLDR": (lambda f: f.territory("XX"), ("XX", "XX", "XX", "XX")),
    "Norwegian": (lambda f: f.language("no"), ("norsk", "norsk", "norska", "Norwegian")),
    "Danish": (lambda f: f.language("da"), ("dansk", "dansk", "danska", "Danish")),
    "Norwegian and its country": (lambda f: f.language("no-NO"), ("norsk", "norsk", "norska", "Norwegian")),
}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("fact", TABLE)
def test_facts_as_the_locale_writes_them(fact, code):
    say, expected = TABLE[fact]
    assert shown(say(of(code))) == expected[CODES.index(code)]


MONEY = (
    # The locale's own symbol where the currency is its own and the job is in that country.
    ("da", "32000", None, "DKK", "DK", "32.000␣kr."),
    ("nb", "32000", "38000", "NOK", "NO", "32␣000–38␣000␣kr"),
    ("sv", "32000", "38000", "SEK", "SE", "32␣000–38␣000␣kr"),
    ("en", "32000", None, "GBP", "GB", "£32,000"),
    ("en", "32000", "38000", "GBP", "GB", "£32,000–38,000"),
    # Else the ISO code: "kr" alone could be three currencies.
    ("da", "32000", None, "DKK", "NO", "32.000␣DKK"),
    ("da", "32000", None, "DKK", "", "32.000␣DKK"),
    ("da", "32000", None, "NOK", "NO", "32.000␣NOK"),
    ("nb", "32000", None, "DKK", "DK", "32␣000␣DKK"),
    ("sv", "1600", "1900", "EUR", "EE", "1␣600–1␣900␣EUR"),
    ("en", "1600", "1900", "EUR", "EE", "EUR␣1,600–1,900"),
    ("en", "32000", None, "DKK", "DK", "DKK␣32,000"),
    ("da", "1600", None, "EUR", "DK", "1.600␣EUR"),
    # No decimals unless there are any, and then two, as money has them.
    ("da", "187.50", None, "DKK", "DK", "187,50␣kr."),
    ("en", "12.5", "15", "GBP", "GB", "£12.50–15.00"),
    ("da", "32000.00", "32000", "DKK", "DK", "32.000␣kr."),
)


@pytest.mark.parametrize("case", MONEY, ids=lambda case: f"{case[0]}-{case[5]}")
def test_money(case):
    code, low, high, currency, country, expected = case
    amount = of(code).money(Decimal(low), Decimal(high) if high else None, currency, country)
    assert shown(amount) == expected


@pytest.mark.parametrize("code", CODES)
def test_money_never_breaks_between_amount_and_currency(code):
    for country in ("DK", "NO", "SE", "GB", "EE"):
        for currency in ("DKK", "NOK", "SEK", "GBP", "EUR"):
            assert " " not in of(code).money(Decimal(32000), Decimal(38000), currency, country)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(code=st.sampled_from(CODES), start=st.times(), end=st.times())
def test_a_range_of_times_holds_both_ends(code, start, end):
    f = of(code)
    first, last = f.time(start), f.time(end)
    assert f.time_range(start, end) == (first if first == last else f"{first}–{last}")


@settings(max_examples=100, derandomize=True, deadline=None)
@given(code=st.sampled_from(CODES), days=st.lists(st.integers(0, 6), min_size=1, max_size=10))
def test_weekdays_name_their_first_and_last_day_and_no_other_than_given(code, days):
    f = of(code)
    said = f.weekdays(days)
    names = [f.weekday(number) for number in range(7)]
    assert said.startswith(names[min(days)])
    assert said.endswith(names[max(days)])
    assert {number for number in range(7) if names[number] in said} <= set(days)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(code=st.sampled_from(CODES), low=st.integers(1, 200), more=st.integers(0, 200))
def test_a_range_of_hours_holds_both_ends(code, low, more):
    f = of(code)
    said = f.hours(Decimal(low), Decimal(low + more))
    assert said.startswith(f.number_range(low, low + more) + " ")


@settings(max_examples=100, derandomize=True, deadline=None)
@given(code=st.sampled_from(CODES), day=st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)))
def test_a_date_names_its_day_and_year_in_full(code, day):
    said = of(code).date(day)
    assert said.startswith(str(day.day))
    assert said.endswith(str(day.year))


def test_no_days_and_no_items_give_no_words():
    assert of("da").weekdays([]) == ""
    assert of("da").list([]) == ""


def test_known_territories():
    assert known_territory("EE")
    assert not known_territory("XX")
    assert not known_territory("Estland")
