"""PO files: wrong ones as real files, each with all it is told, and what polib writes reads back as it was."""

import unicodedata
from pathlib import Path

import polib
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from generator.errors import InputError, Where
from generator.translation.po import Entry, _Lines, _plain, read

BAD = Path(__file__).parent / "bad"
NAMES = frozenset({"nb", "nb-no", "no"})

CONFLICT = ("a mark that git left after a conflict stands here", "choose one of the two versions and delete the marks")
OPEN = ("a string is not closed, or a quote in it lacks its backslash", 'end it with ", and write \\" inside it')
NO_PART = ("this line is no part of a PO file", "comments begin with #, entries with msgctxt, msgid, msgstr")
NO_MSGID = ("msgstr without a msgid before it", "add the msgid that it translates")
CUT_OFF = ("the last entry has no msgstr", "was the file cut off? restore its end")
SECOND = ("a second msgstr for the same msgid", "keep one of them")

# file: line, column, message, hint of each finding
REFUSED = {
    "control-character": [(6, 0, "holds a character that no text has (U+0007)", "delete it")],
    "control-character-escaped": [(6, 0, "holds a character that no text has (U+0008)", "delete it")],
    "cut-off": [(12, 0, *CUT_OFF)],
    "cut-off-in-a-string": [(8, 0, *OPEN)],
    "entry-twice": [(14, 0, "“Kok” stands twice in title; the first is on line 6", "keep the better one")],
    "entry-twice-without-context": [
        (
            9,
            0,
            "“Du behandler klager fra kunder, og du g…” stands twice in no context; the first is on line 6",
            "keep the better one",
        ),
    ],
    "git-conflict": [(8, 0, *CONFLICT), (10, 0, *CONFLICT), (12, 0, *CONFLICT)],
    "git-conflict-diff3": [(8, 0, *CONFLICT), (10, 0, *CONFLICT), (12, 0, *CONFLICT), (14, 0, *CONFLICT)],
    "latin-1": [(7, 13, "is not UTF-8", "save it as “UTF-8” in the editor and try again")],
    "msgctxt-without-msgid": [(7, 0, "the msgctxt above has no msgstr", 'add msgstr ""')],
    "msgid-without-msgstr": [(9, 0, "the msgid above has no msgstr", 'add msgstr ""')],
    "msgstr-at-the-start": [(1, 0, *NO_MSGID)],
    "msgstr-twice": [(9, 0, *SECOND)],
    "msgstr-without-msgid": [(7, 0, *NO_MSGID)],
    "quote-without-backslash": [(7, 0, *OPEN)],
    "several": [(7, 0, *OPEN), (10, 0, *SECOND), (12, 0, *CONFLICT), (16, 0, *CUT_OFF)],
    "string-before-all": [(1, 0, "a string without its keyword", "write msgid or msgstr before it, or delete it")],
    "unclosed-string": [(7, 0, *OPEN)],
    "unclosed-string-below": [(12, 0, *OPEN)],
    "words-without-quotes": [(8, 0, *NO_PART)],
    "wrong-language": [
        (
            0,
            0,
            "the file's name says nb, its header says Language: sv",
            "is it a copy of another locale's file? mend the one that is wrong",
        ),
    ],
    "yaml-instead": [(1, 0, *NO_PART), (2, 0, *NO_PART)],
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_wrong_file_is_told_everything_at_once(name):
    file = BAD / f"{name}.nb.po"
    with pytest.raises(InputError) as caught:
        read(file, NAMES)
    for finding in caught.value.findings:
        assert finding.where is not None
        assert finding.where.file == file
        assert finding.rule == ("ENCODING" if name == "latin-1" else "PO")
    assert [
        (finding.where.line, finding.where.column, finding.message, finding.hint)
        for finding in caught.value.findings
        if finding.where
    ] == REFUSED[name]


def test_every_wrong_file_is_in_the_table():
    assert sorted(file.name.removesuffix(".nb.po") for file in BAD.iterdir()) == sorted(REFUSED)


def entries(tmp_path: Path, text: str) -> dict[tuple[str, str], Entry]:
    file = tmp_path / "kok.nb.po"
    file.write_bytes(text.encode())
    return dict(read(file, NAMES).entries)


GOOD = """\
# A translator's own comment.
msgid ""
msgstr ""
"Language: nb\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

# Reviewed by Kim.
#. a note for translators
#: postings/kok.yaml:3
msgctxt "title"
msgid "Kok"
msgstr "Kokk"

#, fuzzy, python-brace-format
#| msgid "Vil du bo i Tartu?"
msgctxt "summary"
msgid ""
"Vil du bo "
"i Tallinn?"
msgstr ""
"Vil du bo "
"i \\"Tallinn\\"?\\n"

msgctxt "apply.send"
msgid "Send CV"
msgstr ""

msgid "uden sammenhæng"
msgstr "uten sammenheng"

#~ msgctxt "title"
#~ msgid "Tjener"
#~ msgstr "Servitør"
"""


def test_entries_with_their_state_and_comments(tmp_path):
    found = entries(tmp_path, GOOD)
    assert {key: (entry.target, entry.fuzzy, entry.comment) for key, entry in found.items()} == {
        ("title", "Kok"): ("Kokk", False, "Reviewed by Kim."),
        ("summary", "Vil du bo i Tallinn?"): ('Vil du bo i "Tallinn"?\n', True, ""),
        ("apply.send", "Send CV"): ("", False, ""),
        ("", "uden sammenhæng"): ("uten sammenheng", False, ""),
    }


def test_an_entry_knows_where_it_stands(tmp_path):
    file = tmp_path / "kok.nb.po"
    file.write_text(GOOD, "utf-8")
    translations = read(file, NAMES)
    lines = GOOD.split("\n")
    for (context, source), entry in translations.entries.items():
        where = translations.where(entry)
        assert where == Where(file, entry.line)
        from_there = "\n".join(lines[entry.line - 1 :])
        assert from_there.index(source.split(" ")[0]) < from_there.find("\n\n")
        assert not context or context in from_there[: from_there.find("\n\n")]


@pytest.mark.parametrize("language", ["nb", "nb_NO", "nb-NO", "no", "NB", ""])
def test_the_language_may_have_any_of_the_locale_s_names(tmp_path, language):
    assert entries(tmp_path, GOOD.replace("Language: nb", f"Language: {language}"))


def test_the_language_may_be_left_out(tmp_path):
    assert entries(tmp_path, GOOD.replace('"Language: nb\\n"\n', ""))
    assert entries(tmp_path, 'msgctxt "title"\nmsgid "Kok"\nmsgstr "Kokk"\n') == {
        ("title", "Kok"): Entry("Kokk", fuzzy=False, line=1, end=3)
    }


def test_an_empty_file_translates_nothing(tmp_path):
    assert entries(tmp_path, "") == {}
    assert entries(tmp_path, "# still to come\n") == {}


def test_windows_line_ends_and_a_byte_order_mark_are_no_matter(tmp_path):
    plain = entries(tmp_path, GOOD)
    assert entries(tmp_path, "\ufeff" + GOOD.replace("\n", "\r\n")) == plain


def test_text_is_brought_to_nfc(tmp_path):
    decomposed = unicodedata.normalize("NFD", GOOD)
    assert entries(tmp_path, decomposed) == entries(tmp_path, GOOD)


def test_the_same_source_in_another_context_is_another_entry(tmp_path):
    text = 'msgctxt "a"\nmsgid "x"\nmsgstr "1"\n\nmsgctxt "b"\nmsgid "x"\nmsgstr "2"\n\nmsgid "x"\nmsgstr "3"\n'
    assert [entry.target for entry in entries(tmp_path, text).values()] == ["1", "2", "3"]


def test_an_entry_out_of_use_may_stand_beside_the_one_in_use(tmp_path):
    text = 'msgctxt "a"\nmsgid "x"\nmsgstr "1"\n\n#~ msgctxt "a"\n#~ msgid "x"\n#~ msgstr "2"\n'
    assert [entry.target for entry in entries(tmp_path, text).values()] == ["1"]


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match="can't be read: No such file or directory"):
        read(tmp_path / "kok.nb.po", NAMES)


