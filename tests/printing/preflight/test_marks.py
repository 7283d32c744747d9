import pytest

from generator.printing.models import Medium


@pytest.mark.parametrize("color", ["0 0 0 1 K", "1 1 1 1 K", "/All CS 1 SCN", "0 G"])
def test_crop_marks_inside_the_bleed_are_sent_back(draft, color):
    page = draft()
    page.line(color, 0.25, (0, -2), (0, -8))

    assert "inside the bleed" in page.only("PRINT-MARKS").message


def test_marks_drawn_as_one_path_are_seen_one_by_one(draft):
    page = draft()
    at = page.slug * 72 / 25.4
    page.draw(f"q 0 0 0 1 K 0.25 w {at} {at - 6} m {at} {at - 20} l {at - 6} {at} m {at - 20} {at} l S Q")

    assert "inside the bleed" in page.only("PRINT-MARKS").message


def test_registration_colour_inside_the_page_is_sent_back(draft):
    page = draft()
    page.area("/All cs 1 scn", 30, 30, 20, 20)

    assert "registration" in page.only("PRINT-MARKS").message


def test_a_page_without_marks_is_told_of_where_the_medium_asks_for_them(draft):
    page = draft()
    page.steps = [step for step in page.steps if "/All" not in step]

    assert page.sheet.medium.marks
    page.only("PRINT-MARKS", "warning")


def test_a_rule_inside_the_page_is_no_mark(draft):
    page = draft()
    page.line("0 0 0 1 K", 0.5, (40, 3), (60, 3))

    assert page.found == []


def test_media_can_do_without_marks():
    assert not Medium(description="A", size="a4", colors="black").marks
