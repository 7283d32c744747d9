"""Words that can be spelt in two ways, as ``data/variants.toml`` lists them, and which of them stand in a text."""

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from generator.checks.sieve import KEPT, sieves
from generator.checks.spelling.forms import forms
from generator.checks.spelling.prose import distinct, visible


class Variant(NamedTuple):
    """A word in a text that can be spelt in two ways."""

    word: int
    """Which word it is: one number for all ways to spell it."""
    spelling: str
    """The way it is spelt here, without endings."""
    start: int
    end: int


class _Table(NamedTuple):
    any_case: re.Pattern[str]
    exact: re.Pattern[str]
    known: dict[str, tuple[int, str]]
    first: dict[str, set[tuple[int, str]]]
    """By the first word of each spelling, in small letters or as it must be written, the words it may be."""
    loose: frozenset[str]
    """The first words in small letters."""
    exactly: frozenset[str]
    """Those that must be written so."""


@lru_cache(maxsize=1)
def _tables() -> dict[str, list[str]]:
    data = tomllib.loads(files(__package__).joinpath("data", "variants.toml").read_text("utf-8"))
    return {locale: table["groups"] for locale, table in data.items()}


@lru_cache(maxsize=16)
def _table(locale: str) -> _Table | None:
    groups = _tables().get(locale)
    if not groups:
        return None
    known: dict[str, tuple[int, str]] = {}
    loose: list[str] = []
    exact: list[str] = []
    for number, group in enumerate(groups):
        for way in group.split("|"):
            if way.startswith("="):
                known[way] = (number, way[1:])
                exact.append(way[1:])
                continue
            for form in forms(way):
                known[form.lower()] = (number, way.partition("/")[0].removesuffix("-"))
                loose.append(form)
    first: dict[str, set[tuple[int, str]]] = {}
    for way, word in known.items():
        first.setdefault(way.split()[0], set()).add(word)
    begun = frozenset(way for way in first if way[0] != "=")
    return _Table(_pattern(loose, re.IGNORECASE), _pattern(exact, re.NOFLAG), known, first, begun, frozenset(exact))


def _pattern(each: list[str], flags: re.RegexFlag) -> re.Pattern[str]:
    if not each:
        return re.compile(r"(?!)")
    longest = "|".join(map(re.escape, sorted(each, key=len, reverse=True)))
    return re.compile(rf"(?<![\w.@/&-])(?:{longest})(?![\w@/&])", flags)


def possible(locale: str, texts: Iterable[str]) -> bool:
    """Say whether an ad with these texts may spell one word in two ways."""
    ways: frozenset[tuple[int, str]] = frozenset().union(*[_ways(text, locale) for text in texts])
    return len(ways) > len({number for number, _ in ways})


@lru_cache(maxsize=KEPT)
def _ways(text: str, locale: str) -> frozenset[tuple[int, str]]:
    """Return the words that a text may hold, each as it may be spelt there."""
    table = _table(locale)
    if table is None:
        return frozenset()
    each = distinct(text)
    if "-" in text:
        each |= {"-".join(word.split("-")[:most]) for word in each for most in (1, 2)}
    said = table.loose.intersection(map(str.lower, each)) | {f"={word}" for word in table.exactly & each}
    return frozenset([way for first in said for way in table.first[first]]) if said else frozenset()


varied = sieves(_ways)


@lru_cache(maxsize=20_000)
def variants(text: str, locale: str) -> tuple[Variant, ...]:
    """Return the words of a text that can be spelt in two ways."""
    table = _table(locale)
    if table is None:
        return ()
    seen = visible(text)
    found = [Variant(*table.known[match[0].lower()], *match.span()) for match in table.any_case.finditer(seen)]
    return tuple(found + [Variant(*table.known[f"={match[0]}"], *match.span()) for match in table.exact.finditer(seen)])
