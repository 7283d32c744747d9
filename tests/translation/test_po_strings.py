"""Tests for generator.translation.po_strings."""

from hypothesis import given
from hypothesis import strategies as st

from generator.translation.po_strings import po_text, written

TEXT = """\
msgid ""
msgstr ""

# approved: Kari
#, fuzzy
msgctxt "title"
msgid "En \\"rolig\\" kok"
msgstr ""
"En \\"lugn\\"\\t"
  "kock"

msgid "næste"
msgstr "nästa"
"""


def test_a_string_over_several_lines_is_one_text_with_places():
    found = po_text(TEXT).entry(4)

    string = found.by_keyword["msgstr"]
    assert string.text == 'En "lugn"\tkock'
    start, end = string.span(4, 8)
    assert TEXT[start:end] == "lugn"
    assert po_text(TEXT).position(string.span(10, 14)[0]) == (10, 4)
    assert TEXT[found.start : found.end].startswith("# approved")
    assert TEXT[found.start : found.end].endswith('"kock"\n')


def test_an_entry_ends_where_it_is_said_to():
    found = po_text(TEXT).entry(4, 7)

    assert set(found.by_keyword) == {"msgctxt", "msgid"}


def test_lines_may_end_as_windows_ends_them():
    text = TEXT.replace("\n", "\r\n")
    string = po_text(text).entry(4).by_keyword["msgstr"]

    assert string.text == 'En "lugn"\tkock'
    assert text[slice(*string.span(10, 14))] == "kock"


def test_an_offset_is_a_line_and_a_column():
    lines = po_text(TEXT)

    assert lines.position(lines.offset(7, 3)) == (7, 3)
    assert lines.offset(400, 1) == len(TEXT)


@given(st.text(alphabet=st.sampled_from('ab"\\\n\t\r ø'), max_size=20))
def test_what_is_written_reads_back(words):
    text = f'msgid "a"\nmsgstr "{written(words)}"\n'

    assert po_text(text).entry(1).by_keyword["msgstr"].text == words
