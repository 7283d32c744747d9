"""A person has approved every translation."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.rule import Rule
from generator.checks.showing import short
from generator.errors import Finding


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each segment that is a draft."""
    for piece in version.pieces:
        if piece.state == "draft":
            message = f"is a draft that nobody has approved: “{short(piece.source)}”"
            hint = f"“annons review” shows it; or read it in {piece.where.file.name}, mend it, and remove its fuzzy mark"
            yield rule.finding(message, piece.where, hint=hint, field=piece.context, locale=version.locale)
