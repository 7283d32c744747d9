import pytest
from pikepdf import Array, Dictionary, Name

from generator.printing.contents.geometry import Box


def tile(sheet, data, **more):
    base = {"PatternType": 1, "PaintType": 1, "TilingType": 1, "BBox": [0, 0, 4, 4], "XStep": 4, "YStep": 4}
    sheet.resources.Pattern.P = sheet.stream(data, **(base | more))


def test_a_tile_is_walked_where_it_is_used(sheet):
    tile(sheet, b"1 0 0 rg 0 0 1 1 re f")
    area, inside = sheet.painted("/Pattern cs /P scn 10 10 50 50 re f")

    assert (area.color, area.source) == (None, "page")
    assert (inside.color.space.model, inside.source, inside.box) == ("rgb", "pattern", area.box)


def test_a_tile_is_walked_once_for_a_page(sheet):
    tile(sheet, b"0 0 1 1 re f")
    found = sheet.painted("/Pattern cs /P scn 10 10 50 50 re f 90 90 50 50 re f")

    assert [one.source for one in found] == ["page", "pattern", "page"]


def test_a_tile_without_colours_takes_those_given(sheet):
    tile(sheet, b"1 0 0 rg 0 0 1 1 re f", PaintType=2)
    sheet.resources.ColorSpace.Own = Array([Name.Pattern, Name.DeviceCMYK])
    _, inside = sheet.painted("/Own cs 0 1 0 0 /P scn 10 10 50 50 re f")

    assert inside.color.values == (0, 1, 0, 0)


def test_the_matrix_of_a_tile_starts_from_the_page_not_from_the_moment(sheet):
    tile(sheet, b"1 w 0 0 m 4 4 l S", Matrix=[3, 0, 0, 3, 0, 0])
    _, inside = sheet.painted("7 0 0 7 0 0 cm /Pattern cs /P scn 1 1 5 5 re f")

    assert inside.size == 3


@pytest.mark.parametrize("operator", ["f", "S"])
def test_a_blend_may_be_a_pattern(sheet, operator):
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Function=sheet.ramp([0, 0, 0, 0], [1, 1, 0, 0]))
    sheet.resources.Pattern.P = Dictionary(PatternType=2, Shading=shading)
    space = "cs /P scn" if operator == "f" else "CS /P SCN"
    area, blend = sheet.painted(f"/Pattern {space} 10 10 50 50 re {operator}")

    assert area.color is None
    assert blend.shade.colors[-1].values == (1, 1, 0, 0)


def test_colours_where_functions_meet_are_among_those_looked_at(sheet):
    function = Dictionary(
        FunctionType=3, Domain=[0, 1], Bounds=[0.777], Encode=[0, 1, 0, 1],
        Functions=Array([sheet.ramp([0], [0.5]), sheet.ramp([1], [0.5])]),
    )  # fmt: skip
    sheet.resources.Shading.S = Dictionary(ShadingType=2, ColorSpace=Name.DeviceGray, Function=function)

    assert (1.0,) in [color.values for color in sheet.one("/S sh").shade.colors]


def test_a_shading_of_two_directions_is_looked_at_in_its_corners(sheet):
    function = sheet.stream(
        bytes([0, 51, 102, 255]), FunctionType=0, Domain=[0, 1, 0, 1], Range=[0, 1], Size=[2, 2], BitsPerSample=8
    )
    sheet.resources.Shading.S = Dictionary(ShadingType=1, ColorSpace=Name.DeviceGray, Function=function)

    assert {round(color.values[0], 2) for color in sheet.one("/S sh").shade.colors} == {0, 0.2, 0.4, 1}


def test_a_mesh_has_colours_that_can_t_be_told(sheet):
    sheet.resources.Shading.S = sheet.stream(b"", ShadingType=4, ColorSpace=Name.DeviceCMYK)

    assert sheet.one("/S sh").shade.colors == ()


def test_a_shading_in_no_space_is_a_problem(sheet):
    sheet.resources.Shading.S = Dictionary(ShadingType=2)

    assert sheet.contents("/S sh").problems == {"space": 1}


def test_a_mask_is_walked_apart_and_marks_what_lies_behind(sheet):
    group = sheet.form("M", b"1 1 1 rg 0 0 50 50 re f", Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB))
    sheet.resources.ExtGState.G = Dictionary(SMask=Dictionary(S=Name.Luminosity, G=group))
    sheet.resources.ExtGState.N = Dictionary(SMask=Name("/None"))
    found = sheet.contents("/G gs 5 5 9 9 re f /N gs 20 20 9 9 re f")

    assert [(one.source, one.masked) for one in found.painted] == [("soft mask", False), ("page", True), ("page", False)]
    assert [source for _, source in found.groups] == ["soft mask"]
    assert found.painted[1].box == Box(5, 5, 14, 14)
