"""Text in the model: a string in the file's source language, or a map of locale → text."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

MAX_TEXT = 20_000
"""Characters that one text may have: several times the longest ad."""

TextKind = Literal["inline", "blocks", "name"]


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """One text of a posting; compared by identity, since its place in the file is part of what it is.

    ``source`` is the text in the file's source language; ``None`` when a map was given, and then ``by_locale`` holds it.
    """

    source: str | None
    by_locale: Mapping[str, str] = field(default_factory=dict)
    phrase: str = ""
    """The id of the phrase that it is: then ``by_locale`` holds what the library says."""

    def in_source(self, source_locale: str) -> str | None:
        """Return the text in the file's source language, or ``None`` when a map leaves it out."""
        return self.source if self.source is not None else self.by_locale.get(source_locale)

    def as_name(self, locale: str) -> str:
        """Return a name in a locale: one string for all, or of a map its own; one that the map leaves out, as its first."""
        return self.source or self.by_locale.get(locale) or next(iter(self.by_locale.values()))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
        """Validate a string or a map of strings."""
        return core_schema.no_info_plain_validator_function(
            _validate, serialization=core_schema.plain_serializer_function_ser_schema(_serialize)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe it for editors, to whom a title such as 112 is a number."""
        words = {"type": ["string", "number"], "minLength": 1}
        return {
            "anyOf": [
                words,
                {
                    "type": "object",
                    "minProperties": 1,
                    "propertyNames": {"pattern": f"^(?:{_LOCALE.pattern})$"},
                    "additionalProperties": words,
                },
                {
                    "type": "object",
                    "required": ["phrase"],
                    "properties": {"phrase": {"type": "string", "pattern": f"^(?:{PHRASE_ID.pattern})$"}},
                    "additionalProperties": True,
                },
            ]
        }


@dataclass(frozen=True, slots=True)
class TextRules:
    """What a text field allows: inline Markdown, blocks or a name, and whether ``{people}`` may stand in it.

    A name that is a string is the same in every language; one that differs (København, Copenhagen) is a map.
    """

    kind: TextKind = "inline"
    people: bool = False


_LOCALE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*")
"""What can be meant as a locale; which ones there are, the workspace says."""


PHRASE_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*\.[a-z0-9]+(?:[-_][a-z0-9]+)*")
"""The id of a phrase: the file's name and its own, as in ``customer-service.complaints``."""


def _validate(value: object) -> Text:
    if isinstance(value, Text):
        return value
    if isinstance(value, str):
        return Text(_some(value))
    if isinstance(value, dict) and value:
        odd = next((key for key in value if not isinstance(key, str) or not _LOCALE.fullmatch(key)), None)
        if odd is not None and any(_LOCALE.fullmatch(str(key)) for key in value):
            raise PydanticCustomError("text_locale", "“{key}” is no name of a locale", {"key": odd})
        if odd is not None and value[odd] is not None:
            raise PydanticCustomError("text_colon", "a colon makes a group of this text", {"key": odd})
        if odd is not None or (len(value) == 1 and None in value.values()):
            raise PydanticCustomError("text_braces", "text that starts with {{ needs quotes around it")
        for key, item in value.items():
            if not isinstance(item, str):
                raise PydanticCustomError("text_map", "the text for “{key}” is missing", {"key": key})
        return Text(None, {key: _some(item) for key, item in value.items()})
    if value is None:
        raise PydanticCustomError("text_empty", "no text stands here")
    raise PydanticCustomError("text_type", "text was expected, or a map of locale to text")


def _some(value: str) -> str:
    text = value.strip()
    if not visible(text):
        raise PydanticCustomError("text_empty", "no text stands here")
    if len(text) > MAX_TEXT:
        raise PydanticCustomError("text_long", "this text has {length} characters", {"length": len(text), "limit": MAX_TEXT})
    return text


def visible(text: str) -> bool:
    """Say whether there is anything to see in a text: zero-width characters alone are nothing."""
    return any(unicodedata.category(character)[0] in "LMNPS" for character in text[:1000]) or len(text) > 1000  # noqa: PLR2004


def _serialize(value: Text) -> str | dict[str, str]:
    return value.source if value.source is not None else dict(value.by_locale)
