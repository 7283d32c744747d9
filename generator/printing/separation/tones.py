"""How much black ink is as light as a grey on the screen, by a printing condition's own profile.

Loads numpy and Pillow, so it is imported late.
"""

from functools import lru_cache
from io import BytesIO

import numpy as np
from PIL import Image, ImageCms

from generator.printing.icc import Profile
from generator.printing.inks import Bytes, luminance


class Tone:
    """How much black is as light as a grey on the screen, by a profile: white stays paper, black is full black."""

    def __init__(self, profile: Profile) -> None:
        """Measure the profile's black: lightness of each tint, relative to paper and full black."""
        ramp = np.arange(256, dtype=np.uint8)
        if profile.channels == 1:
            mode, data = "L", 255 - ramp
        else:
            mode, data = "CMYK", np.zeros((256, 4), np.uint8)
            data[:, 3] = ramp
        source = ImageCms.ImageCmsProfile(BytesIO(profile.data))
        intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
        to_lab = ImageCms.buildTransform(source, ImageCms.createProfile("LAB"), mode, "LAB", renderingIntent=intent)
        lab = ImageCms.applyTransform(Image.frombytes(mode, (256, 1), data.tobytes()), to_lab)
        assert lab is not None  # noqa: S101 - None only in place
        light = np.frombuffer(lab.tobytes(), np.uint8).reshape(-1, 3)[:, 0] / 2.55
        # CIE 15: from L* to Y.
        y = np.where(light > 8, ((light + 16) / 116) ** 3, light * 27 / 24389)  # noqa: PLR2004 - as CIE 15 has it
        y = np.minimum.accumulate((y - y[-1]) / (y[0] - y[-1]))
        self._y, self._percent = y[::-1], ramp[::-1] / 2.55

    def percent(self, y: float) -> float:
        """Return the percent of black for a relative luminance, 0 (black) to 1."""
        return 0.0 if y >= 1 else 100.0 if y <= 0 else round(float(np.interp(y, self._y, self._percent)), 2)

    def table(self) -> Bytes:
        """Return a table from 8-bit sRGB greys to 8-bit grey of the press, where 0 is full black."""
        levels = np.arange(256) / 255
        y = luminance(np.repeat(levels[:, None], 3, axis=1))
        percents = np.interp(y, self._y, self._percent)
        percents[0], percents[-1] = 100, 0
        made: Bytes = np.rint(255 - percents * 2.55).astype(np.uint8)
        return made


@lru_cache(maxsize=4)
def tone(profile: Profile) -> Tone:
    """Return a profile's tone, measured once."""
    return Tone(profile)
