import pytest

from generator.printing.contents.geometry import Box
from generator.printing.contents.records import Painted, Shade
from generator.printing.contents.spaces import CMYK, GRAY, PATTERN, RGB, Color, Space
from generator.printing.preflight import _inks

AREA = Box(0, 0, 9, 9)
SPOT = Space("Separation", "spot", 1, ("Bees",), CMYK)
ALL = Space("Separation", "spot", 1, ("All",), CMYK)


def fill(space, *values, **more):
    return Painted("fill", AREA, Color(space, values), **more)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (fill(CMYK, 0, 0, 0, 0), True),
        (fill(GRAY, 1), True),
        (fill(RGB, 1, 1, 1), True),
        (fill(SPOT, 0), True),
        (fill(CMYK, 0, 0, 0.02, 0), False),
        (fill(RGB, 1, 1, 0.9), False),
        (fill(PATTERN), False),
        (Painted("image", AREA, None), False),
    ],
)
def test_white_leaves_the_paper_bare_however_it_is_written(one, expected):
    assert _inks.bare(one) is expected


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (fill(CMYK, 0, 0, 0, 1, overprint=True, mode=1), True),
        (fill(CMYK, 0, 0, 0, 1, overprint=True, mode=0), False),
        (fill(CMYK, 0, 0, 0, 1, overprint=False, mode=1), False),
        (fill(GRAY, 0, overprint=True, mode=1), False),
        (fill(SPOT, 1, overprint=True), True),
        (Painted("image", AREA, None, overprint=True, mode=1), False),
    ],
)
def test_overprint_works_as_the_standard_says(one, expected):
    assert _inks.overprints(one) is expected


def test_what_overprints_leaves_the_other_inks_as_they_are():
    ground = {"Cyan": 0.5, "Magenta": 0.2, "Yellow": 0.0, "Black": 0.1}

    assert _inks.over(fill(CMYK, 0, 0.9, 0, 1), ground) == {"Cyan": 0.5, "Magenta": 0.9, "Yellow": 0.0, "Black": 1}
    assert _inks.over(fill(SPOT, 0.0), ground) == {**ground, "Bees": 0.0}


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (fill(ALL, 0.5), True),
        (fill(CMYK, 1, 1, 1, 1), True),
        (fill(CMYK, 1, 1, 1, 0.9), False),
        (fill(ALL, 0), False),
        (fill(RGB, 0, 0, 0), False),
    ],
)
def test_registration_colour_is_known_by_either_name(one, expected):
    assert _inks.registration(one) is expected


def test_black_alone_is_told_from_other_colours():
    assert _inks.only_black({"Cyan": 0.0, "Black": 0.7})
    assert not _inks.only_black({"Cyan": 0.1, "Black": 1})


def test_paper_is_light_and_what_can_t_be_told_is_between():
    assert _inks.lightness(None, None) == 1
    assert _inks.lightness(None, fill(GRAY, 0.3)) == pytest.approx(0.3)
    assert _inks.lightness(None, Painted("fill", AREA, None)) == 0.5
    assert _inks.lightness(None, fill(PATTERN)) == 0.5


def test_a_gradient_is_as_light_as_its_colours_are_on_the_average():
    shade = Shade(GRAY, (Color(GRAY, (0.0,)), Color(GRAY, (0.5,))))

    assert _inks.lightness(None, Painted("shading", AREA, None, shade=shade)) == pytest.approx(0.25)


def test_plates_and_totals_are_those_of_all_colours():
    shade = Shade(CMYK, (Color(CMYK, (0.0, 0.5, 0, 0)), Color(CMYK, (0.2, 0.0, 0, 0))))
    one = Painted("shading", AREA, None, shade=shade)

    assert _inks.plates(None, one) == {"Cyan", "Magenta"}
    assert _inks.totals(None, one) == pytest.approx([50, 20])
    assert _inks.plates(None, fill(RGB, 0, 0, 0)) == {"RGB"}
    assert [space.model for space in _inks.spaces(one)] == ["cmyk"]


def test_the_four_inks_are_named_first():
    assert _inks.in_order({"Bees", "Black", "Cyan"}) == ("Cyan", "Black", "Bees")
