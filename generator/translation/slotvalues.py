"""The values of a phrase's slots, read out of a sentence: "3" and "Zendesk" out of "Mindst 3 års erfaring med Zendesk"."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from babel import Locale

from generator.l10n import speakers
from generator.l10n.formats import Formats
from generator.posting import slots
from generator.posting.placeholders import AUDIENCE, KNOWN
from generator.posting.slots import SlotError
from generator.translation import stems
from generator.translation.names import Names

_WORD = r"[A-ZÆØÅÄÖÉ][\w+#&/.’]*\w(?:-[A-ZÆØÅÄÖÉ0-9]\w*)*"
_NAME = rf"{_WORD}(?: (?:{_WORD}|\d+))*|[A-Z][+#]*"
_MONTHS = range(1, 13)


class Way(NamedTuple):
    """How a slot's value looks in a locale (a pattern), and how it is read (``None``: the words are no value of it)."""

    pattern: str
    read: Callable[[str], Any]


@cache
def way(name: str, formats: Formats) -> Way:
    """Return how a slot's value looks in a locale."""
    if name in AUDIENCE:
        known = _audience(name, formats)
        return Way(_either(known), known.get)
    if name in {"in_city", "in_country"}:
        before = "|".join({formats.labels.pgettext(*one).partition(" ")[0] for one in _WITHIN})
        inner = way(slots.giver(name), formats)
        return Way(f"(?:{before}) (?:{inner.pattern})", lambda words: inner.read(words.partition(" ")[2]))
    kind = slots.KINDS[name]
    listed = {slots.LANGUAGE: stems.languages, slots.COUNTRY: _countries, slots.MONTH: _months}.get(kind)
    if listed is not None:
        known = listed(formats)
        return Way(_either(known), known.get)
    patterns = {slots.NUMBER: slots.FIGURES, slots.TIME: r"\d{1,2}[.:]\d{2}", slots.NAME: _NAME}
    if kind in patterns:
        return Way(patterns[kind], lambda words: _read(name, words))
    # A date is read as a posting has it only: 2018-03-31 does not stand in a sentence.
    return Way(r"(?!)", lambda _: None)


_WITHIN = (("a city or a country", "in {place}"), ("an island that is a country", "on {place}"))


def _either(words: Mapping[str, str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))) or "(?!)"


def _read(name: str, words: str) -> Any:  # noqa: ANN401 - of the slot's kind
    try:
        return slots.read(name, words)
    except SlotError:
        return None


@cache
def _audience(name: str, formats: Formats) -> dict[str, str]:
    made = ((speakers.words(code, None, formats).get(name), code) for code in speakers.SPOKEN)
    return {words: code for words, code in made if words}


@cache
def _months(formats: Formats) -> dict[str, str]:
    return {formats.month(number): str(number) for number in _MONTHS}


@cache
def _countries(formats: Formats) -> dict[str, str]:
    return {formats.territory(code): code for code in map(str, Locale("en").territories) if code.isalpha()}


@cache
def pattern(phrase: str, formats: Formats) -> re.Pattern[str]:
    """Return what a phrase's text looks like with any values, from its first letter to a full stop it may have or not."""
    whole = slots.pattern(phrase, lambda name: way(name, formats).pattern + (rf"|\{{{name}\}}" if name in KNOWN else ""))
    first = phrase[:1]
    if first.isalpha():
        whole = f"[{first.upper()}{first.lower()}]{whole[len(re.escape(first)) :]}"
    return re.compile(rf"{whole}\.?")


def values(phrase: str, text: str, formats: Formats, *, near: bool = False) -> dict[str, Any] | None:
    """Return the values of a phrase's slots in a text; ``None`` where they can't be told.

    Args:
        phrase: the phrase's text in the locale.
        text: the sentence.
        formats: the formatters of the locale.
        near: the sentence is only like the phrase: each slot's value is then looked for on its own, and must be the only one.

    Returns:
        The values by slot; a slot that stands in the text as a placeholder has ``None``.
    """
    phrase, text = (stems.plain(one, formats.locale.code) for one in (phrase, text))
    match = pattern(phrase, formats).fullmatch(text)
    if match is not None:
        found = {name: _value(name, words, formats) for name, words in match.groupdict().items()}
    elif near:
        found = dict(_apart(phrase, text, formats))
    else:
        return None
    return None if any(value is _NONE for value in found.values()) else found


_NONE = object()


def _value(name: str, words: str, formats: Formats) -> Any:  # noqa: ANN401 - of the slot's kind
    if words.startswith("{"):
        return None
    value = way(name, formats).read(words)
    return _NONE if value is None else value


def _apart(phrase: str, text: str, formats: Formats) -> Iterator[tuple[str, Any]]:
    """Yield the value of each slot, found on its own; slots of one kind take theirs in order."""
    by_pattern: dict[str, list[str]] = {}
    for name in slots.names(phrase):
        by_pattern.setdefault(way(name, formats).pattern, []).append(name)
    for one, names in by_pattern.items():
        raw = [name for name in names if f"{{{name}}}" in text]
        yield from ((name, None) for name in raw)
        rest = [name for name in names if name not in raw]
        # The first word has a capital whatever it is.
        found = [match[0] for match in re.finditer(rf"(?<![\w{{-])(?:{one})(?![\w-])", text) if match.start() or one != _NAME]
        if len(found) == len(rest):
            yield from ((name, _value(name, words, formats)) for name, words in zip(rest, found, strict=True))
        else:
            yield from ((name, _NONE) for name in rest)


def said(phrase: str, found: Mapping[str, Any], formats: Formats, names: Names) -> str:
    """Return a phrase's text with values in it.

    Args:
        phrase: its text in the locale wanted.
        found: as :func:`values` returns them.
        formats: the formatters of that locale.
        names: names of the posting in that locale, by what they are in the other.
    """
    given: dict[str, Any] = {}
    for name, value in found.items():
        if value is None:
            continue
        if name in AUDIENCE:
            phrase = phrase.replace(f"{{{name}}}", speakers.words(str(value), None, formats)[name])
        else:
            given[slots.giver(name)] = names.get(value, value) if isinstance(value, str) else value
    return slots.fill(phrase, given, formats)
