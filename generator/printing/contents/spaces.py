"""Colour spaces (ISO 32000-1, 8.6), and what a colour in one of them means in ink and in light."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import pikepdf

from generator.printing.contents import functions
from generator.printing.contents.objects import WRONG, Stored, items, name_of, number, pick, read

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
_ABBREVIATED = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_DEVICE = {"DeviceGray": ("gray", 1), "DeviceRGB": ("rgb", 3), "DeviceCMYK": ("cmyk", 4)}
_CIE = {"CalGray": ("gray", 1), "CalRGB": ("rgb", 3), "Lab": ("lab", 3)}
_ICC = {1: "gray", 3: "rgb", 4: "cmyk"}
_DEPTH = 6
_PROFILE, _PALETTE = 1 << 24, 1 << 16
"""Bytes that an ICC profile and a palette may have."""


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space.

    ``model`` is what the space comes down to: gray, rgb, cmyk, lab, spot (Separation and DeviceN, whatever their inks) or
    pattern. ``base`` is the alternate of a spot, the base of an indexed space, what a pattern without colours is filled with.
    """

    family: str
    model: str
    components: int
    colorants: tuple[str, ...] = ()
    base: "Space | None" = None
    lookup: bytes = b""
    profile: tuple[int, int] = (0, 0)
    tint: Stored = field(default=None, compare=False, repr=False)

    @property
    def root(self) -> "Space":
        """Return the space that colours are really in: the base of an indexed space."""
        return self.base.root if self.family == "Indexed" and self.base else self

    @property
    def spots(self) -> tuple[str, ...]:
        """Return the names of inks other than the four, ``All`` and ``None``."""
        return tuple(name for name in self.root.colorants if name not in {*PROCESS, "All", "None"})

    def entry(self, index: float) -> tuple[float, ...]:
        """Return the colour in the base that an index of an indexed space stands for."""
        count = self.base.components if self.base else 1
        start = max(int(index), 0) * count
        return tuple(byte / 255 for byte in self.lookup[start : start + count])


GRAY = Space("DeviceGray", "gray", 1)
RGB = Space("DeviceRGB", "rgb", 3)
CMYK = Space("DeviceCMYK", "cmyk", 4)
PATTERN = Space("Pattern", "pattern", 0)


@dataclass(frozen=True)
class Color:
    """A colour as a content stream sets it: components of its space, from 0 to 1 (Lab: as they stand)."""

    space: Space
    values: tuple[float, ...]

    @cached_property
    def inks(self) -> dict[str, float] | None:
        """Return how much of each ink it takes; see :func:`inks`."""
        return inks(self.space, self.values)

    @cached_property
    def luminance(self) -> float | None:
        """Return how light it is, from 0 to 1, with the weights of ITU-R BT.709 on plain values; None if that can't be told."""
        found = components(self.space, self.values)
        return None if found is None else 0.2126 * found[0] + 0.7152 * found[1] + 0.0722 * found[2]


BLACK = Color(GRAY, (0.0,))


def space_of(found: Stored, named: Mapping[str, Stored] | Stored = None, depth: int = 0) -> Space | None:
    """Return a colour space, or None for what is none.

    Args:
        found: a name or an array.
        named: the ColorSpace dictionary of the resources, which names are looked up in.
        depth: how many spaces this one lies inside of.
    """
    if depth > _DEPTH:
        return None
    try:
        if isinstance(found, pikepdf.Name):
            return _by_name(name_of(found), named, depth)
        if isinstance(found, pikepdf.Array) and len(found):
            return _by_array(list(found), named, depth)
    except WRONG:
        pass
    return None


def _by_name(name: str, named: Stored, depth: int) -> Space | None:
    name = _ABBREVIATED.get(name, name)
    if name in _DEVICE:
        return Space(name, *_DEVICE[name])
    if name == "Pattern":
        return PATTERN
    other = pick(named, name)
    return space_of(other, named, depth + 1) if other is not None else None


