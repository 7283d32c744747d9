"""Slots: the facts within a phrase, each with the form that the sentence around it needs.

``{weeks}`` takes a value, ``{weeks:uge|uger}`` the word that its number asks for: one form for each plural category that CLDR
has in that language, in CLDR's order (zero, one, two, few, many, other). What kind of value a slot takes follows from its
name. A slot that a posting answers itself (``{city}``, ``{hours}``) may be left to it: generator.posting.placeholders.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from generator.l10n import territories
from generator.l10n.formats import Formats
from generator.posting.fields import Clock, Country, Day, Line, SpokenLanguage

SLOT = re.compile(r"\{\{|\}\}|\{(\w+)(?::([^{}]*))?\}")
"""A slot, with its name and its forms; doubled braces are braces."""


class SlotError(ValueError):
    """A slot's value or its forms can't be used; ``hint`` says what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


_EXAMPLES = {
    "to_time": "17:00",
    "to_month": "8",
    "percent": "80",
    "headcount": "12",
    "hours": "37",
    "standard": "ISO 9001",
    "class": "C",
}
"""Examples where the kind's own would not do."""


class Kind(NamedTuple):
    """A kind of value: what it is called, an example, how it is read and how it is said in a locale."""

    name: str
    example: str
    read: Callable[[str], Any]
    say: Callable[[Any, Formats], str]


FIGURES = r"\d{1,9}(?:[.,]\d{1,2})?"
"""What a number looks like."""
_NUMBER = re.compile(FIGURES)
_MONTHS = 12


def _number(value: str) -> Decimal:
    if not _NUMBER.fullmatch(value):
        raise ValueError(value)
    return Decimal(value.replace(",", "."))


def _month(value: str) -> int:
    number = int(value)
    if not 1 <= number <= _MONTHS:
        raise ValueError(value)
    return number


def _typed(kind: Any) -> Callable[[str], Any]:  # noqa: ANN401 - a type
    return TypeAdapter(kind).validate_python


NUMBER = Kind("a number", "3", _number, lambda value, formats: formats.number(value))
NAME = Kind("a name that is the same in every language", "SAP", _typed(Line), lambda value, _: value)
LANGUAGE = Kind("a language code", "de", _typed(SpokenLanguage), lambda value, formats: formats.language(value))
COUNTRY = Kind("a country code", "EE", _typed(Country), territories.name)
MONTH = Kind("a month", "6", _month, lambda value, formats: formats.month(value))
TIME = Kind("a time of day", "09:00", _typed(Clock), lambda value, formats: formats.time(value))
DATE = Kind("a date", "2018-03-31", _typed(Day), lambda value, formats: formats.date(value))

KINDS: Mapping[str, Kind] = {
    **dict.fromkeys(("years", "months", "weeks", "days", "number", "headcount", "percent", "hours"), NUMBER),
    **dict.fromkeys(("system", "tool", "product", "standard", "class", "city", "employer"), NAME),
    **dict.fromkeys(("other_language", "language"), LANGUAGE),
    **dict.fromkeys(("country", "home_country"), COUNTRY),
    **dict.fromkeys(("from_month", "to_month"), MONTH),
    **dict.fromkeys(("from_time", "to_time"), TIME),
    **dict.fromkeys(("date", "deadline"), DATE),
}
"""The slots there are, and what each takes."""

_WITHIN = {"in_city": "city", "in_country": "country"}
"""Slots that say a value with its preposition, and the slot the value is given for."""


def example(name: str) -> str:
    """Return an example of a slot's value, as it is written in a file."""
    return _EXAMPLES.get(name) or KINDS[name].example


def giver(name: str) -> str:
    """Return the name that a slot's value is given by."""
    return _WITHIN.get(name, name)


def names(text: str) -> tuple[str, ...]:
    """Return the slots of a text, each once, in order."""
    return tuple(dict.fromkeys(match[1] for match in SLOT.finditer(text) if match[1]))


def read(name: str, value: str) -> Any:  # noqa: ANN401 - of the slot's kind
    """Return the value of a slot as its kind has it.

    Raises:
        SlotError: it is none that the slot takes.
    """
    kind = KINDS[name]
    try:
        return kind.read(value)
    except (ValueError, ValidationError):
        message = f"“{value}” is not {kind.name}, which {name} takes"
        raise SlotError(message, f"such as {name}: {example(name)}") from None


def fill(text: str, values: Mapping[str, Any], formats: Formats) -> str:
    """Return a text with the slots filled that values are given for; the others stay.

    Args:
        text: with slots.
        values: by the name each is given by, as :func:`read` returns them.
        formats: the formatters of the text's locale.

    Raises:
        SlotError: a slot has not as many forms as the language has plurals.
    """

    def filled(match: re.Match[str]) -> str:
        name, forms = match[1], match[2]
        given = giver(name) if name else ""
        if given not in values:
            return match[0]
        if forms is not None:
            return form(forms, values[given], formats)
        said = KINDS[given].say(values[given], formats)
        if name == "in_city":
            return territories.in_city(said, formats)
        return territories.in_country(values[given], formats) if name == "in_country" else said

    return SLOT.sub(filled, text)


def form(forms: str, value: Decimal, formats: Formats) -> str:
    """Return the one of a slot's forms that a number asks for (CLDR plural categories).

    Raises:
        SlotError: there are not as many as the language has.
    """
    categories, chosen = formats.plural(value)
    each = forms.split("|")
    if len(each) != len(categories):
        number = "1 form" if len(each) == 1 else f"{len(each)} forms"
        message = f"“{forms}” has {number}, and {formats.locale.code} has {len(categories)}"
        raise SlotError(message, f"write one for each, parted by |: {', '.join(categories)}")
    return each[categories.index(chosen)]


def pattern(phrase: str, looks: Callable[[str], str | None]) -> str:
    """Return a pattern of what a phrase's text may read like, with a group for each value by its slot's name.

    Args:
        phrase: the text, with slots.
        looks: what a slot's value looks like, as a pattern; ``None`` for one that stands as it is.
    """
    parts: list[str] = []
    end = 0
    seen: set[str] = set()
    for match in SLOT.finditer(phrase):
        parts.append(re.escape(phrase[end : match.start()]))
        end = match.end()
        name, forms = match[1], match[2]
        if forms is not None:
            parts.append(f"(?:{'|'.join(map(re.escape, forms.split('|')))})")
            continue
        value = looks(name) if name else None
        if value is None:
            parts.append(re.escape(match[0]))
        else:
            parts.append(f"(?P={name})" if name in seen else f"(?P<{name}>{value})")
            seen.add(name)
    return "".join([*parts, re.escape(phrase[end:])])


def value_of(value: object) -> str:
    """Return a slot's value as it is written in a file."""
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    return str(value)
