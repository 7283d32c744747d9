"""The parts of a posting: spellings they take. What they refuse stands in bad/ with its message."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.posting import parts


def read(kind: Any, value: object) -> Any:
    return TypeAdapter(kind).validate_python(value)


def told(kind: Any, value: object) -> list[str]:
    """Return the messages of a refusal."""
    with pytest.raises(ValidationError) as caught:
        read(kind, value)
    messages: list[str] = []
    for error in caught.value.errors():
        problems = error.get("ctx", {}).get("problems")
        messages += (
            [problem.message for problem in problems] if problems else [error.get("ctx", {}).get("message", error["msg"])]
        )
    return messages


def test_a_location_is_a_place_or_an_address():
    assert read(parts.JobLocation, {"place": "tallinn"}).address is None
    assert read(parts.JobLocation, {"address": {"country": "EE"}}).place is None
    assert told(parts.JobLocation, {}) == ["a location is either a place file or an address"]


def test_documents_are_names_or_parts():
    documents = read(parts.Documents, ["diploma", {"kind": "driving_licence", "category": "C1"}])
    assert [(one.kind, one.category) for one in documents] == [("diploma", None), ("driving_licence", "C1")]


def test_lists_of_one_may_be_written_without_a_dash():
    assert read(parts.OnlyFor, "da") == ("da",)
    assert read(parts.OnlyFor, ["da", "no"]) == ("da", "no")
    assert [part.text.source for part in read(parts.Body, "a")] == ["a"]
