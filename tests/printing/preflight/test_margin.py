import pytest


@pytest.mark.parametrize("medium", ["black-and-white", "office-a4"])
def test_text_in_the_margin_is_sent_back(draft, medium):
    page = draft(medium)
    page.text("0 g", 12, 3, 100, "Come")

    finding = page.only("PRINT-MARGIN")
    assert "“Come”" in finding.message
    assert "5 mm" in finding.hint


def test_a_background_in_the_margin_is_sent_back(draft):
    page = draft("office-a4")
    page.area("0.9 1 0.9 rg", 0, 0, page.width, 20)

    page.only("PRINT-MARGIN")


def test_a_white_background_is_none(draft):
    page = draft("office-a4")
    page.steps.insert(0, "1 1 1 rg 0 0 2000 2000 re f")

    assert page.found == []


def test_what_stands_at_the_margin_is_let_through(draft):
    page = draft("office-a4")
    page.area("0.9 1 0.9 rg", 5, 5, page.width - 10, 20)

    assert page.found == []
