"""An open ad can still be applied for."""

import datetime as dt
from collections.abc import Iterator

from generator.checks import Version
from generator.checks.rule import Rule
from generator.errors import Finding


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a deadline that lies before the day."""
    posting = version.ad.posting
    until = posting.valid_through
    if version.as_of and isinstance(until, dt.date) and until < version.as_of and posting.status in {"open", "extended"}:
        message = f"{until} has passed; it is {version.as_of}"
        yield rule.finding(message, version.where("valid_through"), field="application deadline")
