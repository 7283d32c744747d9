import pytest
from pikepdf import Array, Dictionary, Name

RAMP = {"FunctionType": 2, "Domain": [0, 1], "N": 1}


@pytest.fixture
def page(draft):
    return draft()


def rgb(page):
    return Array([Name.ICCBased, page.pdf.make_stream(bytes(16) + b"RGB " + bytes(108), N=3)])


def test_an_area_in_rgb_is_sent_back(page):
    page.area("1 0 0 rg", 40, 40, 30, 30)

    finding = page.only("PRINT-COLORS")
    assert finding.message == "RGB colours in 1 area, first 40 mm from the left, 140 mm from the top"
    assert "CMYK" in finding.hint


def test_black_text_in_rgb_is_sent_back_with_its_words(page):
    page.text("0 0 0 rg", 10, 40, 100, "Come to us")

    assert "1 text, first “Come to us”" in page.only("PRINT-COLORS").message


def test_a_picture_in_rgb_is_sent_back(page):
    page.picture("P", bytes(3 * 400 * 400), 400, 400, (40, 40, 30, 30), ColorSpace=Name.DeviceRGB)

    assert "1 picture" in page.only("PRINT-COLORS").message


@pytest.mark.parametrize(
    "space",
    [
        rgb,
        lambda _: Array([Name.CalRGB, Dictionary(WhitePoint=[0.95, 1, 1.09])]),
        lambda _: Array([Name.Lab, Dictionary(WhitePoint=[0.95, 1, 1.09])]),
    ],
)
def test_colours_that_are_not_of_a_device_are_sent_back(page, space):
    page.resources.ColorSpace.Own = space(page)
    page.area("/Own cs 0.5 0.2 0.1 sc", 40, 40, 30, 30)

    page.only("PRINT-COLORS")


def test_an_indexed_picture_of_rgb_is_sent_back(page):
    space = Array([Name.Indexed, Name.DeviceRGB, 1, b"\xff\x00\x00\x00\x00\x00"])
    page.picture("P", bytes(400 * 400), 400, 400, (40, 40, 30, 30), ColorSpace=space)

    page.only("PRINT-COLORS")


def test_a_gradient_in_rgb_is_sent_back(page):
    ramp = Dictionary(**RAMP, C0=[1, 0, 0], C1=[0, 0, 1])
    page.resources.Shading.S = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 1, 1], Function=ramp)
    page.draw("q 200 200 50 50 re W n /S sh Q")

    assert "1 gradient" in page.only("PRINT-COLORS").message


def test_rgb_inside_forms_inside_forms_is_found(page):
    inner = page.form("Inner", b"1 0 0 RG 2 w 200 200 m 250 250 l S")
    outer = page.form("Outer", b"/Inner Do")
    outer.Resources = Dictionary(XObject=Dictionary(Inner=inner))
    page.draw("/Outer Do")

    assert "1 line" in page.only("PRINT-COLORS").message


def test_rgb_inside_a_pattern_is_found(page):
    page.resources.Pattern.P = page.pdf.make_stream(
        b"0 1 0 rg 0 0 2 2 re f", PatternType=1, PaintType=1, TilingType=1, BBox=[0, 0, 4, 4], XStep=4, YStep=4,
        Resources=Dictionary(),
    )  # fmt: skip
    page.area("/Pattern cs /P scn", 40, 40, 30, 30)

    page.only("PRINT-COLORS")


def test_rgb_in_the_appearance_of_a_note_is_found(page):
    look = page.pdf.make_stream(b"1 0 0 rg 0 0 9 9 re f", Subtype=Name.Form, BBox=[0, 0, 9, 9])
    # A mark of the printer, which is allowed to be there: only its colour is wrong.
    page.page.Annots = Array([Dictionary(Subtype=Name.PrinterMark, Rect=[200, 200, 220, 220], F=4, AP=Dictionary(N=look))])

    page.only("PRINT-COLORS")


def test_what_is_not_printed_of_notes_does_not_count(page):
    look = page.pdf.make_stream(b"1 0 0 rg 0 0 9 9 re f", Subtype=Name.Form, BBox=[0, 0, 9, 9])
    page.page.Annots = Array([Dictionary(Subtype=Name.PrinterMark, Rect=[200, 200, 220, 220], F=2, AP=Dictionary(N=look))])

    assert page.found == []


@pytest.mark.parametrize("where", ["page", "form"])
def test_transparency_that_is_mixed_in_rgb_is_sent_back(page, where):
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    if where == "page":
        page.page.Group = group
    else:
        page.form("F", b"0 1 0 0 k 200 200 50 50 re f", Group=group)
        page.draw("/F Do")

    assert "transparency" in page.only("PRINT-COLORS").message


def test_a_mask_in_rgb_is_told_of(page):
    group = page.form("Mask", b"1 1 1 rg 0 0 900 900 re f", Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB))
    page.resources.ExtGState.Soft = Dictionary(SMask=Dictionary(S=Name.Luminosity, G=group))
    page.draw("q /Soft gs 0 1 0 0 k 200 200 50 50 re f Q")

    page.only("PRINT-COLORS", "warning")


def test_cmyk_with_a_profile_of_its_own_is_told_of(page):
    page.resources.ColorSpace.Own = Array([Name.ICCBased, page.pdf.make_stream(bytes(16) + b"CMYK" + bytes(108), N=4)])
    page.area("/Own cs 0 1 0 0 sc", 40, 40, 30, 30)

    page.only("PRINT-COLORS", "warning")


def test_a_press_with_black_only_takes_gray_and_black(draft):
    page = draft("black-and-white")
    page.area("0 0 0 0.4 k", 40, 40, 30, 30)
    page.area("0.4 g", 40, 80, 30, 30)
    page.picture("P", bytes([0, 0, 0, 90]) * 300 * 300, 300, 300, (80, 40, 30, 30), ColorSpace=Name.DeviceCMYK)

    assert page.found == []


@pytest.mark.parametrize("value", [bytes([0, 0, 9, 90]), None])
def test_a_press_with_black_only_takes_nothing_else(draft, value):
    page = draft("black-and-white")
    if value is None:
        page.area("0.1 0 0 0.4 k", 40, 40, 30, 30)
    else:
        page.picture("P", value * 300 * 300, 300, 300, (80, 40, 30, 30), ColorSpace=Name.DeviceCMYK)

    assert "other than black" in page.only("PRINT-COLORS").message


def test_an_office_printer_takes_any_colour(draft):
    page = draft("office-a4")
    page.area("0 1 0 0 k", 40, 40, 30, 30)

    assert page.found == []
