"""A speller for one output locale: what kind of word something is, and what may have been meant.

Hunspell knows the words themselves; how compounds are made of them we know better (:mod:`generator.checks.spelling.parts`).
"""

import tomllib
from collections.abc import Callable, Iterator
from enum import IntEnum
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from generator.checks.spelling import dictionaries, parts
from generator.checks.spelling.forms import every
from generator.checks.spelling.near import near
from generator.checks.spelling.prose import Word, words, written

_CACHED = 200_000
_SUGGESTED = 3
_GUESSED = 24
"""Letters of a word that a guess is made for: there are too many slips in a longer one."""
_ENGLISH = 4
"""Letters from which an English word passes in other languages: shorter ones are often slips."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_OWN_LETTERS = {"da": "æøå", "nb": "æøå", "nn": "æøå", "sv": "åäö"}
# Of a word that a dictionary lacks, and, in Norwegian, of one that ends in a vowel: "kontoen", "dataene".
_ENDINGS = {
    "da": ("s", "en", "et", "er", "erne", "e", "ede", "n", "t", "r", "rne", "ne", "ens", "ets", "nes", "ing", "ingen"),
    "nb": ("s", "en", "et", "er", "ene", "e", "a", "n", "t", "r", "ens", "ets", "enes", "ing", "ingen", "ede", "te"),
    "sv": (
        "s",
        "en",
        "et",
        "er",
        "erna",
        "ar",
        "arna",
        "or",
        "orna",
        "n",
        "t",
        "r",
        "na",
        "a",
        "ade",
        "at",
        "as",
        "ens",
        "ets",
    ),
    "en": ("s", "ed", "ing", "er", "ers"),
}


class Kind(IntEnum):
    """What a speller holds of a word."""

    UNKNOWN = 0
    WORD = 1
    LISTED = 2
    COMPOUND = 3
    ENGLISH = 4


_MADE = int(Kind.COMPOUND)


class Odd(NamedTuple):
    """The words of a text that are no plain words: unknown ones, and those that are compounds or English."""

    unknown: tuple[Word, ...]
    made: tuple[tuple[Word, Kind], ...]


_NOTHING = Odd((), ())


class Lists(NamedTuple):
    """What we know beyond the dictionaries, by locale: words, and the short parts of compounds."""

    known: frozenset[str]
    short: frozenset[str]


@lru_cache(maxsize=64)
def lists(locale: str) -> Lists:
    """Return our own lists for a locale; empty where we have none."""
    folder = files(__package__).joinpath("data")
    file = folder.joinpath(f"{locale}.toml")
    if not file.is_file():
        return Lists(frozenset(), frozenset())
    data = tomllib.loads(file.read_text("utf-8"))
    loans = tomllib.loads(folder.joinpath("loans.toml").read_text("utf-8"))["known"] if locale in parts.LOCALES else ""
    return Lists(every(f"{data['known']} {loans}"), every(data["short"]))


class Speller:
    """The speller of one locale. Its dictionary is loaded when the first word asks for it; no word is looked up twice."""

    def __init__(self, locale: str, stem: Path, english: "Speller | None" = None) -> None:
        self.locale = locale
        self._stem = stem
        self._english = english
        self._lists = lists(locale)
        self._endings = _ENDINGS.get(locale, ())
        self.kind: Callable[[str], Kind] = lru_cache(maxsize=_CACHED)(self._kind)
        """Say what kind of word something is, as it is written."""
        self.suggestions: Callable[[str], tuple[str, ...]] = lru_cache(maxsize=10_000)(self._suggestions)
        """Return up to three words that may have been meant, likely ones first."""
        self.odd: Callable[[str], Odd] = lru_cache(maxsize=20_000)(self._odd)
        """Return the words of a text that are no plain words."""
        self._part: Callable[[str], bool] = lru_cache(maxsize=_CACHED)(self._is_part)

    @cached_property
    def _dictionary(self) -> dictionaries.Dictionary:
        return dictionaries.load(self._stem, compounds=self.locale not in parts.LOCALES)

    def _spelt(self, word: str) -> bool:
        try:
            return self._dictionary.spell(word)
        except UnicodeEncodeError:
            # A letter that the dictionary's encoding lacks.
            return False

    def _odd(self, text: str) -> Odd:
        kind = self.kind
        # Numbers are compared as such: members of an Enum are slow to compare.
        places = [(place, found) for place, word in enumerate(written(text)) if not (found := kind(word)) or found >= _MADE]
        if not places:
            return _NOTHING
        each = words(text)
        unknown = tuple(each[place] for place, found in places if not found)
        return Odd(unknown, tuple((each[place], found) for place, found in places if found))

    def _kind(self, word: str) -> Kind:
        if self._spelt(word):
            return Kind.WORD
        small = word.lower()
        if small in self._lists.known or self._inflected(small):
            return Kind.LISTED
        if "-" in word or "'" in word or ":" in word:
            return self._hyphenated(word) if "-" in word else self._with_ending(word)
        if self.locale in parts.LOCALES and parts.is_compound(small, self.locale, self._part):
            return Kind.COMPOUND
        if self._english is not None and len(word) >= _ENGLISH and self._borrowed(small):
            return Kind.ENGLISH
        return Kind.UNKNOWN

    def _with_ending(self, word: str) -> Kind:
        """Return the kind of what stands before an apostrophe or a colon: "CV'et", "cv:t"."""
        base = word.replace(":", "'").partition("'")[0]
        return self.kind(base) if len(base) > 1 else Kind.LISTED

    def _hyphenated(self, word: str) -> Kind:
        each = [part for part in word.split("-") if part]
        kinds = {self._joined(part) if last else self._first(part) for part, last in zip(each, _lasts(each), strict=True)}
        return Kind.UNKNOWN if Kind.UNKNOWN in kinds else Kind.COMPOUND

    def _joined(self, part: str) -> Kind:
        return Kind.LISTED if len(part) == 1 or part.isupper() else self.kind(part)

    def _first(self, part: str) -> Kind:
        """Return the kind of what stands before a hyphen, where a name does not matter: "Nissan-kunder"."""
        if len(part) <= parts.SHORT or not part.islower() or part in self._lists.short:
            return Kind.LISTED
        kinds = (self.kind(one) for one in parts.heads(part, self.locale))
        return next((kind for kind in kinds if kind), Kind.UNKNOWN)

    def _inflected(self, small: str) -> bool:
        """Say whether it is a listed word with an ending, or, in Norwegian, a word in a vowel with one."""
        for ending in self._endings:
            if small.endswith(ending):
                stem = small[: -len(ending)]
                if len(stem) > 2 and stem in self._lists.known:  # noqa: PLR2004 - no stem is shorter
                    return True
                if self.locale == "nb" and ending in _NORWEGIAN and stem[-1:] in _FULL and self._spelt(stem):
                    return True
        return False

    def _borrowed(self, small: str) -> bool:
        english = self._english
        if english is None:
            return False
        if english.kind(small) == Kind.WORD:
            return True
        stems = (small.removesuffix(ending) for ending in self._endings if small.endswith(ending))
        return any(len(stem) > _ENGLISH and english.kind(stem) == Kind.WORD for stem in stems)

    def _is_part(self, part: str) -> bool:
        if len(part) <= parts.SHORT:
            return part in self._lists.short
        return part in self._lists.known or self._spelt(part) or self._inflected(part)

    def is_english(self, word: str) -> bool:
        """Say whether a word is an English one too, and long enough not to be so by chance."""
        return self._english is not None and len(word) >= _ENGLISH and self._english.kind(word) == Kind.WORD

    def shares_first_half(self, word: str, other: str) -> bool:
        """Say whether two compounds in small letters differ in what follows a common first half, and both are sound.

        "butiksväljare" may be meant beside "butikssäljare"; "selvskabet" is a slip of "selskabet".
        """
        pairs = enumerate(zip(word, other, strict=False))
        same = next((place for place, (here, there) in pairs if here != there), min(len(word), len(other)))
        return any(
            self._part(word[cut:])
            and self._part(other[cut:])
            and any(self._part(one) for one in parts.heads(word[:cut], self.locale))
            for cut in range(_ENGLISH + 1, same + 1)
        )

    def _suggestions(self, word: str) -> tuple[str, ...]:
        small = word.lower()
        if len(small) > _GUESSED:
            return ()
        found = [one for one in dict.fromkeys(_edits(small, self._alphabet)) if self._spelt(one) or one in self._lists.known]
        if not found and self.locale in parts.LOCALES:
            found = list(dict.fromkeys(self._mended(small)))
        common = near(self.locale)
        # First what ads are full of, then two letters swapped, then one missing or too many, then a wrong one.
        found.sort(
            key=lambda one: (
                common is None or not common.has(one),
                one[0] != small[0],
                sorted(one) != sorted(small),
                len(one) == len(small),
            )
        )
        capital = word[:1].isupper()
        return tuple(one[:1].upper() + one[1:] if capital else one for one in found[:_SUGGESTED])

    def _mended(self, small: str) -> Iterator[str]:
        """Yield compounds of which one part is mended: what follows the longest first part, or stands before the last one."""
        cuts = range(_ENGLISH, len(small) - _ENGLISH + 1)
        firsts = (cut for cut in reversed(cuts) if any(self._part(one) for one in parts.heads(small[:cut], self.locale)))
        lasts = (cut for cut in cuts if self._part(small[cut:]))
        if cut := next(firsts, 0):
            yield from (small[:cut] + one for one in _edits(small[cut:], self._alphabet) if self._part(one))
        if cut := next(lasts, 0):
            yield from (one + small[cut:] for one in _edits(small[:cut], self._alphabet) if self._part(one))

    @property
    def _alphabet(self) -> str:
        return _LETTERS + _OWN_LETTERS.get(self.locale, "")


_NORWEGIAN = frozenset({"en", "et", "er", "ene", "ens", "ets"})
_FULL = "aiouyæøåé"


def _lasts(each: list[str]) -> Iterator[bool]:
    return (number == len(each) - 1 for number in range(len(each)))


def _edits(word: str, letters: str) -> Iterator[str]:
    """Yield what is one slip away: two letters swapped, one too many, one missing, one wrong (Damerau-Levenshtein 1)."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    yield from (before + after[1] + after[0] + after[2:] for before, after in cuts if len(after) > 1)
    yield from (before + after[1:] for before, after in cuts if after)
    yield from (before + letter + after for before, after in cuts for letter in letters)
    yield from (before + letter + after[1:] for before, after in cuts if after for letter in letters)


@lru_cache(maxsize=64)
def _speller(locale: str, stem: Path, english: Path | None) -> Speller:
    return Speller(locale, stem, _speller("en", english, None) if english else None)


def speller(locale: str, name: str, root: Path | None = None) -> Speller | None:
    """Return the speller of a locale; ``None`` where no dictionary is found for it.

    Args:
        locale: the code of the output locale.
        name: the name of its dictionary, such as ``da_DK``.
        root: the workspace, which may have dictionaries of its own.
    """
    stem = dictionaries.find(name, root)
    if stem is None:
        return None
    return _speller(locale, stem, None if locale == "en" else dictionaries.find("en_GB", root))
