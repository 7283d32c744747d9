"""An ad's running text as rules of form read it: only what is written in the ad's own locale, its addresses blanked.

What is worked out of a version is shared: most rules ask a set of words or one character, and are done.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import cast

from generator.checks import Version
from generator.checks.pinpoint import pinpoint
from generator.checks.rule import Rule
from generator.checks.sieve import KEPT, Held, Sieve, shelf
from generator.checks.spelling.prose import parts
from generator.errors import Finding, Fix, Severity
from generator.translation.localize import Piece

BLANK = "\ue000"
"""Stands for each character of an address, a link's target or a placeholder; a private-use character."""

_TLD = "com|org|net|info|biz|eu|dk|no|se|fi|is|ee|lv|lt|de|uk|nl|pl|fr|es|io|app|dev|jobs|example|invalid"
_SOLID = re.compile(
    r"(?:[a-zA-Z]+://|www\.|mailto:|tel:)[^\s<>\"“”»«()]*[^\s<>\"“”»«().,;:!?’]"
    r"|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"
    rf"|(?<![\w@.-])[\w-]{{2,63}}(?:\.[\w-]{{1,63}})*\.(?:{_TLD})(?![\w-])(?:/[^\s<>\"“”»«()]*[\w/])?"
    r"|(?<=\]\()[^()\s]*(?=\))"
    r"|\{\{|\}\}|\{\w+\}"
)
_MAYBE = re.compile(r"[@{]|\]\(|\.[a-z]|:[/a-z+]")
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"(?<=[.!?…])[”»’\")]*\s+(?=[”“«»\"(]*[A-ZÆØÅÄÖÉ])|\s*\n\s*")
_OPENING = " \t\u00a0\n\"'“”‘’«»„([*_–—-"
_ENDS = frozenset(".!?:…•·|")


class Prose:
    """The texts of a version that are written in its locale."""

    def __init__(self, version: Version) -> None:
        locale = version.locale
        self.pieces = tuple([one for one in version.pieces if one.lang == locale])
        self.texts = frozenset([one.markdown for one in self.pieces])
        self._held = Held(shelf("shown", locale), [(one.markdown, one) for one in self.pieces])
        self.whole = "\n".join([one.markdown for one in self.pieces])

    def kept_by(self, sieve: Sieve[str]) -> Sequence[Piece]:
        """Return the texts that a sieve keeps."""
        return self._held.kept_by(sieve)

    @cached_property
    def figures(self) -> Sequence[Piece]:
        """Return the texts with a figure in them."""
        return self.kept_by(_figured)

    def says(self, words: frozenset[str]) -> bool:
        """Say whether one of some words, which are given in small letters, is among the words."""
        return bool(self.kept_by(_saying(words)))

    def with_any(self, words: frozenset[str]) -> Sequence[Piece]:
        """Return the texts that hold one of some words."""
        return self.kept_by(_with_any(words))

    def holding(self, pattern: re.Pattern[str]) -> Iterator[tuple[Piece, re.Match[str]]]:
        """Yield each place where a pattern stands outside of addresses."""
        for piece in self.kept_by(_holding(pattern)):
            for match in pattern.finditer(bare(piece.markdown)):
                yield piece, match


_figured = Sieve(re.compile(r"\d").search)


@lru_cache(maxsize=64)
def _saying(words: frozenset[str]) -> Sieve[str]:
    return Sieve(lambda text: not words.isdisjoint(parts(text)))


@lru_cache(maxsize=64)
def _with_any(words: frozenset[str]) -> Sieve[str]:
    small = frozenset(map(str.lower, words))
    return Sieve(lambda text: not (small.isdisjoint(parts(text)) or words.isdisjoint(_WORD.findall(text))))


def _holding(pattern: re.Pattern[str]) -> Sieve[str]:
    # By identity: a pattern's hash goes over all of its code each time. Patterns are made once, and kept here.
    known = _HOLDING.get(id(pattern))
    if known is None:
        known = _HOLDING[id(pattern)] = pattern, Sieve(lambda text: pattern.search(bare(text)))
    return known[1]


_HOLDING: dict[int, tuple[re.Pattern[str], Sieve[str]]] = {}


def prose(version: Version) -> Prose:
    """Return the texts that rules of form read."""
    made = version.kept.get(__name__)
    if made is None:
        made = version.kept[__name__] = Prose(version)
    return cast("Prose", made)


@lru_cache(maxsize=KEPT)
def bare(markdown: str) -> str:
    """Return a text, as long as it was, with its addresses, targets of links and placeholders blanked."""
    if not _MAYBE.search(markdown):
        return markdown
    return _SOLID.sub(lambda match: BLANK * len(match[0]), markdown)


def begins(text: str, at: int) -> bool:
    """Say whether a sentence may begin at a place: nothing stands before it, or what ends a sentence or leads in a list."""
    before = text[:at].rstrip(_OPENING)
    return not before or before[-1] in _ENDS


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a text, and where each begins."""
    done = 0
    for match in _SENTENCE.finditer(text):
        yield done, text[done : match.start()]
        done = match.end()
    yield done, text[done:]


def told(  # noqa: PLR0913 - what a finding is made of
    version: Version,
    rule: Rule,
    piece: Piece,
    span: tuple[int, int],
    message: str,
    *,
    new: str | None = None,
    hint: str = "",
    severity: Severity | None = None,
) -> Finding:
    """Return a finding about some characters of a text.

    Args:
        version: the ad.
        rule: the rule.
        piece: the text.
        span: where the characters begin and end.
        message: what is wrong.
        new: what belongs there, if that is sure.
        hint: what to do, if not what the rule says.
        severity: another one than the rule's own.
    """
    start, end = span
    fix = Fix(piece.markdown[start:end], new) if new is not None else None
    return rule.finding(
        message,
        pinpoint(piece, start, end),
        hint=hint,
        field=piece.context,
        locale=version.locale,
        fix=fix,
        severity=severity,
    )


def either(words: Iterable[str]) -> str:
    """Return a pattern for one of several words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
