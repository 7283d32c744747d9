"""A text names no other deadline than the posting's own."""

import datetime as dt
from collections.abc import Iterator

from generator.checks import Version, words
from generator.checks.deadlines import named
from generator.checks.pinpoint import pinpoint
from generator.checks.rule import Rule
from generator.errors import Finding


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield deadlines in texts that are not the posting's, and texts that speak of two."""
    yield from words.check(version, rule)
    until = version.ad.posting.valid_through
    for piece in version.pieces:
        if piece.lang != version.locale:
            continue
        for found in named(piece.markdown, version.localized.locale.formats):
            day = found.day(until if isinstance(until, dt.date) else None)
            if until is None or day is None or day == until:
                continue
            own = until if isinstance(until, dt.date) else "rolling"
            message = f"the text says {day}, and the deadline is {own}"
            where = pinpoint(piece, found.start, found.end)
            yield rule.finding(message, where, field=piece.context, locale=version.locale)
