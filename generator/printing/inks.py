"""What an ink is, and what turns colours into inks: four inks, black alone, or the grey of a mask.

Loads numpy, so it is imported late: only where a file for a printer is made.
"""

from dataclasses import dataclass
from typing import NoReturn, Protocol

import numpy as np
from numpy.typing import NDArray

from generator.errors import Finding, InputError

Rgb = tuple[float, float, float]
"""Red, green and blue of sRGB (IEC 61966-2-1), 0 to 1."""
Cmyk = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black in percent."""
Bytes = NDArray[np.uint8]
Floats = NDArray[np.float64]

TEXT_INK = (0x14, 0x18, 0x1F)
"""The colour of our text; it and whatever is darker are printed as pure black."""


@dataclass(frozen=True, slots=True)
class Ink:
    """What is printed for a colour: percents of the process inks, or a tint (in percent) of a spot ink that they stand for."""

    cmyk: Cmyk
    spot: str = ""
    tint: float = 100.0

    @property
    def black(self) -> bool:
        """Say whether it is full black and nothing else, which may overprint."""
        return not self.spot and self.cmyk == (0, 0, 0, 100)


@dataclass(frozen=True, slots=True)
class BrandInk:
    """A brand's colour, ``#rrggbb``, what it is printed with in percent, and the name of its spot ink if it has one."""

    color: str
    cmyk: Cmyk
    spot: str = ""


PAPER, BLACK = Ink((0, 0, 0, 0)), Ink((0, 0, 0, 100))


class Inks(Protocol):
    """Turns colours into inks. ``space`` is what they are written as: DeviceCMYK or DeviceGray."""

    space: str
    overprints: bool
    """Whether pure black text is printed over what lies beneath it."""

    def rgb(self, color: Rgb, *, picture: bool = False) -> Ink:
        """Return the ink for a colour; in a picture, greys must be exact to be black alone, lest shades break up."""

    def gray(self, level: float) -> Ink:
        """Return the ink for a grey, 0 (black) to 1."""

    def cmyk(self, cmyk: Cmyk) -> Ink:
        """Return the ink for percents that a page asks for itself."""

    def tint(self, color: Rgb) -> Ink | None:
        """Return the ink where the colour is the brand's, or the brand's mixed with white; white is a tint of 0."""

    def managed(self, colors: Floats) -> Floats:
        """Return percents of CMYK (n x 4) for colours 0 to 1 (n x 3), with nothing snapped: for colours that flow."""

    def rgb_pixels(self, pixels: Bytes, limit: float) -> Bytes:
        """Return what a photo's pixels (n x 3) are in ``space``, as PDF writes it, within a limit of total ink in percent."""

    def cmyk_pixels(self, pixels: Bytes, limit: float) -> Bytes:
        """Return what CMYK pixels (n x 4, 255 = full ink) are in ``space``, as PDF writes it, within a limit in percent."""

    def gray_table(self) -> Bytes:
        """Return a table (256) from a picture's greys to those of the press, where 0 is full black."""

    @property
    def limit(self) -> float:
        """Return the limit of total ink in percent."""


def limited(cmyk: Cmyk, limit: float) -> Cmyk:
    """Return inks within a limit: cyan, magenta and yellow become less in the same proportion, black stays.

    With T = C + M + Y + K above the limit L, each of C, M and Y is multiplied by (L - K) / (C + M + Y): so hue stays as it
    is, and the contrast that black gives is kept.

    Args:
        cmyk: in percent.
        limit: of their sum, in percent, at least 100.
    """
    *colors, black = cmyk
    if sum(cmyk) <= limit or not any(colors):
        return cmyk
    share = (limit - black) / sum(colors)
    cyan, magenta, yellow = (value * share for value in colors)
    return cyan, magenta, yellow, black


def limit_pixels(pixels: Bytes, limit: float) -> Bytes:
    """Return CMYK pixels within a limit of total ink, as :func:`limited` does; rounded down, so that it holds exactly.

    Args:
        pixels: n x 4, 255 is full ink; changed in place.
        limit: in percent.
    """
    most = limit * 255 / 100
    over = np.flatnonzero(pixels.sum(axis=1, dtype=np.uint16) > most)
    heavy = pixels[over].astype(np.float64)
    share = (most - heavy[:, 3]) / heavy[:, :3].sum(axis=1)
    pixels[over, :3] = np.floor(heavy[:, :3] * share[:, None]).astype(np.uint8)
    return pixels


def channels(color: str) -> Rgb:
    """Return a hex colour's red, green and blue, 0 to 1."""
    return int(color[1:3], 16) / 255, int(color[3:5], 16) / 255, int(color[5:7], 16) / 255


def linear(colors: Floats) -> Floats:
    """Return sRGB values 0 to 1 as light (IEC 61966-2-1)."""
    colors = np.clip(colors, 0, 1)
    made: Floats = np.where(colors <= 0.04045, colors / 12.92, ((colors + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 - sRGB
    return made


def luminance(colors: Floats) -> Floats:
    """Return the relative luminance of sRGB colours (n x 3), 0 to 1 (IEC 61966-2-1, CIE Y)."""
    made: Floats = linear(colors) @ np.array([0.2126, 0.7152, 0.0722])
    return made


def is_paper(color: Rgb) -> bool:
    """Say whether a colour is white to within half an 8-bit step."""
    return min(color) >= 254.5 / 255


def is_text_ink(color: Rgb) -> bool:
    """Say whether a colour is that of our text, or darker in every channel."""
    return all(value * 255 <= most + 0.5 for value, most in zip(color, TEXT_INK, strict=True))


def refuse(what: str) -> NoReturn:
    """Refuse something on a page that can't be put into ink; nothing is ever left in RGB instead.

    Raises:
        InputError: always.
    """
    message = f"the ad holds {what}, which can't be put into ink"
    raise InputError(Finding("INK", message, "look for an unusual picture (SVG) or style in it, and make that simpler"))
