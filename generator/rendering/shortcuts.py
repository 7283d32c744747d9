"""What WeasyPrint would do again for every document, done once: computed styles, serialized objects, garbage.

The bytes are the same with and without (tests/rendering/test_shortcuts.py holds them to that). Wraps parts of WeasyPrint that
are not of its public face: hence weasyprint>=70,<71. What each saves: docs/explanation/performance.md.
"""

import gc
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar
from xml.etree.ElementTree import Element

import pydyf
from weasyprint import css

from generator.rendering.serializing import serialized
from generator.rendering.tuning import named_pages

Thing = Any
"""Something of WeasyPrint's or pydyf's, which have no types."""
_SETS, _STYLES = 32, 1000
"""How many sets of stylesheets are remembered, and how many styles of each: an ad has some two hundred, of 10 kB each."""


class Styles(css.StyleFor):  # type: ignore[misc]  # WeasyPrint has no types
    """Looks in what earlier documents have computed."""

    _known: ClassVar[OrderedDict[tuple[int, ...], tuple[Any, dict[Any, Any]]]] = OrderedDict()

    def set_computed_styles(  # noqa: PLR0913, PLR0917 - as WeasyPrint has it
        self,
        element: Thing,
        parent: Thing,
        root: Thing = None,
        pseudo_type: Thing = None,
        base_url: Thing = None,
        target_collector: Thing = None,
    ) -> None:
        """Set the computed style of an element."""
        above = None if parent is None else self._computed_styles[parent, None]
        if not self._lasting(element, above):
            super().set_computed_styles(element, parent, root, pseudo_type, base_url, target_collector)
            return
        known = self._styles_of_these_sheets()
        key = (id(above), pseudo_type, base_url, self._rules(element, pseudo_type))
        style = known.get(key)
        if style is not None:
            self._computed_styles[element, pseudo_type] = style
            if target_collector and style["anchor"]:
                target_collector.collect_anchor(style["anchor"])
            return
        super().set_computed_styles(element, parent, root, pseudo_type, base_url, target_collector)
        if len(known) < _STYLES:
            style = known[key] = self._computed_styles[element, pseudo_type]
            style.lasts = True

    @staticmethod
    def _lasting(element: Thing, above: Thing) -> bool:
        """Say whether a style can come again: not what an attribute says, nor what inherits from that."""
        own = isinstance(element, Element) and "style" in element.attrib
        return not own and (above is None or getattr(above, "lasts", False))

    def _rules(self, element: Thing, pseudo_type: Thing) -> tuple[Any, ...]:
        """Return what tells an element's rules from others'.

        A value is known by its identity: the style that is remembered holds it, so that no other value can have the same.
        Values that are new each time, as the language and the anchor are, are compared.
        """
        cascaded = self._cascaded_styles.get((element, pseudo_type), {})
        if "page" in cascaded:
            named_pages.add("page")
        # The weights of pages are lists.
        return tuple(
            [
                (name, value if name in {"lang", "anchor"} else id(value), str(weight))
                for name, (value, weight) in cascaded.items()
            ]
            if not isinstance(element, Element)
            else [
                (name, value if name in {"lang", "anchor"} else id(value), weight) for name, (value, weight) in cascaded.items()
            ]
        )

    def _styles_of_these_sheets(self) -> dict[Any, Any]:
        identity = (id(self.font_config), *[id(sheet) for sheet, _, _ in self._sheets])
        held = self._known.get(identity)
        if held is None:
            # The sheets are held too, so that their identities stay theirs.
            held = self._known[identity] = (self._sheets, {})
            while len(self._known) > _SETS:
                self._known.popitem(last=False)
        return held[1]


def remember_styles() -> None:
    """Let elements that have the same rules and the same parent's style share one computed style across documents.

    WeasyPrint shares them within a document. Only stylesheets that are parsed once can be recognized (``paper.stylesheet``).
    """
    css.StyleFor = Styles


class _Ready(pydyf.Object):  # type: ignore[misc]  # pydyf has no types
    """An object whose bytes are made once; pydyf makes them anew each time it is asked, and it asks twice."""

    def __init__(self, one: Thing) -> None:
        super().__init__()
        self.number, self.generation, self.free = one.number, one.generation, one.free
        self._data, self._compressible = serialized(one), one.compressible

    @property
    def data(self) -> bytes:
        """Return the object's bytes."""
        return bytes(self._data)

    @property
    def compressible(self) -> bool:
        """Return whether it may lie in an object stream."""
        return bool(self._compressible)


def serialize_once(pdf: Thing) -> None:
    """Make the bytes of every object of a PDF, which nothing may change after that."""
    pdf.objects = [one if one.free == "f" else _Ready(one) for one in pdf.objects]


@contextmanager
def undisturbed() -> Iterator[None]:
    """Keep the garbage collector from looking through a document's hundred thousand boxes while they are being made.

    Afterwards only the youngest are looked through: what a document leaves behind in circles goes with it.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect(0)