# No control characters (read refuses those), and NFC, to which it brings all text.
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"], include_characters="\n\t"), max_size=120).map(
    lambda text: unicodedata.normalize("NFC", text)
)
ENTRIES = st.dictionaries(st.tuples(TEXT, TEXT.filter(bool)), st.tuples(TEXT, st.booleans(), st.booleans()), max_size=4)


@settings(max_examples=120, derandomize=True, deadline=None)
@given(ENTRIES, st.sampled_from([20, 78, 1000]))
@example({("a", 'b\\n"\\"'): ("\\\\n\t#~ \u2028msgid", True, False), ("", "msgid"): ('"', False, True)}, 78)
def test_what_polib_writes_is_read_back(tmp_path_factory, wanted, width):
    catalog = polib.POFile(wrapwidth=width)
    catalog.metadata = {"Language": "nb", "Content-Type": "text/plain; charset=UTF-8"}
    for (context, source), (target, fuzzy, noted) in wanted.items():
        entry = polib.POEntry(msgctxt=context or None, msgid=source, msgstr=target)
        entry.flags = ["fuzzy"] if fuzzy else []
        entry.tcomment = "a comment" if noted else ""
        entry.previous_msgid = "before" if fuzzy else None
        catalog.append(entry)
    text = str(catalog)
    assume(unicodedata.normalize("NFC", text) == text)
    file = tmp_path_factory.mktemp("po") / "kok.nb.po"
    file.write_text(text, "utf-8", newline="")
    found = read(file, NAMES).entries
    assert {key: (entry.target, entry.fuzzy, bool(entry.comment)) for key, entry in found.items()} == wanted


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from([*GOOD.split("\n"), 'msgid "', '"', "#", "#~", "#|", 'msgstr[0] "x"', "<<<<<<< x", "\t"])))
def test_any_lines_are_read_or_refused_with_their_place(tmp_path_factory, lines):
    file = tmp_path_factory.getbasetemp() / "any.nb.po"
    file.write_text("\n".join(lines), "utf-8")
    try:
        found = read(file, NAMES)
    except InputError as error:
        places = [finding.where.line for finding in error.findings if finding.where]
        assert places == sorted(places)
        assert all(0 < line <= len(lines) + 1 for line in places)
    else:
        assert all(source for _, source in found.entries)


