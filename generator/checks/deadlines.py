"""Deadlines that a text names: a word for the last day to apply, and a date soon after it."""

import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple

from babel.dates import get_month_names

_WORDS = {
    "da": r"ansøgningsfrist\w*|frist(?:en)?|senest|søg inden|inden",
    "nb": r"søknadsfrist\w*|frist(?:en)?|senest|innen",
    "sv": r"sista ansökningsdag\w*|ansökningstid\w*|ansök senast|senast|söks? innan",
    "en": r"deadline\w*|closing date|apply by|no later than|applications? (?:close|by)",
}
"""What announces a deadline, by language; a date elsewhere is a date of something else."""
_APPLY = {
    "da": r"ansøg|søg|frist",
    "nb": r"søk|frist",
    "sv": r"ansök|sök",
    "en": r"appl|deadline|closing",
}
"""What the sentence must hold besides, since much else has to be done "senest"."""
_DIGIT = re.compile(r"\d")
_NEAR = 24
"""Characters between the word and the date."""
_KEPT = 4096


class Named(NamedTuple):
    """A deadline in a text: where its date stands, and what it says; year 0 is not given."""

    start: int
    end: int
    year: int
    month: int
    number: int

    def day(self, near: dt.date | None) -> dt.date | None:
        """Return the day; without a year, that of the year of another day. ``None`` where there is no such day."""
        year = self.year or (near.year if near else 0)
        try:
            return dt.date(year, self.month, self.number) if year else None
        except ValueError:
            return None


@lru_cache(maxsize=_KEPT)
def named(text: str, formats: str) -> tuple[Named, ...]:
    """Return the deadlines that a text names.

    Args:
        text: the text.
        formats: the name of its locale in CLDR: ``da_DK``.
    """
    language = formats.partition("_")[0]
    if language not in _WORDS or not _DIGIT.search(text):
        return ()
    pattern, about, months = _pattern(language, formats)
    if not about.search(text):
        return ()
    found: list[Named] = []
    for match in pattern.finditer(text):
        if match["iso"]:
            year, month, day = map(int, match["iso"].split("-"))
        elif match["d"]:
            year, month, day = int(match["y"] or 0), int(match["m"]), int(match["d"])
        else:
            month = months[(match["month"] or match["month_first"]).casefold()]
            day, year = int(match["day"] or match["day_last"]), int(match["year"] or match["year_last"] or 0)
        found.append(Named(match.start("date"), match.end("date"), year, month, day))
    return tuple(found)


@lru_cache(maxsize=16)
def _pattern(language: str, formats: str) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, int]]:
    months = {
        name.casefold().rstrip("."): number
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, "format", formats).items()
    }
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    iso = r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
    figures = r"(?P<d>\d{1,2})[./-](?P<m>1[0-2]|0?[1-9])(?:[./-](?P<y>(?:19|20)\d\d))?(?![\d/])"
    worded = (
        rf"(?P<day>\d{{1,2}})\.?(?:st|nd|rd|th)?(?: of)?[ \u00a0](?P<month>{names})\.?(?!\w)(?:,? (?P<year>(?:19|20)\d\d))?"
    )
    american = rf"(?P<month_first>{names})\.? (?P<day_last>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<year_last>(?:19|20)\d\d))?"
    date = f"(?P<date>{iso}|{figures}|{worded}|{american})"
    near = rf"[^\d.!?]{{0,{_NEAR}}}?"
    pattern = re.compile(rf"(?<!\w)(?:{_WORDS[language]}){near}{date}", re.IGNORECASE)
    return pattern, re.compile(_APPLY[language], re.IGNORECASE), months
