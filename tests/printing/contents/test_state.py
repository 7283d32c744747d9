import pytest

from generator.printing.contents.geometry import IDENTITY, Box
from generator.printing.contents.state import Budget, State, around, rectangular
from generator.printing.contents.unpacking import TooMuchError


@pytest.mark.parametrize(
    ("use", "word"),
    [
        (lambda budget: budget.take(11), "drawing steps"),
        (lambda budget: budget.read(21), "MB"),
        (lambda budget: [budget.paint() for _ in range(100_001)], "paints more than 100 000 things"),
    ],
)
def test_a_budget_comes_to_an_end(use, word):
    with pytest.raises(TooMuchError, match=word):
        use(Budget(operators=10, size=20))


def test_a_budget_is_used_up_bit_by_bit():
    budget = Budget(operators=10, size=20)
    budget.take(4)
    budget.take(6)
    budget.read(20)

    assert (budget.operators, budget.size) == (0, 0)


def test_a_copy_of_a_state_goes_its_own_way():
    state = State(IDENTITY, Box(0, 0, 9, 9))
    twin = state.copy()
    twin.line_width = 5

    assert state.line_width == 1
    assert twin.clip == Box(0, 0, 9, 9)


def test_a_group_begins_opaque_inside_what_shines_through():
    state = State(IDENTITY, None)
    state.alpha, state.blend = 0.5, "Multiply"
    inside = state.inside_group()
    inside.alpha = 0.5

    assert (inside.outer_alpha, inside.outer_blend, inside.blend) == (0.5, "Multiply", "Normal")
    assert inside.inside_group().outer_alpha == 0.25


def test_points_have_a_box_around_them():
    assert around([(3, 1), (0, 5), (2, 2)]) == Box(0, 1, 3, 5)


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ([(0, 0), (4, 0), (4, 2), (0, 2)], True),
        ([(0, 0), (0, 2), (4, 2), (4, 0), (0, 0)], True),
        ([(0, 0), (4, 0), (4, 2), (1, 2)], False),
        ([(0, 0), (4, 2), (4, 0), (0, 2)], False),
        ([(0, 0), (4, 0), (4, 2)], False),
        ([(0, 0), (4, 0), (0, 0), (4, 0)], False),
    ],
)
def test_upright_rectangles_are_told_from_other_shapes(points, expected):
    assert rectangular(points) is expected
