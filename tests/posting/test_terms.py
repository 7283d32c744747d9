"""The terms of a job: spellings they take. What they refuse stands in bad/ with its message."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.posting import terms
from generator.posting.text import Text


def read(kind: Any, value: object) -> Any:
    return TypeAdapter(kind).validate_python(value)


def told(kind: Any, value: object) -> list[str]:
    """Return the messages of a refusal."""
    with pytest.raises(ValidationError) as caught:
        read(kind, value)
    messages: list[str] = []
    for error in caught.value.errors():
        problems = error.get("ctx", {}).get("problems")
        messages += (
            [problem.message for problem in problems] if problems else [error.get("ctx", {}).get("message", error["msg"])]
        )
    return messages


DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("mon-fri", (0, 1, 2, 3, 4)),
        ("mon–fri", (0, 1, 2, 3, 4)),
        ("mon, wed, sat", (0, 2, 5)),
        ("Mon - Fri, sun", (0, 1, 2, 3, 4, 6)),
        ("monday-wednesday", (0, 1, 2)),
        ("mandag-onsdag, lör", (0, 1, 2, 5)),
        (["mon-tue", "sun"], (0, 1, 6)),
        ("sun", (6,)),
        ("sat, mon, sat", (0, 5)),
        ((0, 1), (0, 1)),
    ],
)
def test_weekdays(written, days):
    assert read(terms.Shift, {"days": written, "from": "09:00", "to": "17:00"}).days == days


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.sets(st.integers(0, 6), min_size=1))
def test_any_set_of_weekdays_can_be_written(days):
    written = ", ".join(DAYS[number] for number in sorted(days, reverse=True))
    assert read(terms.Shift, {"days": written, "from": "09:00", "to": "17:00"}).days == tuple(sorted(days))


@pytest.mark.parametrize("written", ["mandagen", "mon-", "mon-fri-sun", "", "8", "mon fri", "fri/sat", "mo", "monthly"])
def test_what_is_no_weekday(written):
    assert told(terms.Shift, {"days": written, "from": "09:00", "to": "17:00"}) == [f"“{written}” names no weekdays"]


def test_a_night_shift_ends_before_it_begins():
    shift = read(terms.Shift, {"days": "sat", "from": "22:00", "to": "06:00"})
    assert (shift.start, shift.end) == (dt.time(22), dt.time(6))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("rolling", "rolling"),
        ("2018-03-31", dt.date(2018, 3, 31)),
        (dt.date(2018, 3, 31), dt.date(2018, 3, 31)),
    ],
)
def test_deadlines(written, value):
    assert read(terms.Deadline, written) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("immediate", "immediate"),
        ("by_agreement", "by_agreement"),
        ("2018-05-01", dt.date(2018, 5, 1)),
        (dt.date(2018, 5, 1), dt.date(2018, 5, 1)),
    ],
)
def test_job_starts(written, value):
    assert read(terms.JobStart, written) == value


@pytest.mark.parametrize("written", ["efter sommerferien", "1. maj 2018", {"da": "efter ferien", "nb": "etter ferien"}])
def test_a_job_start_in_words(written):
    text = read(terms.JobStart, written)
    assert isinstance(text, Text)
    assert (text.source or dict(text.by_locale)) == written


@pytest.mark.parametrize(
    ("written", "near"), [("imediate", "immediate"), ("Immediate", "immediate"), ("by agreement", "by_agreement")]
)
def test_a_job_start_that_is_nearly_known(written, near):
    with pytest.raises(ValidationError) as caught:
        read(terms.JobStart, written)
    assert caught.value.errors()[0]["ctx"]["hint"] == f"did you mean {near}?"


def test_pay_tells_all_that_is_wrong_with_it():
    assert told(terms.Salary, {"min": "1900", "max": "1600"}) == [
        "the highest pay (1600) is below the lowest (1900)",
        "the pay has no currency",
        "the pay has no period",
    ]
    assert told(terms.Salary, {"max": "1600", "currency": "EUR", "period": "month"}) == ["only the highest pay is given"]
    assert told(terms.Salary, {}) == ["no pay is given"]


def test_pay_by_agreement():
    assert read(terms.Salary, {"by_agreement": "yes"}).by_agreement is True
    assert read(terms.Pay, "by_agreement").by_agreement is True


def test_equal_ends_of_a_range_of_pay_are_no_mistake():
    pay = read(terms.Salary, {"min": "1600", "max": "1600.00", "currency": "EUR", "period": "month"})
    assert pay.max == Decimal(1600)


def test_interviews_on_one_day():
    interviews = read(terms.Interviews, {"date": "2018-04-09", "until": "2018-04-09"})
    assert interviews.until == interviews.date


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({}, "interviews have a date or a week"),
        ({"date": "2018-04-09", "week": 15}, "interviews have a date or a week"),
        ({"week": 15, "until": "2018-04-09"}, "the interviews end before they begin"),
    ],
)
def test_interviews_have_a_date_or_a_week(value, message):
    assert told(terms.Interviews, value) == [message]


@pytest.mark.parametrize("value", [{}, {"months": 3, "weeks": 12}])
def test_a_trial_period_is_in_months_or_weeks(value):
    assert told(terms.TrialPeriod, value) == ["a trial period is given in months or in weeks"]


def test_hours_may_be_a_range_with_an_upper_end_only_above_the_lower():
    hours = read(terms.WorkHours, {"hours_per_week": "20", "hours_per_week_max": "30"})
    assert (hours.hours_per_week, hours.hours_per_week_max) == (Decimal(20), Decimal(30))
    for wrong in ({"hours_per_week_max": "30"}, {"hours_per_week": "30", "hours_per_week_max": "30"}):
        assert told(terms.WorkHours, wrong) == ["hours_per_week_max is not above hours_per_week"]
