"""Tests for generator.checks.pinpoint."""

import pytest

from generator.checks.pinpoint import beside, laid, pinpoint
from generator.errors import Where

POSTING = """\
responsibilities:
  - Du passer bier på Mandag
  - "Du passer \\u201cbier\\u201d på
    Tirsdag"
  - text: 'Lars'' bier på Onsdag'
  - {da: Bier på Torsdag, en: Bees on thursday}
sections:
  - id: bees
    heading: Bierne
    body: |
      Vi har bier på
      Lørdag.

      - Du fodrer dem på Fredag
      - Du tømmer stader:
          1. én på Søndag
          2. to på Mandag

      31. marts er en
      Lørdag.
"""


@pytest.fixture
def danish(site):
    site.write(
        "postings/hive.yaml", site.POSTING.replace("source_locale: en", "source_locale: da") + "locales: [da, en]\n" + POSTING
    )
    return site


def found(site, word, locale="da"):
    """Return the lines and columns of a word, and what stands there."""
    for piece in site.version(locale).pieces:
        at = piece.markdown.find(word)
        if at >= 0:
            where = pinpoint(piece, at, at + len(word))
            line = where.file.read_text("utf-8").split("\n")[where.line - 1]
            yield line[where.column - 1 :][: len(word)], where.line


@pytest.mark.parametrize(
    ("word", "lines"),
    [
        ("Mandag", [7, 22]),
        ("Tirsdag", [9]),
        ("Onsdag", [10]),
        ("Torsdag", [11]),
        ("Fredag", [19]),
        ("Søndag", [21]),
        ("Lørdag", [17, 25]),
    ],
)
def test_a_word_is_found_whichever_way_its_text_is_written(danish, word, lines):
    assert list(found(danish, word)) == [(word, line) for line in lines]


def test_a_version_in_a_map_is_found_by_its_locale(danish):
    assert list(found(danish, "thursday", "en")) == [("thursday", 11)]


def test_a_word_of_a_translation_is_found_in_its_po_file(danish):
    danish.write(
        "postings/hive.en.po",
        'msgid ""\nmsgstr ""\n\n# approved by Kari\nmsgctxt "responsibilities"\nmsgid "Du passer bier på Mandag"\nmsgstr ""\n'
        '"You keep \\"bees\\" on "\n"monday"\n',
    )

    assert list(found(danish, "monday", "en")) == [("monday", 9)]


def test_the_place_of_the_segment_is_told_where_the_word_can_not_be_placed(danish):
    piece = next(one for one in danish.version("da").pieces if "Mandag" in one.markdown)

    danish.write("postings/hive.yaml", danish.POSTING.replace("title", "# moved\ntitle") + "responsibilities: [Du]\n")
    assert pinpoint(piece, 0, 2) == piece.where
    (danish.root / "postings/hive.yaml").unlink()
    assert pinpoint(piece, 0, 2) == piece.where


def test_a_file_that_has_changed_is_read_anew(danish):
    piece = next(one for one in danish.version("da").pieces if "Mandag" in one.markdown)
    assert pinpoint(piece, 18, 24).column == 23

    file = danish.root / "postings/hive.yaml"
    file.write_text(file.read_text("utf-8").replace("- Du passer bier på Mandag", '- "Du passer bier på Mandag"'), "utf-8")

    assert pinpoint(piece, 18, 24) == Where(file, 7, 24)


def test_a_segment_that_stands_in_pieces_is_not_placed():
    assert laid("- a\n  - b\n\n  c", "a  \nc") is None


def test_a_segment_that_is_part_of_an_earlier_one_is_placed_at_its_own_place():
    assert laid("Kaffe og te\n\n- Kaffe", "Kaffe") == tuple(range(15, 21))


def test_a_space_of_a_segment_may_be_the_end_of_a_line():
    assert beside("til te", "Kom til\n  te", 4) == (4, 5, 6, 7, 10, 11, 12)
    assert beside("a  \nb", "a\\\nb", 0) == (0, 1, 3, 3, 3, 4)
    assert beside("til te", "Kom til the", 4) is None
