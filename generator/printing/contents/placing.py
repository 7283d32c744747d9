"""Operators that place pictures, forms and shadings."""

import math
from collections.abc import Sequence

import pikepdf

from generator.printing.contents.geometry import Box, moved, upright
from generator.printing.contents.objects import Stored, identity, name_of, number, numbers, pick
from generator.printing.contents.patterns import fill_with_pattern, paint_shading
from generator.printing.contents.records import ImageUse
from generator.printing.contents.run import Handler, Run

_TO_PLACE = 20
"""Operators that it takes as long as to place a picture."""
_UNIT = Box(0.0, 0.0, 1.0, 1.0)


def _do(run: Run, operands: Sequence[Stored]) -> None:
    name = name_of(operands[0])
    found = pick(run.resources, "XObject", name)
    if not isinstance(found, pikepdf.Stream):
        run.contents.problem("missing")
        return
    kind = name_of(pick(found, "Subtype"))
    if kind == "Image":
        _place(run, name, found, found)
    elif kind == "Form":
        draw_form(run, found)


def draw_form(run: Run, form: Stored) -> None:
    """Carry out a form."""
    group = pick(form, "Group")
    inside = run.within(form, run.state.inside_group() if group is not None else run.state)
    if inside is None:
        run.contents.problem("broken")
        return
    if (space := run.space(pick(group, "CS"))) is not None:
        run.contents.groups.append((space, run.source))
    run.enter(form, inside)


def _inline(run: Run, operands: Sequence[Stored]) -> None:
    image = operands[0]
    _place(run, "inline", image, image.obj)


def _place(run: Run, name: str, stream: Stored, said: Stored) -> None:
    """Record a picture, which fills the unit square."""
    state = run.state
    run.leaf.shared.budget.take(_TO_PLACE)
    width, height = int(number(pick(said, "Width"))), int(number(pick(said, "Height")))
    a, b, c, d, _, _ = state.ctm
    across, down = math.hypot(a, b), math.hypot(c, d)
    mask = bool(pick(said, "ImageMask"))
    see_through = any(pick(said, key) is not None for key in ("SMask", "Mask")) or bool(number(pick(said, "SMaskInData")))
    space = None if mask else run.space(pick(said, "ColorSpace"))
    use = ImageUse(
        name=name,
        width=width,
        height=height,
        bits=1 if mask else int(number(pick(said, "BitsPerComponent"), 8)),
        mask=mask,
        space=space,
        ppi=(width * 72 / across if across else math.inf, height * 72 / down if down else math.inf),
        see_through=see_through,
        soft=pick(said, "SMask") is not None,
        key=identity(stream),
        stream=stream,
    )
    color = state.fill if mask and state.fill.space.model != "pattern" else None
    area = moved(state.ctm, _UNIT)
    solid = upright(state.ctm) and not mask and not see_through
    run.paint("image", area, color, solid=solid, image=use)
    if mask and color is None:
        fill_with_pattern(run, area)


def _shade(run: Run, operands: Sequence[Stored]) -> None:
    found = pick(run.resources, "Shading", name_of(operands[0]))
    area = run.state.clip
    if found is None or area is None:
        return
    if (corners := numbers(pick(found, "BBox"), 4)) is not None:
        x0, y0, x1, y1 = corners
        area = moved(run.state.ctm, Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))).within(area)
    if area is not None:
        paint_shading(run, found, area)


OPERATORS: dict[str, Handler] = {"Do": _do, "INLINE IMAGE": _inline, "sh": _shade}
