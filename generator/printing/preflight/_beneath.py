"""What lies beneath each thing painted, seen on a coarse grid: the picture under a text, the panel under a line."""

import math
from collections.abc import Sequence

import numpy as np

from generator.printing.contents.geometry import Box
from generator.printing.contents.records import Painted

_CELLS = 240
"""Cells of the grid along the longer side: 1.2 mm of an A4 page."""
_OPAQUE = 0.5
"""What is fainter than this does not count as ground."""


def beneath(painted: Sequence[Painted], area: Box) -> dict[int, Painted]:
    """Return what lies beneath the middle of each thing painted, by its ``id``; nothing where that is bare paper.

    Args:
        painted: all that is painted, in order.
        area: what is looked at, in pt.
    """
    side = max(area.width, area.height) / _CELLS
    across, up = max(math.ceil(area.width / side), 1), max(math.ceil(area.height / side), 1)
    grid = np.full((up, across), -1, dtype=np.int32)
    found: dict[int, Painted] = {}
    for number, one in enumerate(painted):
        x, y = one.box.middle
        column, row = int((x - area.left) / side), int((y - area.bottom) / side)
        if 0 <= column < across and 0 <= row < up and (under := int(grid[row, column])) >= 0:
            found[id(one)] = painted[under]
        if one.solid and one.kind in {"fill", "image", "shading"} and one.alpha >= _OPAQUE and not one.masked:
            left, right = _cells(one.box.left - area.left, one.box.right - area.left, side)
            bottom, top = _cells(one.box.bottom - area.bottom, one.box.top - area.bottom, side)
            grid[bottom:top, left:right] = number
    return found


def _cells(first: float, last: float, side: float) -> tuple[int, int]:
    """Return the cells whose middle lies between two places."""
    return max(round(first / side), 0), max(round(last / side), 0)
