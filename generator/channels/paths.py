"""Paths by which channels name fields of a posting: ``apply.url``, ``job_location.address.postal_code``, ``a|b``."""

import difflib
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, get_args

from pydantic import BaseModel

from generator.posting.fields import Problem
from generator.posting.model import JobPosting
from generator.posting.organization import City
from generator.posting.parts import Address

_PLACE = "job_location"
_SHORT: tuple[type[BaseModel], ...] = (Address, City)
"""What a location may also be asked for directly: ``job_location.country``, from its address or its place file."""


def problems(name: str, wanted: tuple[str, ...]) -> Iterator[Problem]:
    """Yield the paths that lead to no field of a posting.

    Args:
        name: the field of the channel that they stand in.
        wanted: the paths; ``a|b`` is one of two.
    """
    for number, one in enumerate(wanted):
        for path in one.split("|"):
            wrong, there = _astray(path)
            if wrong is not None:
                near = difflib.get_close_matches(wrong, there, 1)
                hint = f"did you mean {near[0]}?" if near else "docs/reference/posting.md lists the fields"
                yield Problem((name, number), f"a posting has no field “{path}”", hint)


@lru_cache(maxsize=256)
def _astray(path: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the first part of a path that names no field, and the fields that are there."""
    models: tuple[type[BaseModel], ...] = (JobPosting,)
    for number, part in enumerate(path.split(".")):
        there = tuple(field for model in models for field in model.model_fields)
        if part not in there:
            return part, there
        found = [model.model_fields[part].annotation for model in models if part in model.model_fields]
        models = tuple(model for annotation in found for model in _models(annotation))
        if number == 0 and part == _PLACE:
            models += _SHORT
    return None, ()


def _models(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - whatever a field is annotated with
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)
