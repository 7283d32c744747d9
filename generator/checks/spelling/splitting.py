"""Compounds that are split in two: "arbejds opgaver", "dansk talende", "kund tjänst".

``data/joined.toml`` lists common ones.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from generator.checks.spelling.forms import forms
from generator.checks.spelling.prose import Word, parts, words, written
from generator.checks.spelling.speller import Kind, Speller

_SPEAKING = {
    "da": frozenset({"talende", "talendes"}),
    "nb": frozenset({"talende", "språklig", "språklige"}),
    "sv": frozenset({"talande", "språkig", "språkiga", "språkigt"}),
}
"""What follows the name of a language in one word."""
_LETTERS = 4
"""Letters that each half has at least where no list has them."""


class Split(NamedTuple):
    """Two words in a row that are one."""

    start: int
    end: int
    old: str
    new: str


@lru_cache(maxsize=16)
def joined(locale: str) -> dict[str, frozenset[str]]:
    """Return the common compounds of a locale: second halves by the first one."""
    found: dict[str, set[str]] = {}
    for entry in _tables().get(locale, {}).get("words", "").split():
        first, _, second = entry.partition("|")
        found.setdefault(first, set()).update(forms(second))
    return {first: frozenset(seconds) for first, seconds in found.items()}


@lru_cache(maxsize=16)
def loose(locale: str) -> frozenset[str]:
    """Return words that may stand before a noun as well as begin a compound."""
    return frozenset(_tables().get(locale, {}).get("loose", "").split())


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(files(__package__).joinpath("data", "joined.toml").read_text("utf-8"))


def _halves(
    half: str, second: str, listed: Mapping[str, frozenset[str]], speaking: frozenset[str], own: Speller | None
) -> bool:
    """Say whether two words in a row, the first in small letters, are one."""
    if half in listed and second in listed[half]:
        return True
    if second in speaking:
        return half.endswith("sk") and len(half) > _LETTERS
    return half.endswith(_JOINTS) and own is not None and _only_a_first_half(half, second, own)


@lru_cache(maxsize=20_000)
def split(text: str, locale: str, own: Speller | None) -> tuple[Split, ...]:
    """Return the compounds of a text that are split, as far as a list or their own first half says so.

    Args:
        text: the text in Markdown.
        locale: the code of its locale.
        own: the speller of the locale; without one, only what is listed is found.
    """
    listed = joined(locale)
    if not listed or not (_JOINT.search(text) or not _first_halves(locale).isdisjoint(parts(text))):
        return ()
    return tuple(_split(text, locale, listed, own))


@lru_cache(maxsize=16)
def _first_halves(locale: str) -> frozenset[str]:
    return frozenset(joined(locale))


def neighbours(text: str, halves: Callable[[str, str], bool]) -> Iterator[tuple[Word, Word]]:
    """Yield the words of a text that stand in a row with one space between, and of which ``halves`` holds as written."""
    for number, (first, second) in enumerate(pairwise(written(text))):
        if halves(first, second):
            one, two = words(text)[number : number + 2]
            if two.start - one.end == 1 and text[one.end].isspace():
                yield one, two


def _split(text: str, locale: str, listed: dict[str, frozenset[str]], own: Speller | None) -> Iterator[Split]:
    speaking = _SPEAKING[locale]
    for first, second in neighbours(text, lambda one, two: _halves(one.lower(), two, listed, speaking, own)):
        yield Split(first.start, second.end, text[first.start : second.end], _together(first.text, second.text))


def _together(first: str, second: str) -> str:
    return f"{first}-{second}" if first.isupper() else first + second


def _only_a_first_half(first: str, second: str, own: Speller) -> bool:
    """Say whether the first is no word by itself, though compounds begin with it: "arbejds", "avrundings"."""
    if len(second) < _LETTERS or not second.islower() or own.kind(first) != Kind.UNKNOWN:
        return False
    whole = first in _WITHOUT_E or own.kind(first[:-1]) == Kind.WORD
    return whole and own.kind(second) == Kind.WORD and bool(own.kind(first + second))


_WITHOUT_E = ("arbejds", "arbeids", "arbets")
_JOINTS = (*_WITHOUT_E, "ings", "tions", "sions", "sjons", "heds", "hets", "skabs", "skaps")
"""How a first half ends that is no word, and no genitive either in most of the cases where two words stand in a row."""
_JOINT = re.compile(rf"[sk]\s(?:{'|'.join(rf'(?<={one}.)' for one in (*_JOINTS, 'sk'))})")
"""One of them, or of a language's name, before a space; begins with two letters, since it is looked for in every text."""
