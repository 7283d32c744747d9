"""What was last read too long ago: law and portals change in months."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from generator import channels
from generator.checks import every_rule

MONTHS = 12
"""Months after which a source is to be read again."""


def stale(today: dt.date, workspace: Path | None = None) -> Iterator[tuple[str, dt.date]]:
    """Yield the rules and channels whose source was last read more than twelve months ago, with that day.

    Args:
        today: the day.
        workspace: the folder whose own channels are looked at too.

    Raises:
        InputError: a channel's file is wrong.
    """
    limit = today.replace(year=today.year - 1, day=min(today.day, 28))
    for rule in every_rule():
        if rule.checked < limit:
            yield f"rule {rule.id}", rule.checked
    for name in channels.available(workspace):
        channel = channels.load(name, workspace)
        if channel.checked < limit:
            yield f"channel {channel.id}", channel.checked
