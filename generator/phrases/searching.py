"""Phrases by what they are about: a word or several, in any language, spelt rightly or nearly so."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.l10n.locales import Locales
from generator.posting.phrasefile import Phrase
from generator.translation.stems import stemmer

_WORD = re.compile(r"[^\W_]+")
_LEAST = 75.0
"""Percent of likeness that a word must have with one of a phrase's; below that it is another word."""
_BEGINS, _WITHIN, _ID, _ALSO = 96.0, 90.0, 92.0, 0.97
"""What a word counts that begins like the one looked for, or holds it; one of the id; one of another way to say it."""
_SHORTEST = 4
"""Letters from which on a word may be a part of another."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase, how well it fits what was looked for (percent), and the locale of the text that fits best."""

    phrase: Phrase
    score: float
    locale: str


def search(phrases: Iterable[Phrase], wanted: str, locales: Locales, only: Sequence[str] = ()) -> list[Hit]:
    """Return the phrases that hold every word looked for, the best first.

    A word is found in any of its forms (by its stem), at the beginning of a longer one or within a compound, and with a slip
    of the pen in it. Other ways to say a phrase count a little less than what ads get, and so does its id.

    Args:
        phrases: where to look.
        wanted: words of any language; an id or a part of it.
        locales: the output locales there are.
        only: look at texts in these locales only.
    """
    words = [word.casefold() for word in _WORD.findall(wanted)]
    if not words:
        return []
    seeker = _Seeker(words, tuple(only) or tuple(locales))
    found = [hit for phrase in phrases if (hit := seeker.hit(phrase)) is not None]
    # Of equals, the one that says least besides.
    return sorted(found, key=lambda hit: (-hit.score, len(hit.phrase.texts.get(hit.locale, "")), hit.phrase.id))


class _Seeker:
    def __init__(self, words: Sequence[str], locales: Sequence[str]) -> None:
        self._words = words
        self._locales = locales
        self._stems = {locale: [stemmer(locale)(word) for word in words] for locale in locales}
        self._kept: dict[tuple[str, str, str], float] = {}

    def hit(self, phrase: Phrase) -> Hit | None:
        best = max(self._scores(phrase), default=(0.0, ""))
        return Hit(phrase, best[0], best[1]) if best[0] >= _LEAST else None

    def _scores(self, phrase: Phrase) -> Iterator[tuple[float, str]]:
        named = _WORD.findall(phrase.id)
        for locale in self._locales:
            if locale not in phrase.texts:
                continue
            texts = [(1.0, phrase.texts[locale]), *((_ALSO, text) for text in phrase.also.get(locale, ()))]
            for weight, text in texts:
                yield weight * self._score(_WORD.findall(text), named, locale), locale

    def _score(self, there: Sequence[str], named: Sequence[str], locale: str) -> float:
        each = [
            max(
                [self._alike(word, stem, other, locale) for other in there]
                + [_ID * self._alike(word, word, other, "") / 100 for other in named],
                default=0.0,
            )
            for word, stem in zip(self._words, self._stems[locale], strict=True)
        ]
        return sum(each) / len(each) if min(each) >= _LEAST else 0.0

    def _alike(self, word: str, stem: str, other: str, locale: str) -> float:
        key = word, other, locale
        if key not in self._kept:
            self._kept[key] = _alike(word, stem, other.casefold(), locale)
        return self._kept[key]


def _alike(word: str, stem: str, other: str, locale: str) -> float:
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - for those who search

    if word == other or (locale and stem == stemmer(locale)(other)):
        return 100.0
    if len(word) >= _SHORTEST:
        if other.startswith((word, stem)):
            return _BEGINS
        if word in other:
            return _WITHIN
    least = _LEAST / 100
    return 100 * Levenshtein.normalized_similarity(word, other, score_cutoff=least)
