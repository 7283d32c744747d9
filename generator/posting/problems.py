"""Validation errors in the words of the person who wrote the file: where, which field, what was expected, what to do."""

import difflib
import typing
from collections.abc import Iterable, Iterator
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.errors import Finding, InputError
from generator.posting.fields import Problem
from generator.posting.yaml_reader import Document, Path_

M = typing.TypeVar("M", bound=BaseModel)


def validate(model: type[M], document: Document, extra: dict[str, Any] | None = None) -> M:
    """Validate a document against a model.

    Args:
        model: the model class.
        document: the file's data and places.
        extra: values that the file does not hold itself, such as its id.

    Raises:
        InputError: every problem in the file, in file order.
    """
    try:
        return model.model_validate({**document.data, **(extra or {})})
    except ValidationError as error:
        items = error.errors(include_url=False)
        found = [finding for item in items if not _follows(item, items) for finding in _findings(item, model, document)]
        found.sort(key=lambda finding: finding.where or document.where())
        raise InputError(found) from None


def _follows(item: ErrorDetails, items: list[ErrorDetails]) -> bool:
    """Say whether a list is too short only because items of it are wrong; their own findings tell what to do."""
    loc = item["loc"]
    return item["type"] == "too_short" and any(
        len(other["loc"]) > len(loc) and other["loc"][: len(loc)] == loc for other in items
    )


def _findings(item: ErrorDetails, model: type[BaseModel], document: Document) -> Iterator[Finding]:
    context: dict[str, Any] = item.get("ctx") or {}
    kind = item["type"]
    base = _file_path(item["loc"], document, missing=kind == "missing")
    many: Iterable[Problem] = context.get("problems", ())
    if kind == "annons_many":
        for problem in many:
            yield _finding((*base, *problem.at), problem.message, problem.hint, model, document)
    elif kind == "annons":
        yield _finding((*base, *context["at"]), context["message"], context["hint"], model, document)
    elif kind == "extra_forbidden":
        yield _unknown(base, model, document)
    else:
        message, hint = _words(kind, item, context, base, model)
        where = document.key_where((*base, context["key"])) if "key" in context else document.where(base)
        yield Finding("FIELD", message, hint, where=where, field=in_words(base, model))


def _finding(path: Path_, message: str, hint: str, model: type[BaseModel], document: Document) -> Finding:
    return Finding("FIELD", message, hint, where=document.where(path), field=in_words(path, model))


def _unknown(path: Path_, model: type[BaseModel], document: Document) -> Finding:
    known = _fields_at(path[:-1], model)
    near = difflib.get_close_matches(str(path[-1]), known, 1, 0.6)
    listed = "there are " + ", ".join(known) if len(known) <= _LISTED else "annons schema lists all there are"
    hint = f"did you mean {near[0]}?" if near else listed
    field = in_words(path[:-1], model)
    return Finding("FIELD", f"“{path[-1]}” is not a field here", hint, where=document.key_where(path), field=field)


_LISTED = 16
"""More fields than this help nobody in a message."""

_TYPES = {
    "int_parsing": ("“{input}” is no whole number", "digits only"),
    "int_type": ("a whole number was expected", "digits only"),
    "float_parsing": ("“{input}” is no number", "digits, such as 3 or 0.25"),
    "float_type": ("a number was expected", "digits, such as 3 or 0.25"),
    "bool_parsing": ("“{input}” is neither true nor false", "write true or false"),
    "bool_type": ("true or false was expected", "write true or false"),
    "greater_than_equal": ("{input} is too small", "at least {ge}"),
    "less_than_equal": ("{input} is too large", "at most {le}"),
    "string_type": ("text was expected", "put it in quotes if it looks like a list or a group"),
    "string_too_short": ("no text stands here", "fill it in, or delete the field"),
    "string_too_long": ("the text is too long", "at most {max_length} characters"),
    "string_pattern_mismatch": ("“{input}” does not have the right form", "look the field up: annons schema"),
    "text_empty": ("no text stands here", "fill it in, or delete the field"),
    "text_long": ("this text has {length} characters", "at most {limit}; is it one text?"),
    "text_braces": ("text that starts with { is not in quotes", 'put it in quotes: "{Speaking} …"'),
    "text_locale": ("“{key}” is no name of a locale", "those are short, such as da, nb, sv, en"),
    "text_colon": ("“{key}:” at the start of this text makes a group of it", 'put it in quotes: "{key}: …"'),
    "text_map": ("the text for “{key}” is missing", "fill it in, or delete the line"),
    "text_type": ("text was expected, but a list stands here", "write one text; put it in quotes if it starts with ["),
    "tuple_type": ("a list was expected", "begin each item with “- ”"),
    "too_short": ("at least one is needed", "add one, each beginning with “- ”"),
}


