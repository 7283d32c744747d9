"""A telephone number in a text can be dialled."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.numbers import numbers
from generator.checks.prose import bare, prose, told
from generator.checks.rule import Rule
from generator.errors import Finding


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield an error for each number that exists nowhere."""
    text = prose(version)
    if "+" not in text.whole:
        return
    for piece in text.figures:
        if "+" in piece.markdown:
            for found in numbers(bare(piece.markdown)):
                if not found.wanted:
                    message = f"“{piece.markdown[found.start : found.end]}” is no number that can be dialled"
                    yield told(version, rule, piece, (found.start, found.end), message)
