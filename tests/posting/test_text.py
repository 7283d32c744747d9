"""Text in the model: one language, or a map of locales."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.posting.text import Text

ADAPTER: TypeAdapter[Text] = TypeAdapter(Text)


def test_a_string_is_in_the_files_own_language():
    text = ADAPTER.validate_python("  Kok \n")
    assert (text.source, text.by_locale) == ("Kok", {})
    assert text.in_source("da") == "Kok"


def test_a_map_holds_its_locales():
    text = ADAPTER.validate_python({"da": "København ", "sv": "Köpenhamn"})
    assert (text.source, text.by_locale) == (None, {"da": "København", "sv": "Köpenhamn"})
    assert text.in_source("sv") == "Köpenhamn"
    assert text.in_source("en") is None


def test_a_text_stays_itself():
    text = Text("Kok")
    assert ADAPTER.validate_python(text) is text


def test_texts_are_equal_only_to_themselves():
    # Its place in the file is part of what a text is.
    text = Text("Kok")
    assert text != Text("Kok")
    assert len({text, text, Text("Kok")}) == 2


@pytest.mark.parametrize("written", ["Kok", {"da": "Kok", "nb": "Kokk"}])
def test_it_is_written_as_it_was_read(written):
    assert ADAPTER.dump_python(ADAPTER.validate_python(written)) == written


WRONG: list[tuple[Any, str]] = [
    (None, "text_empty"),
    ("", "text_empty"),
    (" \n ", "text_empty"),
    ({"da": " "}, "text_empty"),
    ({"da": "Kok", "nb": None}, "text_map"),
    ({"da": ["Kok"]}, "text_map"),
    ({"da": {"da": "Kok"}}, "text_map"),
    ({"Speaking": None}, "text_braces"),
    ({"no": None}, "text_braces"),
    ({"Speaking": None, "Language": None}, "text_braces"),
    ({"Vi tilbyder": "frokost"}, "text_colon"),
    ({"Tallinn": "en by"}, "text_colon"),
    ({"da": "Kok", "danish": "Kok"}, "text_locale"),
    ({}, "text_type"),
    (["Kok"], "text_type"),
    (12, "text_type"),
]


@pytest.mark.parametrize(("written", "kind"), WRONG)
def test_what_is_no_text(written, kind):
    with pytest.raises(ValidationError) as caught:
        ADAPTER.validate_python(written)
    assert [error["type"] for error in caught.value.errors()] == [kind]
