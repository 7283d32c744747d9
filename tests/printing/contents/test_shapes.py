import pytest
from pikepdf import Array, Dictionary, Name

from generator.printing.contents.geometry import Box


def test_a_rectangle_is_filled_with_its_colour(sheet):
    one = sheet.one("0.1 0.2 0.3 0.4 k 10 20 100 50 re f")

    assert (one.kind, one.box, one.size) == ("fill", Box(10, 20, 110, 70), 50)
    assert one.color.values == (0.1, 0.2, 0.3, 0.4)
    assert one.solid
    assert one.straight


@pytest.mark.parametrize(
    ("path", "box", "solid", "straight"),
    [
        ("10 10 m 50 10 l 50 30 l 10 30 l h", Box(10, 10, 50, 30), True, True),
        ("10 10 m 50 10 l 30 50 l h", Box(10, 10, 50, 50), True, False),
        ("10 10 m 10 30 40 30 40 10 c h", Box(10, 10, 40, 30), True, False),
        ("0.7 0.7 -0.7 0.7 200 200 cm 0 0 10 10 re", Box(193, 200, 207, 214), True, False),
        ("10 10 m " + "20 30 l 30 10 l " * 20, Box(10, 10, 30, 30), False, False),
        ("-50 -50 100 100 re", Box(0, 0, 50, 50), True, True),
    ],
)
def test_a_shape_has_a_box_and_says_whether_it_fills_it(sheet, path, box, solid, straight):
    one = sheet.one(f"{path} f")

    assert one.box == pytest.approx(box)
    assert (one.solid, one.straight) == (solid, straight)


def test_rectangles_of_one_path_are_kept_apart(sheet):
    assert [one.box.left for one in sheet.painted("10 10 5 5 re 100 10 5 5 re f")] == [10, 100]


def test_a_frame_is_one_thing_that_is_not_solid(sheet):
    one = sheet.one("10 10 90 90 re 20 20 70 70 re f*")

    assert (one.box, one.solid) == (Box(10, 10, 100, 100), False)


def test_lines_are_as_thick_as_they_come_out(sheet):
    one = sheet.one("2 0 0 2 0 0 cm 3 w 1 0 0 RG 10 10 m 50 10 l S")

    assert (one.kind, one.size, one.straight) == ("stroke", 6, True)
    assert one.box == Box(17, 17, 103, 23)
    assert one.color.space.model == "rgb"


def test_lines_of_one_path_are_kept_apart(sheet):
    found = sheet.painted("10 10 m 50 10 l 10 90 m 10 120 l S")

    assert [one.straight for one in found] == [True, True]


@pytest.mark.parametrize(
    ("operator", "kinds"),
    [("b", ["fill", "stroke"]), ("B*", ["fill", "stroke"]), ("s", ["stroke"]), ("n", []), ("F", ["fill"])],
)
def test_each_operator_paints_what_it_should(sheet, operator, kinds):
    assert [one.kind for one in sheet.painted(f"10 10 m 50 10 l 50 50 l 10 50 l {operator}")] == kinds


def test_a_clip_cuts_off_what_lies_outside(sheet):
    found = sheet.painted("q 0 0 30 30 re W n 10 10 100 100 re f 500 500 9 9 re f Q 10 10 100 100 re f")

    assert [one.box for one in found] == [Box(10, 10, 30, 30), Box(10, 10, 110, 110)]


def test_a_clip_with_many_corners_leaves_nothing_solid(sheet):
    corners = " ".join(f"{50 + n} {90 - n % 2} l" for n in range(30))

    assert not sheet.one(f"0 0 m {corners} h W n 10 10 40 40 re f").solid


def test_an_empty_clip_lets_nothing_be_seen(sheet):
    assert sheet.painted("W n 10 10 40 40 re f") == []


def test_what_is_saved_comes_back(sheet):
    found = sheet.painted("0.5 g q 2 0 0 2 0 0 cm 0 g 1 1 2 2 re f Q 1 1 2 2 re f")

    assert [(one.box.right, one.color.values) for one in found] == [(6, (0,)), (3, (0.5,))]


def test_spaces_are_set_with_their_first_colour(sheet):
    tint = sheet.ramp([0, 0, 0, 0], [0, 1, 0, 0])
    sheet.resources.ColorSpace.Own = Array([Name.Separation, Name.Bees, Name.DeviceCMYK, tint])

    found = sheet.painted("/Own cs 1 1 2 2 re f 0.5 scn 1 1 2 2 re f /DeviceRGB CS 1 0 0 SC 0 0 m 9 9 l S")

    assert [one.color.values for one in found] == [(1,), (0.5,), (1, 0, 0)]
    assert found[0].color.space.spots == ("Bees",)


def test_the_graphics_state_is_taken_from_the_resources(sheet):
    sheet.resources.ExtGState.G = Dictionary(
        OP=True, OPM=1, LW=4, ca=0.5, CA=0.25, BM=Array([Name.Compatible, Name.Screen]), Font=Array([sheet.resources.Font.F, 9])
    )
    fill, stroke, text = sheet.painted("/G gs 1 1 20 20 re B BT (Bees) Tj ET")

    assert (fill.overprint, fill.mode, fill.alpha, fill.blend) == (True, 1, 0.5, "Normal")
    assert (stroke.overprint, stroke.size, stroke.alpha) == (True, 4, 0.25)
    assert (text.text, text.size) == ("Bees", 9)


def test_overprint_of_areas_and_of_lines_are_two_things(sheet):
    sheet.resources.ExtGState.G = Dictionary(OP=True, op=False)
    fill, stroke = sheet.painted("/G gs 1 1 20 20 re B")

    assert (fill.overprint, stroke.overprint) == (False, True)


@pytest.mark.parametrize("steps", ["(a) g", "1 k", "1 1 re f", "/A w", "1 0 0 cm", "(x) gs"])
def test_operators_with_wrong_operands_are_counted_and_passed_over(sheet, steps):
    found = sheet.contents(f"{steps} 5 5 9 9 re f")

    assert found.problems == {"broken": 1} or "gs" in steps
    assert [one.box for one in found.painted] == [Box(5, 5, 14, 14)]
