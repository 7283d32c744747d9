"""Every text of a model, in reading order, with the name its translations go by.

The context of a text is its path in the file without numbers (``responsibilities``, ``qualifications.required``); a
section's parts go by the section's id (``sections.about.heading``). The text of a bullet is the bullet itself.
"""

import typing
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from generator.posting.text import Text, TextRules
from generator.posting.yaml_reader import Path_


class TextAt(NamedTuple):
    """A text, the context of its translations, its path in the file and what it may hold."""

    text: Text
    context: str
    path: Path_
    rules: TextRules


def texts(model: BaseModel, context: str = "", path: Path_ = ()) -> Iterator[TextAt]:
    """Yield every text below a model, fields in the order the model declares them."""
    for name, rules, transparent in _plan(type(model)):
        value = getattr(model, name)
        if not value:
            continue
        inner = context if transparent else f"{context}.{name}" if context else name
        yield from _below(value, inner, (*path, name), rules)


def _below(value: Any, context: str, path: Path_, rules: TextRules) -> Iterator[TextAt]:  # noqa: ANN401
    if isinstance(value, Text):
        yield TextAt(value, context, path, rules)
    elif isinstance(value, BaseModel):
        yield from texts(value, context, path)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            own = vars(item).get("id") if isinstance(item, BaseModel) else None
            yield from _below(item, f"{context}.{own}" if own else context, (*path, number), rules)


@cache
def _plan(model: type[BaseModel]) -> tuple[tuple[str, TextRules, bool], ...]:
    """Return the fields of a model that can hold texts, each with its rules and whether its name adds to the context."""
    fields = []
    for name, info in model.model_fields.items():
        rules = next((one for one in info.metadata if isinstance(one, TextRules)), None) or _rules(info.annotation)
        if rules is not None:
            bullet = name == "text" and "only_for" in model.model_fields
            fields.append((name, rules, bullet))
    return tuple(fields)


def _rules(annotation: Any) -> TextRules | None:  # noqa: ANN401 - any annotation
    for inner in typing.get_args(annotation):
        if isinstance(inner, TextRules):
            return inner
        found = _rules(inner)
        if found is not None:
            return found
    if (
        isinstance(annotation, type)
        and not typing.get_args(annotation)
        and issubclass(annotation, BaseModel)
        and _plan(annotation)
    ):
        return TextRules()
    return None
