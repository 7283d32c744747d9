"""What a PDF paints: an interpreter of content streams that keeps a record of each thing, and draws nothing.

It follows forms, patterns, soft masks, glyphs of Type 3 fonts and appearances of annotations. A file from outside is not
trusted: what can't be read is counted and passed over, and there is a limit to everything. Imported late, with pikepdf.
"""

import pikepdf

from generator.printing.contents import placing, shapes, showing
from generator.printing.contents.geometry import IDENTITY, Box, Matrix, finite, moved, multiply
from generator.printing.contents.objects import WRONG, Stored, items, name_of, number, numbers, pick
from generator.printing.contents.placing import draw_form
from generator.printing.contents.records import PageContents
from generator.printing.contents.run import Handler, Leaf, Run, Shared
from generator.printing.contents.state import State
from generator.printing.contents.unpacking import TooMuchError

OPERATORS: dict[str, Handler] = {**shapes.OPERATORS, **showing.OPERATORS, **placing.OPERATORS}
_MOST_ANNOTATIONS = 2000
_HIDDEN, _PRINT = 2, 4
"""Bits of an annotation's flags (ISO 32000-1, 12.5.3)."""


def read_page(page: pikepdf.Page, media: Box, shared: Shared, unit: float = 1.0) -> PageContents:
    """Return all that a page paints.

    Args:
        page: the page.
        media: its MediaBox in pt, outside of which nothing is seen.
        shared: what was read of the file before, and how much more may be.
        unit: points in a unit of the page's space (UserUnit).
    """
    contents = PageContents()
    leaf = Leaf(shared, contents, OPERATORS)
    ctm: Matrix = (unit, 0.0, 0.0, unit, 0.0, 0.0)
    resources = page.obj.get("/Resources") or _inherited(page)
    run = Run(leaf, resources, State(ctm, media))
    try:
        if (space := run.space(pick(page.obj, "Group", "CS"))) is not None:
            contents.groups.append((space, "page"))
        run.carry_out(page.obj)
        for annotation in items(pick(page.obj, "Annots"))[:_MOST_ANNOTATIONS]:
            _draw_annotation(leaf, annotation, State(ctm, media))
    except TooMuchError as problem:
        contents.problem(str(problem))
    return contents


def _inherited(page: pikepdf.Page) -> Stored:
    try:
        return page.resources
    except WRONG:
        return None


def _draw_annotation(leaf: Leaf, annotation: Stored, state: State) -> None:
    """Carry out the appearance of an annotation that is printed (ISO 32000-1, 12.5.5)."""
    flags = int(number(pick(annotation, "F")))
    found = pick(annotation, "AP", "N")
    if flags & _HIDDEN or not flags & _PRINT:
        return
    if isinstance(found, pikepdf.Dictionary):
        found = pick(found, name_of(pick(annotation, "AS")))
    corners = numbers(pick(found, "BBox"), 4)
    place = numbers(pick(annotation, "Rect"), 4)
    if not isinstance(found, pikepdf.Stream) or corners is None or place is None:
        return
    values = numbers(pick(found, "Matrix"), 6)
    own: Matrix = (values[0], values[1], values[2], values[3], values[4], values[5]) if values else IDENTITY
    shape = moved(own, Box(min(corners[::2]), min(corners[1::2]), max(corners[::2]), max(corners[1::2])))
    left, bottom = min(place[::2]), min(place[1::2])
    wide, high = abs(place[2] - place[0]), abs(place[3] - place[1])
    across = wide / shape.width if shape.width else 1.0
    up = high / shape.height if shape.height else 1.0
    to_place: Matrix = (across, 0.0, 0.0, up, left - shape.left * across, bottom - shape.bottom * up)
    state.ctm = multiply(to_place, state.ctm)
    if finite(state.ctm):
        draw_form(Run(leaf, None, state, source="annotation"), found)
