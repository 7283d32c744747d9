"""The YAML reader: every refusal as a real file with its exact finding, and what is read as it stands."""

import re
import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.errors import InputError, Where
from generator.posting.yaml_reader import MAX_BYTES, MAX_DEPTH, Data, Document, Path_, parse, read, read_text

BAD = Path(__file__).parent / "bad" / "syntax"
ANYWHERE = Path("posting.yaml")

BRACES = ("text that starts with { or [ is not in quotes", 'put it in quotes: "{Speaking} …"')
STRAY = ("the line does not fit those above it", "check the indentation and open quotes")
STAR = ("text that starts with * or & is not in quotes", 'put it in quotes: "*…"')
SIGN = ("this character can't begin a value", 'put the text in quotes: "…"')
TAB = ("a tab stands here", "indent with spaces, two for each level")
OPEN_QUOTE = ("a quote is opened and never closed", "close it with the same kind of quote")
NOT_UTF_8 = ("is not UTF-8", "save it as “UTF-8” in the editor and try again")
START_FROM = "“annons new” writes one to start from"
NO_FIELDS = ("fields were expected, such as “title: …”", START_FROM)

# file: rule, line, column, message, hint
REFUSED = {
    "alias-bomb": (
        "YAML", 5, 20, "holds more than 50,000 values", "aliases (*) that repeat aliases grow fast: write them out",
    ),
    "alias-unknown": (
        "YAML", 2, 10, "*Nyt names nothing above it", 'text that starts with * needs quotes around it: "*…"',
    ),
    "alias-within-itself": (
        "YAML", 3, 5, "*all names nothing above it", 'text that starts with * needs quotes around it: "*…"',
    ),
    "at-sign": ("YAML", 2, 10, *SIGN),
    "backslash": ("YAML", 1, 13, "a backslash in double quotes means something special", "use single quotes: '…'"),
    "backtick": ("YAML", 1, 8, *SIGN),
    "bell": ("YAML", 2, 14, "holds a character that no text has (U+0007)", "delete it"),
    "bell-escaped": ("YAML", 2, 10, "holds a character that no text has (U+0007)", "delete it"),
    "bold": ("YAML", 2, 11, *STAR),
    "braces": ("YAML", 2, 19, *BRACES),
    "braces-alone": ("YAML", 3, 20, *BRACES),
    "braces-as-key": (
        "YAML", 2, 1, "a name of a field was expected, but here a list or a { } group begins",
        'text that starts with { or [ needs quotes around it: title: "{Speaking} …"',
    ),
    "braces-in-list": ("YAML", 4, 16, *BRACES),
    "bracket": ("YAML", 2, 18, *BRACES),
    "bracket-in-list": ("YAML", 3, 10, *BRACES),
    "duplicate-key": ("YAML", 4, 1, "“title” stands twice; the first is on line 2", "keep one of them"),
    "duplicate-key-below": ("YAML", 5, 5, "“name” stands twice; the first is on line 3", "keep one of them"),
    "empty": ("YAML", 1, 1, "the file is empty", START_FROM),
    "greater-than": (
        "YAML", 2, 12, "text that starts with | or > is not in quotes", 'put it in quotes: "> …"',
    ),
    "indentation": ("YAML", 2, 8, *STRAY),
    "indentation-less": ("YAML", 4, 4, *STRAY),
    "indentation-more": ("YAML", 3, 11, *STRAY),
    "latin-1": ("ENCODING", 2, 13, *NOT_UTF_8),
    "list": ("YAML", 1, 1, *NO_FIELDS),
    "list-on-the-line": ("YAML", 2, 19, "a list begins on the line of its field", "begin it on a line of its own"),
    "merge-key": ("YAML", 4, 5, "merge keys (<<) are not used here", "write the fields out"),
    "no-colon": ("YAML", 2, 1, "the name of a field lacks its colon", "write “field: value”"),
    "nul": ("YAML", 2, 11, "holds a character that no text has (U+0000)", "delete it"),
    "one-word": ("YAML", 1, 1, *NO_FIELDS),
    "only-comments": ("YAML", 1, 1, "the file is empty", START_FROM),
    "percent": ("YAML", 2, 10, *SIGN),
    "python-tag": (
        "YAML", 1, 8, "the tag tag:yaml.org,2002:python/object/apply:os.system is not used here",
        "text that starts with ! needs quotes around it",
    ),
    "quote-inside": (
        "YAML", 1, 18, "text goes on after its closing quote", "inside a text in quotes, use other quotes: “…” or ’",
    ),
    "quote-inside-item": (
        "YAML", 3, 11, "text goes on after its closing quote", "inside a text in quotes, use other quotes: “…” or ’",
    ),
    "second-colon": ("YAML", 2, 17, "a second colon stands in this value", 'put the text in quotes: "…: …"'),
    "second-document": ("YAML", 2, 1, "a second document starts here (---)", "put each posting in a file of its own"),
    "stray-line": ("YAML", 3, 1, "the line belongs to no field", "check the indentation and quotes"),
    "tab": ("YAML", 3, 1, *TAB),
    "tab-after-spaces": ("YAML", 4, 3, *TAB),
    "tab-before-value": ("YAML", 5, 1, *TAB),
    "tag": ("YAML", 2, 10, "the tag !Nyt is not used here", "text that starts with ! needs quotes around it"),
    "unclosed-quote": ("YAML", 2, 8, *OPEN_QUOTE),
    "unclosed-single-quote": ("YAML", 3, 10, *OPEN_QUOTE),
    "utf-16": ("ENCODING", 1, 1, *NOT_UTF_8),
}  # fmt: skip


