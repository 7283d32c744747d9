"""An ad's running text as rules of form read it: only what is written in the ad's own locale, its addresses blanked.

What is worked out of a version is shared: most rules ask a set of words or one character, and are done.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import cast

from generator.checks import Version
from generator.checks.pinpoint import pinpoint
from generator.checks.rule import Rule
from generator.errors import Finding, Fix, Severity
from generator.translation.localize import Piece

BLANK = "\ue000"
"""Stands for each character of an address, a link's target or a placeholder; a private-use character."""

KEPT = 16_384
"""Texts whose words are remembered: ads share what an organization and a place say of themselves, and much else."""

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
        self.pieces = tuple(one for one in version.pieces if one.lang == version.locale)
        self.whole = "\n".join([one.markdown for one in self.pieces])

    @cached_property
    def low(self) -> str:
        """Return all texts in small letters."""
        return self.whole.lower()

    @cached_property
    def figures(self) -> tuple[Piece, ...]:
        """Return the texts with a figure in them."""
        return tuple(one for one in self.pieces if _figured(one.markdown))

    def says(self, words: frozenset[str]) -> bool:
        """Say whether one of some words, which are given in small letters, is among the words."""
        return any(not words.isdisjoint(_small(one.markdown)) for one in self.pieces)

    def with_any(self, words: frozenset[str]) -> Iterator[Piece]:
        """Yield the texts that hold one of some words."""
        here = frozenset().union(*[_among(words, one.markdown) for one in self.pieces])
        if not here:
            return iter(())
        return (one for one in self.pieces if any(word in one.markdown for word in here))

    def holding(self, pattern: re.Pattern[str]) -> Iterator[tuple[Piece, re.Match[str]]]:
        """Yield each place where a pattern stands outside of addresses."""
        if pattern.search(self.whole):
            for piece in self.pieces:
                for match in pattern.finditer(bare(piece.markdown)):
                    yield piece, match


_FIGURE = re.compile(r"\d")


@lru_cache(maxsize=KEPT)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))


@lru_cache(maxsize=KEPT)
def _small(text: str) -> frozenset[str]:
    return frozenset(map(str.lower, _words(text)))


@lru_cache(maxsize=2 * KEPT)
def _among(words: frozenset[str], text: str) -> frozenset[str]:
    return words & _words(text)


@lru_cache(maxsize=KEPT)
def _figured(text: str) -> bool:
    return _FIGURE.search(text) is not None


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
