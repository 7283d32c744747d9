"""A contact sheet: the pages of an ad in all its locales and sizes on one large page, to look at side by side.

Pages of PDFs are put in as they are, so that one can zoom in to read; pictures as pictures. Imported late: loads WeasyPrint
and pikepdf.
"""

import base64
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from io import BytesIO

import pikepdf

from generator.rendering.measuring import PT
from generator.rendering.paper import Paper, press

_LABEL, _CELL, _GAP, _EDGE, _HEAD = 34.0, 104.0, 8.0, 14.0, 26.0
_TALLEST, _CAPTION = 118.0, 5.0
"""Widths of the first column and of a cell, the space between cells, the sheet's edge, its head; the tallest row; mm."""


@dataclass(frozen=True)
class Cell:
    """What one locale has in one size: its pages as PDF, or a picture as PNG; else why there is nothing."""

    pdf: bytes = b""
    png: bytes = b""
    problem: str = ""


@dataclass(frozen=True)
class Row:
    """A size or medium: its name, what is said of it, and its cells by locale."""

    name: str
    note: str
    cells: dict[str, Cell]


@dataclass
class _Placed:
    """Something put on the sheet: from its top left corner, in mm."""

    left: float
    top: float
    width: float
    height: float
    page: pikepdf.Page | None = None
    png: bytes = b""
    text: str = ""
    kind: str = ""


@dataclass
class _Plan:
    """The sheet as it is put together; ``y`` is where the next row begins, in mm."""

    width: float
    y: float = _EDGE + _HEAD
    placed: list[_Placed] = field(default_factory=list)
    opened: list[pikepdf.Pdf] = field(default_factory=list)

    def text(self, left: float, top: float, width: float, text: str, kind: str) -> None:
        """Put words on the sheet, if there are any."""
        if text:
            self.placed.append(_Placed(left, top, width, 0.0, text=text, kind=kind))


def contact_sheet(title: str, note: str, locales: Sequence[tuple[str, str]], rows: Sequence[Row]) -> bytes:
    """Return a contact sheet as PDF of one page.

    Args:
        title: what is shown.
        note: what else to say of it, such as the theme.
        locales: the locales' codes and names, in the order of the columns.
        rows: the sizes.
    """
    plan = _Plan(2 * _EDGE + _LABEL + len(locales) * (_CELL + _GAP))
    plan.text(_EDGE, _EDGE, plan.width - 2 * _EDGE, title, "title")
    plan.text(_EDGE, _EDGE + 9, plan.width - 2 * _EDGE, note, "note")
    for column, (_code, name) in enumerate(locales):
        plan.text(_left(column), _EDGE + _HEAD - 8, _CELL, name, "locale")
    for row in rows:
        _add_row(plan, row, [code for code, _ in locales])
    return _printed(plan, title)


def _left(column: int) -> float:
    return _EDGE + _LABEL + column * (_CELL + _GAP)


def _add_row(plan: _Plan, row: Row, locales: Sequence[str]) -> None:
    """Put a row on the sheet, all its pages to one scale."""
    sizes: dict[str, list[tuple[float, float, pikepdf.Page | None]]] = {}
    for code in locales:
        cell = row.cells.get(code)
        if cell is not None and cell.pdf:
            pdf = pikepdf.open(BytesIO(cell.pdf))
            plan.opened.append(pdf)
            sizes[code] = [(*_size(page), page) for page in pdf.pages]
        elif cell is not None and cell.png:
            across, down = struct.unpack(">II", cell.png[16:24])  # the PNG's own width and height
            sizes[code] = [(float(across), float(down), None)]
    widest = max([1.0, *(sum(width for width, _, _ in pages) for pages in sizes.values())])
    tallest = max([1.0, *(height for pages in sizes.values() for _, height, _ in pages)])
    scale = min((_CELL - 2) / widest, _TALLEST / tallest)
    for column, code in enumerate(locales):
        left, cell = _left(column), row.cells.get(code)
        if cell is not None and cell.problem:
            plan.text(left, plan.y, _CELL, cell.problem, "problem")
        for width, height, page in sizes.get(code, ()):
            png = cell.png if cell and page is None else b""
            plan.placed.append(_Placed(left, plan.y, width * scale, height * scale, page, png))
            left += width * scale + 2
    plan.text(_EDGE, plan.y, _LABEL - 4, row.name, "name")
    plan.text(_EDGE, plan.y + 5, _LABEL - 4, row.note, "note")
    plan.y += max(tallest * scale if sizes else 0.0, 16.0) + _GAP + _CAPTION


def _size(page: pikepdf.Page) -> tuple[float, float]:
    left, bottom, right, top = map(float, page.mediabox)
    return (right - left) * PT, (top - bottom) * PT


_CSS = """\
html { font-family: Lato; font-size: 9pt; line-height: 1.3; color: #14181f; }
body { margin: 0; } .at { position: absolute; margin: 0; }
.title { font-size: 20pt; font-weight: 900; } .note { color: #4d5664; } .locale, .name { font-weight: 700; font-size: 10pt; }
.problem { color: #9c1c1c; padding: 3mm; border: .3mm solid #9c1c1c; }
.frame { background: #ffffff; border: .15mm solid #b8bec7; }
"""


def _printed(plan: _Plan, title: str) -> bytes:
    height = plan.y + _EDGE - _GAP
    body = "".join(map(_html, plan.placed))
    html = (
        f'<html lang="en"><head><title>{escape(title)}</title><style>@page {{ size: {plan.width:.2f}mm {height:.2f}mm; '
        f"margin: 0; background: #eceff2 }}</style></head><body>{body}</body></html>"
    )
    paper = Paper("", title)
    data = press().write(press().lay(html, [_CSS], paper), paper)
    with pikepdf.open(BytesIO(data)) as pdf:
        _put_pages_in(pdf, [one for one in plan.placed if one.page is not None], height)
        out = BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    for opened in plan.opened:
        opened.close()
    return out.getvalue()


def _put_pages_in(pdf: pikepdf.Pdf, placed: Sequence[_Placed], height: float) -> None:
    """Draw pages where they belong; pikepdf's own way gives them names by chance."""
    (sheet,) = pdf.pages
    drawn: list[bytes] = []
    for number, one in enumerate(placed):
        if one.page is None:
            continue
        form = pdf.copy_foreign(one.page.as_form_xobject())
        name = sheet.add_resource(form, pikepdf.Name.XObject, pikepdf.Name(f"/Page{number}"))
        left, bottom = one.left / PT, (height - one.top - one.height) / PT
        box = pikepdf.Rectangle(left, bottom, left + one.width / PT, bottom + one.height / PT)
        drawn.append(
            sheet.calc_form_xobject_placement(
                form, name, box, invert_transformations=True, allow_shrink=True, allow_expand=True
            )
        )
    sheet.contents_add(b"q\n", prepend=True)
    sheet.contents_add(b"\nQ\n" + b"\n".join(drawn))


def _html(one: _Placed) -> str:
    place = f"left: {one.left:.2f}mm; top: {one.top:.2f}mm; width: {one.width:.2f}mm"
    if one.text:
        return f'<p class="at {one.kind}" style="{place}">{escape(one.text)}</p>'
    place += f"; height: {one.height:.2f}mm"
    if one.png:
        source = f"data:image/png;base64,{base64.b64encode(one.png).decode()}"
        return f'<img class="at" style="{place}" src="{source}" alt="">'
    return f'<div class="at frame" style="{place}"></div>'
