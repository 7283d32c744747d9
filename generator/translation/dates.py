"""Dates with a month's name in running text, put in the form of another locale (CLDR): "31. marts 2018" → "31 mars 2018"."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from babel import Locale
from babel.dates import format_date, format_skeleton, get_month_names

_LEAP = 2024
"""A year in which every day of a month exists."""
_FORMATS = {"en": "en_GB"}


class DateSpan(NamedTuple):
    """A date in a text, and how the target locale writes it."""

    start: int
    end: int
    target: str


def spans(text: str, source: str, target: str) -> Iterator[DateSpan]:
    """Yield the dates of a text. One that doesn't exist, such as 31 February, is left out; so are dates in figures alone.

    Args:
        text: the text.
        source: its locale.
        target: the locale whose form the dates get.
    """
    if not any(character.isdigit() for character in text):
        return
    pattern, months = _pattern(source)
    for match in pattern.finditer(text):
        made = _written(match, months, target)
        if made is not None:
            yield DateSpan(match.start(), match.end(), made)


def _written(match: re.Match[str], months: dict[str, int], target: str) -> str | None:
    group = match.groupdict()
    month = months[(group["month"] or group.get("month_first") or group["month_only"]).casefold()]
    written = group["day"] or group.get("day_after")
    day = int(written) if written else 1
    year = next((int(group[name]) for name in ("year", "year_after", "year_only") if group.get(name)), None)
    formats = _FORMATS.get(target, target).replace("-", "_")
    try:
        date = dt.date(year or _LEAP, month, day)
    except ValueError:
        return None
    if not written:
        return format_skeleton("yMMMM", date, locale=formats)
    made = format_date(date, "long", formats) if year else format_skeleton("MMMMd", date, locale=formats)
    until = group["until"]
    if until:
        dot = "." if re.match(r"\d+\.", made) else ""
        made = f"{int(until)}{dot}{group['dash']}{made}"
    the = group.get("the") or ""
    return (the if target in {"da", "nb", "sv"} else "") + made


@lru_cache(maxsize=64)
def _pattern(source: str) -> tuple[re.Pattern[str], dict[str, int]]:
    locale = Locale.parse(_FORMATS.get(source, source).replace("-", "_"))
    months: dict[str, int] = {}
    for width in ("abbreviated", "wide"):
        for number, name in get_month_names(width, "format", locale).items():
            for form in (name, name.rstrip(".")):
                months[form.casefold()] = number
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    day = r"(?<![\w.,])(?P<the>den )?(?:(?P<until>\d{1,2})\.?(?P<dash> ?[–-] ?))?(?P<day>\d{1,2})"
    ordinal = r"(?:st|nd|rd|th)?(?: of)?" if source == "en" else r"(?:\.|:[ea])?"
    year = r"(?:,? (?P<year>(?:19|20)\d\d)(?!\d))?"
    first = rf"{day}{ordinal}[ \u00a0](?P<month>{names})(?!\w){year}"
    only = rf"(?<!\w)(?P<month_only>{names})[ \u00a0](?P<year_only>(?:19|20)\d\d)(?!\d)"
    day_after = r"(?P<day_after>\d{1,2})(?:st|nd|rd|th)?(?!\w)"
    after = (
        rf"|(?<!\w)(?P<month_first>{names})[ \u00a0]{day_after}(?:,? (?P<year_after>(?:19|20)\d\d)(?!\d))?"
        if source == "en"
        else ""
    )
    return re.compile(f"{first}|{only}{after}", re.IGNORECASE), months