def refusal(file: Path) -> tuple[object, ...]:
    """Return the one finding that reading a file ends in, as the table above writes it."""
    with pytest.raises(InputError) as caught:
        read(file)
    (finding,) = caught.value.findings
    assert finding.where is not None
    assert finding.where.file == file
    assert finding.severity == "error"
    return finding.rule, finding.where.line, finding.where.column, finding.message, finding.hint


@pytest.mark.parametrize("name", REFUSED)
def test_a_wrong_file_is_refused_with_one_clear_finding(name):
    assert refusal(BAD / f"{name}.yaml") == REFUSED[name]


def test_every_wrong_file_is_in_the_table():
    assert sorted(file.stem for file in BAD.glob("*.yaml")) == sorted(REFUSED)


TOO_DEEP = (f"is nested more than {MAX_DEPTH} levels deep", "no posting needs that")


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("title: Kok\nsections: " + "[" * 20_000, 2, 30),
        ("title: Kok\nsections: " + "[" * 20_000 + "]" * 20_000, 2, 30),
        ("title: Kok\nsections: " + "{a: " * 20_000, 2, 87),
        ("title: Kok\nsections:\n" + "- " * 20_000 + "a\n", 3, 39),
        ("title: Kok\nsections:\n" + "? " * 20_000 + "a\n", None, None),
        ("".join(" " * depth + "a:\n" for depth in range(1_000)) + " " * 1_000 + "a\n", 21, 21),
    ],
    ids=["brackets", "closed brackets", "braces", "dashes", "question marks", "indentation"],
)
def test_deep_nesting_is_refused(tmp_path, text, line, column):
    file = tmp_path / "deep.yaml"
    file.write_text(text, "utf-8")
    rule, *found = refusal(file)
    assert rule == "YAML"
    if line is None:  # a key that is no text is refused before it gets deep
        assert found[2].startswith("a name of a field was expected")
    else:
        assert found == [line, column, *TOO_DEEP]


def test_nesting_that_a_posting_may_need_is_read():
    depth = MAX_DEPTH - 1
    data = parse("a: " + "[" * depth + "]" * depth, ANYWHERE).data
    for _ in range(depth):
        assert isinstance(data, (dict, list))
        data = data["a"] if isinstance(data, dict) else data[0]
    assert data == []


def test_a_file_that_is_far_too_big_is_refused_by_its_size_alone(tmp_path, monkeypatch):
    file = tmp_path / "big.yaml"
    with file.open("wb") as out:
        out.truncate(50_000_000)  # sparse: it takes no room on the disk
    read_bytes: list[Path] = []
    monkeypatch.setattr(Path, "read_bytes", read_bytes.append)
    assert refusal(file) == (
        "FILE", 0, 0, "the file has 50.0 MB; a posting is at most 1 MB",
        "is this the right file? pictures belong beside it, not in it",
    )  # fmt: skip
    assert read_bytes == []


