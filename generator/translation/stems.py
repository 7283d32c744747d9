"""Texts with what differs between ads taken out: inflection, numbers, names, languages, "Du" at the beginning.

What is left is compared: "Besvarer henvendelser fra kunder i Netto" and "Du besvarer henvendelse fra kunde i {city}" are one.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Any

from generator.l10n.formats import Formats
from generator.l10n.speakers import SPOKEN
from generator.posting import slots

_SNOWBALL = {
    "da": "danish",
    "nb": "norwegian",
    "nn": "norwegian",
    "sv": "swedish",
    "en": "english",
    "fi": "finnish",
    "de": "german",
}
"""The stemmers of the Snowball project, by locale; other languages keep their words."""
_LEAD = {
    "da": re.compile(r"(?:du (?:er|har|kan|vil|skal)? ?|vi tilbyder |at )+", re.IGNORECASE),
    "nb": re.compile(r"(?:du (?:er|har|kan|vil|skal)? ?|vi tilbyr |å )+", re.IGNORECASE),
    "sv": re.compile(r"(?:du (?:är|har|kan|ska|kommer att)? ?|vi erbjuder |att )+", re.IGNORECASE),
    "en": re.compile(r"(?:you (?:are|have|can|will)? ?|you’ll |you’re |we offer |to |an? |the )+", re.IGNORECASE),
}
"""How a bullet may begin or not, and say the same."""
_TOKEN = re.compile(r"\{(\w+)(?::[^{}]*)?\}|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[-’'][^\W\d_]+)*\d*")
NUMBER, NAME = "0", "{name}"
"""What stands for any number and any name."""
_INITIALS = 2
"""Letters from which on a word in capitals is a name wherever it stands."""


_COUNTED = {
    "da": "to tre fire fem seks syv otte ni ti elleve tolv",
    "nb": "to tre fire fem seks sju åtte ni ti elleve tolv",
    "sv": "två tre fyra fem sex sju åtta nio tio elva tolv",
    "en": "two three four five six seven eight nine ten eleven twelve",
}
"""Numbers from two to twelve, which ads write in words as often as in figures."""


@cache
def _counting(locale: str) -> tuple[re.Pattern[str], dict[str, str]] | None:
    words = _COUNTED.get(locale, "").split()
    figures = {word: str(number) for number, word in enumerate(words, 2)}
    return (re.compile(rf"(?<![\w{{-])(?:{'|'.join(words)})(?![\w-])"), figures) if words else None


@lru_cache(maxsize=20_000)
def plain(text: str, locale: str) -> str:
    """Return a text with figures for numbers in words, and with the one apostrophe."""
    counting = _counting(locale)
    text = text.replace("'", "’")
    return counting[0].sub(lambda match: counting[1][match[0]], text) if counting else text


@cache
def stemmer(locale: str) -> Callable[[str], str]:
    """Return what takes a word of a locale to its stem; words in other locales stay."""
    algorithm = _SNOWBALL.get(locale)
    if algorithm is None:
        return lambda word: word
    import snowballstemmer  # noqa: PLC0415 - for those who draft or search

    made: Any = snowballstemmer.stemmer(algorithm)
    return lru_cache(maxsize=50_000)(lambda word: str(made.stemWord(word)))


@cache
def languages(formats: Formats) -> dict[str, str]:
    """Return the names of the languages that ads ask for, with their codes, as they stand within a sentence."""
    return {formats.language(code): code for code in SPOKEN}


@lru_cache(maxsize=20_000)
def shape(text: str, formats: Formats) -> str:
    """Return a text with what differs between ads taken out.

    Args:
        text: inline Markdown, or a phrase with slots.
        formats: the formatters of its locale.
    """
    locale = formats.locale.code
    text = plain(text, locale)
    lead = _LEAD.get(locale)
    match = lead.match(text) if lead else None
    start = match.end() if match and match.end() < len(text) else 0
    return " ".join(_merged(_token(found, start, formats) for found in _TOKEN.finditer(text, start)))


def _merged(tokens: Iterable[str]) -> list[str]:
    """Return tokens with a name of several words as one."""
    made: list[str] = []
    for token in tokens:
        # "Windows 11" is one name.
        if token and not (token in {NAME, NUMBER} and made and made[-1] == NAME):
            made.append(token)
    return made


def _token(found: re.Match[str], start: int, formats: Formats) -> str:
    word, slot = found[0], found[1]
    if slot:
        return _slot(word, slot, formats)
    if word[0].isdigit():
        return NUMBER
    if word in languages(formats) or is_name(word, first=found.start() in {0, start}):
        return NAME
    return stemmer(formats.locale.code)(word.casefold())


def _slot(word: str, slot: str, formats: Formats) -> str:
    if ":" in word:
        # Its forms: any will do, for a stem has none. They are words as the sentence around them has words.
        form = _TOKEN.match(word.rpartition("|")[2].rstrip("}"))
        return stemmer(formats.locale.code)(form[0].casefold()) if form else ""
    if slots.KINDS.get(slot) in {slots.NUMBER, slots.TIME}:
        return NUMBER
    within = formats.labels.pgettext("a city or a country", "in {place}").partition(" ")[0]
    return f"{within} {NAME}" if slot in {"in_city", "in_country"} else NAME


def names(wording: str, formats: Formats) -> set[str]:
    """Return the names that a phrase's wording itself holds, outside its slots."""
    text = plain(wording, formats.locale.code)
    found = (match for match in _TOKEN.finditer(text) if not match[1] and not match[0][0].isdigit())
    return {match[0] for match in found if is_name(match[0], first=not match.start()) and match[0] not in languages(formats)}


def is_name(word: str, *, first: bool) -> bool:
    """Say whether a word is a name: in capitals, or with one and not the first of its sentence."""
    if word.isupper() and len(word) >= _INITIALS:
        return True
    if "-" in word and word.rpartition("-")[2].islower():
        # "HR-prosjekter" is a word like others.
        return False
    return word[:1].isupper() and not first
