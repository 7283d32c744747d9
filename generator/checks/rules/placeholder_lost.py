"""A translation speaks of the same audience as its source: a placeholder that is lost names the wrong people."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.rule import Rule
from generator.errors import Finding
from generator.posting.placeholders import names


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each translation without its source's placeholder; an error where there are several audiences."""
    for piece in version.pieces:
        if piece.state not in {"approved", "draft"} or "{" not in piece.source or not names(piece.source):
            continue
        if not names(piece.markdown):
            told = ", ".join(f"{{{name}}}" for name in names(piece.source))
            yield rule.finding(
                f"the source says {told}, the translation names nobody",
                piece.where,
                hint="put the placeholder in, so that every audience gets its own words",
                field=piece.context,
                locale=version.locale,
                severity="error" if version.audiences > 1 else "warning",
            )
