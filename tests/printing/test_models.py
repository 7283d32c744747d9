import pytest
from pydantic import ValidationError

from generator.printing.models import Condition, Grid, Medium

CMYK = {"conditions": (Condition(file="a.icc", name="A"),)}


def test_a_grid_says_how_wide_an_ad_is():
    grid = Grid(column=38.5, gutter=4)

    assert [grid.width(columns) for columns in (1, 2, 3)] == [38.5, 81, 123.5]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"colors": "black"}, "either a size or a column grid"),
        ({"colors": "black", "size": "a4", "grid": {"column": 40, "gutter": 4}}, "either a size or a column grid"),
        ({"size": "a4"}, "four colours need a printing condition"),
        ({"size": "a4", "colors": "black", "bleed": -1}, "greater than or equal to 0"),
        ({"size": "a4", "colors": "gold"}, "'rgb', 'cmyk' or 'black'"),
        ({"size": "a4", "colors": "black", "file_name": "{job}"}, "{job}"),
        ({"size": "a4", "colors": "black", "file_name": "../{ad}"}, "can't be a file's name"),
        ({"size": "a4", "colors": "black", "file_name": "{ad"}, "is no part of a file name"),
        ({"size": "a4", "colors": "black", "ink": 40}, "greater than or equal to 100"),
        ({"size": "a4", "colors": "black", "paper": "thick"}, "Extra inputs"),
    ],
)
def test_a_medium_that_does_not_hold_together_is_refused(fields, words):
    with pytest.raises(ValidationError) as caught:
        Medium(description="x", **fields)

    assert words in str(caught.value)


def test_a_medium_may_name_its_files():
    medium = Medium(description="x", size="a4", file_name="{order}_{ad}-{locale}.{medium}", **CMYK)

    assert medium.file_name == "{order}_{ad}-{locale}.{medium}"
