"""Writing into PO files: what changes, and that nothing else does."""

import string
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import AnnonsError, InputError
from generator.translation import po, po_edit
from generator.translation.po_edit import Change

NB = frozenset({"nb", "nb-no", "no"})
HAND_EDITED = """\
# Translated by hand for the spring campaign.
#
# Two lines of it.
msgid ""
msgstr ""
"Project-Id-Version: kok\\n"
"Language: nb\\n"
"X-Poedit-Bookmarks: 1,2\\n"

#. from a tool
#: postings/kok.yaml:3
# Kari: is this the right word?
# draft: apertium da→nb; apertium-dan-nor 1.5.0; 2026-11-22T11:53:07Z; 00000000
#, fuzzy, no-wrap
#| msgid "Kokken"
msgctxt "title"
msgid ""
"Kok "
"til Tallinn"
msgstr ""
"Kokk "
"til Tallinn"


# between
msgctxt "responsibilities"
msgid "Lav mad"
msgstr "Lag mat"

#~ msgctxt "responsibilities"
#~ msgid "Vask op"
#~ msgstr "Vask opp"

msgctxt "summary"
msgid "Kom"
msgstr ""
"""


@pytest.fixture
def file(tmp_path):
    made = tmp_path / "kok.nb.po"
    made.write_text(HAND_EDITED, "utf-8")
    return made


def update(file, *changes):
    return po_edit.update(file, "nb", NB, lambda _: list(changes), "da")


def diff(before, after):
    """Return the lines that went and those that came."""
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


def test_approving_takes_the_mark_and_the_record_and_nothing_else(file):
    done = update(
        file, Change(("title", "Kok til Tallinn"), "Kokk til Tallinn", fuzzy=False, comments=("approved: Ida; t; d",))
    )

    assert len(done) == 1
    assert diff(HAND_EDITED, file.read_text("utf-8")) == (
        [
            "# draft: apertium da→nb; apertium-dan-nor 1.5.0; 2026-11-22T11:53:07Z; 00000000",
            "#, fuzzy, no-wrap",
            '#| msgid "Kokken"',
        ],
        ["# approved: Ida; t; d", "#, no-wrap"],
    )


def test_a_new_text_is_written_where_the_old_one_stood(file):
    update(file, Change(("responsibilities", "Lav mad"), "Lage mat", fuzzy=True, comments=("draft: a; b; c; d",)))

    assert diff(HAND_EDITED, file.read_text("utf-8")) == (
        ['msgstr "Lag mat"'],
        ["# draft: a; b; c; d", "#, fuzzy", 'msgstr "Lage mat"'],
    )
    assert '# between\n# draft: a; b; c; d\n#, fuzzy\nmsgctxt "responsibilities"\nmsgid "Lav mad"\nmsgstr "Lage mat"\n\n#~' in (
        file.read_text("utf-8")
    )


def test_a_changed_source_keeps_the_place_and_the_comments_of_the_old_one(file):
    change = Change(
        ("responsibilities", "Lav god mad"), "Lag mat", fuzzy=True, previous="Lav mad", replaces=("responsibilities", "Lav mad")
    )
    update(file, change)

    assert '# between\n#, fuzzy\n#| msgid "Lav mad"\nmsgctxt "responsibilities"\nmsgid "Lav god mad"\nmsgstr "Lag mat"\n' in (
        file.read_text("utf-8")
    )
    entry = po.read(file, NB).entries["responsibilities", "Lav god mad"]
    assert (entry.previous, entry.stale, entry.approved) == ("Lav mad", True, False)
    assert ("responsibilities", "Lav mad") not in po.read(file, NB).entries


def test_new_entries_stand_behind_their_neighbour_or_at_the_end(file):
    update(
        file,
        Change(("responsibilities", "Vask op"), "Vask opp", fuzzy=True, after=("responsibilities", "Lav mad")),
        Change(("responsibilities", "Tør af"), "Tørk av", fuzzy=True, after=("responsibilities", "Vask op")),
        Change(("short_text", "Kok"), "Kokk", fuzzy=True),
    )

    assert [source for _, source in po.read(file, NB).entries] == [
        "Kok til Tallinn",
        "Lav mad",
        "Vask op",
        "Tør af",
        "Kom",
        "Kok",
    ]
    assert diff(HAND_EDITED, file.read_text("utf-8"))[0] == []


def test_an_empty_entry_is_filled(file):
    update(file, Change(("summary", "Kom"), "Kom", fuzzy=False))

    assert file.read_text("utf-8").endswith('msgctxt "summary"\nmsgid "Kom"\nmsgstr "Kom"\n')


