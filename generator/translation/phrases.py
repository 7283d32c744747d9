"""Which phrase a sentence is, or nearly is, whatever its numbers and names: the library as a translation memory."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from generator.l10n.formats import Formats, formats
from generator.l10n.locales import Locales
from generator.posting import slots
from generator.posting.phrasebook import Phrasebook
from generator.posting.phrasefile import SECTIONS, Phrase
from generator.translation import enumerations, slotvalues, stems
from generator.translation.names import Names
from generator.translation.similarity import Sources

_INFLECTED = 97.0
"""Percent of likeness of what differs in inflection, capitals and "Du" only."""
_LIKELIEST = 8
"""Candidates that are looked at; more than that many alike are no help."""


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase that a sentence is or is like.

    ``kind`` is ``phrase`` (the library's own words), ``also`` (another way to say it that the library lists), ``parts``
    (several phrases in one bullet) or ``near``. ``score`` is percent. ``said`` is the wording that was found, with slots;
    ``values`` are those of its slots. Of several phrases, ``parts`` holds each, and ``phrase`` is the first.
    """

    phrase: Phrase
    kind: Literal["phrase", "also", "parts", "near"]
    score: float
    said: str
    values: Mapping[str, Any]
    parts: tuple["Found", ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of its phrases."""
        return tuple(one.phrase.id for one in self.parts) or (self.phrase.id,)


@dataclass
class Phrases:
    """The phrases at hand, to be found by what a sentence says."""

    book: Phrasebook
    locales: Locales
    _shapes: dict[str, dict[str, list[tuple[Phrase, str]]]] = field(default_factory=dict)
    _sources: dict[str, Sources] = field(default_factory=dict)

    def find(self, text: str, locale: str, cutoff: float = 75.0, context: str = "") -> list[Found]:
        """Return the phrases that a sentence is or is like, the likest first.

        Args:
            text: inline Markdown.
            locale: code of the output locale it is written in.
            cutoff: percent of likeness from which on a phrase counts as near; 100 for none.
            context: its field in the posting, which decides between phrases that are equally like it.
        """
        whole = self._whole(text, locale, cutoff, context)
        if whole and whole[0].score >= _INFLECTED:
            return whole
        there = formats(self.locales[locale])
        parts = enumerations.parts(text, there, lambda part: self._known(part, locale, context))
        if not parts:
            return whole
        least = min(part.score for part in parts)
        found = Found(parts[0].phrase, "parts", least, " + ".join(part.said for part in parts), {}, tuple(parts))
        return [found, *whole] if least >= cutoff else whole

    def _known(self, part: str, locale: str, context: str) -> Found | None:
        found = self._whole(part, locale, _INFLECTED, context)
        return found[0] if found and found[0].score >= _INFLECTED else None

    def _whole(self, text: str, locale: str, cutoff: float, context: str) -> list[Found]:
        """Return the phrases that a text as a whole is or is like."""
        there = formats(self.locales[locale])
        shape = stems.shape(text, there)
        index = self._index(locale, there)
        found = [self._exact(one, wording, text, there) for one, wording in index.get(shape, ())]
        near = [(_INFLECTED, shape)] if cutoff <= _INFLECTED and shape in index else []
        if cutoff < 100 and not any(found):  # noqa: PLR2004 - percent
            if cutoff < _INFLECTED:
                near += [(min(score, _INFLECTED - 1), other) for score, other in self._similar(locale).find(shape, cutoff)]
            found += [
                self._near(one, wording, text, there, score)
                for score, other in near[:_LIKELIEST]
                for one, wording in index[other]
            ]
        made = [one for one in found if one is not None]
        made.sort(
            key=lambda one: (
                -one.score,
                _names(one),
                one.kind != "phrase",
                SECTIONS[one.phrase.section] != context,
                one.phrase.id,
            )
        )
        # Of a phrase's several wordings the likest; a phrase may come again far down.
        likest: dict[str, Found] = {}
        for one in made:
            likest.setdefault(one.phrase.id, one)
        return list(likest.values())

    def wording(self, found: Found, locale: str) -> str:
        """Return the wording that was found, its slots filled as they are in the text."""
        if found.parts:
            texts = [self.wording(part, locale) for part in found.parts]
            return enumerations.together(texts, formats(self.locales[locale])) or ", ".join(texts)
        return slotvalues.said(found.said, found.values, formats(self.locales[locale]), {})

    def translation(self, found: Found, target: str, names: Names) -> str | None:
        """Return what a phrase that was found says in another locale; ``None`` where it has no text in it.

        Args:
            found: as :meth:`find` returns it.
            target: code of the output locale.
            names: names of the posting in that locale, by what they are in the text's own.
        """
        if found.parts:
            texts = [self.translation(part, target, names) for part in found.parts]
            known = [text for text in texts if text is not None]
            return enumerations.together(known, formats(self.locales[target])) if len(known) == len(texts) else None
        text = found.phrase.texts.get(target)
        return None if text is None else slotvalues.said(text, found.values, formats(self.locales[target]), names)

    def _index(self, locale: str, there: Formats) -> dict[str, list[tuple[Phrase, str]]]:
        if locale not in self._shapes:
            index: dict[str, list[tuple[Phrase, str]]] = {}
            for phrase, wording in _wordings(self.book.phrases.values(), locale):
                index.setdefault(stems.shape(wording, there), []).append((phrase, wording))
            self._shapes[locale] = index
        return self._shapes[locale]

    def _similar(self, locale: str) -> Sources:
        if locale not in self._sources:
            self._sources[locale] = Sources(self._shapes[locale])
        return self._sources[locale]

    def _exact(self, phrase: Phrase, wording: str, text: str, there: Formats) -> Found | None:
        values = slotvalues.values(wording, text, there)
        if values is None:
            return None
        kind: Literal["phrase", "also"] = "phrase" if wording == phrase.texts.get(there.locale.code) else "also"
        return Found(phrase, kind, 100.0, wording, values)

    def _near(self, phrase: Phrase, wording: str, text: str, there: Formats, score: float) -> Found | None:
        # Any name is any other where a slot takes it; one that the phrase itself holds must be there.
        if not all(name.casefold() in text.casefold() for name in stems.names(wording, there)):
            return None
        values = slotvalues.values(wording, text, there, near=True)
        return None if values is None else Found(phrase, "near", score, wording, values)


def _names(found: Found) -> int:
    """Return how many names a phrase takes: a slot that any name fits says less than the words of another phrase."""
    return sum(slots.KINDS.get(name) is slots.NAME for name in slots.names(found.said))


def _wordings(phrases: Iterable[Phrase], locale: str) -> Iterator[tuple[Phrase, str]]:
    for phrase in phrases:
        if locale in phrase.texts:
            yield phrase, phrase.texts[locale]
            yield from ((phrase, wording) for wording in phrase.also.get(locale, ()))
