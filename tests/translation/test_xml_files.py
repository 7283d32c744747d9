"""XML from elsewhere: wrong and harmful files, each with what it is told, and text that XML can't hold."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from generator.errors import InputError, Where
from generator.translation.xml_files import clean, document, elements, root

BAD = Path(__file__).parent / "exchange" / "bad"
BROKEN = "was it cut off, or changed by hand? export it again"
ENTITY = "delete the declaration, and write the text out where it is used"
ENCODING = (
    "is not in the encoding that its first line names, or UTF-8 where it names none",
    'save it as UTF-8, and write encoding="UTF-8" in its first line',
)

# file: rule, line, column, message, hint
REFUSED = {
    "bare-ampersand.tmx": ("XML", 3, 40, "is broken here: xmlParseEntityRef: no name", BROKEN),
    "bomb.tmx": ("XML", 3, 14, "declares an entity of its own (“a”), and such files are not read", ENTITY),
    "control-character-escaped.tmx": ("XML", 4, 45, "holds a character that no text has (U+001F)", "delete it"),
    "control-character.tmx": ("XML", 4, 40, "holds a character that no text has (U+0007)", "delete it"),
    "cut-off.tmx": ("XML", 6, 36, "is broken here: Premature end of data in tag seg line 6", BROKEN),
    "empty.tmx": ("XML", 1, 1, "is no XML: no element found", BROKEN),
    "entity.xlf": ("XML", 2, 29, "declares an entity of its own (“a”), and such files are not read", ENTITY),
    "latin-1.tmx": ("ENCODING", 4, 38, *ENCODING),
    "no-xml.tmx": ("XML", 1, 4, "is no XML: not well-formed (invalid token)", BROKEN),
    "other-file.tmx": ("XML", 2, 51, "declares an entity of its own (“secret”), and such files are not read", ENTITY),
    "parameter-entity.tmx": ("XML", 2, 49, "declares an entity of its own (“more”), and such files are not read", ENTITY),
    "unknown-encoding.tmx": ("ENCODING", 1, 0, *ENCODING),
    "wrong-tag.xlf": ("XML", 3, 36, "is broken here: Opening and ending tag mismatch: unit line 3 and file", BROKEN),
}


def every_tu(file):
    return list(elements(file, file.suffix[1:].replace("xlf", "xliff"), "tu", "unit"))


@pytest.mark.parametrize("read", [root, every_tu], ids=["whole", "in parts"])
@pytest.mark.parametrize("name", REFUSED)
def test_wrong_files_are_told_with_their_place(name, read):
    rule, line, column, message, hint = REFUSED[name]

    with pytest.raises(InputError) as caught:
        read(BAD / name)

    (finding,) = caught.value.findings
    assert (finding.rule, finding.message, finding.hint) == (rule, message, hint)
    assert finding.where == Where(BAD / name, line, column)


def test_another_kind_of_file():
    with pytest.raises(InputError, match="“tmx” was expected, and this file holds “resources”") as caught:
        list(elements(BAD / "something-else.tmx", "tmx", "tu"))

    assert caught.value.findings[0].where == Where(BAD / "something-else.tmx", 1)


@pytest.mark.parametrize("read", [root, every_tu], ids=["whole", "in parts"])
def test_what_is_no_file(tmp_path, read):
    for file, message in ((tmp_path / "none.tmx", "can't be used: No such file or directory"), (tmp_path, "is no file")):
        with pytest.raises(InputError) as caught:
            read(file)
        assert [(one.message, one.where) for one in caught.value.findings] == [(message, Where(file))]


def test_a_file_that_is_too_large(tmp_path):
    file = tmp_path / "large.tmx"
    file.write_bytes(b'<tmx version="1.4"/>')
    with file.open("r+b") as stream:
        stream.truncate(100_000_001)

    with pytest.raises(InputError, match="the file has 100 MB; 100 MB are the most"):
        root(file)


def test_no_dtd_is_fetched_and_no_file_taken_in(tmp_path):
    (tmp_path / "tmx14.dtd").write_text('<!ENTITY own "taken in">', "utf-8")
    file = tmp_path / "a.tmx"
    file.write_text('<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx><body><tu>Kok &own; &nbsp;nu</tu></body></tmx>', "utf-8")

    (tu,) = [etree.tostring(one, encoding="unicode") for one in elements(file, "tmx", "tu")]

    assert tu == "<tu>Kok &own; &nbsp;nu</tu>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_encodings(tmp_path, encoding):
    file = tmp_path / "a.xml"
    declared = {"utf-8-sig": "UTF-8"}.get(encoding, encoding.upper())
    file.write_bytes(f'<?xml version="1.0" encoding="{declared}"?>\n<a>Køkken<!-- x --> nu</a>'.encode(encoding))

    assert root(file).text == "Køkken nu"


def test_elements_are_let_go_of_once_they_were_seen(tmp_path):
    file = tmp_path / "a.tmx"
    file.write_text("<tmx><body>" + "<tu><seg>Kok</seg></tu>" * 50 + "</body></tmx>", "utf-8")

    assert [one.getparent().index(one) for one in elements(file, "tmx", "tu")] == [0] + [1] * 49


@given(st.text(st.characters(codec="utf-8")))
@example("\x00\x1f\ufffe\uffff\t\r\n\x85\u2028\ue000\U0010ffff")
def test_cleaned_text_comes_back_from_xml(text):
    element = etree.Element("a", {"b": clean(text)})
    element.text = clean(text)

    again = etree.fromstring(document(element, inline=frozenset({"a"})))

    assert (again.text or "", again.get("b")) == (clean(text), clean(text))
    assert set(text) - set(clean(text)) <= {chr(code) for code in (*range(32), 0xFFFE, 0xFFFF)} - set("\t\r\n")


def test_lone_surrogates_are_left_out():
    assert clean("a\ud83db") == "ab"


def test_elements_stand_on_lines_of_their_own_but_not_in_text():
    tree = etree.fromstring("<a><b><seg><x/> <y/></seg></b><c/></a>")

    assert document(tree, inline=frozenset({"seg"})).decode() == (
        "<?xml version='1.0' encoding='UTF-8'?>\n<a>\n  <b>\n    <seg><x/> <y/></seg>\n  </b>\n  <c/>\n</a>\n"
    )
