"""Colours in one ink: black alone for black pages, and the plain grey of which masks are made.

Loads numpy and Pillow, so it is imported late.
"""

import numpy as np

from generator.printing.icc import Profile
from generator.printing.inks import (
    BLACK,
    PAPER,
    Bytes,
    Cmyk,
    Floats,
    Ink,
    Rgb,
    is_paper,
    is_text_ink,
    luminance,
)
from generator.printing.separation.tones import tone

_RGB_WEIGHTS = np.array([0.3, 0.59, 0.11])
_CMYK_WEIGHTS = np.array([0.3, 0.59, 0.11, 1])
"""How PDF makes grey of other device colours (ISO 32000-2, 10.4.2.2 and 10.4.2.3)."""


class BlackInks:
    """Turns colours into tints of black that are as light, so that text keeps the contrast it was designed with."""

    space = "DeviceGray"
    overprints = False
    """DeviceGray knocks out other inks whatever is asked for (ISO 32000-2, table 147), and here there are none."""
    limit = 100.0

    def __init__(self, profile: Profile) -> None:
        """Prepare a profile, grey or CMYK."""
        self._tone = tone(profile)
        self._table = self._tone.table()

    def rgb(self, color: Rgb, *, picture: bool = False) -> Ink:
        """Return the tint of black with a colour's relative luminance (CIE Y); text ink and darker is full black."""
        if is_paper(color):
            return PAPER
        if is_text_ink(color) and not picture:
            return BLACK
        return Ink((0, 0, 0, self._tone.percent(float(luminance(np.array([color]))[0]))))

    def gray(self, level: float) -> Ink:
        """Return the tint for a grey, 0 (black) to 1."""
        return self.rgb((level, level, level))

    def cmyk(self, cmyk: Cmyk) -> Ink:
        """Return the tint for percents of process inks."""
        return Ink((0, 0, 0, round(float(_black_of(np.array([cmyk]) / 100)[0]) * 100, 2)))

    def tint(self, color: Rgb) -> Ink | None:
        """Return None: the brand's colour is a grey like others."""
        del color
        return None

    def managed(self, colors: Floats) -> Floats:
        """Return percents of CMYK (n x 4), black alone, for colours 0 to 1 (n x 3)."""
        made = np.zeros((len(colors), 4))
        made[:, 3] = [self._tone.percent(float(y)) for y in luminance(np.clip(colors, 0, 1))]
        return made

    def rgb_pixels(self, pixels: Bytes, limit: float) -> Bytes:
        """Return a photo's pixels (n x 3) as grey of the press (n x 1); one ink is always within a limit."""
        del limit
        y = luminance(pixels / 255)
        encoded = np.where(y <= 0.0031308, y * 12.92, 1.055 * y ** (1 / 2.4) - 0.055)  # noqa: PLR2004 - sRGB
        made: Bytes = self._table[np.rint(encoded * 255).astype(np.uint8)].reshape(-1, 1)
        return made

    def cmyk_pixels(self, pixels: Bytes, limit: float) -> Bytes:
        """Return CMYK pixels (n x 4, 255 = full ink) as grey of the press (n x 1)."""
        del limit
        made: Bytes = np.rint(255 * (1 - _black_of(pixels / 255))).astype(np.uint8).reshape(-1, 1)
        return made

    def gray_table(self) -> Bytes:
        """Return a table (256) from a picture's greys to those of the press, where 0 is full black."""
        return self._table


class MaskInks:
    """Turns colours into the grey that says how much a soft mask lets through: no ink, so no profile and no limit."""

    space = "DeviceGray"
    overprints = False
    limit = 100.0

    def rgb(self, color: Rgb, *, picture: bool = False) -> Ink:
        """Return a colour's luminosity, as PDF defines it, as a tint of black."""
        del picture
        return self.gray(float(np.array(color) @ _RGB_WEIGHTS))

    def gray(self, level: float) -> Ink:
        """Return a grey, 0 (black) to 1, as a tint of black."""
        return Ink((0, 0, 0, round(100 * (1 - level), 4)))

    def cmyk(self, cmyk: Cmyk) -> Ink:
        """Return the luminosity of process inks as a tint of black."""
        return Ink((0, 0, 0, round(float(_black_of(np.array([cmyk]) / 100)[0]) * 100, 4)))

    def tint(self, color: Rgb) -> Ink | None:
        """Return None: a mask has no brand."""
        del color
        return None

    def managed(self, colors: Floats) -> Floats:
        """Return luminosity as percents of black (n x 4) for colours 0 to 1 (n x 3)."""
        made = np.zeros((len(colors), 4))
        made[:, 3] = 100 * (1 - np.clip(colors, 0, 1) @ _RGB_WEIGHTS)
        return made

    def rgb_pixels(self, pixels: Bytes, limit: float) -> Bytes:
        """Return the luminosity of pixels (n x 3) as grey (n x 1)."""
        del limit
        made: Bytes = np.rint(pixels @ _RGB_WEIGHTS).astype(np.uint8).reshape(-1, 1)
        return made

    def cmyk_pixels(self, pixels: Bytes, limit: float) -> Bytes:
        """Return the luminosity of CMYK pixels (n x 4, 255 = full ink) as grey (n x 1)."""
        del limit
        made: Bytes = np.rint(255 * (1 - _black_of(pixels / 255))).astype(np.uint8).reshape(-1, 1)
        return made

    def gray_table(self) -> Bytes:
        """Return the table (256) that leaves greys as they are."""
        return np.arange(256, dtype=np.uint8)


def _black_of(inks: Floats) -> Floats:
    """Return how dark process inks (n x 4, 0 to 1) are, 0 to 1."""
    made: Floats = np.minimum(1, inks @ _CMYK_WEIGHTS)
    return made
