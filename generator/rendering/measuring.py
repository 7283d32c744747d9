"""Looks at a page that WeasyPrint has laid out: how far down it is filled, what sticks out, how its lines are.

Reads WeasyPrint's own boxes, which are not part of its public face: hence weasyprint>=70,<71. Lengths are mm.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

PX = 25.4 / 96
"""One CSS pixel in mm (CSS Values 3, section 5.2)."""
PT = 25.4 / 72
"""One point in mm."""
_TOLERANCE = 0.05
_RUNNING = frozenset({"copy", "summary", "text"})
"""Classes of what holds running text."""
_LIGHT = 0.6
"""Type lighter than this stands on a dark ground."""


@dataclass(frozen=True)
class Line:
    """A line of text: its words; its left and right edge, top and height in mm; the size of its smallest type in pt.

    ``reversed_size`` is the size of what is light on dark, 0 where nothing is; ``edges`` are those of the box it stands in, in
    mm; ``running`` says that it belongs to text that its writer can shorten; ``cell`` tells the parts of a banner apart.
    """

    text: str
    left: float
    right: float
    top: float
    height: float
    size: float
    reversed_size: float
    edges: tuple[float, float]
    running: bool = False
    cell: int = 0


@dataclass(frozen=True)
class Area:
    """What a page's content may fill, and how far down it does, in mm from the page's top left corner."""

    left: float
    right: float
    top: float
    bottom: float
    filled: float

    @property
    def slack(self) -> float:
        """Return the room left at the bottom; below 0 where there is too much on the page."""
        return self.bottom - self.filled


def areas(document: Any) -> list[Area]:  # noqa: ANN401 - WeasyPrint has no types
    """Return the area of each page of a document."""
    return [_area(page._page_box) for page in document.pages]  # noqa: SLF001 - see above


def _area(page: Any) -> Area:  # noqa: ANN401
    left, top = page.content_box_x(), page.content_box_y()
    # Before the body stands what is left of a float that began on the page before.
    body = next((child for child in page.children[0].children if child.element_tag == "body"), None)
    bottoms = [child.position_y + child.margin_height() for child in getattr(body, "children", ()) if child.is_in_normal_flow()]
    return Area(
        left=left * PX, right=(left + page.width) * PX, top=top * PX, bottom=(top + page.height) * PX,
        filled=max(bottoms, default=top) * PX,
    )  # fmt: skip


def lines(document: Any) -> Iterator[tuple[int, Line]]:  # noqa: ANN401
    """Yield every line of text that the pages' content holds, with its page, counted from 0."""
    for number, page in enumerate(document.pages):
        yield from ((number, line) for line in _lines(page._page_box.children[0]))  # noqa: SLF001


def _lines(box: Any, running: bool = False, cell: int = 0) -> Iterator[Line]:  # noqa: ANN401, FBT001, FBT002 - passed down
    for child in getattr(box, "children", ()):
        if (child.element_tag or "").endswith("::marker"):
            continue
        if type(child).__name__ == "LineBox":
            found = _line(child, box, running, cell)
            if found is not None:
                yield found
            continue
        names = set((child.element.get("class") or "").split()) if child.element is not None else set()
        inside = id(child) if type(child).__name__ == "TableCellBox" else cell
        yield from _lines(child, running or bool(names & _RUNNING), inside)


def _line(box: Any, parent: Any, running: bool, cell: int) -> Line | None:  # noqa: ANN401, FBT001
    texts = [one for one in box.descendants() if type(one).__name__ == "TextBox" and one.text.strip()]
    if not texts:
        return None
    # Light type on a dark ground fills in where ink spreads.
    light = [one for one in texts if _luminance(one.style["color"]) > _LIGHT]
    return Line(
        text="".join(one.text for one in texts),
        left=min(one.position_x for one in texts) * PX,
        right=max(one.position_x + one.width for one in texts) * PX,
        top=box.position_y * PX,
        height=box.height * PX,
        size=min(map(_size, texts)),
        reversed_size=min(map(_size, light), default=0.0),
        edges=((parent.content_box_x() - _hanging(parent)) * PX, (parent.content_box_x() + parent.width) * PX),
        running=running,
        cell=cell,
    )


def _hanging(box: Any) -> float:  # noqa: ANN401
    """Return how far in px the first line of a box may hang out of it, as a bullet does: into the box's own padding."""
    indent = -float(getattr(box.style["text_indent"], "value", 0.0))
    return max(0.0, min(indent, float(box.padding_left)))


def _size(box: Any) -> float:  # noqa: ANN401
    return float(box.style["font_size"]) * PX / PT


def _luminance(color: Any) -> float:  # noqa: ANN401
    """Return about how light a colour is, 0 to 1; exact enough to tell type that is printed from type that is left out."""
    red, green, blue = color.to("srgb").coordinates[:3]
    return 0.2126 * float(red) + 0.7152 * float(green) + 0.0722 * float(blue)


def too_wide(document: Any) -> str:  # noqa: ANN401
    """Return the text of the first line that is wider than the box it stands in, or ``""``."""
    for _, line in lines(document):
        if line.right > line.edges[1] + _TOLERANCE or line.left < line.edges[0] - _TOLERANCE:
            return line.text
    return ""


def smallest(document: Any, *, reversed_only: bool = False) -> float:  # noqa: ANN401
    """Return the size of the smallest type in pt, or of the smallest that is light on dark; 0 where there is none."""
    sizes = (line.reversed_size if reversed_only else line.size for _, line in lines(document))
    return min(filter(None, sizes), default=0.0)
