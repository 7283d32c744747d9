"""What a page does to the paper, one record for each thing painted, in the order of painting."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from generator.printing.contents.fonts import Font
from generator.printing.contents.geometry import Box
from generator.printing.contents.objects import Stored
from generator.printing.contents.spaces import Color, Space

Kind = Literal["fill", "stroke", "text", "image", "shading"]
Source = Literal["page", "annotation", "pattern", "glyph", "soft mask"]


@dataclass(frozen=True, slots=True)
class ImageUse:
    """A picture where it is placed.

    ``space`` is None for a mask, which has no colour of its own, and for what can't be told. ``ppi`` is pixels per inch
    across and down at this place. ``stream`` is a pikepdf stream or inline image.
    """

    name: str
    width: int
    height: int
    bits: int
    mask: bool
    space: Space | None
    ppi: tuple[float, float]
    see_through: bool
    soft: bool
    key: tuple[int, int]
    stream: Stored = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Shade:
    """A blend of colours: some of the colours in it, its ends among them; none where they can't be told."""

    space: Space | None
    colors: tuple[Color, ...]


class Painted(NamedTuple):
    """One thing painted; a tuple, as there may be very many.

    ``box`` is what is seen of it inside the clip, in pt. ``size`` is a text's effective type size, a stroke's width or the
    thinner side of a filled shape, in pt, before clipping. ``solid`` says that it covers its box. ``alpha`` and ``blend`` are
    those that reach the page. ``color`` is None for pictures, shadings and coloured patterns.
    """

    kind: Kind
    box: Box
    color: Color | None
    size: float = 0.0
    solid: bool = False
    straight: bool = False
    overprint: bool = False
    mode: int = 0
    alpha: float = 1.0
    blend: str = "Normal"
    masked: bool = False
    source: Source = "page"
    text: str = ""
    missing: int = 0
    font: Font | None = None
    image: ImageUse | None = None
    shade: Shade | None = None


@dataclass
class PageContents:
    """All that was read of one page.

    ``fonts`` are those that text was shown in, seen or not. ``groups`` are the colour spaces that transparency is reckoned
    in. ``problems`` says what could not be read, and how often.
    """

    painted: list[Painted] = field(default_factory=list)
    fonts: dict[str, Font] = field(default_factory=dict)
    groups: list[tuple[Space, Source]] = field(default_factory=list)
    problems: dict[str, int] = field(default_factory=dict)

    def problem(self, what: str) -> None:
        """Note something wrong, and how often."""
        self.problems[what] = self.problems.get(what, 0) + 1
