import math

import pytest

from generator.printing.contents.geometry import IDENTITY, Box, box, finite, move, moved, multiply, scale, upright

TURNED = (0.0, 1.0, -1.0, 0.0, 0.0, 0.0)


def test_boxes_are_read_from_any_two_corners():
    assert box([30, 5, 10, 40]) == Box(10, 5, 30, 40)


def test_a_box_knows_its_sides_and_middle():
    found = Box(10, 5, 30, 45)

    assert (found.width, found.height, found.middle) == (20, 40, (20, 25))
    assert found.grown(1) == Box(9, 4, 31, 46)


def test_what_lies_inside_another_box_is_cut_out():
    assert Box(0, 0, 10, 10).within(Box(5, 5, 20, 20)) == Box(5, 5, 10, 10)
    assert Box(0, 0, 10, 10).within(Box(11, 0, 20, 20)) is None
    assert Box(5, 0, 5, 10).within(Box(0, 0, 10, 10)) == Box(5, 0, 5, 10)


def test_boxes_that_only_touch_do_not_meet():
    assert not Box(0, 0, 10, 10).meets(Box(10, 0, 20, 10))
    assert Box(0, 0, 10, 10).meets(Box(9, 9, 20, 20))
    assert Box(5, 0, 5, 10).meets(Box(0, 0, 10, 10))


def test_boxes_may_be_a_little_off():
    assert Box(-0.1, 0, 10, 10).inside(Box(0, 0, 10, 10), 0.1)
    assert not Box(-0.2, 0, 10, 10).inside(Box(0, 0, 10, 10), 0.1)
    assert Box(0, 0, 10, 10).near(Box(0.1, 0, 10, 9.9), 0.11)
    assert not Box(0, 0, 10, 10).near(Box(0, 0, 11, 10), 0.11)


def test_steps_are_taken_in_their_order():
    twice, aside = (2.0, 0.0, 0.0, 2.0, 0.0, 0.0), (1.0, 0.0, 0.0, 1.0, 5.0, 0.0)

    assert move(multiply(twice, aside), 1, 1) == (7, 2)
    assert move(multiply(aside, twice), 1, 1) == (12, 2)
    assert multiply(IDENTITY, twice) == twice


def test_a_box_that_is_turned_has_a_box_around_it():
    assert moved(TURNED, Box(0, 0, 4, 2)) == Box(-2, 0, 0, 4)


@pytest.mark.parametrize(
    ("matrix", "is_upright"),
    [(IDENTITY, True), (TURNED, True), ((3.0, 0.0, 0.0, -2.0, 9.0, 9.0), True), ((1.0, 0.1, 0.0, 1.0, 0.0, 0.0), False)],
)
def test_quarter_turns_keep_rectangles_upright(matrix, is_upright):
    assert upright(matrix) is is_upright


def test_lengths_grow_by_the_root_of_the_area():
    assert scale((2.0, 0.0, 0.0, 8.0, 0.0, 0.0)) == 4
    assert scale(TURNED) == 1


@pytest.mark.parametrize("value", [math.inf, math.nan, -1e30])
def test_numbers_without_end_can_t_be_reckoned_with(value):
    assert finite(IDENTITY)
    assert not finite((1.0, 0.0, 0.0, 1.0, value, 0.0))
