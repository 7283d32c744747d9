"""Slips that ads are full of, with what was meant; ``data/slips.toml`` lists them."""

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from generator.checks.sieve import Sieve
from generator.checks.spelling.forms import pairs
from generator.checks.spelling.prose import Word, humps, parts, words
from generator.translation.glossary import cased


class Slip(NamedTuple):
    """A slip in a text: where it stands, and what belongs there."""

    start: int
    end: int
    old: str
    new: str


class Slips:
    """The slips of one locale."""

    def __init__(self, table: dict[str, str]) -> None:
        self._words: dict[str, str] = {}
        self._phrases: dict[str, dict[str, str]] = {}
        for wrong, right in pairs(table):
            first, _, second = wrong.partition(" ")
            if second:
                self._phrases.setdefault(first, {})[second] = right
            else:
                self._words[wrong] = right
        self._single = frozenset(self._words)
        self._several = tuple(f"{first} {second}" for first, rest in self._phrases.items() for second in rest)
        self.found = lru_cache(maxsize=20_000)(self._found)
        """Return the slips in a text, from left to right."""
        self.holding: Sieve[str] = Sieve(self._found)
        """Keeps the texts that hold any."""

    def possible(self, seen: frozenset[str], text: str) -> bool:
        """Say whether there may be a slip in a text with these words in small letters."""
        if not self._single.isdisjoint(seen):
            return True
        lowered = text.lower() if self._several else ""
        return any(phrase in lowered for phrase in self._several)

    def _found(self, text: str) -> tuple[Slip, ...]:
        if not self.possible(parts(text), text):
            return ()
        return tuple(self._in(text, words(text)))

    def _in(self, text: str, each: tuple[Word, ...]) -> Iterator[Slip]:
        for number, word in enumerate(each):
            lowered = word.text.lower()
            right = self._words.get(lowered)
            if right is not None:
                yield self._slip(text, word.start, word.end, lowered, right)
            elif lowered in self._phrases and number + 1 < len(each):
                after = each[number + 1]
                right = self._phrases[lowered].get(after.text.lower())
                if right is not None and text[word.end : after.start].isspace():
                    yield self._slip(text, word.start, after.end, f"{lowered} {after.text.lower()}", right)
            elif "-" in word.text or not word.text.islower():
                yield from self._in_parts(text, word)

    def _in_parts(self, text: str, word: Word) -> Iterator[Slip]:
        """Yield the slips in what is joined with hyphens, or glued: "overgaverFast"."""
        place = word.start
        for part in (hump for one in text[word.start : word.end].split("-") for hump in humps(one)):
            place = text.index(part, place)
            right = self._words.get(part.lower())
            if right is not None and part != word.text:
                yield self._slip(text, place, place + len(part), part.lower(), right)
            place += len(part)

    @staticmethod
    def _slip(text: str, start: int, end: int, wrong: str, right: str) -> Slip:
        old = text[start:end]
        return Slip(start, end, old, cased(old, wrong, right))


@lru_cache(maxsize=16)
def slips(locale: str) -> Slips:
    """Return the slips of a locale; none where we have no list."""
    return Slips(_tables().get(locale, {}))


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(files(__package__).joinpath("data", "slips.toml").read_text("utf-8"))
