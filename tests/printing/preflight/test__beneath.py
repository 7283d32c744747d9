from generator.printing.contents.geometry import Box
from generator.printing.contents.records import Painted
from generator.printing.preflight._beneath import beneath

AREA = Box(0, 0, 240, 240)


def fill(left, bottom, right, top, **more):
    return Painted("fill", Box(left, bottom, right, top), None, **({"solid": True} | more))


def text(left, bottom, right, top):
    return Painted("text", Box(left, bottom, right, top), None)


def test_what_was_painted_last_lies_beneath():
    first, second, words = fill(0, 0, 240, 240), fill(50, 50, 150, 150), text(90, 90, 110, 110)
    found = beneath([first, second, words], AREA)

    assert found[id(words)] is second
    assert found[id(second)] is first
    assert id(first) not in found


def test_what_is_painted_later_lies_above():
    words, later = text(90, 90, 110, 110), fill(0, 0, 240, 240)

    assert id(words) not in beneath([words, later], AREA)


def test_the_middle_counts():
    ground, words = fill(0, 0, 100, 240), text(90, 90, 120, 100)

    assert beneath([ground, words], AREA) == {}


def test_frames_faint_areas_and_lines_are_no_ground():
    words = text(90, 90, 110, 110)
    for ground in (
        fill(0, 0, 240, 240, solid=False),
        fill(0, 0, 240, 240, alpha=0.2),
        fill(0, 0, 240, 240, masked=True),
        Painted("stroke", Box(0, 0, 240, 240), None, solid=True),
    ):
        assert beneath([ground, words], AREA) == {}


def test_what_lies_outside_the_area_does_no_harm():
    ground, words = fill(-500, -500, 900, 900), text(-90, -90, -80, -80)

    assert beneath([ground, words, text(10, 10, 20, 20)], AREA).keys().isdisjoint({id(words)})
