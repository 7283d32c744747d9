"""How alike two texts are, for suggestions out of the translation memory, and the likest of many.

The measure is the mean of two normalized Levenshtein similarities (1 - distance / length of the longer one), one over the
words, one over the characters, in percent. Characters alone call "Gratis kaffe" and "Gratis kage" 83 % alike, and words
alone make nothing of "Erfaring med" and "Erfaring fra"; the mean keeps two bullets of two words apart unless they differ in
case or signs only, and offers a sentence in which one word is another.

A number is one sign, and any number is like any other: what a person has to change is seen at once, so numbers that differ
cost 3 in all, and markup that differs 1. Two different texts are at most 99 alike.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.translation import inline_codes
from generator.translation.inline_codes import Piece

_NUMBER = re.compile(r"\d+(?:[.,:/\u00a0]\d+)*")
_WORD = re.compile(r"\{\w+\}|0|[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_OTHER_NUMBERS = 3.0
_OTHER_MARKUP = 1.0
_NOT_THE_SAME = 99.0
_ROUNDING = 1e-6
"""``rapidfuzz`` drops what is within a billionth of its ``score_cutoff``, on either side."""
_FIRST = 0x10000
"""Words are compared as characters, one for each word there is, from here on: what ``rapidfuzz`` compares fastest."""
_LAST = 0x10FFFF


@dataclass(frozen=True, slots=True)
class _Text:
    """What is compared of a text."""

    plain: str
    words: tuple[str, ...]
    numbers: tuple[str, ...]
    marks: tuple[str, ...]


@lru_cache(maxsize=1000)
def _text(markdown: str) -> _Text:
    pieces = inline_codes.split(markdown)
    read = "".join(map(_read, pieces))
    plain = _NUMBER.sub("0", read)
    marks = tuple(piece.native for piece in pieces if not isinstance(piece, str) and not _read(piece).strip())
    return _Text(plain, tuple(word.casefold() for word in _WORD.findall(plain)), tuple(_NUMBER.findall(read)), marks)


def _read(piece: Piece) -> str:
    """Return what counts as text: not bold and links, but what stands in place of a word."""
    if isinstance(piece, str):
        return piece
    return piece.native if piece.type in {"placeholder", "brace", "address"} else " " if piece.type == "break" else ""


def score(one: str, other: str) -> float:
    """Return how alike two segments are, 0 to 100; only equal ones reach 100."""
    if one == other:
        return 100.0
    found = Sources([other]).find(one, 0.0)
    return found[0][0] if found else 0.0


class Sources:
    """Texts among which similar ones are looked for."""

    def __init__(self, sources: Iterable[str]) -> None:
        """Take in the texts; some tens of microseconds for each."""
        self._vocabulary: dict[str, str] = {}
        rows = [(self._coded(text.words), source, text.plain) for source, text in _texts(sources)]
        rows.sort(key=lambda row: (len(row[0]), row[1]))
        self._words = [row[0] for row in rows]
        self._sources = [row[1] for row in rows]
        self._plain = [row[2] for row in rows]
        self._lengths = [len(words) for words in self._words]

    def _coded(self, words: Sequence[str]) -> str:
        size = len(self._vocabulary)
        for word in words:
            if word not in self._vocabulary:
                self._vocabulary[word] = chr(min(_FIRST + size, _LAST - 1))
                size += 1
        return "".join(map(self._vocabulary.__getitem__, words))

    def find(self, text: str, cutoff: float) -> list[tuple[float, str]]:
        """Return other texts that are at least ``cutoff`` percent alike, with their scores, the likest first.

        The text itself is not among them. A text without words (a number, a dash) is like no other.
        """
        from rapidfuzz import process  # noqa: PLC0415 - building ads does without
        from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

        wanted = _text(text)
        if not _has_words(wanted):
            return []
        words = "".join(self._vocabulary.get(word, chr(_LAST)) for word in wanted.words)
        # Equal characters would make up for words that are this far apart, no more.
        least = max(2 * cutoff / 100 - 1 - _ROUNDING, 0.0)
        first = bisect_left(self._lengths, least * len(words))
        last = bisect_right(self._lengths, len(words) / least) if least else len(self._lengths)
        near = process.extract(
            words, self._words[first:last], scorer=Levenshtein.normalized_similarity, score_cutoff=least, limit=None
        )
        found: list[tuple[float, str]] = []
        for _, by_words, index in near:
            source = self._sources[first + index]
            by_characters = Levenshtein.normalized_similarity(
                wanted.plain, self._plain[first + index], score_cutoff=max(2 * cutoff / 100 - by_words - _ROUNDING, 0.0)
            )
            likeness = 50 * (by_words + by_characters)
            if likeness >= cutoff and source != text:
                likeness = _with_costs(likeness, wanted, _text(source))
                found += [(likeness, source)] if likeness >= cutoff else []
        return sorted(found, key=lambda one: (-one[0], one[1]))


def _with_costs(likeness: float, one: _Text, other: _Text) -> float:
    if one.numbers != other.numbers:
        likeness -= _OTHER_NUMBERS
    if one.marks != other.marks:
        likeness -= _OTHER_MARKUP
    return max(min(likeness, _NOT_THE_SAME), 0.0)


def _texts(sources: Iterable[str]) -> Iterable[tuple[str, _Text]]:
    for source in dict.fromkeys(sources):
        text = _text.__wrapped__(source)
        if _has_words(text):
            yield source, text


def _has_words(text: _Text) -> bool:
    return any(word != "0" for word in text.words)
