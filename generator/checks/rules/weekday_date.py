"""A weekday agrees with the date beside it."""

import datetime as dt
from collections.abc import Iterator

from generator.checks import Version
from generator.checks.dates import Dated, day, day_forms, weekdays
from generator.checks.prose import bare, prose, told
from generator.checks.rule import Rule
from generator.errors import Finding, Severity

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_BEFORE = dt.timedelta(days=90)
_AFTER = dt.timedelta(days=270)
"""How far from the days that a posting names the other days in its text lie."""


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each weekday that its date does not have."""
    text, formats = prose(version), version.localized.locale.formats
    if not text.says(day_forms(formats)):
        return
    for piece in text.figures:
        for found in weekdays(bare(piece.markdown), formats):
            date = day(found, found.year) if found.year else _only(version, found)
            if date is None or date.weekday() == found.weekday:
                continue
            said = piece.markdown[found.start : found.end]
            message = f"“{said}”: {date} is a {_DAYS[date.weekday()]}"
            severity: Severity | None = None if found.year else "warning"
            yield told(version, rule, piece, (found.start, found.end), message, severity=severity)


def _only(version: Version, found: Dated) -> dt.date | None:
    """Return the one day that a date without a year can be, going by the days that the posting names."""
    posting = version.ad.posting
    known = [one for one in (posting.date_posted, posting.valid_through) if isinstance(one, dt.date)]
    if not known:
        return None
    first, last = min(known) - _BEFORE, max(known) + _AFTER
    possible = [one for year in range(first.year, last.year + 1) if (one := day(found, year)) and first <= one <= last]
    return possible[0] if len(possible) == 1 else None
