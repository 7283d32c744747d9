"""Tests for generator.posting.yaml_scalars."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import InputError
from generator.posting.yaml_reader import parse
from generator.posting.yaml_scalars import scalars

WORDS = st.lists(
    st.sampled_from(["Vi", "søger", " ", "  ", "\n", "\n\n", ":", " #", "'", '"', "\\", "é", "\u00a0", "- ", "😀", "\t", "."]),
    min_size=1,
    max_size=25,
).map("".join)


def only(text):
    (found,) = scalars(text).values
    return found


@given(WORDS, st.sampled_from([None, "'", '"', "|", ">"]), st.sampled_from([10, 30, 90]), st.booleans(), st.booleans())
def test_every_character_of_every_style_is_found_in_the_file(words, style, width, unicode, crlf):
    data = {"title": words, "list": [words], "map": {"da": words}}
    text = yaml.dump(data, default_style=style, width=width, allow_unicode=unicode)
    text = text.replace("\n", "\r\n") if crlf else text
    try:
        document = parse(text, Path("hive.yaml"))
    except InputError:
        return

    for one in scalars(text).values:
        assert one.spelled is not None
        assert one.spelled.text == one.value
        assert document.marks[one.path] == scalars(text).position(one.start)
        for character, start, end in zip(one.value, one.spelled.starts, one.spelled.ends, strict=True):
            raw = text[start:end]
            assert raw == character or character in " \n" or raw in {"''", '\\"', "\\\\"} or raw.startswith("\\"), (
                raw,
                character,
            )


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("t: Vi søger en\n   kok", ""),
        ("t: 'Vi søger en\n\n   kok'", "'"),
        ('t: "Vi\\tsøger \\\n   en\\u00a0kok"', '"'),
        ("t: >-\n   Vi søger\n   en\n\n     længere\n   kok\n", ">"),
        ("t: |+\n\n   Vi søger\n   kok\n\n", "|"),
        ("t: |2\n     Vi søger\n   kok\n", "|"),
        ("t: >- # hvem\n\n   Vi søger\n", ">"),
        ("t: &anker Vi søger", ""),
        ("t: &anker 'Vi søger'", "'"),
        ("t: ! 'Vi søger'", "'"),
        ("t: 'Vi søger' # hvem", "'"),
        ("{t: Vi søger}", ""),
    ],
)
def test_the_second_word_is_found_in_each_way_to_write_it(text, style):
    found = only(text)

    assert found.style == style
    at = found.value.index("søger")
    assert found.spelled is not None
    start, end = found.spelled.span(at, at + 5)
    assert text[start:end] == "søger"


def test_a_gap_is_placed_behind_the_character_before_it():
    found = only('t: "Estland.\n  Vi"')

    assert found.spelled is not None
    start, end = found.spelled.span(8, 8)
    assert (start, end) == (12, 12)


def test_values_are_found_by_place_and_by_the_key_of_their_map():
    found = scalars("title:\n  da: Biavler\n  sv: Biodlare\nlist: [a, b]\n")

    assert found.at(2, 3, "sv").value == "Biodlare"
    assert found.at(2, 7).value == "Biavler"
    assert found.at(4, 11).path == ("list", 1)
    assert found.at(4, 10) is None
    assert found.around(found.offset(3, 8)).value == "Biodlare"


def test_an_alias_is_no_value_of_its_own():
    found = scalars("a: &x Vi\nb: *x\nc: søger\n")

    assert [one.path for one in found.values] == [("a",), ("c",)]
    assert found.around(found.offset(2, 4)) is None


@pytest.mark.parametrize(
    ("style", "new", "written"), [("'", "Lars'", "Lars''"), ('"', 'a"\\', 'a\\"\\\\'), ("", "a'\"", "a'\"")]
)
def test_characters_are_written_as_the_style_asks(style, new, written):
    found = only(f"t: {style}Vi{style}")

    assert found.written(new) == written
    assert found.written("to\nlinjer") is None
