"""Which sentences of a posting are phrases already, could be one, or nearly are."""

from dataclasses import dataclass

from generator.errors import Where
from generator.posting import slots
from generator.posting.phrasefile import SECTIONS
from generator.posting.workspace import Entity
from generator.translation.phrases import Found, Phrases
from generator.translation.segments import Segment, segments

BULLETS = frozenset(SECTIONS[name] for name in ("tasks", "required", "desirable", "personal", "benefits"))
"""Fields that hold lists of lines."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A sentence of a file, the phrase it is or is like, and what the phrase says with the sentence's own values.

    ``lines`` are what to write in the sentence's place: of several phrases in one bullet, a line for each. ``whole`` says that
    nothing is to be written: the sentence is the phrase to the letter, and ads have it in every language.
    """

    text: str
    where: Where
    field: str
    found: Found
    wording: str
    lines: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Suggested:
    """What could be a phrase in a file, in reading order, of how many sentences."""

    suggestions: tuple[Suggestion, ...]
    sentences: int

    def counted(self) -> tuple[int, int, int]:
        """Return how many sentences are phrases as they stand, how many are one in other words, and how many nearly are."""
        whole = sum(one.whole for one in self.suggestions)
        same = sum(one.found.kind != "near" and not one.whole for one in self.suggestions)
        return whole, same, len(self.suggestions) - whole - same


def suggest(entity: Entity, phrases: Phrases, cutoff: float) -> Suggested:
    """Return what could be a phrase in a file.

    Args:
        entity: the posting, organization or place.
        phrases: the phrases at hand.
        cutoff: percent of likeness from which on a phrase is suggested.
    """
    each = list(segments(entity))
    found = (_suggestion(entity, segment, phrases, cutoff) for segment in each)
    return Suggested(tuple(one for one in found if one is not None), len(each))


def _suggestion(entity: Entity, segment: Segment, phrases: Phrases, cutoff: float) -> Suggestion | None:
    locale = entity.source_locale
    found = phrases.find(segment.source, locale, cutoff, segment.context)
    if not found:
        return None
    best = found[0]
    # What stands in the ad is the entry's own text, whichever wording found it.
    wording = phrases.translation(best, locale, {}) or phrases.wording(best, locale)
    where = entity.document.where(segment.path)
    whole = phrases.book.sister(segment.source, locale, _other(best, locale), segment.context) is not None
    dash = "- " if segment.context in BULLETS else ""
    lines = tuple(f"{dash}{reference(one)}" for one in best.parts or (best,))
    return Suggestion(segment.source, where, segment.context, best, wording, lines, whole)


def _other(found: Found, locale: str) -> str:
    """Return a locale that the phrase has besides the text's own."""
    return next((one for one in found.phrase.texts if one != locale), locale)


def reference(found: Found) -> str:
    """Return how a phrase is named in a posting, with the values that it takes: ``{phrase: benefits.training, weeks: 3}``."""
    given = [f"{name}: {_yaml(slots.value_of(found.values[name]))}" for name in found.phrase.given if found.values.get(name)]
    return f"{{phrase: {', '.join([found.phrase.id, *given])}}}"


def _yaml(value: str) -> str:
    """Return a slot's value as YAML within braces."""
    return f'"{value}"' if any(sign in value for sign in ",:{}[]#&*!|>'%@`") else value
