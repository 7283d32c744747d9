"""A brand's colour made readable: contrast as WCAG 2.2 defines it, at level AA."""

import colorsys
from dataclasses import dataclass
from functools import lru_cache

AA = 4.5
"""Least contrast of normal text with its background (WCAG 2.2, success criterion 1.4.3)."""
_INK = "#14181f"


@dataclass(frozen=True, slots=True)
class Brand:
    """A brand's colours, hex. ``on_color`` is for text on ``color``; ``accent`` for text and links on white."""

    color: str
    on_color: str
    accent: str
    tint: str


def luminance(color: str) -> float:
    """Return the relative luminance of a hex colour, 0 to 1 (WCAG 2.2, "relative luminance")."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB

    red, green, blue = (linear(value) for value in _channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two hex colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@lru_cache(maxsize=256)
def brand(color: str) -> Brand:
    """Return the colours that go with a brand colour, each readable where it is used."""
    on_color = max(("#ffffff", _INK), key=lambda ink: contrast(color, ink))
    if contrast(color, on_color) < AA:
        on_color = "#000000"  # between white and ink lie colours that only black is readable on
    tint = _mix(color, "#ffffff", 0.93)
    # The accent stands on the tint too, which is the darker of the two grounds.
    return Brand(color, on_color, _darken(color, tint), tint)


def _channels(color: str) -> tuple[float, float, float]:
    return int(color[1:3], 16) / 255, int(color[3:5], 16) / 255, int(color[5:7], 16) / 255


def _hex(channels: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


def _mix(one: str, other: str, share: float) -> str:
    """Return a mix that holds ``share`` of the other colour."""
    red, green, blue = (a * (1 - share) + b * share for a, b in zip(_channels(one), _channels(other), strict=True))
    return _hex((red, green, blue))


def _darken(color: str, ground: str) -> str:
    """Return the colour, darkened as little as makes it readable on a ground."""
    hue, light, saturation = colorsys.rgb_to_hls(*_channels(color))
    while contrast(color, ground) < AA and light > 0:
        light = max(0.0, light - 0.01)
        color = _hex(colorsys.hls_to_rgb(hue, light, saturation))
    return color
