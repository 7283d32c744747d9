import math

import pytest
from pikepdf import Array, Dictionary, Name

from generator.printing.contents.geometry import Box


def picture(sheet, **entries):
    base = {"Subtype": Name.Image, "Width": 100, "Height": 50, "BitsPerComponent": 8, "ColorSpace": Name.DeviceCMYK}
    sheet.resources.XObject.I = sheet.stream(b"", **(base | entries))


def test_a_picture_fills_the_unit_square(sheet):
    picture(sheet)
    one = sheet.one("72 0 0 36 100 200 cm /I Do")

    assert (one.kind, one.box, one.solid, one.color) == ("image", Box(100, 200, 172, 236), True, None)
    assert (one.image.width, one.image.height, one.image.bits, one.image.space.model) == (100, 50, 8, "cmyk")
    assert one.image.ppi == (100, 100)


@pytest.mark.parametrize(
    ("matrix", "ppi", "solid"),
    [
        ("0 72 -36 0 200 200", (100, 100), True),
        ("36 36 -36 36 200 200", (100 * math.sqrt(2), 50 * math.sqrt(2)), False),
        ("144 0 0 36 0 0", (50, 100), True),
        ("0 0 0 0 0 0", (math.inf, math.inf), True),
    ],
)
def test_pixels_are_counted_along_the_sides(sheet, matrix, ppi, solid):
    picture(sheet)
    one = sheet.one(f"{matrix} cm /I Do")

    assert one.image.ppi == pytest.approx(ppi)
    assert one.solid is solid


def test_a_mask_has_the_colour_of_the_fill(sheet):
    picture(sheet, ImageMask=True, BitsPerComponent=1)
    one = sheet.one("0.5 g 10 0 0 10 5 5 cm /I Do")

    assert (one.color.values, one.image.mask, one.image.bits, one.image.space, one.solid) == ((0.5,), True, 1, None, False)


@pytest.mark.parametrize("key", ["SMask", "Mask"])
def test_a_picture_with_holes_is_not_solid(sheet, key):
    picture(sheet, **{key: sheet.stream(b"", Subtype=Name.Image)})
    one = sheet.one("10 0 0 10 5 5 cm /I Do")

    assert (one.solid, one.image.soft) == (False, key == "SMask")


def test_pictures_may_stand_among_the_steps(sheet):
    one = sheet.one(b"72 0 0 72 5 5 cm BI /W 2 /H 1 /CS /G /BPC 8 ID ab EI")

    assert (one.image.width, one.image.height, one.image.space.model, one.image.key) == (2, 1, "gray", (0, 0))


def test_a_form_has_a_matrix_and_a_box(sheet):
    sheet.form("F", b"0 0 50 50 re f", BBox=Array([0, 0, 20, 20]), Matrix=Array([2, 0, 0, 2, 10, 10]))

    assert sheet.one("/F Do").box == Box(10, 10, 50, 50)


def test_a_form_begins_with_the_colours_of_the_page_and_keeps_its_own(sheet):
    sheet.form("F", b"1 1 2 2 re f 0.9 g")
    form, page = sheet.painted("0.5 g /F Do 5 5 2 2 re f")

    assert (form.color.values, page.color.values) == ((0.5,), (0.5,))


def test_a_form_without_resources_uses_the_page_s(sheet):
    sheet.form("F", b"BT /F 9 Tf (a) Tj ET")

    assert sheet.one("/F Do").text == "a"


def test_a_group_shines_through_as_a_whole(sheet):
    sheet.resources.ExtGState.G = Dictionary(ca=0.5, BM=Name.Multiply)
    sheet.form("F", b"1 1 2 2 re f", Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB))
    found = sheet.contents("/G gs /F Do")

    assert [(one.alpha, one.blend) for one in found.painted] == [(0.5, "Multiply")]
    assert [(space.model, source) for space, source in found.groups] == [("rgb", "page")]


def test_what_is_not_there_is_a_problem(sheet):
    assert sheet.contents("/Nothing Do").problems == {"missing": 1}


def test_a_shading_fills_the_clip(sheet):
    sheet.resources.Shading.S = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceCMYK, Function=sheet.ramp([0] * 4, [1, 0, 0, 0])
    )
    one = sheet.one("10 10 50 50 re W n /S sh")

    assert (one.kind, one.box) == ("shading", Box(10, 10, 60, 60))
    assert one.shade.colors[0].values == (0, 0, 0, 0)
    assert one.shade.colors[-1].values == (1, 0, 0, 0)


def test_a_shading_may_have_a_box_of_its_own(sheet):
    sheet.resources.Shading.S = Dictionary(ShadingType=2, ColorSpace=Name.DeviceGray, BBox=[0, 0, 5, 5])
    one = sheet.one("2 0 0 2 0 0 cm /S sh")

    assert (one.box, one.shade.colors) == (Box(0, 0, 10, 10), ())
