"""Lines of text that are laid out once for all ads that say the same in the same place; part of tuning.py.

Labels, headings, standing texts, what is said of a city: two lines of five are another ad's too.
"""

from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from weasyprint.text import line_break

Thing = Any
"""Something of WeasyPrint's, which has no types."""
_first_split: Callable[..., tuple[Thing, ...]] = line_break.split_first_line
_MOST = 8192
"""How many lines are remembered: some 3 kB each."""
_lines: OrderedDict[tuple[Any, ...], tuple[tuple[Thing, ...], Thing]] = OrderedDict()


def split_first_line(  # noqa: PLR0913, PLR0917 - as WeasyPrint has it
    text: str,
    style: Thing,
    context: Thing,
    max_width: float | None,
    justification_spacing: float,
    is_line_start: bool = True,  # noqa: FBT001, FBT002
    minimum: bool = False,  # noqa: FBT001, FBT002
) -> tuple[Thing, ...]:
    """Return the first line of a text. A laid out line is only read from here on, so that boxes can share it."""
    if not _lasts(style):
        return _first_split(text, style, context, max_width, justification_spacing, is_line_start, minimum)
    key = (text, id(style), max_width, justification_spacing, is_line_start, minimum)
    known = _lines.get(key)
    if known is not None:
        _lines.move_to_end(key)
        return known[0]
    made = _first_split(text, style, context, max_width, justification_spacing, is_line_start, minimum)
    # The style is held, so that its identity stays its own.
    _lines[key] = (made, style)
    if len(_lines) > _MOST:
        _lines.popitem(last=False)
    return made


def _lasts(style: Thing) -> bool:
    """Say whether a style, or that of which it is the anonymous one, is remembered for other documents."""
    kept = style.__dict__
    known = kept.get("lasts")
    if known is None:
        parent = kept.get("parent_style")
        known = kept["lasts"] = bool(
            parent is not None and getattr(parent, "lasts", False) and parent.__dict__.get("anonymous_style") is style
        )
    return bool(known)
