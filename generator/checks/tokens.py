"""A text as a row of words: each with its place and its sentence."""

import re
from functools import lru_cache
from typing import NamedTuple

from generator.checks.prose import BLANK, bare

_UPPER = "A-ZÀ-ÖØ-ÞŠŽ"
_OPENING = r"[“”\"'‘’«»(*_\[–—-]*"
_CLOSING = r"[”“\"'’»«)*_\]]*"
_WORD = r"[^\W\d_][^\W_]*(?:[-'’\u2011\u00ad][^\W_]+)*(?:(?<=[sS])['’](?=\s+[^\W\d_]))?"
_PART = re.compile(
    rf"(?P<word>{_WORD})"
    r"|(?P<number>\d{1,3}(?:[ .,\u00a0\u202f]\d{3})+(?![\d])|\d+(?:[.,]\d+)*)"
    rf"|(?P<end>\.(?={_CLOSING}\s+{_OPENING}[{_UPPER}])|…(?={_CLOSING}\s+{_OPENING}[{_UPPER}])"
    rf"|[!?](?={_CLOSING}(?:\s|$))|[\n•·|])"
    r"|(?P<symbol>[%‰€$£§&+=])"
    rf"|\]\({BLANK}+"
    rf"|(?P<solid>{BLANK}+)"
)
_WORDS = re.compile(_WORD)
_GROUPED = re.compile(r"\d{1,3}(?:[ .,\u00a0\u202f]\d{3})+")
_ODD = str.maketrans({"’": "'", "\u2011": "-", "\u00ad": None})


class Token(NamedTuple):
    """A word, number or symbol of a text, or an address or placeholder, which is one token that no word is like."""

    text: str
    """In small letters, with plain apostrophes and hyphens and no soft hyphens."""
    start: int
    end: int
    sentence: int
    """The number of its sentence, from 0; a line break, too, ends one."""
    value: float | None = None
    """What a number is worth; ``None`` of all else, also of what has figures but is no number (``31.12.2026``)."""


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the words, numbers and symbols of a Markdown text in order; punctuation, markup and targets of links are none.

    A hyphen or an apostrophe between letters is part of the word, and so is the apostrophe of an English genitive plural. A
    full stop ends a sentence only before a capital letter, for it may be an abbreviation's ("max. 40").
    """
    made: list[Token] = []
    sentence = 0
    for match in _PART.finditer(bare(text)):
        kind = match.lastgroup
        if kind == "word":
            made.append(Token(normal(match[0]), match.start(), match.end(), sentence))
        elif kind == "number":
            made.append(Token(match[0], match.start(), match.end(), sentence, _value(match[0])))
        elif kind == "end":
            sentence += 1
        elif kind is not None:
            made.append(Token(match[0], match.start(), match.end(), sentence))
    return tuple(made)


def normal(text: str) -> str:
    """Return a text as words are compared: in small letters, with plain apostrophes and hyphens and no soft hyphens."""
    small = text.lower()
    # A translation costs thirty times as much as looking, and few texts hold any of the three.
    return small.translate(_ODD) if "’" in small or "\u2011" in small or "\u00ad" in small else small


def words(text: str) -> frozenset[str]:
    """Return the words of a text that :func:`normal` has gone over; those of addresses are among them."""
    return frozenset(_WORDS.findall(text))


def _value(figures: str) -> float | None:
    if _GROUPED.fullmatch(figures):
        return float(re.sub(r"\D", "", figures))
    try:
        return float(figures.replace(",", "."))
    except ValueError:
        return None
