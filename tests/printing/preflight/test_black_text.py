import pytest


@pytest.mark.parametrize(("size", "severity"), [(9, "error"), (14, "warning")])
def test_small_black_text_of_several_inks_is_found(draft, size, severity):
    page = draft()
    page.text("0.6 0.4 0.4 1 k", size, 40, 100, "Come to us", state="Over")

    finding = page.only("PRINT-BLACK-TEXT", severity)
    assert "60/40/40/100" in finding.message
    assert "“Come to us”" in finding.message


@pytest.mark.parametrize(("color", "size"), [("0.6 0.4 0.4 1 k", 24), ("0 0 0 0.9 k", 9), ("1 0.8 0.3 0.6 k", 9), ("0 g", 9)])
def test_large_text_and_text_in_other_colours_is_let_through(draft, color, size):
    page = draft()
    page.text(color, size, 40, 100, "Come to us")

    assert page.found == []


def test_the_size_is_what_comes_out_on_paper(draft):
    page = draft()
    page.draw("q 3 0 0 3 0 0 cm /F1 9 Tf 0.6 0.4 0.4 1 k BT 50 100 Td <0003> Tj ET Q")
    page.draw("q /F1 1 Tf 0.6 0.4 0.4 1 k BT 27 0 0 27 150 250 Tm <0003> Tj ET Q")

    assert page.found == []
