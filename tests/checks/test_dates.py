"""Tests for generator.checks.dates."""

import datetime as dt

import pytest

from generator.checks.dates import Dated, day, day_names, weekdays


@pytest.mark.parametrize(
    ("text", "formats", "found"),
    [
        ("mandag den 2. april 2018", "da_DK", (0, 2018, 4, 2)),
        ("tirsdag d. 3/4 2018", "da_DK", (1, 2018, 4, 3)),
        ("Tirsdag den 3.4.", "da_DK", (1, 0, 4, 3)),
        ("onsdag 4. april", "nb_NO", (2, 0, 4, 4)),
        ("torsdagen den 5:e april 2018", "sv_SE", (3, 2018, 4, 5)),
        ("fredag 2018-04-06", "sv_SE", (4, 2018, 4, 6)),
        ("Saturday, April 7, 2018", "en_GB", (5, 2018, 4, 7)),
        ("Sunday the 8th of April", "en_GB", (6, 0, 4, 8)),
        ("Sunday 15/4/2018", "en_GB", (6, 2018, 4, 15)),
    ],
)
def test_a_weekday_is_found_with_its_date(text, formats, found):
    (one,) = weekdays(f"Kom {text} nu", formats)

    assert one[2:] == found
    assert f"Kom {text} nu"[one.start : one.end] in text


@pytest.mark.parametrize(
    ("text", "formats"),
    [("mandag kommer 12 kolleger", "da_DK"), ("Sunday 4/5/2018", "en_GB"), ("mandag 9.30", "da_DK"), ("i april 2018", "da_DK")],
)
def test_a_weekday_without_a_sure_date_is_passed_over(text, formats):
    assert [one for one in weekdays(text, formats) if one.month <= 12] == []


def test_a_day_that_does_not_exist_is_none():
    assert day(Dated(0, 0, 0, 0, 2, 29), 2018) is None
    assert day(Dated(0, 0, 0, 0, 2, 29), 2020) == dt.date(2020, 2, 29)


def test_weekdays_begin_with_monday():
    assert day_names("sv_SE")[0] == "måndag"
