"""The graphics state of a content stream (ISO 32000-1, 8.4), and what is shared while one file is walked."""

from generator.printing.contents.fonts import Font
from generator.printing.contents.geometry import Box, Matrix
from generator.printing.contents.objects import Stored
from generator.printing.contents.spaces import BLACK, Color
from generator.printing.contents.unpacking import TooMuchError

MOST_OPERATORS, MOST_PAINTED, MOST_PAGES, MOST_BYTES = 500_000, 100_000, 500, 16 * 1024 * 1024
"""What is read of one file: operators, things painted, pages, and bytes of content streams."""
DEEPEST, MOST_SAVED = 20, 2000
"""How many forms and patterns may lie inside each other, and how many states may be saved at once."""


class Budget:
    """What may still be read of a file."""

    def __init__(self, operators: int = MOST_OPERATORS, size: int = MOST_BYTES) -> None:
        self.operators, self.size, self.painted = operators, size, MOST_PAINTED

    def take(self, operators: int) -> None:
        """Use up some operators.

        Raises:
            TooMuchError: there are none left.
        """
        self.operators -= operators
        if self.operators < 0:
            raise TooMuchError(f"it has more than {MOST_OPERATORS:,} drawing steps".replace(",", " "))

    def paint(self) -> None:
        """Use up one thing painted.

        Raises:
            TooMuchError: there are none left.
        """
        self.painted -= 1
        if self.painted < 0:
            message = f"it paints more than {MOST_PAINTED:,} things".replace(",", " ")
            raise TooMuchError(message)

    def read(self, size: int) -> None:
        """Use up some bytes.

        Raises:
            TooMuchError: there are none left.
        """
        self.size -= size
        if self.size < 0:
            message = f"its drawing steps take more than {MOST_BYTES >> 20} MB"
            raise TooMuchError(message)


class State:
    """What ``q`` saves and ``Q`` brings back. Alpha and blend mode are split: this level's, and that of the groups around."""

    __slots__ = (
        "alpha", "blend", "character", "clip", "clip_solid", "ctm", "fill", "fill_pattern", "font", "font_size", "horizontal",
        "leading", "line_width", "masked", "mode", "outer_alpha", "outer_blend", "overprint", "overprint_mode",
        "rise", "stroke", "stroke_alpha", "stroke_overprint", "stroke_pattern", "word",
    )  # fmt: skip

    def __init__(self, ctm: Matrix, clip: Box | None) -> None:
        self.ctm, self.clip, self.clip_solid = ctm, clip, True
        self.fill: Color = BLACK
        self.stroke: Color = BLACK
        self.fill_pattern: Stored = None
        self.stroke_pattern: Stored = None
        self.line_width = 1.0
        self.font: Font | None = None
        self.font_size = self.character = self.word = self.leading = self.rise = 0.0
        self.horizontal = 1.0
        self.mode = 0
        self.overprint = self.stroke_overprint = False
        self.overprint_mode = 0
        self.alpha = self.stroke_alpha = self.outer_alpha = 1.0
        self.blend = self.outer_blend = "Normal"
        self.masked = False

    def copy(self) -> "State":
        """Return a copy."""
        twin = State.__new__(State)
        for name in State.__slots__:
            setattr(twin, name, getattr(self, name))
        return twin

    def inside_group(self) -> "State":
        """Return the state that a transparency group begins with (ISO 32000-1, 11.6.6)."""
        twin = self.copy()
        twin.outer_alpha *= self.alpha
        twin.alpha = twin.stroke_alpha = 1.0
        if self.blend != "Normal":
            twin.outer_blend = self.blend
        twin.blend = "Normal"
        return twin


class Path:
    """A path being made, as subpaths of points in the page's space."""

    __slots__ = ("clips", "curved", "origin", "subpaths")

    def __init__(self) -> None:
        self.subpaths: list[list[tuple[float, float]]] = []
        self.curved = False
        self.clips = False
        self.origin = (0.0, 0.0)


def around(points: list[tuple[float, float]]) -> Box:
    """Return the box around points; there is at least one."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def rectangular(points: list[tuple[float, float]]) -> bool:
    """Say whether points go around an upright rectangle."""
    corners = points[:-1] if len(points) == 5 and _same(points[0], points[-1]) else points  # noqa: PLR2004 - a rectangle's corners
    if len(corners) != 4:  # noqa: PLR2004 - a rectangle's corners
        return False
    sides = [
        (abs(x - u) < _NEAR, abs(y - v) < _NEAR) for (x, y), (u, v) in zip(corners, corners[1:] + corners[:1], strict=True)
    ]
    return all(one != two for one, two in sides) and sides[0] == sides[2] != sides[1] == sides[3]


_NEAR = 0.01
"""Points that are nearer than this, in pt, are the same to an eye."""


def _same(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) < _NEAR and abs(one[1] - other[1]) < _NEAR