def _words(kind: str, item: ErrorDetails, context: dict[str, Any], path: Path_, model: type[BaseModel]) -> tuple[str, str]:
    if kind == "missing":
        field = _field(path, model)
        example = f", such as “{path[-1]}: {_example(field)}”" if field is not None and field.examples else ""
        return f"“{path[-1]}” is missing", f"add it{example}"
    if kind in {"model_type", "model_attributes_type"} and item["input"] is not None:
        return "fields were expected here, each on a line of its own", f"such as “{_sample(path, model)}”, indented"
    if kind in {"literal_error", "enum"}:
        choices = [choice.strip("' ") for choice in str(context["expected"]).replace(" or ", ", ").split(",")]
        near = difflib.get_close_matches(str(item["input"]).casefold().replace(" ", "_").replace("-", "_"), choices, 1)
        guess = f"did you mean {near[0]}? " if near else ""
        return f"“{str(item['input'])[:60]}” is not one of the choices", f"{guess}there are {', '.join(choices)}"
    template, hint = _TYPES.get(kind, (item["msg"][:1].lower() + item["msg"][1:], "look the field up: annons schema"))
    if item["input"] is None:
        return "no value stands here", "fill it in, or delete the field"
    return _fill(template, item, context), _fill(hint, item, context)


def _fill(template: str, item: ErrorDetails, context: dict[str, Any]) -> str:
    for name, value in {**context, "input": item["input"]}.items():
        template = template.replace(f"{{{name}}}", str(value)[:60])
    return template


def _example(field: Any) -> str:  # noqa: ANN401 - FieldInfo
    example = field.examples[0]
    if isinstance(example, (list, dict)):
        return str(yaml.safe_dump(example, default_flow_style=True, allow_unicode=True, width=1000)).strip()
    return f'"{example}"' if str(example).startswith("{") else str(example)


def _sample(path: Path_, model: type[BaseModel]) -> str:
    """Return the first field of a group, as it could be filled in."""
    field = _field(path, model)
    owner = _model_of(field.annotation) if field is not None else None
    name, first = next(iter((owner or model).model_fields.items()))
    return f"{first.alias or name}: {_example(first)}"


def _file_path(loc: tuple[str | int, ...], document: Document, *, missing: bool) -> Path_:
    """Drop what pydantic adds to a path (union members) but the file does not have; a missing field's own name stays."""
    path: list[str | int] = []
    node: Any = document.data
    for number, part in enumerate(loc):
        inner = _inside(node, part)
        if inner is not _NOTHING:
            node = inner
        elif not (missing and number == len(loc) - 1):
            continue
        path.append(part)
    return tuple(path)


_NOTHING = object()


def _inside(node: Any, part: str | int) -> Any:  # noqa: ANN401 - data of any kind
    if isinstance(node, dict):
        return node.get(part, _NOTHING)
    return node[part] if isinstance(node, list) and isinstance(part, int) and part < len(node) else _NOTHING


def in_words(path: Path_, model: type[BaseModel]) -> str:
    """Return a field's path as a person would say it: "tasks, item 3", "contacts, item 1, telephone"."""
    words: list[str] = []
    current: type[BaseModel] | None = model
    for part in path:
        if isinstance(part, int):
            words.append(f"item {part + 1}")
        else:
            field = current.model_fields.get(_name(part, current)) if current else None
            words.append((field.title if field is not None else None) or part.replace("_", " "))
            current = _model_of(field.annotation) if field is not None else None
    return ", ".join(words)


def _name(part: str, model: type[BaseModel]) -> str:
    return next((name for name, field in model.model_fields.items() if field.alias == part), part)


def _field(path: Path_, model: type[BaseModel]) -> Any:  # noqa: ANN401 - FieldInfo | None
    owner: type[BaseModel] | None = model
    field = None
    for part in path:
        if isinstance(part, str) and owner is not None:
            field = owner.model_fields.get(_name(part, owner))
            owner = _model_of(field.annotation) if field is not None else None
    return field


def _fields_at(path: Path_, model: type[BaseModel]) -> list[str]:
    field = _field(path, model)
    owner = _model_of(field.annotation) if field is not None else model
    if owner is None:
        return []
    return [info.alias or name for name, info in owner.model_fields.items()]


def _model_of(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - any annotation
    """Return the model inside an annotation such as ``tuple[Annotated[Bullet, …], ...] | None``."""
    inside = typing.get_args(annotation)
    if not inside and isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in inside:
        found = _model_of(inner)
        if found is not None:
            return found
    return None
