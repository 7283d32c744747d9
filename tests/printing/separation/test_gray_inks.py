import numpy as np
import pytest

from generator.printing.icc import DOT_GAIN, gray_profile
from generator.printing.inks import BLACK, PAPER, channels, luminance
from generator.printing.separation.gray_inks import BlackInks, MaskInks


@pytest.fixture(scope="module")
def black():
    return BlackInks(gray_profile())


def printed(ink):
    """Return how light a tint is on paper, 0 to 1, with the dot gain of our own profile."""
    tint = ink.cmyk[3] / 100
    return 1 - tint - 4 * DOT_GAIN * tint * (1 - tint)


@pytest.mark.parametrize("color", ["#0b5c4a", "#c02020", "#fff4d6", "#808080", "#0000ff", "#dde1e6"])
def test_a_tint_of_black_is_as_light_as_its_colour(black, color):
    made = black.rgb(channels(color))

    assert made.cmyk[:3] == (0, 0, 0)
    assert printed(made) == pytest.approx(luminance(np.array([channels(color)]))[0], abs=0.008)


@pytest.mark.parametrize("color", ["#0b5c4a", "#767676", "#b3261e"])
def test_white_text_keeps_its_contrast_on_paper(black, color):
    screen = 1.05 / (float(luminance(np.array([channels(color)]))[0]) + 0.05)

    paper = 1.05 / (printed(black.rgb(channels(color))) + 0.05)

    assert paper == pytest.approx(screen, rel=0.05)
    assert screen >= 4.5


def test_text_is_full_black_and_white_is_paper(black):
    assert black.rgb(channels("#14181f")) == black.gray(0) == BLACK
    assert black.gray(1) == PAPER


def test_process_inks_become_a_tint_too(black):
    assert black.cmyk((0, 0, 0, 40)).cmyk == (0, 0, 0, 40)
    assert black.cmyk((100, 100, 100, 0)).cmyk == (0, 0, 0, 100)
    assert black.cmyk((50, 0, 0, 0)).cmyk == pytest.approx((0, 0, 0, 15))


def test_pixels_and_colours_agree(black):
    colors = np.array([[255, 255, 255], [0, 0, 0], [11, 92, 74], [128, 128, 128], [250, 10, 10]], np.uint8)

    pixels = black.rgb_pixels(colors, 100)[:, 0]

    expected = [255 * (1 - black.rgb(tuple(color / 255), picture=True).cmyk[3] / 100) for color in colors]
    assert pixels == pytest.approx(expected, abs=1.5)
    assert black.cmyk_pixels(np.array([[0, 0, 0, 102]], np.uint8), 100).tolist() == [[153]]
    assert black.managed(colors / 255)[:, 3] == pytest.approx(100 - pixels / 2.55, abs=0.6)


def test_black_has_no_brand_and_prints_over_nothing(black):
    assert black.tint(channels("#0b5c4a")) is None
    assert not black.overprints
    assert black.space == "DeviceGray"


def test_a_mask_is_as_light_as_pdf_says():
    mask = MaskInks()

    assert [mask.rgb(color).cmyk[3] for color in ((1, 1, 1), (0, 0, 0), (1, 0, 0))] == pytest.approx([0, 100, 70])
    assert mask.gray(0.25).cmyk == (0, 0, 0, 75)
    assert mask.cmyk((0, 100, 0, 20)).cmyk[3] == pytest.approx(79)
    assert mask.rgb_pixels(np.array([[255, 0, 0]], np.uint8), 100).tolist() == [[76]]
    assert mask.cmyk_pixels(np.array([[0, 255, 0, 0]], np.uint8), 100).tolist() == [[105]]
    assert mask.managed(np.array([[0.0, 1.0, 0.0]]))[0, 3] == pytest.approx(41)
    assert mask.gray_table().tolist() == list(range(256))
    assert mask.tint((1, 1, 1)) is None
