"""The JSON Schemas that editors check files with: fresh, valid, and never stricter than the reader."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from generator.posting.schema import FOLDER, KINDS, as_text, main, schema
from generator.posting.settings import Settings

HERE = Path(__file__).parent
EXAMPLE = HERE.parent.parent / "examples" / "nordic-jobs"
FOLDERS = {"posting": "postings", "organization": "organizations", "place": "places"}


class Editor(yaml.SafeLoader):
    """YAML as editors take it: numbers and truth values have types; a date stays text."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class Plain(yaml.SafeLoader):
    """YAML with every scalar as text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own attribute


def wrong(kind: str, data: object) -> list[str]:
    """Return the places where a schema finds something."""
    found = Draft202012Validator(schema(kind), format_checker=FormatChecker()).iter_errors(data)
    return sorted("/".join(map(str, error.absolute_path)) for error in found)


def accepted() -> list[tuple[str, Path]]:
    """Return files that the reader accepts (test_model and test_workspace say so), with their kind."""
    return [
        (kind, file)
        for root in (EXAMPLE, HERE / "data")
        for kind, folder in FOLDERS.items()
        for file in sorted((root / folder).glob("*.yaml"))
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_files_are_fresh(kind):
    file = FOLDER / f"{kind}.schema.json"
    assert file.read_text("utf-8") == as_text(kind), "run “make schemas”"


def test_there_is_one_schema_for_each_kind_of_file():
    assert sorted(file.name for file in FOLDER.iterdir()) == sorted(f"{kind}.schema.json" for kind in KINDS)


def test_main_writes_them_all(tmp_path, monkeypatch):
    monkeypatch.setattr("generator.posting.schema.FOLDER", tmp_path / "schemas")
    main()
    for kind in KINDS:
        assert (tmp_path / "schemas" / f"{kind}.schema.json").read_text("utf-8") == as_text(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_itself_valid(kind):
    Draft202012Validator.check_schema(schema(kind))
    assert schema(kind)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema(kind)["title"] == f"annons {kind}"


@pytest.mark.parametrize(("kind", "file"), accepted(), ids=lambda item: item.name if isinstance(item, Path) else item)
@pytest.mark.parametrize("loader", [Editor, Plain])
def test_what_the_reader_accepts_the_schema_accepts(kind, file, loader):
    assert wrong(kind, yaml.load(file.read_text("utf-8"), loader)) == []  # noqa: S506 - both are safe loaders


def test_the_workspace_schema_accepts_settings():
    assert wrong("workspace", {"locales": ["da"], "theme": "classic", "requires": ">=0.1"}) == []
    assert wrong("workspace", Settings().model_dump(mode="json", exclude_none=True)) == []
    assert wrong("workspace", {"locales": 3, "front_matter": "yes", "them": "a"}) == ["", "front_matter", "locales"]


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("bullet-misspelt", ["responsibilities/0"]),
        ("bullets-as-text", ["responsibilities"]),
        ("contact-in-words", ["contacts/0"]),
        ("currency-in-words", ["base_salary"]),
        ("employment-in-words", ["employment_type"]),
        ("id-with-dots", ["id"]),
        ("language-in-words", ["required_languages/0/language", "required_languages/0/level"]),
        ("location-empty", ["job_location"]),
        ("nothing-but-a-title", ["", ""]),
        ("percent-too-large", ["percent"]),
        ("section-without-id", ["sections/0"]),
        ("title-list", ["title"]),
        ("unknown-field", ["", ""]),
        ("unknown-field-below", ["contacts/0", "qualifications"]),
    ],
)
def test_an_editor_marks_what_is_wrong_where_a_schema_can_know(name, places):
    data = yaml.load((HERE / "bad" / f"{name}.yaml").read_text("utf-8"), Editor)  # noqa: S506 - a safe loader
    assert wrong("posting", data) == places


def test_a_file_need_not_repeat_its_name_as_its_id():
    assert "id" not in schema("posting")["required"]
    assert "id" in schema("posting")["properties"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_a_title_a_description_and_an_example(kind):
    models = [schema(kind), *schema(kind).get("$defs", {}).values()]
    for model in models:
        for name, field in model.get("properties", {}).items():
            assert field["title"], name
            assert field["description"], name
            assert field["examples"], name
            assert "default" not in field, name


def test_an_unknown_kind():
    with pytest.raises(KeyError):
        schema("poem")
