import numpy as np
import pytest

from generator.printing.inks import BLACK, PAPER, BrandInk, Ink, channels
from generator.printing.separation.process_inks import ProcessInks, chroma


def mixed(color, share):
    """Return a colour with so much white in it, rounded to 8 bits as CSS has it."""
    return tuple(round(255 * (value * (1 - share) + share)) / 255 for value in channels(color))


def test_the_brand_s_colour_is_printed_as_the_brand_wants_it(inks):
    assert inks.rgb(channels("#0b5c4a")) == Ink((90, 30, 70, 20))


@pytest.mark.parametrize("share", [0.1, 0.25, 0.5, 0.75, 0.93])
def test_mixes_of_the_brand_with_white_are_tints_of_its_ink(inks, share):
    made = inks.rgb(mixed("#0b5c4a", share))

    assert made.cmyk == pytest.approx([value * (1 - share) for value in (90, 30, 70, 20)], abs=0.3)


@pytest.mark.parametrize("color", ["#0b5c50", "#0f5c4a", "#6f9d8f", "#0a4c3d"])
def test_what_lies_beside_the_brand_s_tints_goes_through_the_profile(inks, color):
    assert inks.tint(channels(color)) is None


@pytest.mark.parametrize("color", ["#000000", "#14181f", "#0c1014"])
def test_text_ink_and_darker_is_pure_black(inks, color):
    assert inks.rgb(channels(color)) == BLACK


def test_text_stays_pure_black_where_the_brand_s_colour_is_the_same(fogra39):
    inks = ProcessInks(fogra39, 300, BrandInk("#14181f", (60, 50, 40, 100)))

    assert inks.rgb(channels("#14181f")) == BLACK


def test_white_is_paper(inks):
    assert inks.rgb((1, 1, 1)) == PAPER
    assert inks.gray(1) == PAPER


@pytest.mark.parametrize("color", ["#808080", "#777777", "#dde1e6", "#4d5664", "#f6f7f9", "#55524c"])
def test_greys_are_black_alone(inks, color):
    made = inks.rgb(channels(color))

    assert made.cmyk[:3] == (0, 0, 0)
    assert 0 < made.cmyk[3] < 100


def test_darker_greys_have_more_black(inks):
    percents = [inks.gray(level / 255).cmyk[3] for level in range(255, -1, -1)]

    assert percents[0] == 0
    assert percents[-1] == 100
    assert percents == sorted(percents)


@pytest.mark.parametrize("color", ["#fff4d6", "#b98900", "#004080", "#000040"])
def test_colours_have_colour(inks, color):
    assert max(inks.rgb(channels(color)).cmyk[:3]) > 2


def test_shades_in_pictures_keep_their_hue(inks):
    color = channels("#4d5664")

    assert inks.rgb(color).cmyk[:3] == (0, 0, 0)
    assert min(inks.rgb(color, picture=True).cmyk[:3]) > 0


@pytest.mark.parametrize("limit", [100, 240, 300])
def test_no_colour_goes_over_the_limit(fogra39, limit):
    inks = ProcessInks(fogra39, limit, BrandInk("#102060", (100, 90, 40, 40)))
    steps = (0, 0.02, 0.1, 0.3, 0.6, 1)

    totals = [sum(inks.rgb((r, g, b)).cmyk) for r in steps for g in steps for b in steps]

    assert max(totals) <= limit + 0.01
    assert sum(inks.rgb(channels("#102060")).cmyk) == pytest.approx(min(limit, 270))
    assert sum(inks.cmyk((100, 100, 100, 50)).cmyk) == pytest.approx(min(limit, 350))


def test_a_page_s_own_percents_stay_as_they_are(inks):
    assert inks.cmyk((10, 20, 30, 40)) == Ink((10, 20, 30, 40))


def test_the_profile_takes_colours_as_littlecms_does(inks, fogra39):
    from io import BytesIO  # noqa: PLC0415

    from PIL import Image, ImageCms  # noqa: PLC0415 - to compare with

    output = ImageCms.ImageCmsProfile(BytesIO(fogra39.data))
    both = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), output, "RGB", "CMYK", renderingIntent=1, flags=ImageCms.Flags.BLACKPOINTCOMPENSATION
    )
    colors = np.array([[255, 0, 0], [0, 90, 200], [40, 120, 60], [255, 255, 255]], np.uint8)

    made = inks.rgb_pixels(colors, 400)

    expected = ImageCms.applyTransform(Image.fromarray(colors[None]), both)
    assert made.tolist() == np.asarray(expected)[0].tolist()
    assert made[-1].tolist() == [0, 0, 0, 0]


def test_a_spot_ink_has_tints_and_says_what_it_stands_for(fogra39):
    inks = ProcessInks(fogra39, 300, BrandInk("#0b5c4a", (90, 30, 70, 20), "Hive Green"))

    full, half = inks.rgb(channels("#0b5c4a")), inks.rgb(mixed("#0b5c4a", 0.5))

    assert (full.spot, full.tint, full.cmyk) == ("Hive Green", 100, (90, 30, 70, 20))
    assert (half.spot, half.tint) == ("Hive Green", pytest.approx(50, abs=0.3))
    assert inks.rgb(channels("#c02020")).spot == ""
    assert inks.tint((1, 1, 1)).tint == 0


def test_a_white_brand_has_no_tints(fogra39):
    assert ProcessInks(fogra39, 300, BrandInk("#ffffff", (0, 0, 0, 0))).tint((1, 1, 1)) is None


@pytest.mark.parametrize(("color", "expected"), [("#808080", 0), ("#ff0000", 104.6), ("#fff4d6", 16.1), ("#4d5664", 9.2)])
def test_chroma_is_that_of_cie_lab(color, expected):
    assert chroma(channels(color)) == pytest.approx(expected, abs=0.6)
