"""Copyfitting: the largest type with which a text fits its sheet, never cut; else by how many words it is too long."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from generator.errors import ContentError, Finding
from generator.printing.sheets import Sheet
from generator.rendering import measuring

STEP = 0.25
"""Type is set in quarters of a point, as a designer would."""
_TALL = 3.0
"""So many times its height, a page shows how much too long a text is."""
_SAFE = 0.05
"""Left free in mm when room is filled, against rounding."""
_COMFORT = 0.25
"""Type is comfortable so far up its range."""
_CHARACTERS = 24
"""A line has room for so many characters, of half an em, before type grows: else words are torn apart."""
_USUAL = 10.0
"""Body type in pt where a sheet gives no range."""
_ROUNDING = 0.05
"""So much in mm is nothing."""


@dataclass(frozen=True)
class Setting:
    """How a sheet is set.

    ``base`` is the body type in pt, ``pushes`` the room to leave above each page's foot in mm, ``tall`` how many times as tall
    as it is the page is made, and ``snug`` says that all stands closer and only what must be there does.
    """

    base: float
    pushes: tuple[float, ...] = ()
    tall: float = 1.0
    snug: bool = False

    def push(self, page: int) -> float:
        """Return the room above the foot of a page, counted from 0, in mm."""
        return self.pushes[page] if page < len(self.pushes) else 0.0


Lay = Callable[[Setting], Any]
"""Lays a sheet out in a setting and returns WeasyPrint's document."""


def fit(lay: Lay, sheet: Sheet) -> Any:  # noqa: ANN401 - WeasyPrint has no types
    """Return the document in the largest type of the sheet's range that fits, its feet at the foot of their pages.

    A sheet is set generously where that leaves type of a comfortable size, else closer.

    Raises:
        ContentError: the text does not fit in the smallest type; the finding says by how many words.
    """
    best = _largest(lay, sheet, snug=False) or _largest(lay, sheet, snug=True)
    if best is None:
        raise ContentError(_too_long(lay, sheet))
    return _pushed(lay, sheet, *best)


def _largest(lay: Lay, sheet: Sheet, *, snug: bool) -> tuple[Setting, Any] | None:
    """Return the setting with the largest type that fits, and the document in it; if generous, of comfortable type only."""
    least, most = sheet.type or (_USUAL, _USUAL)
    most = max(least, min(most, sheet.width / _CHARACTERS / measuring.PT * 2))
    first = None
    if snug:
        least, first = _floor(lay, sheet)
    else:
        least = math.ceil((least + _COMFORT * (most - least)) / STEP) * STEP
    steps = [least + STEP * number for number in range(int(max(0.0, most - least) / STEP) + 1)]
    low, high, best = 0, len(steps) - 1, None
    while low <= high:
        # The smallest first: if that does not fit, nothing does.
        middle = 0 if low == 0 else (low + high + 1) // 2
        setting = Setting(steps[middle], snug=snug)
        document = first if first is not None and middle == 0 else lay(setting)
        if _fits(document, sheet):
            best, low = (setting, document), middle + 1
        elif middle == 0:
            break
        else:
            high = middle - 1
    if best is not None and not snug and not _large_enough(best[1], sheet):
        return None
    return best


def _floor(lay: Lay, sheet: Sheet) -> tuple[float, Any]:
    """Return the smallest body type in pt that keeps the medium's limits, and the document in it, if it was laid."""
    least = sheet.type[0] if sheet.type else _USUAL
    if sheet.medium is None:
        return least, None
    document = lay(Setting(least, snug=True))
    short = _shortfall(document, sheet)
    if short <= 1:
        return least, document
    return math.ceil(least * short / STEP - 1e-6) * STEP, None


def _shortfall(document: Any, sheet: Sheet) -> float:  # noqa: ANN401
    """Return how many times larger type must be for the medium's smallest; 1 or less where it is large enough."""
    if sheet.medium is None:
        return 0.0
    found = measuring.smallest(document), measuring.smallest(document, reversed_only=True)
    limits = sheet.medium.smallest_type, sheet.medium.smallest_reversed
    return max((limit / size for limit, size in zip(limits, found, strict=True) if size), default=0.0) - 1e-6


def _large_enough(document: Any, sheet: Sheet) -> bool:  # noqa: ANN401
    return _shortfall(document, sheet) <= 1


def _fits(document: Any, sheet: Sheet) -> bool:  # noqa: ANN401
    if sheet.pages is not None and len(document.pages) > sheet.pages:
        return False
    # What can't be broken over two pages sticks out of one.
    inside = all(area.slack > -_ROUNDING for area in measuring.areas(document))
    return inside and not measuring.too_wide(document)


def _pushed(lay: Lay, sheet: Sheet, setting: Setting, document: Any) -> Any:  # noqa: ANN401
    """Return the document with the room that is left put above the foot of each page."""
    slack = tuple(max(0.0, round(area.slack - _SAFE, 2)) for area in measuring.areas(document))
    if not any(slack):
        return document
    pushed = lay(replace(setting, pushes=slack))
    return pushed if len(pushed.pages) == len(document.pages) and _fits(pushed, sheet) else document


def _too_long(lay: Lay, sheet: Sheet) -> Finding:
    base, _ = _floor(lay, sheet)
    document = lay(Setting(base, tall=_TALL, snug=True))
    wide = measuring.too_wide(document)
    if wide:
        hint = "choose a wider space, or a shorter word"
        return Finding("FIT", f"“{wide.strip()[:60]}” is too wide for {sheet.size} in {base:g} pt", hint)
    more = (_TALL - 1) * sheet.height
    count, enough = 1, True
    for number, area in enumerate(measuring.areas(document)):
        over = area.filled - area.bottom + more
        if over > 0:
            words, helps = _words([line for page, line in measuring.lines(document) if page == number], over)
            count, enough = count + words, enough and helps
    message = f"the text is about {count} words too long for {sheet.size} in {base:g} pt, the smallest type there"
    return Finding("FIT", message, _hint(sheet, enough=enough))


def _words(lines: list[measuring.Line], over: float) -> tuple[int, bool]:
    """Return how many words the last ``over`` mm of running text hold, and whether the ad fits without them."""
    running = [line for line in lines if line.running]
    highest = _highest_cell(lines)
    helps = bool(running) and running[0].cell == highest
    count = 0
    for line in reversed(running):
        if over <= 0:
            break
        over -= line.height
        count += len(line.text.split())
    if over > 0:
        typical = running or lines
        height = sum(line.height for line in typical) / len(typical)
        count += math.ceil(over / height * sum(len(line.text.split()) for line in typical) / len(typical))
    return count, helps and over <= 0


def _highest_cell(lines: list[measuring.Line]) -> int:
    """Return the part of a banner that holds most; all of an ad that is none."""
    heights: dict[int, float] = {}
    for line in lines:
        tops = [other.top for other in lines if other.cell == line.cell]
        heights[line.cell] = line.top + line.height - min(tops)
    return max(heights, key=lambda cell: heights[cell], default=0)


def _hint(sheet: Sheet, *, enough: bool) -> str:
    booked = sheet.medium is not None and sheet.medium.grid is not None
    room = "book more room: --height, --columns" if booked else "choose a larger size"
    if not enough:
        return f"{room}; facts, contacts and addresses take too much for shorter words to help"
    texts = "short_text (or the summary, where there is none)" if sheet.layout in {"column", "card"} else "the posting’s texts"
    return f"shorten {texts}, or {room}"