ANY = [
    *GOOD.split("\n"),
    'msgid "',
    '"',
    '"\\""',
    '"a\\"\n"',
    "#",
    "#, fuzzy",
    "# note",
    "#~",
    "#| msgid",
    "<<<<<<< x",
    "\t",
    "",
    "",
]


def thoroughly(text):
    lines = _Lines(Path("kok.nb.po"))
    try:
        return [item.read() for item in lines.read(text)]
    except InputError:
        return None


@settings(max_examples=600, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from(ANY), max_size=24).map("\n".join))
def test_the_quick_way_reads_what_the_thorough_one_does_or_leaves_it(text):
    quickly = _plain(text)
    assert quickly is None or quickly == thoroughly(text)


@settings(max_examples=120, derandomize=True, deadline=None)
@given(ENTRIES, st.sampled_from([20, 78, 1000]))
def test_what_programs_write_is_read_the_quick_way(wanted, width):
    catalog = polib.POFile(wrapwidth=width)
    catalog.metadata = {"Language": "nb"}
    catalog += [
        polib.POEntry(msgctxt=context or None, msgid=source, msgstr=target, flags=["fuzzy"] * fuzzy, tcomment="a\n\nb" * noted)
        for (context, source), (target, fuzzy, noted) in wanted.items()
    ]
    text = str(catalog)
    quickly = _plain(text)
    assert quickly is not None
    assert quickly == thoroughly(text)
