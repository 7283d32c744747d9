import pytest
from pikepdf import Array, Dictionary, Name

from generator.printing.preflight import _proof


@pytest.fixture
def page(draft):
    return draft()


def test_a_colour_with_too_much_ink_is_sent_back(page):
    page.area("0.9 0.8 0.8 0.6 k", 40, 40, 30, 30)

    finding = page.only("PRINT-INK")
    assert "310 %" in finding.message
    assert "300 %" in finding.message


@pytest.mark.parametrize("color", ["0.75 0.75 0.75 0.75 k", "0.9 0.8 0.8 0.505 k"])
def test_a_colour_at_the_limit_is_let_through(page, color):
    page.area(color, 40, 40, 30, 30)

    assert page.found == []


def test_the_limit_is_the_medium_s(draft):
    page = draft("newspaper")
    page.area("0.9 0.8 0.8 0 k", 40, 40, 30, 30)

    assert "240 %" in page.only("PRINT-INK").message


def test_inks_of_their_own_are_added_up(page):
    tint = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0, 0, 0, 0], C1=[1, 1, 1, 1])
    names = Array([Name.Cyan, Name.Magenta, Name.Yellow, Name.Black])
    page.resources.ColorSpace.Own = Array([Name.DeviceN, names, Name.DeviceCMYK, tint])
    page.area("/Own cs 1 1 0.9 0.6 scn", 40, 40, 30, 30)

    assert "350 %" in page.only("PRINT-INK").message


def test_a_gradient_is_looked_at_along_its_way(page):
    ends = [Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0, 0, 0, 0], C1=[1, 1, 0.8, 0.6]) for _ in range(2)]
    ramp = Dictionary(FunctionType=3, Domain=[0, 1], Bounds=[0.43], Encode=[0, 1, 1, 0], Functions=Array(ends))
    page.resources.Shading.S = Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[0, 0, 1, 1], Function=ramp)
    page.draw("q 200 200 50 50 re W n /S sh Q")

    assert "340 %" in page.only("PRINT-INK").message


def picture(page, pixels, **more):
    page.picture("P", pixels, 100, 100, (40, 40, 8, 8), **({"ColorSpace": Name.DeviceCMYK} | more))


GOOD, BAD = bytes([40, 20, 10, 0]), bytes([200, 200, 200, 200])


def test_a_picture_with_too_much_ink_is_sent_back(page):
    picture(page, GOOD * 9900 + BAD * 100)

    finding = page.only("PRINT-INK")
    assert "up to 314 % ink, 1.0% of it" in finding.message


def test_a_few_dark_pixels_are_told_of(page):
    picture(page, GOOD * 9995 + BAD * 5)

    page.only("PRINT-INK", "warning")


def test_samples_that_are_turned_over_are_turned_back(page):
    picture(page, bytes(255 - value for value in GOOD) * 10000, Decode=[1, 0] * 4)

    assert page.found == []


def test_a_picture_that_can_t_be_read_is_told_of(page):
    picture(page, GOOD * 9000)

    assert "nobody can tell" in page.only("PRINT-INK", "warning").message


def test_there_is_an_end_to_looking_at_pictures(page, monkeypatch):
    monkeypatch.setattr(_proof, "MOST_SAMPLES", 90_000)
    picture(page, GOOD * 10000)

    page.only("PRINT-INK", "warning")


def test_pixels_that_nobody_sees_do_not_count(page):
    mask = page.pdf.make_stream(
        bytes([0]) * 5000 + bytes([255]) * 5000, Subtype=Name.Image, Width=100, Height=100, BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
    )  # fmt: skip
    picture(page, BAD * 5000 + GOOD * 5000, SMask=mask)

    assert page.found == []


def test_black_that_overprints_a_full_colour_is_told_of(page):
    page.area("0.9 0.8 0.7 0 k", 40, 40, 50, 30)
    page.text("0 0 0 1 k", 12, 50, 55, "Come", state="Over")

    assert "340 % ink together" in page.only("PRINT-INK", "warning").message


def test_black_that_overprints_a_light_colour_is_let_through(page):
    page.area("0.2 0.3 0 0 k", 40, 40, 50, 30)
    page.text("0 0 0 1 k", 12, 50, 55, "Come", state="Over")

    assert page.found == []


def test_what_multiplies_a_full_colour_is_told_of(page):
    page.resources.ExtGState.Times = Dictionary(BM=Name.Multiply)
    page.area("0.9 0.8 0.7 0 k", 40, 40, 50, 30)
    page.area("0.5 0.5 0.5 0.8 k", 42, 42, 46, 26, state="Times")

    page.only("PRINT-INK", "warning")


def test_marks_outside_take_all_inks(page):
    page.line("1 1 1 1 K", 0.25, (20, -5), (20, -9))

    assert page.found == []
