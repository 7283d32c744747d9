"""The words of a text, as one reads them: no addresses, no placeholders, no words with figures in them."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from generator.checks.sieve import KEPT

# No possessive quantifiers (``++``): those of Python 3.11.2 hang on a group.
_LETTERS = r"[^\W\d_]+"
_JOINED = r"[\u00ad'’\u2010\u2011-][^\W\d_]"
# ":t" is a Swedish ending of what is no word itself: "cv:t", "VD:n".
_ENDING = r"(?<=[^\W\d_]{2}):[a-zåäö]{1,4}(?!\w)"
_WORD = rf"(?<![^\W_]){_LETTERS}(?:{_JOINED}[^\W\d_]*)*(?![^\W_]|{_JOINED})(?:{_ENDING})?"
_HIDDEN = (
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\{[^{}\n]*\}|\]\([^()\n]*\)|`[^`\n]*`|(?<!\w)[#@]\w+"
    r"|(?<![\w-])[\w-]+(?:\.[\w-]+)*\.(?:com|dk|ee|eu|example|fi|io|net|no|org|se|uk)(?![\w-])(?:/\S*)?"
)
_SIGNS = re.compile(r"[@{`#]|://|www\.|\]\(|\w\.(?:com|dk|ee|eu|example|fi|io|net|no|org|se|uk)(?![\w-])")
_PLAIN = re.compile(_WORD)
_MASKED = re.compile(rf"{_HIDDEN}|({_WORD})")
_HUMP = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")
_STARTS = ".!?:;…•–—|/"
"""What a sentence, or something like one, may follow."""
_MARKS = " \t\n\u00a0\u202f*_\"'“”„«»‘’([\\"
"""What may stand between that and its first word."""


class Word(NamedTuple):
    """A word of a text: as it is looked up, and where it stands."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=KEPT)
def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text in Markdown, from left to right.

    A word may hold hyphens and apostrophes. Soft hyphens are left out of its text, and every hyphen and apostrophe is the plain
    one.
    """
    masked = signed(text)
    found = (match for match in (_MASKED if masked else _PLAIN).finditer(text) if not masked or match[1])
    return tuple(Word(word, *match.span()) for word, match in zip(written(text), found, strict=True))


@lru_cache(maxsize=KEPT)
def written(text: str) -> tuple[str, ...]:
    """Return the words of a text without their places, which is quicker."""
    return tuple(cut(text))


def distinct(text: str) -> frozenset[str]:
    """Return the words of a text, each once, as they are written."""
    return _read(text)[0]


def parts(text: str) -> frozenset[str]:
    """Return the words of a text as :func:`small` does."""
    return _read(text)[1]


@lru_cache(maxsize=KEPT)
def _read(text: str) -> tuple[frozenset[str], frozenset[str]]:
    each = frozenset(cut(text))
    return each, small(each)


def small(each: Iterable[str]) -> frozenset[str]:
    """Return words in small letters, and the parts of those that are glued or joined: what can stand in a text at all.

    Of "back-office-job" the parts are "back", "office", "job" and "back-office".
    """
    found = set(each)
    whole = " ".join(found)
    if "-" in whole or _HUMP.search(whole):
        for word in each:
            # Most capitals begin a word, and nothing is glued there.
            if not (word.islower() or word[1:].islower()):
                found.update(part.lower() for part in humps(word))
            if "-" in word:
                parts = word.lower().split("-")
                found.update((*parts, "-".join(parts[:2])))
    return frozenset(map(str.lower, found))


def signed(text: str) -> bool:
    """Say whether a text may hold what is no word: an address, a placeholder, code."""
    return _MAYBE.search(text) is not None


_MAYBE = re.compile(r"[@{`#]|://|\]\(|\.[a-z]")
"""Begins with one of a few characters in every branch, and so is many times as quick as the exact pattern."""


def cut(text: str) -> list[str]:
    """Return the words of a text that may be long; what is returned is not remembered."""
    found = [word for word in _MASKED.findall(text) if word] if signed(text) and _SIGNS.search(text) else _PLAIN.findall(text)
    return list(map(plain, found)) if _ODD.search(text) else found


_ODD = re.compile(r"[\u00ad’\u2010\u2011]")
_PLAINLY = str.maketrans({"\u00ad": None, "’": "'", "\u2010": "-", "\u2011": "-"})


def plain(word: str) -> str:
    """Return a word with plain hyphens and apostrophes only."""
    return word.translate(_PLAINLY)


def humps(word: str) -> list[str]:
    """Return the parts of a word in which a capital follows a small letter: two words that are glued, or a brand's name."""
    return _HUMP.split(word)


def begins(text: str, start: int) -> bool:
    """Say whether a capital at this place may be there because a sentence begins."""
    before = text[:start].rstrip(_MARKS) if start else ""
    return not before or before[-1] in _STARTS or "\n" in text[len(before) : start]


def emphasized(text: str, start: int, end: int) -> bool:
    """Say whether words stand in quotes or italics, which is how one writes what belongs to another language."""
    return (
        any(match.start() < start and end < match.end() for match in _EMPHASIS.finditer(text)) if _QUOTE.search(text) else False
    )


_QUOTE = re.compile(r"[“”„«»‘\"*_]")
# Longer quotes are sentences of the ad's own.
_INSIDE = r"[^“”„«»‘\"*_\n]{1,60}"
_EMPHASIS = re.compile(rf"[“”„«»\"]{_INSIDE}[“”»«\"]|‘{_INSIDE}’|(?<!\*)\*{_INSIDE}\*(?!\*)|(?<![\w_])_{_INSIDE}_(?![\w_])")


def visible(text: str) -> str:
    """Return a text with spaces in place of what readers do not read as words: addresses, placeholders, code."""
    return _JUST_HIDDEN.sub(lambda match: " " * len(match[0]), text) if _SIGNS.search(text) else text


_JUST_HIDDEN = re.compile(_HIDDEN)
