"""Words that lie one slip from a common word of job ads; ``data/common.toml`` lists those."""

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from generator.checks.spelling.forms import every

LETTERS = 6
"""Letters that a common word has at least: too much lies near a shorter one."""


class Near:
    """The common words of a locale, found by what is left of them when one letter is taken out."""

    def __init__(self, common: frozenset[str]) -> None:
        self._common = frozenset(word for word in common if len(word) >= LETTERS)
        self._by_rest: dict[str, list[str]] = {}
        for word in sorted(self._common):
            for rest in _rests(word):
                self._by_rest.setdefault(rest, []).append(word)
        self.meant = lru_cache(maxsize=50_000)(self._meant)
        """Return the common word that lies one slip from a word in small letters, or ``""``."""

    def has(self, word: str) -> bool:
        """Say whether a word in small letters is a common one."""
        return word in self._common

    def _meant(self, word: str) -> str:
        if len(word) < LETTERS or word in self._common:
            return ""
        found = {one for rest in _rests(word) for one in self._by_rest.get(rest, ())}
        return min((one for one in found if _one_slip(word, one)), default="")


def _rests(word: str) -> Iterator[str]:
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


def _one_slip(word: str, common: str) -> bool:
    """Say whether one slip makes the one of the other: a letter too many, missing or wrong, or two letters swapped.

    The first letter is right ("hundekonsulent" is another trade), and the last is no ending ("kunders").
    """
    if word[0] != common[0] or word.startswith(common) or common.startswith(word):
        return False
    start = next(place for place, (here, there) in enumerate(zip(word, common, strict=False)) if here != there)
    here, there = word[start:], common[start:]
    if start >= min(len(word), len(common)) - 1:
        return False
    swapped = here[:2] == there[1::-1] and here[2:] == there[2:]
    return swapped or here[1:] == there or here == there[1:] or here[1:] == there[1:]


@lru_cache(maxsize=16)
def near(locale: str) -> Near | None:
    """Return the common words of a locale; ``None`` where we have no list."""
    words = _tables().get(locale)
    return Near(every(words)) if words else None


@lru_cache(maxsize=1)
def _tables() -> dict[str, str]:
    return tomllib.loads(files(__package__).joinpath("data", "common.toml").read_text("utf-8"))