def test_a_file_of_just_the_greatest_size_is_read(tmp_path):
    file = tmp_path / "large.yaml"
    file.write_bytes(b"title: Kok\n#".ljust(MAX_BYTES, b"x"))
    assert read(file).data == {"title": "Kok"}
    file.write_bytes(file.read_bytes() + b"x")
    assert refusal(file)[:3] == ("FILE", 0, 0)


def test_too_many_values_are_refused_without_aliases_too():
    with pytest.raises(InputError, match=r"^posting.yaml:49999:3: holds more than 50,000 values"):
        parse("a:\n" + "- x\n" * 50_000, ANYWHERE)


def test_a_file_that_is_not_there(tmp_path):
    file = tmp_path / "none.yaml"
    assert refusal(file) == (
        "FILE", 0, 0, "can't be read: No such file or directory", "check the name and its rights",
    )  # fmt: skip


def test_a_folder_is_no_file(tmp_path):
    assert refusal(tmp_path) == ("FILE", 0, 0, "is no file", "a file was expected under this name")


def test_the_place_of_a_strange_character_counts_letters_not_bytes():
    with pytest.raises(InputError) as caught:
        parse("title: Rødgrød på Ærø\nsummary: æøå\u0007\nagency: nordkyst\n", ANYWHERE)
    assert caught.value.findings[0].where == Where(ANYWHERE, 2, 13)


# What stands in files and what comes out: every scalar a string, as it was written.
SCALARS = {
    "09:00": "09:00",
    "18:00": "18:00",
    "no": "no",
    "yes": "yes",
    "NO": "NO",
    "on": "on",
    "true": "true",
    "0158": "0158",
    "0x1F": "0x1F",
    "1_000": "1_000",
    "1e3": "1e3",
    "37.5": "37.5",
    "+4748074739": "+4748074739",
    "2018-03-31": "2018-03-31",
    "1:20:30": "1:20:30",
    ".inf": ".inf",
    ".nan": ".nan",
    "=": "=",
    "Null": "Null",
    "'null'": "null",
    '"~"': "~",
    "''": "",
    '"a\\tb"': "a\tb",
    "'it''s'": "it's",
    "C# udvikler": "C# udvikler",
    "http://example.com/a:b": "http://example.com/a:b",
    "null": None,
    "~": None,
    "": None,
}


@pytest.mark.parametrize("written", SCALARS)
def test_a_scalar_stays_what_it_is(written):
    assert parse(f"value: {written}\nlist:\n  - {written}\n", ANYWHERE).data == {
        "value": SCALARS[written],
        "list": [SCALARS[written]],
    }


def test_block_text_keeps_or_folds_its_lines():
    data = parse("a: |\n  en\n  to\nb: >-\n  en\n  to\n\n  tre\n", ANYWHERE).data
    assert data == {"a": "en\nto\n", "b": "en to\ntre"}


def test_keys_that_look_like_other_types_are_text():
    assert parse("no: nei\n1: en\ntrue: sand\n~: intet\n", ANYWHERE).data == {
        "no": "nei", "1": "en", "true": "sand", "~": "intet",
    }  # fmt: skip


def test_aliases_repeat_a_value():
    document = parse("a: &names [Kim, Kai]\nb: *names\nc: &word hej\nd: *word\n", ANYWHERE)
    assert document.data == {"a": ["Kim", "Kai"], "b": ["Kim", "Kai"], "c": "hej", "d": "hej"}
    assert document.where(("b", 1)) == Where(ANYWHERE, 2, 4)


def test_a_byte_order_mark_line_ends_and_a_document_mark_are_no_matter(tmp_path):
    file = tmp_path / "windows.yaml"
    file.write_bytes(b"\xef\xbb\xbf---\r\ntitle: Kok\r\nagency: nordkyst\r\n...\r\n")
    assert read(file).data == {"title": "Kok", "agency": "nordkyst"}


