"""Every text of an ad is translated."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.rule import Rule
from generator.checks.showing import short
from generator.errors import Finding


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each segment that is missing."""
    for piece in version.pieces:
        if piece.state == "missing":
            file = piece.where.file.with_suffix(f".{version.locale}.po").name
            message = f"is not translated: “{short(piece.source)}”"
            hint = f"“annons draft” drafts it; or write it in {file}: docs/how-to/translate-by-hand.md"
            yield rule.finding(message, piece.where, hint=hint, field=piece.context, locale=version.locale)
