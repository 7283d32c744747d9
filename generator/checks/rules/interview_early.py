"""Interviews come after the deadline."""

import datetime as dt
from collections.abc import Iterator

from generator.checks import Version
from generator.checks.rule import Rule
from generator.errors import Finding

_HALF_A_YEAR = 26
"""Weeks; one that lies further back is one of the next year."""


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield interviews that begin before the last day to apply."""
    posting = version.ad.posting
    until, interviews = posting.valid_through, posting.interviews
    if interviews is None or not isinstance(until, dt.date):
        return
    if interviews.date is not None and interviews.date <= until:
        message = f"{interviews.date} is not after the deadline ({until})"
    elif interviews.week is not None and interviews.week == until.isocalendar().week and until.weekday() > 0:
        message = f"week {interviews.week} is the week of the deadline ({until})"
    elif interviews.week is not None and 0 < until.isocalendar().week - interviews.week < _HALF_A_YEAR:
        message = f"week {interviews.week} is before the deadline ({until}, week {until.isocalendar().week})"
    else:
        return
    yield rule.finding(message, version.where("interviews"), field="interviews")
