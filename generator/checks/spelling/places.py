"""Names of places in the wrong language: countries from CLDR, and the cities of ``data/places.toml``."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from generator.checks.spelling.prose import Word, begins, emphasized, parts, words

LANGUAGES = {"da": "Danish", "nb": "Norwegian", "sv": "Swedish", "en": "English"}
_COUNTRIES = (
    "150 AL AT AU BA BE BG BR CA CH CN CY CZ DE DK EE EG ES FI FO FR GB GL GR HR HU IE IN IS IT JP LT LU LV MA ME MK MT MX NL "
    "NO NZ PH PL PT RO RS RU SE SI SK TH TR UA US ZA"
)
"""The territories (ISO 3166, and Europe) that ads speak of, and whose names are no names of anything else."""
_ENGLISH = frozenset({"of", "in", "from", "the", "to", "made", "visit", "best", "and"})
"""English words before a name: it belongs to an English name, "Made in Sweden"."""


class Place(NamedTuple):
    """A place as it is called in a locale."""

    right: str
    city: bool


class Places(NamedTuple):
    """The names of places in a locale: those that are right there, and those of other languages.

    ``first`` are the first words of the latter in small letters, with and without an ending.
    """

    right: frozenset[str]
    wrong: Mapping[str, Place]
    first: frozenset[str]


class Named(NamedTuple):
    """A place in a text, called as in another language."""

    start: int
    end: int
    old: str
    new: str
    city: bool


@lru_cache(maxsize=8)
def places(locale: str) -> Places:
    """Return the names of places as a locale has them, and as other languages do."""
    if locale not in LANGUAGES:
        return Places(frozenset(), {}, frozenset())
    data = tomllib.loads(files(__package__).joinpath("data", "places.toml").read_text("utf-8"))
    right: set[str] = set()
    wrong: dict[str, Place] = {}
    for names, city in [*((one, False) for one in _territories()), *_listed(data)]:
        own = names[locale]
        right.update(own)
        for code, others in names.items():
            for other in others if code != locale else ():
                wrong.setdefault(other, Place(own[0], city))
    passed = right.union(data["not"][locale])
    kept = {name: place for name, place in wrong.items() if name not in passed}
    first = {name.split()[0].lower() for name in kept}
    return Places(frozenset(right), kept, frozenset(f"{name}{ending}" for name in first for ending in ("", "s", "'s", "'")))


def _territories() -> Iterator[dict[str, list[str]]]:
    from babel import Locale  # noqa: PLC0415 - late: only for who asks

    names = {code: Locale.parse(code).territories for code in LANGUAGES}
    for code in _COUNTRIES.split():
        yield {language: [str(table[code])] for language, table in names.items()}


def _listed(data: Mapping[str, Mapping[str, Mapping[str, str]]]) -> Iterator[tuple[dict[str, list[str]], bool]]:
    for kind in ("countries", "cities"):
        for names in data[kind].values():
            yield {code: each.split("|") for code, each in names.items()}, kind == "cities"


@lru_cache(maxsize=20_000)
def named(text: str, locale: str) -> tuple[Named, ...]:
    """Return the places of a text that are called as in another language, other than in names and quotes."""
    known = places(locale)
    return () if known.first.isdisjoint(parts(text)) else tuple(_named(text, known, locale))


def _named(text: str, known: Places, locale: str) -> Iterator[Named]:
    each, table = words(text), known.wrong
    for number, word in enumerate(each):
        if not word.text[0].isupper() or word.text in known.right:
            continue
        last, name, ending = number, word.text, ""
        if name not in table and number + 1 < len(each) and text[word.end : each[number + 1].start].isspace():
            longer = f"{name} {each[number + 1].text}"
            last, name = (number + 1, longer) if longer in table else (number, name)
        if name not in table:
            bare = name.removesuffix("s").removesuffix("'")
            name, ending = (bare, "’s" if locale == "en" else "s") if bare in table else ("", "")
        if name and not _in_a_name(text, each, (number, last), locale) and not emphasized(text, word.start, each[last].end):
            end = each[last].end
            yield Named(word.start, end, text[word.start : end], table[name].right + ending, table[name].city)


def _in_a_name(text: str, each: tuple[Word, ...], span: tuple[int, int], locale: str) -> bool:
    """Say whether a place stands in a longer name: beside another capital, or after an English word."""
    first, last = span
    before = each[first - 1] if first else None
    beside = before is not None and text[before.end : each[first].start] in {" ", "\u00a0"}
    if (
        before
        and beside
        and ((before.text in _ENGLISH and locale != "en") or (before.text[0].isupper() and not begins(text, before.start)))
    ):
        return True
    after = each[last + 1] if last + 1 < len(each) else None
    return after is not None and text[each[last].end : after.start] in {" ", "\u00a0", " & "} and after.text[0].isupper()
