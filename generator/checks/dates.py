"""Dates in running text, in figures and in words, with the weekday beside them."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from babel.dates import get_day_names, get_month_names

from generator.checks.prose import either

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FIGURES = r"(?P<d>\d{1,2})(?P<sign>[./-])(?P<m>\d{1,2})(?:(?:(?P=sign)|-| )(?P<y>(?:19|20)\d\d)(?!\d))?(?![\d/])"
_ISO = r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?!\d)"


class Dated(NamedTuple):
    """A weekday with a date beside it: where it stands, which day it says (0 is Monday), and the date; year 0 is not given."""

    start: int
    end: int
    weekday: int
    year: int
    month: int
    day: int


@lru_cache(maxsize=4096)
def weekdays(text: str, formats: str) -> tuple[Dated, ...]:
    """Return the weekdays of a text that have a date beside them.

    Args:
        text: a text.
        formats: the name of its locale in CLDR: ``da_DK``.
    """
    return tuple(_weekdays(text, formats))


def _weekdays(text: str, formats: str) -> Iterator[Dated]:
    pattern, days, months = _pattern(formats)
    for match in pattern.finditer(text):
        if match["iso"]:
            year, month, day = map(int, match["iso"].split("-"))
        elif match["d"]:
            year, month, day = int(match["y"] or 0), int(match["m"]), int(match["d"])
            if formats.startswith("en") and day <= 12 and month <= 12:  # noqa: PLR2004 - months of a year
                continue
        else:
            name = (match["month"] or match["month_first"]).lower()
            year, month, day = (
                int(match["year"] or match["year_last"] or 0),
                months[name],
                int(match["day"] or match["day_last"]),
            )
        yield Dated(match.start(), match.end(), days[match["weekday"].lower()], year, month, day)


def day(date: Dated, year: int) -> dt.date | None:
    """Return a date in a year; ``None`` where there is no such day."""
    try:
        return dt.date(year, date.month, date.day)
    except ValueError:
        return None


@lru_cache(maxsize=16)
def day_names(formats: str) -> tuple[str, ...]:
    """Return the names of the weekdays in small letters, Monday first."""
    names = get_day_names("wide", "format", formats)
    return tuple(str(names[number]).lower() for number in range(7))


@lru_cache(maxsize=16)
def day_forms(formats: str) -> frozenset[str]:
    """Return the names of the weekdays in small letters, with and without the article that Danish and Norwegian add."""
    return frozenset(f"{name}{ending}" for name in day_names(formats) for ending in ("", "en"))


@lru_cache(maxsize=16)
def _pattern(formats: str) -> tuple[re.Pattern[str], dict[str, int], dict[str, int]]:
    days = {name: number for number, name in enumerate(day_names(formats))}
    months: dict[str, int] = {}
    for width in ("abbreviated", "wide"):
        for number, name in get_month_names(width, "format", formats).items():
            months |= {name.lower(): number, name.lower().rstrip("."): number}
    month = either(months)
    ordinal = r"(?:st|nd|rd|th)?(?: of)?" if formats.startswith("en") else r"(?:\.|:?[ae]|:e)?"
    written = rf"(?P<day>\d{{1,2}}){ordinal}[ \u00a0](?P<month>{month})(?!\w)(?:,?[ \u00a0]{_YEAR}(?!\d))?"
    american = (
        rf"|(?P<month_first>{month})[ \u00a0](?P<day_last>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
        r"(?:,?[ \u00a0](?P<year_last>(?:19|20)\d\d)(?!\d))?"
        if formats.startswith("en")
        else r"|(?P<month_first>(?!))(?P<day_last>(?!))(?P<year_last>(?!))"
    )
    link = r"(?:,?[ \u00a0](?:den|d\.|the)?[ \u00a0]?|,[ \u00a0]?|[ \u00a0]\(?)"
    return (
        re.compile(rf"(?<!\w)(?P<weekday>{either(days)})(?:en)?{link}(?:{_ISO}|{written}{american}|{_FIGURES})", re.IGNORECASE),
        days,
        months,
    )
