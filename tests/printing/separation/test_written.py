import pytest

from generator.printing.inks import BLACK, PAPER, Ink
from generator.printing.separation.gray_inks import MaskInks
from generator.printing.separation.written import components, numbers


def test_four_inks_are_written_as_parts_of_one(inks):
    assert components(Ink((90, 30.5, 0, 100)), inks) == [0.9, 0.305, 0, 1]


def test_grey_is_written_the_other_way_round():
    assert [components(ink, MaskInks()) for ink in (BLACK, PAPER, Ink((0, 0, 0, 25)))] == [[0], [1], [0.75]]


@pytest.mark.parametrize(
    ("value", "expected"), [(0.0, "0"), (1.0, "1"), (0.5, "0.5"), (0.00001, "0.00001"), (0.123456, "0.12346"), (-0.0, "0")]
)
def test_numbers_have_neither_exponents_nor_needless_zeros(value, expected):
    assert [str(one) for one in numbers([value])] == [expected]
