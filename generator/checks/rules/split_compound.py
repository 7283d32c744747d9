"""Compounds that are split: listed ones, those whose first half is no word by itself, and those that the ad joins elsewhere."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from generator.checks import Version
from generator.checks.pinpoint import pinpoint
from generator.checks.prose import prose
from generator.checks.rule import Rule
from generator.checks.sieve import KEPT, TEXTS, sieves
from generator.checks.spelling.prose import distinct, written
from generator.checks.spelling.reading import passed_over, pieces, reading
from generator.checks.spelling.splitting import Split, loose, neighbours, split
from generator.errors import Finding, Fix
from generator.translation.localize import Piece

_LETTERS = 4
"""Letters that each half has at least where only the ad itself says that they are one."""


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a warning for each compound that is split, once in each text."""
    seen = reading(version)
    for piece in pieces(version, rule, _splitting(version.locale, seen.own)):
        for one in split(piece.markdown, version.locale, seen.own):
            if not _named(version, one.old):
                yield _finding(rule, version, piece, one)
    for piece, one in _joined_elsewhere(version, rule):
        told = split(piece.markdown, version.locale, seen.own)
        if all(one.start != other.start for other in told) and not _named(version, one.old):
            yield _finding(rule, version, piece, one, ", as elsewhere in the ad")


def _joined_elsewhere(version: Version, rule: Rule) -> Iterator[tuple[Piece, Split]]:
    """Yield two words in a row that stand as one in some text of the ad."""
    texts, free = prose(version).texts, loose(version.locale)
    seen = frozenset().union(*map(_long, texts))
    if _joinable.of(texts).isdisjoint(seen):
        return
    for piece in pieces(version, rule):
        if seen.isdisjoint(_as_one(piece.markdown)):
            continue
        for first, second in neighbours(piece.markdown, lambda one, two: two.islower() and one.lower() + two in seen):
            if min(len(first.text), len(second.text)) < _LETTERS or first.text.lower() in free:
                continue
            old = piece.markdown[first.start : second.end]
            yield piece, Split(first.start, second.end, old, first.text + second.text)


@lru_cache(maxsize=KEPT)
def _long(text: str) -> frozenset[str]:
    """Return the words of a text that are long enough to be two, in small letters."""
    return frozenset(word.lower() for word in distinct(text) if len(word) >= 2 * _LETTERS)


@lru_cache(maxsize=KEPT)
def _as_one(text: str) -> frozenset[str]:
    """Return what two words in a row would be as one, where each is long enough."""
    return frozenset(
        one.lower() + two for one, two in pairwise(written(text)) if len(one) >= _LETTERS <= len(two) and two.islower()
    )


class _Joinable:
    """What any two words in a row would be as one, in all texts seen so far: for an ad, more than its own, and never less."""

    def __init__(self) -> None:
        self._seen: set[str] = set()
        self._texts: set[str] = set()

    def of(self, texts: frozenset[str]) -> set[str]:
        """Return what two words would be as one, of these texts and others."""
        new = texts - self._texts
        if new and len(self._texts) > TEXTS:
            self._texts.clear()
            self._seen.clear()
            new = texts
        self._seen.update(*map(_as_one, new))
        self._texts |= new
        return self._seen


_joinable = _Joinable()
_splitting = sieves(split)


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
