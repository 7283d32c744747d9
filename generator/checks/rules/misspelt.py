"""Slips that ads are full of: what was meant is certain, so each can be put right by itself."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.pinpoint import pinpoint
from generator.checks.rule import Rule
from generator.checks.spelling.reading import passed_over, pieces
from generator.checks.spelling.slips import slips
from generator.errors import Finding, Fix


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield an error for each slip, with what belongs there."""
    listed = slips(version.locale)
    for piece in pieces(version, rule, listed.holding):
        for slip in listed.found(piece.markdown):
            if not passed_over(version, slip.old):
                yield rule.finding(
                    f"“{slip.old}” is misspelt",
                    pinpoint(piece, slip.start, slip.end),
                    hint=f"write “{slip.new}”",
                    field=piece.context,
                    locale=version.locale,
                    fix=Fix(slip.old, slip.new),
                )
