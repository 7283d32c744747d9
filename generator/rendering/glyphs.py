"""Writes a line of text into a PDF: WeasyPrint's own ``draw_first_line`` for the plain case, reading all glyphs at once."""

from copy import copy
from typing import Any, NamedTuple

from weasyprint.draw import text as drawing
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

_first = drawing.draw_first_line
_WORDS = 5
"""A PangoGlyphInfo is five 32-bit words: glyph, width, x and y offset, attributes."""
_PLAIN = 0x0FFF_FFFF
"""Glyphs from here on are empty or unknown."""
_PER_EM = 1000
"""PDF counts widths in thousandths of the type size (ISO 32000-1, 9.2.4)."""
_SMALLEST = 1e-6
"""Type size that pydyf writes as 0."""
_SIZED = 14802
"""Pango 1.48.2 and later tell the size that a font really has."""


class Run(NamedTuple):
    """Glyphs of one font, with their widths in Pango's units."""

    item: Any
    string: Any
    font: Any
    size: float
    glyphs: list[int]
    widths: list[int]


def draw_first_line(stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any) -> list[Any]:  # noqa: ANN401
    """Draw a line; one with an ellipsis, emoji, Arabic, shifted or unknown glyphs goes WeasyPrint's own way."""
    if not textbox.text.strip() or textbox.style["font_size"] < _SMALLEST:
        return []
    layout = textbox.pango_layout
    plain = text_overflow != "ellipsis" and block_ellipsis == "none" and pango.pango_version() >= _SIZED
    runs = _runs(stream, pango.pango_layout_get_line_readonly(layout.layout, 0)) if plain else None
    if runs is None:
        # It expects a text that is not laid out yet, and changes it, while other boxes may share this one.
        textbox.pango_layout = layout = copy(layout)
        layout.setup(textbox.style)
        layout.set_text(layout.text, justify=True)
        return list(_first(stream, textbox, text_overflow, block_ellipsis, matrix))
    stream.set_text_matrix(*matrix.values)
    parts: list[str] = []
    font = None
    for run in runs:
        if run.font is not font:
            if parts:
                stream.show_text("".join(parts))
                parts = []
            font = run.font
            stream.set_font_size(font.hash, run.size)
        _name(run, layout.text)
        parts.append(_shown(run, stream))
    stream.show_text("".join(parts))
    return []


def _runs(stream: Any, line: Any) -> list[Run] | None:  # noqa: ANN401
    """Return the runs of a line, or ``None`` where one is not plain."""
    found: list[Run] = []
    link = line.runs[0]
    while link != ffi.NULL:
        item, link = link.data, link.next
        analysis, string = item.item.analysis, item.glyphs
        font, size = stream.add_font(analysis.font)
        if font.bitmap or font.svg or font.png or font.colr or analysis.level % 2:
            return None
        words = memoryview(ffi.buffer(string.glyphs, string.num_glyphs * _WORDS * 4)).cast("I").tolist()
        glyphs = words[0::_WORDS]
        if any(words[2::_WORDS]) or any(words[3::_WORDS]) or max(glyphs, default=0) >= _PLAIN:
            return None
        found.append(Run(item, string, font, size, glyphs, words[1::_WORDS]))
    return found


def _name(run: Run, text: str) -> None:
    """Remember which characters a glyph stands for."""
    known = run.font.to_unicode
    clusters, offset, characters = run.string.log_clusters, run.item.item.offset, None
    for index, glyph in enumerate(run.glyphs):
        if glyph not in known:
            characters = characters or text.encode()
            end = run.item.item.length if index == len(run.glyphs) - 1 else clusters[index + 1]
            known[glyph] = characters[offset + clusters[index] : offset + end].decode()


def _shown(run: Run, stream: Any) -> str:  # noqa: ANN401
    """Return the glyphs in hexadecimal, with the adjustments between them."""
    known: dict[tuple[int, int], str] = run.font.__dict__.setdefault("shown", {}).setdefault(run.size, {})
    parts = ["<"]
    for pair in zip(run.glyphs, run.widths, strict=True):
        shown = known.get(pair)
        if shown is None:
            shown = known[pair] = _one(run, stream, *pair)
        parts.append(shown)
    line = "".join(parts)
    return line[:-1] if line.endswith("<") else line + ">"


def _one(run: Run, stream: Any, glyph: int, width: int) -> str:  # noqa: ANN401
    """Return a glyph in hexadecimal, and how far the next one is from where its own width would put it."""
    widths, size = run.font.widths, run.size
    natural = widths.get(glyph)
    if natural is None:
        pango.pango_font_get_glyph_extents(run.item.item.analysis.font, glyph, stream.ink_rect, stream.logical_rect)
        natural = widths[glyph] = round(stream.logical_rect.width * _PER_EM * FROM_UNITS / size)
    kerning = natural - width * _PER_EM * FROM_UNITS / size
    return f"{glyph:04x}>{int(kerning)}<" if kerning else f"{glyph:04x}"
