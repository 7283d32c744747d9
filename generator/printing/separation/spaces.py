"""Colour spaces of a PDF, read for one purpose: to tell what ink a colour in them is.

Loads pikepdf and numpy, so it is imported late. A space that is not understood is refused, never passed on.
"""

from dataclasses import dataclass, field
from typing import Literal, cast

import numpy as np
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from generator.printing.inks import Ink, Inks, Rgb, refuse

Kind = Literal["gray", "rgb", "cmyk", "lab", "pattern"]
_CHANNELS: dict[Kind, int] = {"gray": 1, "rgb": 3, "cmyk": 4, "lab": 3, "pattern": 0}
_NAMED: dict[str, Kind] = {
    "/DeviceGray": "gray", "/G": "gray", "/CalGray": "gray", "/DeviceRGB": "rgb", "/RGB": "rgb", "/CalRGB": "rgb",
    "/DeviceCMYK": "cmyk", "/CMYK": "cmyk", "/Pattern": "pattern",
}  # fmt: skip


@dataclass(frozen=True)
class Space:
    """A colour space; ``palette`` holds the colours of an Indexed one, ``white`` is Lab's."""

    kind: Kind
    palette: tuple[tuple[float, ...], ...] = ()
    white: tuple[float, ...] = field(default=())

    @property
    def channels(self) -> int:
        """Return how many numbers a colour has."""
        return 1 if self.palette else _CHANNELS[self.kind]

    @property
    def first(self) -> tuple[float, ...]:
        """Return the colour that is set when the space is chosen (ISO 32000-2, 8.6): black."""
        return (0.0, 0.0, 0.0, 1.0) if self.kind == "cmyk" and not self.palette else (0.0,) * self.channels

    def ink(self, values: tuple[float, ...], inks: Inks, *, picture: bool = False) -> Ink:
        """Return the ink for a colour.

        Raises:
            InputError: it has another number of values than the space.
        """
        if self.palette:
            values = self.palette[min(len(self.palette) - 1, max(0, int(values[0])))]
        if len(values) != _CHANNELS[self.kind] or not values:
            refuse(f"a colour of {len(values)} values in a space of {self.channels}")
        clipped = [min(1.0, max(0.0, value)) for value in values]
        if self.kind == "gray":
            return inks.gray(clipped[0])
        if self.kind == "cmyk":
            cyan, magenta, yellow, black = (value * 100 for value in clipped)
            return inks.cmyk((cyan, magenta, yellow, black))
        return inks.rgb(self.rgb(values), picture=picture)

    def rgb(self, values: tuple[float, ...]) -> Rgb:
        """Return a colour of a grey, RGB or Lab space in sRGB, 0 to 1."""
        if self.kind == "lab":
            return _lab_to_rgb(values, self.white)
        red, green, blue = values * 3 if self.kind == "gray" else values
        return min(1.0, max(0.0, red)), min(1.0, max(0.0, green)), min(1.0, max(0.0, blue))


def space_of(given: Object, named: Dictionary | None = None) -> Space:
    """Return a colour space.

    Args:
        given: its name or array.
        named: the ColorSpace resources of the stream that uses it.

    Raises:
        InputError: we can't tell what its colours would be in ink.
    """
    if isinstance(given, Name):
        kind = _NAMED.get(str(given))
        if kind is not None:
            return Space(kind)
        if named is not None and given in named:
            return space_of(named[given])
        refuse(f"the colour space {str(given)[1:]}")
    if not isinstance(given, Array) or not len(given):
        refuse("a broken colour space")
    family = str(given[0])
    if family in _NAMED and (family != "/Pattern" or len(given) == 1):
        return Space(_NAMED[family])
    if family == "/ICCBased":
        return _by_profile(given[1])
    if family == "/Lab":
        return Space("lab", white=tuple(float(value) for value in cast("Array", given[1].WhitePoint)))
    if family not in {"/Indexed", "/I"}:
        refuse(f"the colour space {family[1:]}")
    return _indexed(given, named)


def _by_profile(stream: Object) -> Space:
    """Return the space of an ICCBased one: sRGB or grey; others can't be told from how they would be printed."""
    channels = int(stream.N)
    if channels == 1:
        return Space("gray")
    if channels != _CHANNELS["rgb"] or not isinstance(stream, Stream) or not _is_srgb(stream.read_bytes()):
        refuse("colours of an ICC profile other than sRGB")
    return Space("rgb")


def _is_srgb(profile: bytes) -> bool:
    """Say whether a profile calls itself sRGB, in its description (ASCII, or the UTF-16 of version 4)."""
    return b"sRGB" in profile or "sRGB".encode("utf-16-be") in profile


def _indexed(given: Array, named: Dictionary | None) -> Space:
    base = space_of(given[1], named)
    if base.kind == "pattern" or base.palette:
        refuse("a palette of a palette")
    table = given[3]
    data = table.read_bytes() if isinstance(table, Stream) else bytes(cast("String", table))
    count = min(int(given[2]) + 1, len(data) // base.channels)
    rows = np.frombuffer(data, np.uint8, count * base.channels).reshape(count, base.channels) / 255
    if base.kind == "lab":
        refuse("a palette of Lab colours")
    return Space(base.kind, tuple(tuple(float(value) for value in row) for row in rows))


_TO_LINEAR = np.array([[3.2406, -1.5372, -0.4986], [-0.9689, 1.8758, 0.0415], [0.0557, -0.2040, 1.0570]])
_D65 = np.array([0.9505, 1.0, 1.089])
_BRADFORD = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])


def _lab_to_rgb(values: tuple[float, ...], white: tuple[float, ...]) -> Rgb:
    """Return a Lab colour in sRGB (CIE 15; Bradford adaptation to D65; IEC 61966-2-1), cut to what sRGB can show."""
    light, a, b = values
    middle = (light + 16) / 116
    ratios = [middle + a / 500, middle, middle - b / 200]
    source = np.array(white)
    xyz = source * [ratio**3 if ratio > 6 / 29 else (116 * ratio - 16) * 27 / 24389 for ratio in ratios]
    scale = (_BRADFORD @ _D65) / (_BRADFORD @ source)
    adapted = np.linalg.inv(_BRADFORD) @ (scale * (_BRADFORD @ xyz))
    light_rgb = np.clip(_TO_LINEAR @ adapted, 0, 1)
    encoded = np.where(light_rgb <= 0.0031308, light_rgb * 12.92, 1.055 * light_rgb ** (1 / 2.4) - 0.055)  # noqa: PLR2004 - sRGB
    red, green, blue = (float(value) for value in encoded)
    return red, green, blue