def _by_array(array: list[Stored], named: Stored, depth: int) -> Space | None:
    family = _ABBREVIATED.get(name_of(array[0]), name_of(array[0]))
    if family in _CIE:
        return Space(family, *_CIE[family])
    if family == "ICCBased":
        count = int(number(pick(array[1], "N")))
        return Space(family, _icc_model(array[1], count), count, profile=array[1].objgen) if count in _ICC else None
    if family == "Pattern":
        base = space_of(array[1], named, depth + 1) if len(array) > 1 else None
        return Space(family, "pattern", base.components if base else 0, base=base)
    if family in {"Indexed", "Separation", "DeviceN"}:
        return _special(family, array, named, depth)
    return _by_name(family, named, depth)


def _icc_model(stream: Stored, count: int) -> str:
    signature = read(stream, _PROFILE)[16:20]
    return "lab" if signature == b"Lab " else _ICC[count]


def _special(family: str, array: list[Stored], named: Stored, depth: int) -> Space | None:
    if family == "Indexed":
        base = space_of(array[1], named, depth + 1)
        if base is None or base.family in {"Indexed", "Pattern"}:
            return None
        table = array[3]
        lookup = read(table, _PALETTE) if isinstance(table, pikepdf.Stream) else bytes(table)
        return Space(family, base.model, 1, base=base, lookup=lookup)
    names = (name_of(array[1]),) if family == "Separation" else tuple(name_of(one) for one in items(array[1]))
    return Space(family, "spot", len(names), names, space_of(array[2], named, depth + 1), tint=array[3])


def initial(space: Space) -> tuple[float, ...]:
    """Return the colour that a space begins with (ISO 32000-1, 8.6.8)."""
    if space.model == "spot" and space.family != "Indexed":
        return (1.0,) * space.components
    if space.family in {"DeviceCMYK", "ICCBased"} and space.model == "cmyk":
        return (0.0, 0.0, 0.0, 1.0)
    return (0.0,) * space.components


def inks(space: Space, values: Sequence[float]) -> dict[str, float] | None:
    """Return how much of each ink a colour takes, from 0 to 1; None where the press decides (RGB, Lab) or nobody can tell."""
    if space.family == "Indexed" and space.base:
        return inks(space.base, space.entry(values[0])) if values else None
    if len(values) != space.components:
        return None
    held = [min(max(value, 0.0), 1.0) for value in values]
    if space.model == "gray":
        return {"Black": 1 - held[0]}
    if space.model == "cmyk":
        return dict(zip(PROCESS, held, strict=True))
    if space.model == "spot":
        return {name: value for name, value in zip(space.colorants, held, strict=True) if name != "None"}
    return None


def total(found: Mapping[str, float]) -> float:
    """Return the total ink in percent; registration colour prints in all four."""
    return 100 * sum(value * (len(PROCESS) if name == "All" else 1) for name, value in found.items())


def components(space: Space, values: Sequence[float]) -> tuple[float, float, float] | None:
    """Return red, green and blue from 0 to 1, roughly, for telling light from dark; None where that can't be told."""
    if space.family == "Indexed" and space.base:
        return components(space.base, space.entry(values[0])) if values else None
    if len(values) != space.components:
        return None
    if space.model == "spot":
        return _by_tint(space, values)
    make = _SHOWN.get(space.model)
    return make(values) if make else None


def _by_four(values: Sequence[float]) -> tuple[float, float, float]:
    cyan, magenta, yellow, black = values
    return (1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)


_SHOWN: dict[str, Callable[[Sequence[float]], tuple[float, float, float]]] = {
    "gray": lambda values: (values[0], values[0], values[0]),
    "rgb": lambda values: (values[0], values[1], values[2]),
    "lab": lambda values: (values[0] / 100, values[0] / 100, values[0] / 100),
    "cmyk": _by_four,
}


def _by_tint(space: Space, values: Sequence[float]) -> tuple[float, float, float]:
    mixed = functions.value(space.tint, values) if space.tint is not None and space.base else None
    found = components(space.base, mixed) if mixed and space.base else None
    if found is not None:
        return found
    amounts = dict(zip(space.colorants, values, strict=True))
    if amounts.keys() <= {*PROCESS, "None"}:
        return components(CMYK, [amounts.get(name, 0.0) for name in PROCESS]) or (0.0, 0.0, 0.0)
    light = 1 - max((value for name, value in amounts.items() if name != "None"), default=0.0)
    return light, light, light
