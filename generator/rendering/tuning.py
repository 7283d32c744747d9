"""Makes WeasyPrint 70 do once what it does again and again; what it writes stays the same to the byte.

Much of what WeasyPrint asks a box depends on its style alone, and styles are few and remembered (shortcuts.py). These are its
own functions with a memory in the style. They are not part of its public face, so only the version that they were measured and
tested with is tuned; any other runs as it is, more slowly.
"""

import sys
from collections.abc import Callable
from functools import cache
from types import ModuleType
from typing import Any

import weasyprint
from weasyprint.draw import text as drawing
from weasyprint.formatting_structure import boxes
from weasyprint.layout import absolute, background, block, percent
from weasyprint.text import line_break

from generator.rendering import lines, shaping
from generator.rendering.glyphs import draw_first_line

KNOWN = ("70.0",)
"""Versions of WeasyPrint that are tuned."""
Thing = Any
"""Something of WeasyPrint's, which has no types."""


@cache
def tune() -> bool:
    """Put the faster functions in place; say whether WeasyPrint is a version that they were made for."""
    if weasyprint.__version__ not in KNOWN:
        return False
    shaping.tune()
    drawing.draw_first_line = draw_first_line
    boxes.Box.is_in_normal_flow = _is_in_normal_flow
    block.block_level_page_name = _page_name
    absolute.shrink_to_fit = _shrink_to_fit
    background.layout_box_backgrounds = _layout_backgrounds
    # Modules have their own names for these.
    for source, name, new in (
        (percent, "resolve_percentages", resolve_percentages),
        (line_break, "split_first_line", lines.split_first_line),
        (line_break, "line_size", shaping.line_size),
        (line_break, "strut", strut),
    ):
        old = getattr(source, name)
        for module in _modules():
            if getattr(module, name, None) is old:
                setattr(module, name, new)
    return True


def _modules() -> list[ModuleType]:
    return [module for name, module in sys.modules.items() if name.startswith("weasyprint.")]


_LENGTHS = (
    "margin_left", "margin_right", "margin_top", "margin_bottom", "padding_left", "padding_right", "padding_top",
    "padding_bottom", "width", "min_width", "max_width", "height", "min_height", "max_height",
)  # fmt: skip
_USED = (*_LENGTHS, "border_top_width", "border_right_width", "border_bottom_width", "border_left_width")
_resolve_percentages = percent.resolve_percentages


def resolve_percentages(box: Thing, containing_block: Thing) -> None:
    """Set a box's used lengths; those of a style without percentages are the same for all its boxes."""
    kept = box.style.__dict__
    height = containing_block.height if isinstance(containing_block, boxes.Box) else containing_block[1]
    key = "used_in_auto" if height == "auto" else "used"
    known = kept.get(key)
    if known:
        box.__dict__.update(known)
        return
    _resolve_percentages(box, containing_block)
    if known is None:
        made = box.__dict__
        kept[key] = {name: made[name] for name in _USED} if _absolute(box) else {}


def _absolute(box: Thing) -> bool:
    style = box.style
    if isinstance(box, boxes.PageBox) or style["border_collapse"] == "collapse":
        return False
    values = (style[name] for name in _LENGTHS)
    return all(value is None or value == "auto" or getattr(value, "unit", "%") != "%" for value in values)


_first_in_flow: Callable[[Thing], bool] = boxes.Box.is_in_normal_flow


def _is_in_normal_flow(box: Thing) -> bool:
    kept = box.style.__dict__
    known = kept.get("in_flow")
    if known is None:
        known = kept["in_flow"] = _first_in_flow(box)
    return bool(known)


_first_strut: Callable[[Thing], tuple[float, float]] = line_break.strut


def strut(style: Thing) -> tuple[float, float]:
    """Return the height and baseline in px of an empty line of a style."""
    kept = style.__dict__
    known: tuple[float, float] | None = kept.get("strut")
    if known is None:
        known = kept["strut"] = _first_strut(style)
    return known


_first_page_name: Callable[[Thing, Thing], str | None] = block.block_level_page_name
named_pages: set[str] = set()
"""Holds something once a style has named a page."""


def _page_name(before: Thing, after: Thing) -> str | None:
    """Return the name of the page that a block asks for: none where no style has ever named one."""
    return _first_page_name(before, after) if named_pages else None


_first_shrink_to_fit: Callable[[Thing, Thing, float], float] = absolute.shrink_to_fit


def _shrink_to_fit(context: Thing, box: Thing, available: float) -> float:
    """Return how wide a box out of flow is in px; bullets of one style are as wide as each other."""
    if not box.is_outside_marker:
        return _first_shrink_to_fit(context, box, available)
    known = box.style.__dict__.setdefault("shrunk", {})
    key = (available, *[one.text for one in box.descendants() if isinstance(one, boxes.TextBox)])
    if key not in known:
        known[key] = _first_shrink_to_fit(context, box, available)
    return float(known[key])


_first_backgrounds: Callable[..., None] = background.layout_box_backgrounds
_SQUARE = {f"border_{corner}_radius": (0, 0) for corner in ("top_left", "top_right", "bottom_right", "bottom_left")}


def _layout_backgrounds(page: Thing, box: Thing, images: Thing, layout_children: bool = True, style: Thing = None) -> None:  # noqa: FBT001, FBT002 - WeasyPrint's own signature
    """Lay out a box's background and its children's; most boxes have none."""
    if style is not None or box is page or not _bare(box.style):
        _first_backgrounds(page, box, images, layout_children, style)
        return
    # What is out of flow hides its box behind a placeholder.
    getattr(box, "_box", box).__dict__.update(_SQUARE)
    if layout_children:
        for child in box.all_children():
            _layout_backgrounds(page, child, images)
    box.background = None


def _bare(style: Thing) -> bool:
    kept = style.__dict__
    known = kept.get("bare")
    if known is None:
        color = style["background_color"]
        known = kept["bare"] = (
            style["border_image_source"][0] == style["mask_border_source"][0] == "none"
            and style["visibility"] != "hidden"
            and not style["box_shadow"]
            and all(kind == "none" for kind, _ in style["background_image"])
            and (style["color"] if color == "currentcolor" else color).alpha == 0
            and all((0, "px") in style[name] for name in _SQUARE)
        )
    return bool(known)
