import pytest
from pikepdf import Name


def test_a_page_without_a_bleed_box_is_sent_back(draft):
    page = draft()
    del page.page["/BleedBox"]

    assert "3 mm of bleed" in page.only("PRINT-BLEED").hint


def test_too_little_bleed_is_sent_back(draft):
    page = draft()
    page.page.BleedBox = page.box(-2, -3, page.width + 3, page.height + 3)

    assert "2.0 mm" in page.only("PRINT-BLEED").message


def test_more_bleed_than_wanted_is_told_of(draft):
    page = draft()
    page.page.BleedBox = page.box(-4, -4, page.width + 4, page.height + 4)

    page.only("PRINT-BLEED", "warning")


def test_a_tenth_of_a_millimetre_is_let_through(draft):
    page = draft()
    page.page.BleedBox = page.box(-2.95, -3.05, page.width + 3, page.height + 3)

    assert page.found == []


@pytest.mark.parametrize(
    ("area", "side"),
    [
        ((0, 60, 50, 20), "left"),
        ((100, 60, 48, 20), "right"),
        ((60, 0, 20, 20), "bottom"),
        ((-2, 60, 50, 20), "left"),
        ((-3, 60, 151, 20), "right"),
    ],
)
def test_an_area_that_stops_at_the_trim_is_sent_back(draft, area, side):
    page = draft()
    page.area("0 1 0 0 k", *area)

    finding = page.only("PRINT-BLEED")
    assert f"({side})" in finding.message
    assert finding.field == "page 1"


def test_an_area_that_goes_on_to_the_edge_of_the_bleed_is_let_through(draft):
    page = draft()
    page.area("0 1 0 0 k", -3, 60, 50, 20)

    assert page.found == []


def test_a_picture_that_stops_at_the_trim_is_sent_back(draft):
    page = draft()
    page.picture("P", bytes(4 * 400 * 400), 400, 400, (0, 60, 30, 30), ColorSpace=Name.DeviceCMYK)

    assert "a picture" in page.only("PRINT-BLEED").message


def test_what_is_clipped_at_the_trim_is_sent_back_however_large_it_is(draft):
    page = draft()
    left, width = page.slug * 72 / 25.4, page.width * 72 / 25.4
    page.draw(f"q {left} {left} {width} 100 re W n")
    page.area("0 1 0 0 k", -3, -3, page.width + 6, 20)
    page.draw("Q")

    finding = page.only("PRINT-BLEED")
    assert "left, right, bottom" in finding.message


def test_a_white_area_may_stop_at_the_trim(draft):
    page = draft()
    page.area("0 0 0 0 k", 0, 60, 50, 20)

    assert page.found == []


def test_a_round_shape_that_only_pokes_out_is_asked_about(draft):
    page = draft()
    page.draw("0 1 0 0 k 25 200 m 25 300 100 300 100 250 c 100 200 25 180 25 200 c f")

    page.only("PRINT-BLEED", "warning")


def test_a_thin_line_is_no_area(draft):
    page = draft()
    page.line("0 0 0 1 K", 1, (0, 70), (40, 70))

    assert page.found == []
