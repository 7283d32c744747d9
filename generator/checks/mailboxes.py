"""The e-mail addresses of an ad: those in its texts, and those in the fields of its files."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pydantic import BaseModel

from generator.checks import Version
from generator.checks.prose import prose
from generator.errors import Where
from generator.posting.workspace import Entity
from generator.posting.yaml_reader import Path_
from generator.translation.localize import Piece

_ADDRESS = re.compile(r"(?<![\w.+@-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")


class InField(NamedTuple):
    """An address that is the value of a field."""

    address: str
    field: str
    where: Where


def in_fields(version: Version) -> Iterator[InField]:
    """Yield the addresses in the fields of the posting and of the files it uses, but for a confidential employer's."""
    hidden = version.posting_file.organization if version.posting_file and version.ad.posting.confidential else None
    for entity in version.entities:
        if entity.model is not hidden or hidden is version.ad.agency:
            yield from _of(entity)


def in_texts(version: Version) -> Iterator[tuple[Piece, int, str]]:
    """Yield the addresses in the ad's texts: the text, where in it the address begins, and the address."""
    text = prose(version)
    if "@" in text.whole:
        for piece in text.pieces:
            if "@" in piece.markdown:
                for match in _ADDRESS.finditer(piece.markdown):
                    yield piece, match.start(), match[0]


@lru_cache(maxsize=1024)
def _of(entity: Entity) -> tuple[InField, ...]:
    return tuple(
        InField(address, ".".join(part for part in path if isinstance(part, str)), entity.document.where(path))
        for path, address in _below(entity.model, ())
    )


def _below(value: object, path: Path_) -> Iterator[tuple[Path_, str]]:
    if isinstance(value, BaseModel):
        for name in _fields(type(value)):
            inner = getattr(value, name)
            if name == "email":
                if inner:
                    yield (*path, name), inner
            elif inner:
                yield from _below(inner, (*path, name))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _below(item, (*path, number))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _below(item, (*path, key))


_HOLDERS = frozenset({"email", "contacts", "apply", "audiences", "by_channel", "hiring_organization", "agency"})


@lru_cache(maxsize=64)
def _fields(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the fields that are an address, or may hold one."""
    return tuple(name for name in model.model_fields if name in _HOLDERS)
