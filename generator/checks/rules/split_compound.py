"""Compounds that are split: listed ones, those whose first half is no word by itself, and those that the ad joins elsewhere."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.pinpoint import pinpoint
from generator.checks.rule import Rule
from generator.checks.spelling.reading import passed_over, pieces, reading
from generator.checks.spelling.splitting import Split, loose, neighbours, possible, split
from generator.errors import Finding, Fix
from generator.translation.localize import Piece

_LETTERS = 4
"""Letters that each half has at least where only the ad itself says that they are one."""


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a warning for each compound that is split, once in each text."""
    seen = reading(version)
    if possible(version.locale, seen.each, seen.lowered, seen.own):
        for piece in pieces(version, rule):
            for one in split(piece.markdown, version.locale, seen.own):
                if not _named(version, one.old):
                    yield _finding(rule, version, piece, one)
    for piece, one in _joined_elsewhere(version, rule):
        told = split(piece.markdown, version.locale, seen.own)
        if all(one.start != other.start for other in told) and not _named(version, one.old):
            yield _finding(rule, version, piece, one, ", as elsewhere in the ad")


def _joined_elsewhere(version: Version, rule: Rule) -> Iterator[tuple[Piece, Split]]:
    """Yield two words in a row that stand as one in some text of the ad."""
    read, free = reading(version), loose(version.locale)
    seen = frozenset(read.lowered)
    both = {
        (word[:cut], word[cut:])
        for word in seen
        if len(word) >= 2 * _LETTERS
        for cut in range(_LETTERS, len(word) - _LETTERS + 1)
        if word[cut:] in seen and word[:cut] in seen and word[:cut] not in free
    }
    if not any(pair in both for pair in zip(read.lowered, read.each[1:], strict=False)):
        return
    for piece in pieces(version, rule):
        for first, second in neighbours(piece.markdown, lambda one, two: (one.lower(), two) in both):
            old = piece.markdown[first.start : second.end]
            yield piece, Split(first.start, second.end, old, first.text + second.text)


def _named(version: Version, words_: str) -> bool:
    return all(passed_over(version, one) for one in words_.split())


def _finding(rule: Rule, version: Version, piece: Piece, one: Split, why: str = "") -> Finding:
    return rule.finding(
        f"“{one.old}” is one word",
        pinpoint(piece, one.start, one.end),
        hint=f"write “{one.new}”{why}",
        field=piece.context,
        locale=version.locale,
        fix=Fix(one.old, one.new),
    )
