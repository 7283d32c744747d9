"""A page's boxes, and what stands outside the bleed: crop marks, centre marks, a bar of the inks. Lengths in mm and pt."""

from dataclasses import dataclass

from generator.printing.sheets import Sheet

PT = 72 / 25.4
"""One millimetre in points."""
SLUG = 8.0
"""Space around the bleed for marks, in mm."""
_LENGTH, _GAP, _THICKNESS = 5.0, 1.0, 0.25
"""Length of a mark and its distance from the bleed in mm, its thickness in pt."""
_RADIUS = 1.25
_PATCH = 4.0
"""Side of a patch of the colour bar in mm."""
_CIRCLE = 0.5523
"""Where the control points of a quarter of a circle lie."""
ALL = "/All"
"""The name of the registration colour among the page's colour spaces."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Boxes:
    """A page's boxes in pt, the lower left corner of the paper being 0, 0 (ISO 32000-2, 14.11.2)."""

    media: Box
    bleed: Box
    trim: Box


def boxes(sheet: Sheet) -> Boxes:
    """Return the boxes of a sheet: the trim is its size, the bleed around it, and paper for marks where they are asked for."""
    marks = SLUG if sheet.medium is not None and sheet.medium.marks else 0.0
    outer = marks + sheet.bleed

    def box(inset: float) -> Box:
        right, top = sheet.width + 2 * outer - inset, sheet.height + 2 * outer - inset
        return _pt(inset), _pt(inset), _pt(right), _pt(top)

    return Boxes(box(0), box(marks), box(outer))


def _pt(millimetres: float) -> float:
    return round(millimetres * PT, 4)


def marks(sheet: Sheet) -> bytes:
    """Return the content stream that draws a sheet's marks, or nothing.

    Crop marks at the corners of the trim, crosses at its middles, all in registration colour, which the page's resources must
    have as :data:`ALL` (in black media, which have one plate: black); a bar of solid and half inks below, where there is room.
    """
    if sheet.medium is None or not sheet.medium.marks:
        return b""
    outer = SLUG + sheet.bleed
    width, height = sheet.width, sheet.height
    near, far = sheet.bleed + _GAP, sheet.bleed + _GAP + _LENGTH
    lines = []
    for x in (0.0, width):
        lines += [(x, -far, x, -near), (x, height + near, x, height + far)]
    for y in (0.0, height):
        lines += [(-far, y, -near, y), (width + near, y, width + far, y)]
    middle, half = (near + far) / 2, _LENGTH / 2
    centers = ((width / 2, -middle), (width / 2, height + middle), (-middle, height / 2), (width + middle, height / 2))
    circles = []
    for x, y in centers:
        lines += [(x - half, y, x + half, y), (x, y - half, x, y + half)]
        circles.append(_circle(x + outer, y + outer))
    drawn = [_line(*(value + outer for value in line)) for line in lines]
    color = "0 G" if sheet.colors == "black" else f"{ALL} CS 1 SCN"
    parts = [f"q {color} {_THICKNESS} w", *drawn, *circles, *_bar(sheet, outer, middle), "Q\n"]
    return "\n".join(parts).encode("ascii")


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f"{_n(x1)} {_n(y1)} m {_n(x2)} {_n(y2)} l S"


def _circle(x: float, y: float) -> str:
    r, c = _RADIUS, _RADIUS * _CIRCLE
    start = f"{_n(x + r)} {_n(y)} m"
    turns = (
        ((x + r, y + c), (x + c, y + r), (x, y + r)),
        ((x - c, y + r), (x - r, y + c), (x - r, y)),
        ((x - r, y - c), (x - c, y - r), (x, y - r)),
        ((x + c, y - r), (x + r, y - c), (x + r, y)),
    )
    curves = (" ".join(f"{_n(a)} {_n(b)}" for a, b in points) + " c" for points in turns)
    return " ".join((start, *curves, "s"))


def _bar(sheet: Sheet, outer: float, middle: float) -> list[str]:
    """Return the patches of the colour bar, in the middle between the lower left crop mark and the centre mark."""
    if sheet.colors == "black":
        inks = ["0 g", "0.5 g"]
    else:
        solid = ["1 0 0 0 k", "0 1 0 0 k", "0 0 1 0 k", "0 0 0 1 k"]
        inks = [*solid, *(ink.replace("1", "0.5") for ink in solid)]
    length = _PATCH * len(inks)
    if length + 2 * _LENGTH > sheet.width / 2:
        return []
    left, low, side = outer + (sheet.width / 2 - length) / 2, outer - middle - _PATCH / 2, _n(_PATCH)
    return [f"{ink} {_n(left + _PATCH * place)} {_n(low)} {side} {side} re f" for place, ink in enumerate(inks)]


def _n(millimetres: float) -> str:
    return f"{_pt(millimetres):.4f}".rstrip("0").rstrip(".")
