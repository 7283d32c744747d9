"""How WeasyPrint asks Pango for text, with less asking; part of tuning.py.

A text is laid out by Pango to find where its lines break, and again to be drawn. What it needs for that, a context, a font and
attributes, is made once for each style, and the layout of a line is kept until it is drawn.
"""

from collections.abc import Callable
from typing import Any

from weasyprint.text import line_break
from weasyprint.text.ffi import FROM_UNITS, ffi, gobject, pango

Thing = Any
"""Something of WeasyPrint's or Pango's, which have no types."""
_first_set_up: Callable[[Thing, Thing], None] = line_break.Layout.setup
_first_reactivate: Callable[[Thing, Thing], None] = line_break.Layout.reactivate
_first_set_text: Callable[[Thing, str, bool], None] = line_break.Layout.set_text


def tune() -> None:
    """Put the faster functions in place."""
    line_break.Layout.setup = _set_up
    line_break.Layout.deactivate = _stay
    line_break.Layout.reactivate = _reactivate
    line_break.Layout.set_text = _set_text


_FEATURES = (
    "font_kerning", "font_variant_ligatures", "font_variant_position", "font_variant_caps", "font_variant_numeric",
    "font_variant_alternates", "font_variant_east_asian", "font_feature_settings",
)  # fmt: skip
_SHARED = frozenset({
    "first_line_direction", "language", "ascent", "underline_position", "strikethrough_position", "underline_thickness",
    "strikethrough_thickness",
})  # fmt: skip
"""What the layout of a text knows of its style."""
_ALL = 0xFFFF_FFFF
"""The end of any text, to Pango."""


def _set_up(layout: Thing, style: Thing) -> None:
    """Prepare a text to be laid out."""
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


def _prepared(layout: Thing, style: Thing) -> tuple[Any, ...]:
    """Return what can be shared by all texts of a style; nothing where it has features, which Pango wants each time."""
    if line_break.font_features(*(style[name] for name in _FEATURES)):
        return ()
    contexts: list[Thing] = []

    class Seen:
        """Pango, seeing which context is made."""

        def __getattr__(self, name: str) -> Thing:
            return getattr(pango, name)

        def pango_layout_new(self, context: Thing) -> Thing:
            contexts.append(context)
            return pango.pango_layout_new(context)

    line_break.pango = Seen()
    try:
        _first_set_up(layout, style)
    finally:
        line_break.pango = pango
    made = {name: value for name, value in layout.__dict__.items() if name in _SHARED}
    return contexts[0], line_break.get_font_description(style), made


def _stay(_layout: Thing) -> None:
    """Keep a text's layout until it is drawn."""


def _reactivate(layout: Thing, style: Thing) -> None:
    if layout.justification_spacing or style is not layout.style:
        _first_reactivate(layout, style)


def _set_text(layout: Thing, text: str, justify: bool = False) -> None:  # noqa: FBT001, FBT002 - WeasyPrint's own signature
    """Give a layout its text; one with several lines, tabs or spacing goes WeasyPrint's own way."""
    kept = layout.style.__dict__
    attributes = kept.get("attributes")
    if attributes is None:
        attributes = kept["attributes"] = _attributes(layout.style)
    if not attributes or not text or any(sign in text for sign in "\n\t\0") or (justify and layout.justification_spacing):
        _first_set_text(layout, text, justify)
        return
    layout.text = text
    pango.pango_layout_set_text(layout.layout, text.encode(), -1)
    pango.pango_layout_set_attributes(layout.layout, attributes[0])


def _attributes(style: Thing) -> tuple[Thing, ...]:
    """Return Pango's attributes for a style; nothing where they depend on the text or stand in the layout already."""
    if style["word_spacing"] or style["letter_spacing"] not in {"normal", 0} or not style.__dict__.get("set_up"):
        return ()
    if style["overflow_wrap"] not in {"anywhere", "break-word"}:
        return (ffi.NULL,)
    attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    hyphens = pango.pango_attr_insert_hyphens_new(False)  # noqa: FBT003 - C
    hyphens.start_index, hyphens.end_index = 0, _ALL
    pango.pango_attr_list_change(attributes, hyphens)
    return (attributes,)


_extents = ffi.new("PangoRectangle *")


def line_size(line: Thing, style: Thing) -> tuple[float, float]:
    """Return the logical width and height of a line in px."""
    pango.pango_layout_line_get_extents(line, ffi.NULL, _extents)
    width, spacing = _extents.width * FROM_UNITS, style["letter_spacing"]
    return width if spacing == "normal" else width + spacing, _extents.height * FROM_UNITS
