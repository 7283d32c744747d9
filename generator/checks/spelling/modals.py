"""Verbs that stand in the present tense after a modal verb, where the infinitive belongs; ``data/verbs.toml`` lists them."""

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from generator.checks.spelling.prose import distinct, words, written


class Present(NamedTuple):
    """A verb in the present tense after a modal verb."""

    start: int
    end: int
    modal: str
    old: str
    new: str
    sure: bool


class _Verbs(NamedTuple):
    modals: frozenset[str]
    between: frozenset[str]
    sure: dict[str, str]
    unsure: dict[str, str]
    all: frozenset[str]


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(files(__package__).joinpath("data", "verbs.toml").read_text("utf-8"))


@lru_cache(maxsize=16)
def _verbs(locale: str) -> _Verbs | None:
    table = _tables().get(locale)
    if table is None:
        return None
    in_er = frozenset(table.get("er", "").split())

    def present(infinitive: str) -> str:
        if locale == "en":
            return (
                f"{infinitive[:-1]}ies"
                if infinitive.endswith("y")
                else infinitive + ("es" if infinitive.endswith("sh") else "s")
            )
        stem = infinitive[:-1]
        if infinitive in in_er:
            return stem if stem.endswith("r") else f"{stem}er"
        return f"{infinitive}r"

    sure, unsure = ({present(one): one for one in table.get(key, "").split()} for key in ("sure", "unsure"))
    modals = table["modals"].split()
    capitals = (one.capitalize() for one in modals)
    return _Verbs(frozenset([*modals, *capitals]), frozenset(table["between"].split()), sure, unsure, frozenset(sure | unsure))


@lru_cache(maxsize=20_000)
def presents(text: str, locale: str) -> tuple[Present, ...]:
    """Return the verbs of a text that should be infinitives: those right after a modal verb, or with a pronoun between."""
    verbs = _verbs(locale)
    return tuple(_found(text, written(text), verbs)) if verbs and not verbs.modals.isdisjoint(distinct(text)) else ()


def _found(text: str, each: tuple[str, ...], verbs: _Verbs) -> Iterator[Present]:
    for number, modal in enumerate(each[:-1]):
        if modal in verbs.modals:
            at = number + 1 + (each[number + 1] in verbs.between and number + 2 < len(each))
            verb = each[at]
            infinitive = verbs.sure.get(verb) or verbs.unsure.get(verb)
            between = words(text)[number : at + 1] if infinitive else ()
            if infinitive and all(text[one.end : two.start].isspace() for one, two in pairwise(between)):
                sure = verb in verbs.sure and at == number + 1
                yield Present(between[-1].start, between[-1].end, modal, verb, infinitive, sure)