def test_text_is_brought_to_nfc(tmp_path):
    file = tmp_path / "mac.yaml"
    file.write_text(unicodedata.normalize("NFD", "title: Kok på Ærø, Malmö\n"), "utf-8")
    assert read(file).data == {"title": "Kok på Ærø, Malmö"}
    assert read_text(file) == "title: Kok på Ærø, Malmö\n"


def test_where_values_and_keys_stand():
    document = parse("title: Kok\ncontacts:\n  - name: Kim\n    email:  kim@example.com\nempty:\n", ANYWHERE)
    assert document.where(()) == Where(ANYWHERE, 1, 1)
    assert document.where(("title",)) == Where(ANYWHERE, 1, 8)
    assert document.where(("contacts", 0, "email")) == Where(ANYWHERE, 4, 13)
    assert document.key_where(("contacts", 0, "email")) == Where(ANYWHERE, 4, 5)
    # What isn't there stands where it is missing.
    assert document.where(("contacts", 0, "telephone")) == Where(ANYWHERE, 3, 5)
    assert document.key_where(("contacts", 0, "telephone")) == Where(ANYWHERE, 3, 5)
    assert document.where(("nowhere", "at", "all")) == Where(ANYWHERE, 1, 1)


def test_a_place_is_told_as_editors_know_it():
    assert str(Where(ANYWHERE, 4, 13)) == "posting.yaml:4:13"
    assert str(Where(ANYWHERE, 4)) == "posting.yaml:4"
    assert str(Where(ANYWHERE)) == "posting.yaml"


# Text as a file can hold it: NFC, and no characters that no text has.
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"], include_characters="\n\t")).map(
    lambda text: unicodedata.normalize("NFC", text)
)
KEY = TEXT.filter(lambda key: key != "<<")
DATA = st.dictionaries(
    KEY,
    st.recursive(TEXT, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEY, inner, max_size=3), max_leaves=8),
    max_size=4,
)


def scalars(data: Data, path: Path_ = ()) -> list[tuple[Path_, Data]]:
    """Return every value below a tree, containers included, with its path."""
    below: list[tuple[Path_, Data]] = [(path, data)]
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        below += scalars(value, (*path, key))
    return below


def at(text: str, where: Where) -> str:
    """Return the text from a place on, with lines as YAML counts them."""
    lines = re.split("\r\n|[\n\r\x85\u2028\u2029]", text)
    return "\n".join([lines[where.line - 1][where.column - 1 :], *lines[where.line :]])


def begins(document: Document, text: str, path: Path_, value: Data) -> bool:
    """Say whether a value's mark is where it begins."""
    here = at(text, document.where(path))
    if isinstance(value, str):
        return here[:1] in {"'", '"', "|", ">"} or (value != "" and here.startswith(value[0]))
    if not value:
        return here.startswith(("{}", "[]"))
    if here[0] in "{[-?":
        return True
    # A group without braces begins with its first field.
    return isinstance(value, dict) and document.key_where((*path, next(iter(value)))) == document.where(path)


@settings(max_examples=80, derandomize=True, deadline=None)
@given(data=DATA, flow=st.booleans(), width=st.sampled_from([20, 80, 10_000]), plain=st.booleans())
def test_what_is_dumped_is_read_back(data, flow, width, plain):
    assume(data)
    text = yaml.safe_dump(data, allow_unicode=plain, default_flow_style=flow, width=width, sort_keys=False)
    document = parse(unicodedata.normalize("NFC", text), ANYWHERE)
    assert document.data == data
    for path, value in scalars(data):
        assert path in document.marks
        assert begins(document, text, path, value), (path, value, text)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.text(st.sampled_from("ab \n\t:-?[]{}&*!|>'\"%@`#,<~.\\0é\u0007\u2028") | st.characters(exclude_categories=["Cs"])))
def test_any_text_is_read_or_refused(text):
    try:
        data = parse(text, ANYWHERE).data
    except InputError as error:
        (finding,) = error.findings
        assert finding.message
        assert finding.hint
        assert finding.where is not None
        assert finding.where.line >= 1
        assert finding.where.column >= 1
    else:
        assert isinstance(data, dict)
