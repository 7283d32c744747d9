"""Colours in four inks: the brand's as the brand wants it, greys and text in black alone, the rest by the ICC profile.

Loads numpy and Pillow, so it is imported late.
"""

from functools import lru_cache
from io import BytesIO
from math import hypot

import numpy as np
from PIL import Image, ImageCms

from generator.printing.icc import Profile
from generator.printing.inks import (
    BLACK,
    PAPER,
    BrandInk,
    Bytes,
    Cmyk,
    Floats,
    Ink,
    Rgb,
    channels,
    is_paper,
    is_text_ink,
    limit_pixels,
    limited,
    linear,
    luminance,
)
from generator.printing.separation.tones import tone

NO_LIMIT = 400
_LIGHT_CHROMA, _DARK_CHROMA, _DARK = 4.0, 10.0, 0.2
"""Chroma (CIE 1976 C*ab) up to which a colour counts as grey: less for light grounds, where a hue is seen, than below a
luminance of 0.2, where small type is set that four inks would blur."""
_PICTURE_SPREAD = 2 / 255
_OFF = 1.01
"""How far, in 8-bit steps, rounding takes a tint from the line between brand and white."""


class ProcessInks:
    """Turns colours into cyan, magenta, yellow and black, or a spot ink for the brand's colour."""

    space = "DeviceCMYK"
    overprints = True

    def __init__(self, profile: Profile, limit: float | None = None, brand: BrandInk | None = None) -> None:
        """Prepare a profile.

        Args:
            profile: of the printing condition, CMYK.
            limit: of total ink in percent.
            brand: how the brand's colour is printed.
        """
        self._limit = float(limit or NO_LIMIT)
        self._brand = brand
        self._transform = _transform(profile)
        self._tone = tone(profile)
        self._cache: dict[tuple[Rgb, bool], Ink] = {}

    @property
    def limit(self) -> float:
        """Return the limit of total ink in percent."""
        return self._limit

    def rgb(self, color: Rgb, *, picture: bool = False) -> Ink:
        """Return the ink for a colour; in a picture only exact greys become black alone, lest shades break up.

        In this order: white is paper; text ink and darker is black; the brand's colour and its mixes with white (linear in
        sRGB) are tints of the brand's ink; greys are black alone, as light as on the screen; all else goes through the
        profile, relative colorimetric with black point compensation. Then the total is limited.
        """
        key = (color, picture)
        if key not in self._cache:
            self._cache[key] = self._convert(color, picture=picture)
        return self._cache[key]

    def _convert(self, color: Rgb, *, picture: bool) -> Ink:
        if is_paper(color):
            return PAPER
        if is_text_ink(color):
            return BLACK
        tint = self.tint(color)
        if tint is not None:
            return tint
        if max(color) - min(color) <= _PICTURE_SPREAD or (not picture and _is_gray(color)):
            return Ink((0, 0, 0, self._tone.percent(float(luminance(np.array([color]))[0]))))
        cyan, magenta, yellow, black = (round(float(value), 2) for value in self.managed(np.array([color]))[0])
        return self.cmyk((cyan, magenta, yellow, black))

    def gray(self, level: float) -> Ink:
        """Return the ink for a grey, 0 (black) to 1."""
        return self.rgb((level, level, level))

    def cmyk(self, cmyk: Cmyk) -> Ink:
        """Return the ink for percents that a page asks for itself: the same, within the limit."""
        return Ink(limited(cmyk, self._limit))

    def tint(self, color: Rgb) -> Ink | None:
        """Return the ink where the colour is the brand's, or the brand's mixed with white; white is a tint of 0.

        With b the brand's distance from white and c the colour's, the tint is c·b / b·b (the nearest point on the line), if no
        channel is more than one 8-bit step away from there.
        """
        if self._brand is None:
            return None
        away = [255 * (1 - value) for value in channels(self._brand.color)]
        here = [255 * (1 - value) for value in color]
        whole = sum(value * value for value in away)
        if not whole:
            return None
        share = sum(one * other for one, other in zip(here, away, strict=True)) / whole
        if share > 1 + 1 / 255 or any(abs(one - share * other) > _OFF for one, other in zip(here, away, strict=True)):
            return None
        exact = all(abs(one - other) <= _OFF / 2 for one, other in zip(here, away, strict=True))
        share = 1.0 if exact else min(1.0, max(0.0, round(share, 3)))
        cyan, magenta, yellow, black = (round(value * share, 3) for value in self._brand.cmyk)
        return Ink(limited((cyan, magenta, yellow, black), self._limit), self._brand.spot, round(100 * share, 1))

    def managed(self, colors: Floats) -> Floats:
        """Return percents of CMYK (n x 4) for colours 0 to 1 (n x 3), by the profile alone and without the limit."""
        pixels = np.rint(np.clip(colors, 0, 1) * 255).astype(np.uint8)
        made: Floats = self._managed(pixels) / 2.55
        return made

    def rgb_pixels(self, pixels: Bytes, limit: float) -> Bytes:
        """Return a photo's pixels (n x 3) as inks (n x 4, 255 = full ink), within a limit of total ink in percent."""
        return limit_pixels(self._managed(pixels), limit)

    def cmyk_pixels(self, pixels: Bytes, limit: float) -> Bytes:
        """Return CMYK pixels (n x 4, 255 = full ink) within a limit of total ink in percent."""
        return limit_pixels(pixels.copy(), limit)

    def gray_table(self) -> Bytes:
        """Return a table (256) from a picture's greys to those of the press, where 0 is full black."""
        return self._tone.table()

    def _managed(self, pixels: Bytes) -> Bytes:
        picture = Image.frombytes("RGB", (len(pixels), 1), pixels.tobytes())
        inks = Image.new("CMYK", picture.size)
        # ImageCms.applyTransform would write the profile out each time, which takes longer than the colours do.
        self._transform.transform.apply(picture.getim(), inks.getim())
        return np.frombuffer(inks.tobytes(), np.uint8).reshape(-1, 4).copy()


@lru_cache(maxsize=4)
def _transform(profile: Profile) -> ImageCms.ImageCmsTransform:
    """Return what turns sRGB into a profile's inks, relative colorimetric with black point compensation."""
    output = ImageCms.ImageCmsProfile(BytesIO(profile.data))
    relative, black_point = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION
    srgb = ImageCms.createProfile("sRGB")
    return ImageCms.buildTransform(srgb, output, "RGB", "CMYK", renderingIntent=relative, flags=black_point)


def _is_gray(color: Rgb) -> bool:
    """Say whether a colour is so near grey that black alone is better."""
    values = np.array([color])
    light = luminance(values)[0]
    return chroma(color) <= (_DARK_CHROMA if light <= _DARK else _LIGHT_CHROMA)


_TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
_WHITE = _TO_XYZ.sum(axis=1)


def chroma(color: Rgb) -> float:
    """Return the CIE 1976 chroma C*ab of an sRGB colour (IEC 61966-2-1, CIE 15), white being D65."""
    ratio = _TO_XYZ @ linear(np.array(color)) / _WHITE
    x, y, z = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return hypot(500 * (x - y), 200 * (y - z))
