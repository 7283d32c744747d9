"""Operators of text (ISO 32000-1, 9)."""

import math
from collections.abc import Sequence

import pikepdf

from generator.printing.contents.fonts import Font
from generator.printing.contents.geometry import IDENTITY, Box, Matrix, finite, moved, multiply
from generator.printing.contents.objects import Stored, items, name_of, number, pick
from generator.printing.contents.patterns import fill_with_pattern
from generator.printing.contents.run import Handler, Run
from generator.printing.contents.shapes import matrix

_UP, _DOWN = 0.72, -0.2
"""How far usual letters reach from the baseline, in em."""
_AT_ONCE = 8
"""Characters that are as quickly read as an operator."""
_FILLED, _STROKED = {0, 2, 4, 6}, {1, 2, 5, 6}
"""Text rendering modes that fill and that stroke (ISO 32000-1, 9.3.6)."""
_BLANK = frozenset(" \u00a0\u00ad\t\r\n\u2009\u202f\u200b")


def _begin(run: Run, _: Sequence[Stored]) -> None:
    run.matrix = run.line = IDENTITY


def _font(run: Run, operands: Sequence[Stored]) -> None:
    run.state.font = run.font(name_of(operands[0]))
    run.state.font_size = float(operands[1])


def _set_matrix(run: Run, operands: Sequence[Stored]) -> None:
    run.matrix = run.line = matrix(operands)


def _next_line(run: Run, operands: Sequence[Stored]) -> None:
    run.line = run.matrix = multiply((1, 0, 0, 1, float(operands[0]), float(operands[1])), run.line)


def _next_line_leading(run: Run, operands: Sequence[Stored]) -> None:
    run.state.leading = -float(operands[1])
    _next_line(run, operands)


def _new_line(run: Run, _: Sequence[Stored] = ()) -> None:
    _next_line(run, (0, -run.state.leading))


def _quote(run: Run, operands: Sequence[Stored]) -> None:
    _new_line(run)
    _show(run, operands)


def _double_quote(run: Run, operands: Sequence[Stored]) -> None:
    run.state.word, run.state.character = float(operands[0]), float(operands[1])
    _quote(run, operands[2:])


def _setter(name: str, factor: float = 1.0) -> Handler:
    def handler(run: Run, operands: Sequence[Stored]) -> None:
        setattr(run.state, name, float(operands[0]) * factor)

    return handler


def _mode(run: Run, operands: Sequence[Stored]) -> None:
    run.state.mode = int(operands[0])


def _show(run: Run, operands: Sequence[Stored]) -> None:
    _show_all(run, [operands[0]])


def _show_array(run: Run, operands: Sequence[Stored]) -> None:
    _show_all(run, items(operands[0]))


def _show_all(run: Run, parts: Sequence[Stored]) -> None:
    """Show strings, moved apart by the numbers between them."""
    state = run.state
    font = state.font
    if font is None:
        run.contents.problem("no font")
        return
    x, first, last = 0.0, None, 0.0
    shown: list[int] = []
    run.leaf.shared.budget.take(len(parts) // _AT_ONCE)
    for part in parts:
        if not isinstance(part, pikepdf.String):
            x -= number(part) / 1000 * state.font_size * state.horizontal
            continue
        text = bytes(part)
        run.leaf.shared.budget.take(len(text) // _AT_ONCE)
        for code in font.codes(text):
            step = font.width(code) * state.font_size + state.character
            if code == 32 and font.bytes_per_code == 1:  # noqa: PLR2004 - the code of a word space, 9.3.3
                step += state.word
            if font.texts.get(code, "?") not in _BLANK:
                first = x if first is None else first
                last = x + font.width(code) * state.font_size * state.horizontal
            x += step * state.horizontal
            shown.append(code)
    space = multiply(run.matrix, state.ctm)
    run.matrix = multiply((1, 0, 0, 1, x, 0), run.matrix)
    if not shown:
        return
    run.contents.fonts.setdefault(f"{font.name} {font.kind} {font.embedded}", font)
    if not (finite(space) and finite(run.matrix)):
        raise ValueError(space)
    if first is not None:
        _paint(run, font, shown, space, (first, last))


def _paint(run: Run, font: Font, shown: list[int], space: Matrix, reach: tuple[float, float]) -> None:
    state = run.state
    size = state.font_size
    low, high = sorted((state.rise + _DOWN * size, state.rise + _UP * size))
    area = moved(space, Box(min(reach), low, max(reach), high))
    effective = abs(size) * math.hypot(space[2], space[3])
    if font.kind == "Type3":
        effective *= abs(font.matrix[3]) * 1000
    missing = sum(code in font.lacking for code in shown)
    for stroke in (False, True):
        if state.mode in (_STROKED if stroke else _FILLED):
            color = state.stroke if stroke else state.fill
            run.paint("text", area, color, effective, stroke=stroke, text=font.say(shown), missing=missing, font=font)
            if color.space.model == "pattern":
                fill_with_pattern(run, area, stroke=stroke)
    if font.kind == "Type3" and state.mode in _FILLED:
        _draw_glyphs(run, font, shown, space, area)


def _draw_glyphs(run: Run, font: Font, shown: list[int], space: Matrix, area: Box) -> None:
    """Walk the drawings of a Type 3 font's glyphs, each once for a page."""
    seen = area.within(run.state.clip) if run.state.clip else None
    glyphs = font.glyphs
    for code in dict.fromkeys(shown):
        key = ("glyph", id(font), code)
        drawing = pick(font.whole, "CharProcs", glyphs.get(code, ""))
        if seen is None or key in run.leaf.seen or not isinstance(drawing, pikepdf.Stream):
            continue
        run.leaf.seen.add(key)
        inside = run.state.copy()
        inside.ctm = multiply(font.matrix, multiply((run.state.font_size, 0, 0, run.state.font_size, 0, 0), space))
        if finite(inside.ctm):
            run.enter(drawing, inside, source="glyph", fixed=seen, resources=pick(font.whole, "Resources"))


def _uncolored(run: Run, _: Sequence[Stored]) -> None:
    """Take the colour of a glyph from the text (ISO 32000-1, 9.6.5, operator d1)."""
    run.locked = True


OPERATORS: dict[str, Handler] = {
    "BT": _begin,
    "Tf": _font,
    "Tm": _set_matrix,
    "Td": _next_line,
    "TD": _next_line_leading,
    "T*": _new_line,
    "Tc": _setter("character"),
    "Tw": _setter("word"),
    "Tz": _setter("horizontal", 0.01),
    "TL": _setter("leading"),
    "Ts": _setter("rise"),
    "Tr": _mode,
    "Tj": _show,
    "TJ": _show_array,
    "'": _quote,
    '"': _double_quote,
    "d1": _uncolored,
}
