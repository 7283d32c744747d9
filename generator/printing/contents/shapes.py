"""Operators of the graphics state, of paths and of colours."""

import math
from collections.abc import Sequence

import pikepdf

from generator.printing.contents.geometry import Box, Matrix, move, scale
from generator.printing.contents.objects import Stored, items, name_of, number, pick
from generator.printing.contents.patterns import fill_with_pattern, take_mask
from generator.printing.contents.run import Handler, Run
from generator.printing.contents.spaces import CMYK, GRAY, PATTERN, RGB, Color, Space, initial
from generator.printing.contents.state import Path, around, rectangular

_MOST_PARTS = 64
"""Subpaths that get a record each; of more, there is one for all."""
_TO_LOOK_UP = 5
"""Operators that it takes as long as to look up a graphics state."""
_SIMPLE = 16
"""Points that a shape has at most for it to be taken as covering its box: a rectangle with round corners has 13."""


def _floats(operands: Sequence[Stored], count: int) -> list[float]:
    found = [float(operand) for operand in operands]
    if len(found) < count or not all(map(math.isfinite, found)):
        raise ValueError(operands)
    return found


def matrix(operands: Sequence[Stored]) -> Matrix:
    """Return six operands as a matrix."""
    a, b, c, d, e, f = _floats(operands, 6)
    return a, b, c, d, e, f


# --- the graphics state


def _line_width(run: Run, operands: Sequence[Stored]) -> None:
    run.state.line_width = _floats(operands, 1)[0]


def _graphics_state(run: Run, operands: Sequence[Stored]) -> None:
    found = pick(run.resources, "ExtGState", name_of(operands[0]))
    run.leaf.shared.budget.take(_TO_LOOK_UP)
    state = run.state
    if (width := pick(found, "LW")) is not None:
        state.line_width = number(width)
    if len(font := items(pick(found, "Font"))) == 2:  # noqa: PLR2004 - the font and its size
        state.font = run.font_object(font[0])
        state.font_size = number(font[1])
    _overprint(run, found)
    if (alpha := pick(found, "ca")) is not None:
        state.alpha = number(alpha, 1.0)
    if (alpha := pick(found, "CA")) is not None:
        state.stroke_alpha = number(alpha, 1.0)
    if (blend := pick(found, "BM")) is not None:
        name = name_of(blend) or next(map(name_of, items(blend)), "Normal")
        state.blend = "Normal" if name == "Compatible" else name
    if (mask := pick(found, "SMask")) is not None:
        take_mask(run, mask)


def _overprint(run: Run, found: Stored) -> None:
    both, fill, mode = pick(found, "OP"), pick(found, "op"), pick(found, "OPM")
    if both is not None:
        run.state.stroke_overprint = bool(both)
        if fill is None:
            run.state.overprint = bool(both)
    if fill is not None:
        run.state.overprint = bool(fill)
    if mode is not None:
        run.state.overprint_mode = int(number(mode))


# --- colours


def _set_space(run: Run, operands: Sequence[Stored], *, stroke: bool) -> None:
    if run.locked:
        return
    space = run.space(operands[0])
    if space is None:
        run.contents.problem("space")
        space = Space(name_of(operands[0]) or "?", "unknown", 0)
    _set(run, run.color(space, initial(space)), None, stroke=stroke)


def _set(run: Run, color: Color, pattern: Stored, *, stroke: bool) -> None:
    if run.locked:
        return
    if stroke:
        run.state.stroke, run.state.stroke_pattern = color, pattern
    else:
        run.state.fill, run.state.fill_pattern = color, pattern


def _color(run: Run, operands: Sequence[Stored], *, stroke: bool) -> None:
    space = (run.state.stroke if stroke else run.state.fill).space
    pattern = None
    values = list(operands)
    if values and isinstance(values[-1], pikepdf.Name):
        pattern = pick(run.resources, "Pattern", name_of(values.pop()))
        space = space if space.model == "pattern" else PATTERN
    _set(run, run.color(space, tuple(_floats(values, 0))), pattern, stroke=stroke)


def _device(space: Space, *, stroke: bool) -> Handler:
    def handler(run: Run, operands: Sequence[Stored]) -> None:
        _set(run, run.color(space, tuple(_floats(operands, space.components)[: space.components])), None, stroke=stroke)

    return handler


# --- paths


def _move_to(run: Run, operands: Sequence[Stored]) -> None:
    x, y = _floats(operands, 2)[:2]
    run.path.origin = move(run.state.ctm, x, y)
    run.path.subpaths.append([run.path.origin])


def _line_to(run: Run, operands: Sequence[Stored]) -> None:
    found = _floats(operands[:6], 2)
    if not run.path.subpaths:
        run.path.subpaths.append([])
    ctm, last = run.state.ctm, run.path.subpaths[-1]
    last.extend(move(ctm, x, y) for x, y in zip(found[::2], found[1::2], strict=True))


