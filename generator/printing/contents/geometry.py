"""Boxes and matrices in the page's space: points, from the lower left corner."""

import math
from collections.abc import Iterable
from typing import NamedTuple

MM = 72 / 25.4
"""Points in a millimetre."""
Matrix = tuple[float, float, float, float, float, float]
"""(a, b, c, d, e, f) as ISO 32000-1, 8.3.3 has it."""
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Box(NamedTuple):
    """An upright rectangle in pt."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Return the width in pt."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return the height in pt."""
        return self.top - self.bottom

    @property
    def middle(self) -> tuple[float, float]:
        """Return the point in the middle."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def grown(self, by: float) -> "Box":
        """Return the box, larger by so many pt on every side."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def within(self, other: "Box") -> "Box | None":
        """Return what lies inside another box, None for nothing; a line without thickness counts."""
        left, bottom = max(self.left, other.left), max(self.bottom, other.bottom)
        right, top = min(self.right, other.right), min(self.top, other.top)
        return Box(left, bottom, right, top) if left <= right and bottom <= top else None

    def meets(self, other: "Box") -> bool:
        """Say whether the insides of two boxes meet; a line without thickness has an inside."""
        return self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top

    def inside(self, other: "Box", within: float = 0.0) -> bool:
        """Say whether it lies inside another box, or outside by no more than so many pt."""
        return (
            self.left >= other.left - within
            and self.bottom >= other.bottom - within
            and self.right <= other.right + within
            and self.top <= other.top + within
        )

    def near(self, other: "Box", within: float) -> bool:
        """Say whether all four sides lie within so many pt of another box's."""
        return all(abs(one - two) <= within for one, two in zip(self, other, strict=True))


def box(corners: Iterable[float]) -> Box:
    """Return the box between two opposite corners, which PDF gives in any order."""
    x0, y0, x1, y1 = corners
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def multiply(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix of one step after another."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def move(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return where a point comes to lie."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def moved(matrix: Matrix, area: Box) -> Box:
    """Return the box around a box that was moved."""
    left, bottom, right, top = area
    points = [move(matrix, x, y) for x, y in ((left, bottom), (right, bottom), (left, top), (right, top))]
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def upright(matrix: Matrix) -> bool:
    """Say whether upright rectangles stay upright."""
    a, b, c, d, _, _ = matrix
    small = 1e-6 * (abs(a) + abs(b) + abs(c) + abs(d))
    return (abs(b) <= small and abs(c) <= small) or (abs(a) <= small and abs(d) <= small)


def scale(matrix: Matrix) -> float:
    """Return how much lengths grow, on the average of all directions."""
    a, b, c, d, _, _ = matrix
    return math.sqrt(abs(a * d - b * c))


def finite(matrix: Matrix) -> bool:
    """Say whether a matrix can be reckoned with."""
    return all(math.isfinite(value) and abs(value) < 1e9 for value in matrix)  # noqa: PLR2004 - far beyond any sheet
