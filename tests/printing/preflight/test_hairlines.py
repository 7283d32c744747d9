import pytest


@pytest.mark.parametrize(("width", "severity"), [(0.2, "warning"), (0, "error")])
def test_a_line_that_is_too_thin_is_found(draft, width, severity):
    page = draft()
    page.line("0 0 0 1 K", width, (40, 40), (60, 40))

    page.only("PRINT-HAIRLINES", severity)


def test_a_line_is_as_thick_as_it_comes_out(draft):
    page = draft()
    page.draw("q 0.1 0 0 0.1 0 0 cm 0 0 0 1 K 2 w 2000 2000 m 2500 2000 l S 4 w 2000 2500 m 2500 2500 l S Q")

    finding = page.only("PRINT-HAIRLINES", "warning")
    assert "0.20 pt thin, 1 of them" in finding.message


def test_an_area_as_thin_as_a_line_is_one(draft):
    page = draft()
    page.area("0 0 0 1 k", 40, 40, 30, 0.05)

    page.only("PRINT-HAIRLINES", "warning")


@pytest.mark.parametrize(("width", "found"), [(0.3, 1), (0.5, 0)])
def test_light_lines_on_dark_are_to_be_thicker(draft, width, found):
    page = draft()
    page.area("1 0.8 0 0.3 k", 40, 40, 60, 30)
    page.line("0 0 0 0 K", width, (50, 50), (80, 50))

    assert len([one for one in page.found if one.rule == "PRINT-HAIRLINES"]) == found


def test_a_line_of_a_quarter_point_is_let_through(draft):
    page = draft()
    page.line("0 0 0 1 K", 0.25, (40, 40), (60, 40))

    assert page.found == []
