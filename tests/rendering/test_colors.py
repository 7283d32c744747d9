import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.rendering.colors import AA, brand, contrast, luminance

any_color = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("color", "value"), [("#000000", 0.0), ("#ffffff", 1.0), ("#ff0000", 0.2126), ("#00ff00", 0.7152), ("#0000ff", 0.0722)]
)
def test_luminance_of_the_corners_of_srgb(color, value):
    assert luminance(color) == pytest.approx(value)


def test_contrast_of_black_and_white_is_the_greatest_there_is():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#123456", "#123456") == pytest.approx(1)


@pytest.mark.parametrize(("color", "known"), [("#767676", 4.54), ("#777777", 4.48), ("#ff0000", 4.0), ("#0000ff", 8.59)])
def test_contrast_with_white_as_other_tools_give_it(color, known):
    assert contrast(color, "#ffffff") == pytest.approx(known, abs=0.01)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(any_color)
def test_any_brand_can_be_read_wherever_it_is_used(color):
    made = brand(color)

    assert made.color == color
    assert contrast(made.on_color, color) >= AA
    assert contrast(made.accent, "#ffffff") >= AA
    assert contrast(made.accent, made.tint) >= AA


@settings(max_examples=100, derandomize=True, deadline=None)
@given(any_color)
def test_a_brand_that_can_be_read_is_not_touched(color):
    made = brand(color)

    if contrast(color, made.tint) >= AA:
        assert made.accent == color
    else:
        assert luminance(made.accent) < luminance(color)


@pytest.mark.parametrize("color", ["#c3002f", "#0b4f6c", "#0b5c4a", "#1f2a37"])
def test_white_stands_on_dark_brands(color):
    assert brand(color).on_color == "#ffffff"


@pytest.mark.parametrize("color", ["#ffd400", "#ffffff", "#f2b84b"])
def test_ink_stands_on_light_brands(color):
    assert brand(color).on_color == "#14181f"
