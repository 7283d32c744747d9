"""Makes WeasyPrint 70 do once what it does again and again; what it writes stays the same to the byte.

WeasyPrint computes the style of every element anew for every document, asks Pango for the same context for every word, and
serializes every object of a PDF twice. These are its own functions with a memory, put in their place. They are not part of its
public face, so only the version that they were measured and tested with is tuned; any other runs as it is, more slowly.
"""

import sys
from collections.abc import Callable
from functools import cache
from types import ModuleType
from typing import Any

import weasyprint
from weasyprint.draw import text as drawing
from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, percent
from weasyprint.text import line_break
from weasyprint.text.ffi import ffi, gobject, pango

from generator.rendering.glyphs import draw_first_line

KNOWN = ("70.0",)
"""Versions of WeasyPrint that are tuned."""


@cache
def tune() -> bool:
    """Put the faster functions in place; say whether WeasyPrint is a version that they were made for."""
    if weasyprint.__version__ not in KNOWN:
        return False
    line_break.Layout.setup = _set_up
    line_break.Layout.deactivate = _stay
    line_break.Layout.reactivate = _reactivate
    drawing.draw_first_line = draw_first_line
    boxes.Box.is_in_normal_flow = _is_in_normal_flow
    block.block_level_page_name = _page_name
    # Modules have their own names for these.
    for name, old, new in (("resolve_percentages", _resolve_percentages, resolve_percentages), ("strut", _first_strut, strut)):
        for module in _modules():
            if getattr(module, name, None) is old:
                setattr(module, name, new)
    return True


def _modules() -> list[ModuleType]:
    return [module for name, module in sys.modules.items() if name.startswith("weasyprint.")]


_used = (
    "margin_left", "margin_right", "margin_top", "margin_bottom", "padding_left", "padding_right", "padding_top",
    "padding_bottom", "width", "min_width", "max_width", "height", "min_height", "max_height",
)  # fmt: skip
_set = (*_used, "border_top_width", "border_right_width", "border_bottom_width", "border_left_width")
_resolve_percentages = percent.resolve_percentages


def resolve_percentages(box: Any, containing_block: Any) -> None:  # noqa: ANN401
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
        kept[key] = {name: made[name] for name in _set} if _absolute(box) else {}


def _absolute(box: Any) -> bool:  # noqa: ANN401
    style = box.style
    if isinstance(box, boxes.PageBox) or style["border_collapse"] == "collapse":
        return False
    values = (style[name] for name in _used)
    return all(value is None or value == "auto" or getattr(value, "unit", "%") != "%" for value in values)


_first_set_up: Callable[[Any, Any], None] = line_break.Layout.setup


def _set_up(layout: Any, style: Any) -> None:  # noqa: ANN401
    """Prepare a text to be laid out; Pango's context and font are made once for each style."""
    made = style.__dict__.get("set_up")
    if made is None:
        made = style.__dict__["set_up"] = _prepared(layout, style)
    if not made:
        _first_set_up(layout, style)
        return
    context, description, values = made
    layout.__dict__.update(values)
    layout.style = style
    layout.layout = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(layout.layout, False)  # noqa: FBT003 - C
    pango.pango_layout_set_font_description(layout.layout, description)


_FEATURES = (
    "font_kerning", "font_variant_ligatures", "font_variant_position", "font_variant_caps", "font_variant_numeric",
    "font_variant_alternates", "font_variant_east_asian", "font_feature_settings",
)  # fmt: skip


_SHARED = frozenset({
    "first_line_direction", "language", "ascent", "underline_position", "strikethrough_position", "underline_thickness",
    "strikethrough_thickness",
})  # fmt: skip
"""What WeasyPrint's layout of a text knows of its style."""


def _prepared(layout: Any, style: Any) -> tuple[Any, ...]:  # noqa: ANN401
    """Return what can be shared by all texts of a style; nothing where it has features, which Pango wants each time."""
    if line_break.font_features(*(style[name] for name in _FEATURES)):
        return ()
    contexts: list[Any] = []

    class Seen:
        """Pango, seeing which context is made."""

        def __getattr__(self, name: str) -> Any:  # noqa: ANN401
            return getattr(pango, name)

        def pango_layout_new(self, context: Any) -> Any:  # noqa: ANN401
            contexts.append(context)
            return pango.pango_layout_new(context)

    line_break.pango = Seen()
    try:
        _first_set_up(layout, style)
    finally:
        line_break.pango = pango
    made = {name: value for name, value in layout.__dict__.items() if name in _SHARED}
    return contexts[0], line_break.get_font_description(style), made


def _stay(_layout: Any) -> None:  # noqa: ANN401
    """Keep a text's layout until it is drawn."""


_first_reactivate: Callable[[Any, Any], None] = line_break.Layout.reactivate


def _reactivate(layout: Any, style: Any) -> None:  # noqa: ANN401
    if layout.justification_spacing or style is not layout.style:
        _first_reactivate(layout, style)


_first_in_flow: Callable[[Any], bool] = boxes.Box.is_in_normal_flow


def _is_in_normal_flow(box: Any) -> bool:  # noqa: ANN401
    """Say whether a box is in normal flow, which its style alone decides."""
    kept = box.style.__dict__
    known = kept.get("in_flow")
    if known is None:
        known = kept["in_flow"] = _first_in_flow(box)
    return bool(known)


_first_strut: Callable[[Any], tuple[float, float]] = line_break.strut


def strut(style: Any) -> tuple[float, float]:  # noqa: ANN401
    """Return the height and baseline of an empty line of a style."""
    kept = style.__dict__
    known: tuple[float, float] | None = kept.get("strut")
    if known is None:
        known = kept["strut"] = _first_strut(style)
    return known


_first_page_name: Callable[[Any, Any], str | None] = block.block_level_page_name


def _page_name(before: Any, after: Any) -> str | None:  # noqa: ANN401
    """Return the name of the page that a block asks for: none where no style has ever named one."""
    return _first_page_name(before, after) if named_pages else None


named_pages: set[str] = set()
"""Holds something once a style has named a page."""
