"""Names of days, months and languages begin with a small letter in Danish, Norwegian and Swedish, with a capital in English."""

import re
from collections.abc import Iterator

from generator.checks import Version
from generator.checks.prose import begins, told
from generator.checks.rule import Rule
from generator.errors import Finding
from generator.translation.localize import Piece

_NEXT = re.compile(r"[ \u00a0]([A-ZÆØÅÄÖÉ]\w*)")
_QUOTES = frozenset("\"'“”‘’«»„")


def small(version: Version, rule: Rule, piece: Piece, span: tuple[int, int], kind: str) -> Finding:
    """Return the finding for a name that has a capital it should not have."""
    word = piece.markdown[slice(*span)]
    new = word[0].lower() + word[1:]
    return told(version, rule, piece, span, f"“{word}” is {kind}: {new}", new=new)


def large(version: Version, rule: Rule, piece: Piece, span: tuple[int, int], kind: str) -> Finding:
    """Return the finding for a name that lacks its capital."""
    word = piece.markdown[slice(*span)]
    new = word[0].upper() + word[1:]
    return told(version, rule, piece, span, f"“{word}” is {kind}: {new}", new=new)


def inside(text: str, start: int) -> bool:
    """Say whether a word stands within a sentence, and is not the first one of something in quotes."""
    return start > 0 and text[start - 1] not in _QUOTES and not begins(text, start)


def named(text: str, end: int, but: re.Pattern[str]) -> bool:
    """Say whether a word with a capital follows, as in a name; one that ``but`` matches does not count."""
    found = _NEXT.match(text, end)
    return found is not None and not but.fullmatch(found[1])


def each(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of a pattern's group ``word``."""
    return (match.span("word") for match in pattern.finditer(text))
