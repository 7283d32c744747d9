"""The names that a posting and the files it uses hold: of organizations, people, places and countries.

An engine would translate or inflect them. A name that is a map (København / Köpenhamn) is put in the target's own form.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from babel import Locale
from pydantic import BaseModel

from generator.posting.parts import Contact
from generator.posting.text import Text
from generator.posting.workspace import Entity

Names = Mapping[str, str]
"""A name in the source locale → the same in the target locale."""

_NAMED = frozenset({"name", "legal_name", "region", "city", "street_address"})
_SHORTEST = 3
_NO_NAMES = frozenset(
    {
        "the", "det", "den", "de", "en", "et", "ett", "a", "an", "ab", "as", "a/s", "aps", "oy", "ou", "ltd",
        "nordic", "nordisk", "nordiska", "scandinavian", "skandinavisk", "danish", "dansk", "danske", "danska", "norwegian",
        "norsk", "norske", "norska", "swedish", "svensk", "svenska", "svenske", "new", "ny", "nye", "nya", "god", "good",
    }
)  # fmt: skip
"""First words of an organization's name that alone are no name."""


def names(entities: Iterable[Entity], source: str, target: str) -> Names:
    """Return the names in some files.

    Args:
        entities: the files: a posting and what it uses.
        source: the locale that the texts to translate are written in.
        target: the locale they are translated to.
    """
    found: dict[str, str] = {}
    for entity in entities:
        for name, other in _of(entity.model, source, target):
            if len(name) >= _SHORTEST:
                found.setdefault(name, other)
    return found


def _of(model: BaseModel, source: str, target: str) -> Iterator[tuple[str, str]]:
    for field in type(model).model_fields:
        value = getattr(model, field)
        if field == "country" and isinstance(value, str):
            yield from _country(value, source, target)
        elif field in _NAMED and isinstance(value, str):
            yield value, value
            yield from _parts(model, field, value)
        elif field in _NAMED and isinstance(value, Text):
            yield value.as_name(source), value.as_name(target)
        else:
            for item in value if isinstance(value, tuple) else (value,):
                if isinstance(item, BaseModel):
                    yield from _of(item, source, target)


def _parts(model: BaseModel, field: str, value: str) -> Iterator[tuple[str, str]]:
    """Yield what a name is shortened to: a person's first and last name, the first word of an organization's."""
    words = value.split()
    if field not in {"name", "legal_name"} or len(words) < 2:  # noqa: PLR2004 - nothing to shorten
        return
    short = (words[0], words[-1]) if isinstance(model, Contact) else (words[0],)
    for word in short:
        if word[:1].isupper() and word.casefold() not in _NO_NAMES and re.fullmatch(r"[\w’'.-]+", word):
            yield word, word


@lru_cache(maxsize=512)
def _country(code: str, source: str, target: str) -> tuple[tuple[str, str], ...]:
    here, there = (Locale.parse(one, sep="-").territories.get(code) for one in (source, target))
    return ((here, there),) if here and there else ()
