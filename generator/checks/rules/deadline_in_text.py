"""A deadline stands in its field, not in a text."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.deadlines import named, naming
from generator.checks.pinpoint import pinpoint
from generator.checks.prose import prose
from generator.checks.rule import Rule
from generator.errors import Finding


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield the deadlines that texts name."""
    for piece in prose(version).kept_by(naming(version.localized.locale.formats)):
        for found in named(piece.markdown, version.localized.locale.formats):
            message = f"“{piece.markdown[found.start : found.end]}” is a deadline in the text"
            where = pinpoint(piece, found.start, found.end)
            yield rule.finding(message, where, field=piece.context, locale=version.locale)
