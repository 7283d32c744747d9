"""Gradients in ink: what WeasyPrint makes of CSS and SVG gradients, with every colour function made one of inks.

Loads pikepdf and numpy, so it is imported late.
"""

from dataclasses import dataclass
from typing import cast

import numpy as np
from pikepdf import Array, Dictionary, Name, Object, Pdf

from generator.printing.inks import Floats, Ink, Inks, limited, refuse
from generator.printing.separation import functions
from generator.printing.separation.spaces import Space, space_of
from generator.printing.separation.written import components

_KEPT = ("/Coords", "/Domain", "/Extend", "/BBox", "/AntiAlias")
_AXIAL, _RADIAL = 2, 3
_STEPS = 33

Color = tuple[float, ...]


def shading(source: Object, inks: Inks, pdf: Pdf, named: Dictionary | None, spot: Object | None) -> Object:
    """Return a shading in inks.

    Where both ends of a step are tints of the brand, the ink runs straight from one to the other, and if all are, in the
    spot ink itself. Elsewhere 33 samples go through the profile, and what the ends were snapped by (black alone, the brand's
    own percents) is faded in towards them: exact at the stops, no jump between.

    Args:
        source: an axial or radial shading.
        inks: turns colours into inks.
        pdf: the file that new streams belong to.
        named: the ColorSpace resources of the stream that uses it.
        spot: the Separation colour space of the brand's ink, if it has one.

    Raises:
        InputError: it is of another type, or its functions are.
    """
    kind = int(source.ShadingType)
    if kind not in {_AXIAL, _RADIAL}:
        refuse(f"a gradient of type {kind}")
    space = space_of(source.ColorSpace, named)
    if space.kind == "pattern" or space.palette:
        refuse("a gradient in a palette")
    ends = [end for one in functions.simple(source.Function) for end in _ends(one, space)]
    gradient = _Gradient(space, inks, pdf, spot is not None and all(_is_tint(end, space, inks, spot=True) for end in ends))
    made = Dictionary(ShadingType=kind, Function=functions.mapped(source.Function, gradient.step))
    made.ColorSpace = spot if gradient.in_spot and spot is not None else Name("/" + inks.space)
    for key in _KEPT:
        if key in source:
            made[key] = source[key]
    if "/Background" in source:
        color = tuple(float(cast("float", value)) for value in cast("Array", source.Background))
        made.Background = Array(gradient.write(space.ink(color, inks)))
    return made


def _ends(function: Object, space: Space) -> tuple[Color, Color]:
    first, last = functions.evaluate(function, np.array(functions.domain(function)), space.channels)
    return tuple(map(float, first)), tuple(map(float, last))


def _is_tint(color: Color, space: Space, inks: Inks, *, spot: bool = False) -> bool:
    """Say whether a colour is a tint of the brand; with ``spot`` of its spot ink, where white is a tint of any."""
    return space.kind != "cmyk" and (ink := inks.tint(space.rgb(color))) is not None and (not spot or bool(ink.spot))


@dataclass(frozen=True)
class _Gradient:
    """Turns the functions of one shading into functions of inks."""

    space: Space
    inks: Inks
    pdf: Pdf
    in_spot: bool

    def write(self, ink: Ink) -> list[float]:
        """Return an ink as numbers: its tint where the whole shading is in the spot ink."""
        return [round(ink.tint / 100, 5)] if self.in_spot else components(ink, self.inks)

    def step(self, function: Object) -> Object:
        """Return the function of inks that stands for a simple function of colours."""
        span = functions.domain(function)
        colors = functions.evaluate(function, np.linspace(*span, _STEPS), self.space.channels)
        first, last = _ends(function, self.space)
        begin, end = self._ink(first), self._ink(last)
        straight = first == last or all(_is_tint(color, self.space, self.inks) for color in (first, last))
        if int(function.FunctionType) == functions.POWER and straight and span == (0.0, 1.0):
            return functions.power(span, self.write(begin), self.write(end), function.N)
        share = _share(colors)[:, None]
        if straight:
            # Another domain cuts off a part of the power: its inks are as far along as its colours are.
            flow = np.array(begin.cmyk) + share * (np.array(end.cmyk) - np.array(begin.cmyk))
            tints = begin.tint + share[:, 0] * (end.tint - begin.tint)
        else:
            flow = self._flow(colors)
            flow += (1 - share) * (np.array(begin.cmyk) - flow[0]) + share * (np.array(end.cmyk) - flow[-1])
            tints = np.full(_STEPS, 100.0)
        rows = [self.write(self._within(row, tint)) for row, tint in zip(flow.tolist(), tints.tolist(), strict=True)]
        return functions.sampled(span, np.array(rows), self.pdf)

    def _ink(self, color: Color) -> Ink:
        """Return the ink at a stop; white as a tint of nothing, where all are tints."""
        tint = self.inks.tint(self.space.rgb(color)) if self.in_spot else None
        return tint or self.space.ink(color, self.inks)

    def _flow(self, colors: Floats) -> Floats:
        """Return what colours are in CMYK, in percent: between greys greys throughout, the rest by the profile."""
        if self.space.kind == "cmyk":
            return colors * 100
        rgb = [self.space.rgb(tuple(row)) for row in colors.tolist()]
        if all(not any(self.inks.rgb(color).cmyk[:3]) for color in (rgb[0], rgb[-1])):
            return np.array([self.inks.gray(sum(color) / 3).cmyk for color in rgb])
        return self.inks.managed(np.array(rgb))

    def _within(self, row: list[float], tint: float) -> Ink:
        cyan, magenta, yellow, black = (min(100.0, max(0.0, value)) for value in row)
        return Ink(limited((cyan, magenta, yellow, black), self.inks.limit), tint=tint)


def _share(colors: Floats) -> Floats:
    """Return how far each colour lies from the first towards the last, 0 to 1."""
    way = colors[-1] - colors[0]
    length = float(way @ way)
    made: Floats = np.clip((colors - colors[0]) @ way / length, 0, 1) if length else np.linspace(0, 1, len(colors))
    return made
