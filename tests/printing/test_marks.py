import re

import pikepdf
import pytest

from generator.printing import marks

MM = 72 / 25.4


def mm(box):
    return pytest.approx([value * MM for value in box], abs=0.01 * MM)


def test_a_flyer_has_its_trim_its_bleed_and_paper_for_marks(flyer):
    made = marks.boxes(flyer)

    assert made.trim == mm((11, 11, 159, 221))
    assert made.bleed == mm((8, 8, 162, 224))
    assert made.media == mm((0, 0, 170, 232))


def test_without_marks_the_paper_ends_with_the_bleed(on):
    made = marks.boxes(on("a5-flyer", marks=False))

    assert made.media == made.bleed == mm((0, 0, 154, 216))
    assert made.trim == mm((3, 3, 151, 213))


def test_a_newspaper_s_page_is_the_size_that_was_booked(on):
    sheet = on("newspaper")

    made = marks.boxes(sheet)

    assert made.media == made.bleed == made.trim == mm((0, 0, sheet.width, sheet.height))
    assert marks.marks(sheet) == b""


def lines(data):
    """Return the straight lines in mm from the trim's corner."""
    found = re.findall(rb"([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l S", data)
    return [tuple(round(float(value) / MM - 11, 2) for value in line) for line in found]


def test_crop_marks_are_5_mm_long_and_start_1_mm_beyond_the_bleed(flyer):
    made = lines(marks.marks(flyer))

    corners = [line for line in made if {line[0], line[2]} in ({0}, {148}) or {line[1], line[3]} in ({0}, {210})]
    assert sorted(corners) == sorted(
        [(x, y1, x, y2) for x in (0, 148) for y1, y2 in ((-9, -4), (214, 219))]
        + [(x1, y, x2, y) for y in (0, 210) for x1, x2 in ((-9, -4), (152, 157))]
    )


def points(data, operators):
    """Return every point that marks go through, in mm from the paper's corner."""
    with pikepdf.new() as pdf:
        drawn = [(operator, [float(value) for value in operands]) for operator, operands in operators(pikepdf.Stream(pdf, data))
                 if operator in {"m", "l", "c", "re"}]  # fmt: skip
    for operator, numbers in drawn:
        x, y = numbers[-2:] if operator != "re" else (0, 0)
        corners = [(x, y)] if operator != "re" else [numbers[:2], [numbers[0] + numbers[2], numbers[1] + numbers[3]]]
        yield from ((round(x / MM, 2), round(y / MM, 2)) for x, y in corners)


def test_nothing_is_marked_within_the_bleed_or_beyond_the_paper(flyer, walk):
    found = list(points(marks.marks(flyer), walk.operators))

    assert len(found) > 50
    assert [(x, y) for x, y in found if 7.1 < x < 162.9 and 7.1 < y < 224.9] == []
    assert [(x, y) for x, y in found if not (0 <= x <= 170 and 0 <= y <= 232)] == []


def test_marks_are_thin_and_in_the_registration_colour(flyer, on):
    assert marks.marks(flyer).startswith(b"q /All CS 1 SCN 0.25 w\n")
    assert marks.marks(on("a5-flyer", colors="black")).startswith(b"q 0 G 0.25 w\n")


@pytest.mark.parametrize(("changes", "patches"), [({}, 8), ({"colors": "black", "conditions": ()}, 2)])
def test_a_bar_shows_the_inks_that_are_printed(on, changes, patches):
    data = marks.marks(on("a5-flyer", **changes))

    assert data.count(b" re f") == patches


def test_a_narrow_sheet_has_no_bar(on):
    narrow = on("a5-flyer", 60, 100)

    assert b" re f" not in marks.marks(narrow)
    assert len(re.findall(rb" l S", marks.marks(narrow))) == 16
