"""The JSON Schemas that editors check files with, generated from the models."""

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from generator.posting.model import JobPosting
from generator.posting.organization import City, Organization
from generator.posting.phrasefile import PhraseFile
from generator.posting.settings import Settings

KINDS: dict[str, type[BaseModel]] = {
    "posting": JobPosting,
    "organization": Organization,
    "place": City,
    "phrases": PhraseFile,
    "workspace": Settings,
}
"""What there are schemas of."""

FOLDER = Path(__file__).parent / "schemas"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a kind of file.

    Raises:
        KeyError: there is no such kind.
    """
    return schema_of(KINDS[kind], kind, toml=kind == "workspace")


def schema_of(model: type[BaseModel], kind: str, *, toml: bool) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of files of a model, which the kinds above this floor need too.

    Args:
        model: the model.
        kind: what its files are called.
        toml: whether they are TOML, in which values have types; else YAML.
    """
    made = model.model_json_schema(mode="validation", schema_generator=_Schema if toml else _YamlSchema)
    if kind == "posting":
        # The file's name gives the id.
        made["required"] = [name for name in made["required"] if name != "id"]
    return {"$schema": _DIALECT, **made, "title": f"annons {kind}"}


def as_text(kind: str) -> str:
    """Return a schema as the text of its file."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"


class _Schema(GenerateJsonSchema):
    """Leaves out defaults: they are empty lists and nulls that would only clutter an editor's hints."""

    def default_schema(self, schema: Any) -> Any:  # noqa: ANN401 - pydantic's signature
        made = super().default_schema(schema)
        made.pop("default", None)
        return made


class _YamlSchema(_Schema):
    """Takes what our reader of YAML takes: a title may be a number, and a number may stand in quotes."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        return super().str_schema(schema) | {"type": ["string", "number"]}

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        return super().int_schema(schema) | {"type": ["integer", "string"], "pattern": r"^\d+$"}


def main() -> None:
    """Write the schema files that come with the program (``make schemas``)."""
    FOLDER.mkdir(exist_ok=True)
    for kind in KINDS:
        (FOLDER / f"{kind}.schema.json").write_text(as_text(kind), "utf-8")


if __name__ == "__main__":
    main()
