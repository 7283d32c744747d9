"""Patterns, shadings and soft masks: what a fill consists of when it is no plain colour."""

import pikepdf

from generator.printing.contents import functions
from generator.printing.contents.geometry import Box, finite, multiply
from generator.printing.contents.objects import Stored, identity, numbers, pick
from generator.printing.contents.records import Shade
from generator.printing.contents.run import Run
from generator.printing.contents.spaces import Color, Space
from generator.printing.contents.state import State

_SAMPLES = 9
"""Colours that are looked at in a blend, its ends among them."""
_TO_BLEND = 500
"""Operators that it takes as long as to look at a blend."""
_TILING, _UNCOLORED, _BY_FUNCTION = 1, 2, 1


def fill_with_pattern(run: Run, area: Box, *, stroke: bool = False) -> None:
    """Record what a pattern paints into an area, in pt; a tile is walked once for a page."""
    state = run.state
    pattern, color = (state.stroke_pattern, state.stroke) if stroke else (state.fill_pattern, state.fill)
    seen = area.within(state.clip) if state.clip else None
    if seen is None or not isinstance(pattern, (pikepdf.Dictionary, pikepdf.Stream)):
        return
    if pick(pattern, "PatternType") != _TILING:
        paint_shading(run, pick(pattern, "Shading"), seen, stroke=stroke)
        return
    key = ("pattern", identity(pattern), color)
    if key in run.leaf.seen:
        return
    run.leaf.seen.add(key)
    inside = State(_patterned(run, pattern), seen)
    inside.outer_alpha, inside.outer_blend = state.alpha * state.outer_alpha, state.blend
    locked = pick(pattern, "PaintType") == _UNCOLORED
    if locked and color.space.base:
        inside.fill = inside.stroke = Color(color.space.base, color.values)
    if finite(inside.ctm):
        run.enter(pattern, inside, source="pattern", fixed=seen, locked=locked)


def _patterned(run: Run, pattern: Stored) -> tuple[float, float, float, float, float, float]:
    values = numbers(pick(pattern, "Matrix"), 6)
    return multiply((values[0], values[1], values[2], values[3], values[4], values[5]), run.base) if values else run.base


def paint_shading(run: Run, shading: Stored, area: Box, *, stroke: bool = False) -> None:
    """Record a shading over an area, in pt."""
    key, known = identity(shading), run.leaf.shared.shades
    shade = known.get(key)
    if shade is None:
        run.leaf.shared.budget.take(_TO_BLEND)
        space = run.space(pick(shading, "ColorSpace"))
        shade = Shade(space, _colors(shading, space) if space else ())
        if key != (0, 0):
            known[key] = shade
    if shade.space is None:
        run.contents.problem("space")
    run.paint("shading", area, None, stroke=stroke, solid=True, shade=shade)


def _colors(shading: Stored, space: Space) -> tuple[Color, ...]:
    """Return colours along a blend."""
    function = pick(shading, "Function")
    if function is None:
        return ()
    if pick(shading, "ShadingType") == _BY_FUNCTION:
        x0, x1, y0, y1 = numbers(pick(shading, "Domain"), 4) or (0.0, 1.0, 0.0, 1.0)
        places: list[tuple[float, ...]] = [(x, y) for x in (x0, (x0 + x1) / 2, x1) for y in (y0, (y0 + y1) / 2, y1)]
    else:
        first, last = numbers(pick(shading, "Domain"), 2) or (0.0, 1.0)
        steps = [first + (last - first) * step / (_SAMPLES - 1) for step in range(_SAMPLES)]
        bounds = [bound for bound in numbers(pick(function, "Bounds")) or () if first <= bound <= last][:32]
        places = [(x,) for x in (*steps, *bounds)]
    found = [functions.value(function, place) for place in places]
    return tuple(Color(space, values) for values in found if values is not None and len(values) == space.components)


def take_mask(run: Run, mask: Stored) -> None:
    """Set the soft mask; its group is walked once for a page."""
    group = pick(mask, "G")
    run.state.masked = group is not None
    key = ("mask", identity(group))
    if not isinstance(group, pikepdf.Stream) or key in run.leaf.seen:
        return
    run.leaf.seen.add(key)
    inside = run.within(group, State(run.state.ctm, run.state.clip))
    if inside is not None:
        if (space := run.space(pick(group, "Group", "CS"))) is not None:
            run.contents.groups.append((space, "soft mask"))
        run.enter(group, inside, source="soft mask")
