"""A job starts when one can still start."""

import datetime as dt
from collections.abc import Iterator

from generator.checks import Version
from generator.checks.rule import Rule
from generator.errors import Finding


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a start before the day, or before the deadline."""
    posting = version.ad.posting
    start, until = posting.job_start, posting.valid_through
    if not isinstance(start, dt.date) or posting.status not in {"open", "extended"}:
        return
    if isinstance(until, dt.date) and start < until:
        yield rule.finding(f"{start} is before the deadline ({until})", version.where("job_start"), field="start")
    elif version.as_of and start < version.as_of:
        yield rule.finding(f"{start} has passed; it is {version.as_of}", version.where("job_start"), field="start")
