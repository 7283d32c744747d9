"""Tests for generator.translation.respelling."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import InputError
from generator.translation import po, provenance
from generator.translation.respelling import Edit, Respelling, RespellingError, differences, edited, respell

NAMES = frozenset({"sv"})
FILE = Path("hive.sv.po")
NOW = "2026-11-25T08:00:00Z"
HEAD = 'msgid ""\nmsgstr "Language: sv\\n"\n\n'
KEY = ("summary", "Fri på Mandag")
MARK = provenance.fingerprint(KEY[1], "Ledig på måndag")
ENTRY = 'msgctxt "summary"\nmsgid "Fri på Mandag"\nmsgstr ""\n"Ledig på "\n"måndag"\n'


def respelled(text, *changes):
    return respell(text, FILE, NAMES, changes, NOW)


@given(st.text(alphabet="ab ø\n", max_size=12), st.text(alphabet="ab ø\n", max_size=12))
def test_differences_turn_one_text_into_the_other(old, new):
    assert edited(old, differences(old, new)) == new


def test_only_what_differs_is_touched():
    assert list(differences("Fri på Mandag", "Fri på mandag")) == [Edit(7, 8, "m")]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_approval_and_all_comments_come_along(end):
    comments = (
        f"#: x\n# en note\n# draft: argos da→sv; 1.0; {NOW}; {MARK}\n# kept: 2025\n# approved: Kari; {NOW}; {MARK}\n#, wrap\n"
    )
    text = f"{HEAD}{comments}{ENTRY}\n# slut\n".replace("\n", end)

    made = respelled(text, Respelling(KEY, "Fri på mandag", "Ledig på måndag"))

    mark = provenance.fingerprint("Fri på mandag", "Ledig på måndag")
    expected = [
        *(HEAD + comments.replace(MARK, mark)).replace("# kept: 2025\n", "").replace("#, wrap\n", "").split("\n")[:-1],
        f"# kept: {NOW}, was “Fri på Mandag”",
        "#, wrap",
        *ENTRY.replace("Mandag", "mandag").split("\n"),
        "# slut",
        "",
    ]
    assert made.split(end) == expected


def test_a_stale_entry_keeps_what_it_was_made_for():
    mark = provenance.fingerprint("Fri", "Ledig på måndag")
    text = f'{HEAD}# draft: argos da→sv; 1.0; {NOW}; {mark}\n#, fuzzy\n#| msgid "Fri"\n{ENTRY}'

    made = respelled(text, Respelling(KEY, "Fri på mandag", "Ledig på måndag"))

    entry = po.parse(made, FILE, NAMES).entries["summary", "Fri på mandag"]
    assert (entry.fuzzy, entry.previous) == (True, "Fri")
    assert not provenance.read(entry.comment, "Fri", entry.target).edited


def test_an_edited_text_does_not_become_an_approved_one():
    text = f"{HEAD}# approved: Kari; {NOW}; 00000000\n{ENTRY}"

    made = respelled(text, Respelling(KEY, KEY[1], "Ledig på Måndag"))

    assert "00000000" in made
    assert '"Måndag"' in made


def test_an_entry_that_is_still_needed_is_copied():
    made = respelled(HEAD + ENTRY.rstrip("\n"), Respelling(KEY, "Fri på mandag", "Ledig på måndag", copied=True))

    entries = po.parse(made, FILE, NAMES).entries
    assert list(entries) == [KEY, ("summary", "Fri på mandag")]
    assert {entry.target for entry in entries.values()} == {"Ledig på måndag"}


def test_a_source_that_is_translated_already_stays_as_it_is():
    other = 'msgctxt "summary"\nmsgid "Fri på mandag"\nmsgstr "Ledigt"\n'
    text = f"{HEAD}{ENTRY}\n{other}"

    assert respelled(text, Respelling(KEY, "Fri på mandag", "Ledig på måndag")) == text


def test_a_blank_entry_for_the_new_source_is_in_the_way():
    text = f'{HEAD}{ENTRY}\nmsgctxt "summary"\nmsgid "Fri på mandag"\nmsgstr ""\n'

    with pytest.raises(RespellingError, match="stands in hive"):
        respelled(text, Respelling(KEY, "Fri på mandag", "Ledig på måndag"))


def test_a_broken_file_is_refused():
    with pytest.raises(InputError):
        respelled(f'{HEAD}{ENTRY}\nmsgid "x\n', Respelling(KEY, "Fri på mandag", "x"))
