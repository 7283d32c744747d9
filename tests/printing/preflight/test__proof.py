from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from generator.printing.contents.geometry import MM, Box
from generator.printing.preflight import _proof
from generator.printing.sheets import Wish, sheet


@pytest.fixture
def proof():
    """Return a function that reads a file that was made."""
    opened = []

    def read(page):
        opened.append(pikepdf.open(BytesIO(page.data)))
        return _proof.read(opened[-1], page.sheet, Path("ad.pdf"))

    yield read
    for pdf in opened:
        pdf.close()


def test_boxes_and_sizes_are_read_in_points_and_millimetres(draft, proof):
    (page,) = proof(draft()).pages

    assert page.number == 1
    assert page.trim == pytest.approx(Box(10 * MM, 10 * MM, 158 * MM, 220 * MM), abs=0.01)
    assert page.whole.left == pytest.approx(7 * MM, abs=0.01)
    assert page.size == pytest.approx((148, 210), abs=0.01)


def test_the_trim_is_the_page_where_nothing_else_is_said(draft, proof):
    (page,) = proof(draft("office-a4")).pages

    assert page.trim == page.media


def test_marks_outside_are_printed_but_no_art(draft, proof):
    (page,) = proof(draft()).pages

    assert len(page.printed) - len(page.art) == 4


def test_places_are_told_from_the_upper_left_corner(draft, proof):
    (page,) = proof(draft()).pages

    assert page.place(Box(20 * MM, 100 * MM, 30 * MM, 200 * MM)) == "10 mm from the left, 20 mm from the top"
    assert page.place(Box(5 * MM, 0, 6 * MM, 225 * MM)) == "5 mm outside the left edge, 5 mm above the top edge"


def test_a_file_for_no_medium_is_asked_for_little(draft, proof):
    page = draft("office-a4")
    page.sheet = sheet(Wish(size="a4"))
    found = proof(page)

    assert (found.medium.colors, found.medium.ink, found.inked, found.for_press) == ("rgb", None, False, False)


def test_findings_have_their_file_and_page(draft, proof):
    found = proof(draft())
    whole, on_page = found.finding("A", "b", "c"), found.finding("A", "b", "c", page=found.pages[0], severity="warning")

    assert (whole.field, whole.severity, whole.where.file) == ("", "error", Path("ad.pdf"))
    assert (on_page.field, on_page.severity) == ("page 1", "warning")


def test_pages_beyond_what_anybody_sends_are_passed_over(draft, monkeypatch, proof):
    page = draft("newspaper")
    monkeypatch.setattr(_proof, "MOST_PAGES", 2)
    for _ in range(3):
        page.pdf.pages.append(page.page)
    found = proof(page)

    assert (len(found.pages), found.passed_over) == (2, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Come  to us", "“Come to us”"), ("x" * 50, "“" + "x" * 38 + " …”"), ("\ufffd", "a text"), ("", "a text")],
)
def test_texts_are_quoted_by_their_first_words(text, expected):
    assert _proof.first_words(text) == expected


def test_names_are_listed_until_there_are_too_many():
    assert _proof.named({"b", "a"}) == "a, b"
    assert _proof.named({str(number) for number in range(12)}).endswith("and 4 more")
