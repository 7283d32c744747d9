import numpy as np
import pytest

from generator.errors import InputError
from generator.printing import inks


@pytest.mark.parametrize(
    ("given", "limit", "expected"),
    [
        ((10, 20, 30, 40), 300, (10, 20, 30, 40)),
        ((100, 100, 100, 0), 300, (100, 100, 100, 0)),
        ((100, 80, 60, 100), 300, (100 * 200 / 240, 80 * 200 / 240, 60 * 200 / 240, 100)),
        ((90, 90, 90, 50), 240, (190 / 3, 190 / 3, 190 / 3, 50)),
        ((0, 0, 0, 100), 100, (0, 0, 0, 100)),
        ((50, 25, 25, 100), 100, (0, 0, 0, 100)),
    ],
)
def test_a_limit_takes_from_the_colours_and_leaves_black(given, limit, expected):
    assert inks.limited(given, limit) == pytest.approx(expected)


@pytest.mark.parametrize("limit", [100, 240, 300, 400])
def test_the_limit_holds_exactly_for_every_pixel(limit):
    pixels = np.random.default_rng(7).integers(0, 256, (5000, 4), dtype=np.uint8)

    made = inks.limit_pixels(pixels.copy(), limit)

    assert made.sum(axis=1, dtype=int).max() <= limit * 255 / 100
    assert (made[:, 3] == pixels[:, 3]).all()
    within = pixels.sum(axis=1, dtype=int) <= limit * 255 / 100
    assert (made[within] == pixels[within]).all()
    # No more is taken than rounding asks for.
    assert limit == 400 or made[~within].sum(axis=1, dtype=int).min() > limit * 255 / 100 - 4


@pytest.mark.parametrize(
    ("color", "expected"), [("#ffffff", 1), ("#000000", 0), ("#ff0000", 0.2126), ("#00ff00", 0.7152), ("#777777", 0.1845)]
)
def test_luminance_is_that_of_srgb(color, expected):
    assert inks.luminance(np.array([inks.channels(color)]))[0] == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize(
    ("color", "expected"),
    [("#000000", True), ("#14181f", True), ("#13181f", True), ("#15181f", False), ("#000020", False), ("#200000", False)],
)
def test_text_ink_and_what_is_darker_counts_as_black(color, expected):
    assert inks.is_text_ink(inks.channels(color)) is expected


def test_only_pure_black_ink_may_overprint():
    assert inks.BLACK.black
    assert not inks.Ink((0, 0, 0, 99.9)).black
    assert not inks.Ink((1, 0, 0, 100)).black
    assert not inks.Ink((0, 0, 0, 100), "Gold").black
    assert not inks.PAPER.black


def test_what_has_no_ink_is_refused_in_words():
    with pytest.raises(InputError) as caught:
        inks.refuse("a hologram")

    (finding,) = caught.value.findings
    assert "a hologram" in finding.message
    assert finding.hint
