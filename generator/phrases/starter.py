"""A posting's first bullets, out of the phrases for a field of work: the most usual ones, and others to choose from."""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.errors import Finding, InputError
from generator.l10n.formats import formats
from generator.l10n.locales import OutputLocale
from generator.posting import slots
from generator.posting.phrasebook import Phrasebook
from generator.posting.phrasefile import Phrase

_TAKEN: Mapping[str, int] = {
    "title": 1, "summary": 1, "tasks": 5, "required": 3, "desirable": 2, "personal": 3, "benefits": 0, "application": 1,
}  # fmt: skip
"""How many of each section a posting starts with: as many as an ad that is read to its end has. Benefits are promises: they
are only offered."""
_OFFERED = 6
"""How many more are offered; “annons phrases search” has the rest."""
_ANY_FIELD = ("benefits", "application")
"""Sections that are alike in every field of work."""
_KNOWN_SLOTS = frozenset({"city", "in_city", "country", "in_country", "hours", "language", "speaking", "Speaking"})
"""Slots that a posting fresh from ``annons new`` has a fact for: it has no deadline yet."""


@dataclass(frozen=True, slots=True)
class Line:
    """A phrase as a line of a posting: how it is named there, what it says, and whether it is taken or only offered."""

    name: str
    text: str
    taken: bool


def fields(book: Phrasebook) -> list[str]:
    """Return the fields of work there are phrases for."""
    return sorted({phrase.field for phrase in book.phrases.values() if phrase.field})


def check_field(book: Phrasebook, field: str) -> None:
    """Refuse a field of work there are no phrases for.

    Raises:
        InputError: there are none; the hint names what there is.
    """
    known = fields(book)
    if field in known:
        return
    near = difflib.get_close_matches(field, known, 1, 0.5)
    guess = f"did you mean {near[0]}? " if near else ""
    hint = f"{guess}there are {', '.join(known)}"
    raise InputError(Finding("CALL", f"there are no phrases for the field “{field}”", hint, field="--field"))


def starter(book: Phrasebook, field: str, locale: OutputLocale) -> dict[str, list[Line]]:
    """Return the lines a posting starts with, by section.

    Args:
        book: the phrases at hand.
        field: the field of work.
        locale: the locale the posting is written in.

    Raises:
        InputError: there are no phrases for the field.
    """
    check_field(book, field)
    return {section: list(_lines(book, section, field, locale, count)) for section, count in _TAKEN.items()}


def _lines(book: Phrasebook, section: str, field: str, locale: OutputLocale, count: int) -> Iterator[Line]:
    own = [one for one in book.phrases.values() if one.section == section and locale.code in one.texts and one.field == field]
    every = [one for one in book.phrases.values() if one.section == section and locale.code in one.texts and not one.field]
    among = [*own, *every] if section in _ANY_FIELD else own
    ready = [one for one in among if _KNOWN_SLOTS.issuperset(one.slots)]
    taken = ready[:count]
    rest = [one for one in among if one not in taken][:_OFFERED]
    for phrase in (*taken, *rest):
        yield Line(_reference(phrase), _shown(phrase, locale), phrase in taken)


def _reference(phrase: Phrase) -> str:
    given = [f"{name}: {slots.example(name)}" for name in phrase.given]
    return f"{{phrase: {', '.join([phrase.id, *given])}}}" if given else f"phrase: {phrase.id}"


def _shown(phrase: Phrase, locale: OutputLocale) -> str:
    return slots.fill(phrase.texts[locale.code], phrase.sample(), formats(locale))