def _curve_to(run: Run, operands: Sequence[Stored]) -> None:
    # The points that steer a curve lie around it, and on its box where they stand out to a side only.
    run.path.curved = True
    _line_to(run, operands)


def _close(run: Run, _: Sequence[Stored]) -> None:
    if run.path.subpaths and run.path.subpaths[-1]:
        run.path.subpaths[-1].append(run.path.subpaths[-1][0])


def _rectangle(run: Run, operands: Sequence[Stored]) -> None:
    x, y, width, height = _floats(operands, 4)[:4]
    ctm = run.state.ctm
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    run.path.subpaths.append([move(ctm, *corner) for corner in corners])


def _clip(run: Run, _: Sequence[Stored]) -> None:
    run.path.clips = True


def _end(run: Run, _: Sequence[Stored] = ()) -> None:
    """End the path, which becomes a clip if it was said to."""
    path, state = run.path, run.state
    run.path = Path()
    if not path.clips:
        return
    points = [point for part in path.subpaths for point in part]
    state.clip = around(points).within(state.clip) if points and state.clip else None
    state.clip_solid = state.clip_solid and _solid(path)


def _solid(path: Path) -> bool:
    return len(path.subpaths) == 1 and len(path.subpaths[0]) <= _SIMPLE


def _fill(run: Run, *, even_odd: bool = False) -> None:
    path, state = run.path, run.state
    parts = [part for part in path.subpaths if len(part) > 1]
    if not parts:
        return
    straight = not path.curved and all(map(rectangular, parts))
    if len(parts) > _MOST_PARTS or (len(parts) > 1 and (even_odd or not straight)):
        whole = [point for part in parts for point in part]
        _paint_fill(run, around(whole), solid=False, straight=False)
    else:
        for part in parts:
            _paint_fill(run, around(part), solid=straight or len(part) <= _SIMPLE, straight=straight)
    if state.fill.space.model == "pattern":
        fill_with_pattern(run, around([point for part in parts for point in part]))


def _paint_fill(run: Run, area: Box, *, solid: bool, straight: bool) -> None:
    state = run.state
    if area.width <= 0 and area.height <= 0:
        return
    run.paint("fill", area, state.fill, min(area.width, area.height), solid=solid, straight=straight)


def _stroke(run: Run) -> None:
    path, state = run.path, run.state
    parts = [part for part in path.subpaths if len(part) > 1]
    if not parts:
        return
    width = state.line_width * scale(state.ctm)
    groups = parts if len(parts) <= _MOST_PARTS else [[point for part in parts for point in part]]
    for points in groups:
        area = around(points)
        straight = not path.curved and len(parts) <= _MOST_PARTS and (area.width == 0 or area.height == 0)
        run.paint("stroke", area.grown(width / 2), state.stroke, width, stroke=True, straight=straight)
    if state.stroke.space.model == "pattern":
        fill_with_pattern(run, around([point for part in parts for point in part]), stroke=True)


def _painter(*, fill: bool = False, stroke: bool = False, close: bool = False, even_odd: bool = False) -> Handler:
    def handler(run: Run, _: Sequence[Stored]) -> None:
        if close:
            _close(run, ())
        if fill:
            _fill(run, even_odd=even_odd)
        if stroke:
            _stroke(run)
        _end(run)

    return handler


OPERATORS: dict[str, Handler] = {
    "q": lambda run, _: run.save(),
    "Q": lambda run, _: run.restore(),
    "cm": lambda run, operands: run.transform(matrix(operands)),
    "w": _line_width,
    "gs": _graphics_state,
    "g": _device(GRAY, stroke=False),
    "G": _device(GRAY, stroke=True),
    "rg": _device(RGB, stroke=False),
    "RG": _device(RGB, stroke=True),
    "k": _device(CMYK, stroke=False),
    "K": _device(CMYK, stroke=True),
    "cs": lambda run, operands: _set_space(run, operands, stroke=False),
    "CS": lambda run, operands: _set_space(run, operands, stroke=True),
    "sc": lambda run, operands: _color(run, operands, stroke=False),
    "scn": lambda run, operands: _color(run, operands, stroke=False),
    "SC": lambda run, operands: _color(run, operands, stroke=True),
    "SCN": lambda run, operands: _color(run, operands, stroke=True),
    "m": _move_to,
    "l": _line_to,
    "c": _curve_to,
    "v": _curve_to,
    "y": _curve_to,
    "h": _close,
    "re": _rectangle,
    "W": _clip,
    "W*": _clip,
    "n": _end,
    "f": _painter(fill=True),
    "F": _painter(fill=True),
    "f*": _painter(fill=True, even_odd=True),
    "S": _painter(stroke=True),
    "s": _painter(stroke=True, close=True),
    "B": _painter(fill=True, stroke=True),
    "B*": _painter(fill=True, stroke=True, even_odd=True),
    "b": _painter(fill=True, stroke=True, close=True),
    "b*": _painter(fill=True, stroke=True, close=True, even_odd=True),
}
