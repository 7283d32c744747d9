"""A text names no other deadline than the posting's own."""

import datetime as dt
import re
from collections.abc import Iterator

from generator.checks import Version, words
from generator.checks.deadlines import named, naming
from generator.checks.pinpoint import pinpoint
from generator.checks.prose import prose
from generator.checks.rule import Rule
from generator.errors import Finding

_EXTENDED = re.compile(r"forlæng|forleng|förläng|utsatt|extended", re.IGNORECASE)
"""A text about a deadline that has been moved may well name the old one."""


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield deadlines in texts that are not the posting's, or not the same, and texts that speak of two."""
    yield from words.check(version, rule)
    until = version.ad.posting.valid_through
    own = until if isinstance(until, dt.date) else None
    first: dt.date | None = None
    for piece in prose(version).kept_by(naming(version.localized.locale.formats)):
        for found in named(piece.markdown, version.localized.locale.formats):
            day = found.day(own)
            if day is None or day == own or _EXTENDED.search(piece.markdown):
                continue
            if until is None:
                first = first or day
                if day == first:
                    continue
                message = f"one text says {first}, and this one {day}"
            else:
                message = f"the text says {day}, and the deadline is {until}"
            where = pinpoint(piece, found.start, found.end)
            yield rule.finding(message, where, field=piece.context, locale=version.locale)
