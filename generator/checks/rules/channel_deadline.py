"""A deadline lies within the time that a channel shows ads."""

import datetime as dt
from collections.abc import Iterator

from generator.checks import Version
from generator.checks.rule import Rule
from generator.errors import Finding


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield the channels for which a deadline is too late."""
    posting = version.ad.posting
    start, until = posting.date_posted or version.as_of, posting.valid_through
    if posting.status == "extended" and start and version.as_of:
        start = max(start, version.as_of)  # it goes out anew
    if start is None or not isinstance(until, dt.date) or posting.status in {"filled", "withdrawn"}:
        return
    for channel in version.channels:
        days = channel.deadline_within_days
        if days is not None and (until - start).days > days and channel.takes_country(version.ad.countries()):
            message = f"is {(until - start).days} days after publication, and {channel.name} takes {days}"
            hint = f"{start + dt.timedelta(days=days)} is the latest there"
            yield rule.finding(
                message, version.where("valid_through"), hint=hint, field="application deadline", channel=channel.id
            )