def test_a_new_file_is_one_that_other_programs_read(tmp_path):
    file = tmp_path / "kok.nb.po"
    update(file, Change(("title", "Kok"), "Kokk", fuzzy=True, comments=("draft: a; b; c; d",)))

    read = polib.pofile(str(file))
    assert read.metadata["Language"] == "nb"
    assert read.metadata["X-Source-Language"] == "da"
    assert [(entry.msgctxt, entry.msgid, entry.msgstr, entry.fuzzy, entry.tcomment) for entry in read] == [
        ("title", "Kok", "Kokk", True, "draft: a; b; c; d")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "kort", "en lang sætning " * 12, "linje et  \nlinje to", "slutter med linjeskift\n", 'citat " og \\ skråstreg',
        "ord" * 60, "  mellemrum  " * 15, "\ttab", "a\u2028b\u0085c\u00a0d", "😀" * 50, "\n\n",
    ],
)  # fmt: skip
def test_any_text_comes_back_to_us_and_to_others(tmp_path, text):
    file = tmp_path / "kok.nb.po"
    update(file, Change(("title", f"x{text}"), text, fuzzy=False))

    assert po.read(file, NB).entries["title", f"x{text}"].target == text
    if not set("\u2028\u0085") & set(text):
        assert [entry.msgstr for entry in polib.pofile(str(file))] == [text]
    assert all(len(line) <= 100 or " " not in line[10:] for line in file.read_text("utf-8").split("\n"))


def test_line_ends_of_windows_stay(file):
    file.write_bytes(HAND_EDITED.replace("\n", "\r\n").encode())
    update(file, Change(("summary", "Kom"), "Kom nå", fuzzy=False))
    data = file.read_bytes()

    assert data.count(b"\r\n") == data.count(b"\n") == HAND_EDITED.count("\n")
    assert po.read(file, NB).entries["summary", "Kom"].target == "Kom nå"


def test_a_broken_file_is_left_as_it_is(file):
    broken = HAND_EDITED.replace('msgstr "Lag mat"', 'msgstr "Lag mat')
    file.write_text(broken, "utf-8")

    with pytest.raises(InputError, match="a string is not closed"):
        update(file, Change(("summary", "Kom"), "Kom", fuzzy=False))
    assert file.read_text("utf-8") == broken


def test_nothing_to_change_touches_nothing(file, tmp_path):
    before = file.stat().st_mtime_ns

    assert update(file) == []
    assert file.stat().st_mtime_ns == before
    assert po_edit.update(tmp_path / "none.nb.po", "nb", NB, lambda _: []) == []
    assert not (tmp_path / "none.nb.po").exists()


def test_two_changes_that_clash_are_refused_and_nothing_is_lost(file):
    clash = [Change(("title", "A"), "a", fuzzy=True), Change(("title", "A"), "b", fuzzy=True)]

    with pytest.raises(AnnonsError):
        update(file, *clash)
    assert file.read_text("utf-8") == HAND_EDITED


WRITER = """
import sys
from pathlib import Path
from generator.translation import po_edit
from generator.translation.po_edit import Change
file, name, number = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for i in range(number):
    po_edit.update(file, "nb", frozenset({"nb"}), lambda _: [Change((name, f"{i}"), "x" * 50, fuzzy=True)])
"""


def test_programs_that_write_at_once_lose_nothing_of_each_other(tmp_path):
    file = tmp_path / "kok.nb.po"
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, file, name, "40"]) for name in ("a", "b", "c")]

    assert [writer.wait() for writer in writers] == [0, 0, 0]
    assert set(po.read(file, NB).entries) == {(name, f"{number}") for name in "abc" for number in range(40)}


@pytest.mark.slow
def test_one_that_is_killed_leaves_a_whole_file_and_no_litter_for_long(tmp_path):
    file = tmp_path / "kok.nb.po"
    update(file, Change(("title", "Kok"), "Kokk", fuzzy=False))
    for _ in range(8):
        with subprocess.Popen([sys.executable, "-c", WRITER, file, "a", "100000"]) as writer:
            seen = len(po.read(file, NB).entries)
            while len(po.read(file, NB).entries) <= seen:
                pass
            writer.kill()
        assert po.read(file, NB).entries["title", "Kok"].approved
    update(file, Change(("title", "Kok"), "Kokken", fuzzy=False))
    assert [path.name for path in tmp_path.iterdir()] == ["kok.nb.po"]


words = st.text(
    st.sampled_from(string.ascii_letters + ' \n"\\æøå\t{}*#|~') | st.characters(exclude_categories=["C"]), max_size=120
)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(
    st.lists(st.tuples(words, words.filter(bool), words, st.booleans()), max_size=6, unique_by=lambda one: one[:2]), st.data()
)
def test_what_is_written_is_what_is_read(entries, data):
    changes = [Change((context, source), target, fuzzy=fuzzy) for context, source, target, fuzzy in entries]
    text = po_edit.apply(po_edit.header("nb", "da"), po.Translations(Path("x.nb.po"), {}), changes)
    read = po.parse(text, Path("x.nb.po"), NB)

    assert {key: (entry.target, entry.fuzzy) for key, entry in read.entries.items()} == {
        change.key: (change.target, change.fuzzy) for change in changes
    }
    if changes:
        one = data.draw(st.sampled_from(changes))
        again = po_edit.apply(text, read, [Change(one.key, "ny", fuzzy=not one.fuzzy, previous="før")])
        entry = po.parse(again, Path("x.nb.po"), NB).entries[one.key]
        assert (entry.target, entry.fuzzy, entry.previous) == ("ny", not one.fuzzy, "før")
        assert list(po.parse(again, Path("x.nb.po"), NB).entries) == list(read.entries)
