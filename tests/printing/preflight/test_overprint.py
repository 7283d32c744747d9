import pytest
from pikepdf import Array, Dictionary, Name


@pytest.fixture
def page(draft):
    made = draft()
    made.resources.ExtGState.Old = Dictionary(OP=True, OPM=0)
    made.area("1 0.5 0 0 k", 40, 40, 60, 30)
    return made


@pytest.mark.parametrize(("color", "state"), [("0 0 0 0 k", "Over"), ("1 g", "Over"), ("1 g", "Old")])
def test_white_that_would_vanish_is_sent_back(page, color, state):
    page.text(color, 14, 50, 50, "Come to us", state=state)

    assert "“Come to us”" in page.only("PRINT-OVERPRINT").message


def test_a_white_area_that_would_vanish_is_sent_back(page):
    page.area("0 0 0 0 k", 50, 45, 20, 20, state="Over")

    page.only("PRINT-OVERPRINT")


@pytest.mark.parametrize("state", ["Plain", "Old"])
def test_white_that_knocks_out_is_let_through(page, state):
    page.text("0 0 0 0 k", 14, 50, 50, "Come to us", state=state)

    assert page.found == []


@pytest.mark.parametrize(("color", "state"), [("0 0 0 1 k", "Plain"), ("0 0 0 1 k", "Old"), ("0 g", "Over")])
def test_black_text_that_is_knocked_out_of_a_colour_is_told_of(page, color, state):
    page.text(color, 14, 50, 50, "Come to us", state=state)

    page.only("PRINT-OVERPRINT", "warning")


def test_black_text_that_overprints_is_let_through(page):
    page.resources.ColorSpace.K = Array(
        [Name.Separation, Name.Black, Name.DeviceGray, Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[1], C1=[0])]
    )
    page.text("0 0 0 1 k", 14, 50, 50, "Come", state="Over")
    page.text("/K cs 1 scn", 14, 50, 60, "Come", state="Old")

    assert page.found == []


def test_black_text_on_paper_and_on_gray_may_be_knocked_out(page):
    page.area("0 0 0 0.2 k", 40, 90, 60, 20)
    page.text("0 0 0 1 k", 14, 50, 100, "Come")
    page.text("0 0 0 1 k", 14, 50, 130, "Come")

    assert page.found == []


def test_the_ground_is_what_was_painted_last(page):
    page.area("0 0 0 0 k", 45, 45, 50, 20)
    page.text("0 0 0 1 k", 14, 50, 50, "Come")

    assert page.found == []
