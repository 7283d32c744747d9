"""What WeasyPrint would do again for every document, done once: computed styles, garbage.

The bytes are the same with and without (tests/rendering/test_shortcuts.py holds them to that). Wraps parts of WeasyPrint that
are not of its public face: hence weasyprint>=70,<71. What each saves: docs/explanation/performance.md.
"""

import gc
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from typing import Any, ClassVar
from xml.etree.ElementTree import Element

from weasyprint import css

from generator.rendering.tuning import named_pages

Thing = Any
"""Something of WeasyPrint's or pydyf's, which have no types."""
_SETS, _STYLES = 32, 3000
"""How many sets of stylesheets are remembered, and how many styles of each: an ad has some two hundred, of 10 kB each."""


_TELLING = ("lang", "id", "name", "width", "height")
"""Attributes that WeasyPrint makes declarations of: the language, what can be linked to, the size of a drawing."""


class _Nothing:
    """A document without elements: what WeasyPrint's own constructor is given."""

    wrapper_element: Thing = None

    def __init__(self, base_url: str) -> None:
        self.base_url, self.etree_element = base_url, Element("html")
        self.wrapper_element = self

    @staticmethod
    def iter_subtree() -> tuple[()]:
        """Return no elements."""
        return ()


class Styles(css.StyleFor):  # type: ignore[misc]  # WeasyPrint has no types
    """The computed styles of a document; what an earlier one has had is looked up.

    Elements share a style that match the same rules, have the same parent's style and the same attributes that style says
    something of. WeasyPrint shares them within a document, after it has cascaded the rules of each.
    """

    _known: ClassVar[OrderedDict[tuple[int, ...], tuple[Any, dict[Any, Any]]]] = OrderedDict()

    def __init__(self, html: Thing, sheets: Thing, hints: Thing, font_config: Thing, target_collector: Thing) -> None:
        if hints or any(sheet.layers for sheet, _, _ in sheets):
            super().__init__(html, sheets, hints, font_config, target_collector)
            return
        super().__init__(_Nothing(html.base_url), [], False, font_config, target_collector)  # noqa: FBT003
        self._sheets = sheets
        known = self._styles_of_these_sheets()
        for element in html.wrapper_element.iter_subtree():
            self._style(element, html, target_collector, known)
        self._cascaded_styles.clear()

    def _style(self, element: Thing, html: Thing, target_collector: Thing, known: dict[Any, Any]) -> None:
        """Set the styles of an element and of its pseudo-elements."""
        this, computed = element.etree_element, self._computed_styles
        above = computed[element.parent.etree_element, None] if element.parent else None
        matched = [sheet.matcher.match(element) for sheet, _, _ in self._sheets]
        attributes = this.attrib
        key = None
        if "style" not in attributes and (above is None or getattr(above, "lasts", False)):
            rules = tuple([tuple([order for _, order, _, _ in one]) for one in matched])
            key = (id(above), html.base_url, *map(attributes.get, _TELLING), rules)
            found = known.get(key)
            if found is not None:
                for pseudo_type, style in found:
                    computed[this, pseudo_type] = style
                    if target_collector and style["anchor"]:
                        target_collector.collect_anchor(style["anchor"])
                return
        made = self._computed(element, matched, html, target_collector)
        if key is not None and len(known) < _STYLES:
            for _, style in made:
                style.lasts = True
            known[key] = made

    def _computed(self, element: Thing, matched: list[Thing], html: Thing, target_collector: Thing) -> list[Thing]:
        """Compute an element's styles anew; return them with the names of their pseudo-elements."""
        this = element.etree_element
        self._cascade(this, matched, html.base_url)
        wanted = dict.fromkeys([None, *(pseudo for one, pseudo in self._cascaded_styles if one is this)])
        parent = element.parent.etree_element if element.parent else None
        for pseudo_type in wanted:
            own = parent if pseudo_type is None else this
            super().set_computed_styles(this, own, html.etree_element, pseudo_type, html.base_url, target_collector)
        if any("page" in self._cascaded_styles.pop((this, pseudo_type), ()) for pseudo_type in wanted):
            named_pages.add("page")
        return [(pseudo_type, self._computed_styles[this, pseudo_type]) for pseudo_type in wanted]

    def _cascade(self, this: Thing, matched: list[Thing], base_url: str) -> None:
        """Take from each declaration that an element matches, or has in an attribute, the value that wins (CSS Cascade 5)."""
        alone = Element(this.tag, this.attrib)
        for specificity, _, declarations, _ in css.find_style_attributes(alone, base_url=base_url):
            self._declare(this, None, css.preprocess_declarations(base_url, declarations), "author", specificity)
        for (_, origin, of_sheet), rules in zip(self._sheets, matched, strict=True):
            for specificity, _, pseudo_type, (declarations, _) in rules:
                self._declare(this, pseudo_type, declarations, origin, of_sheet or specificity)

    def _declare(self, this: Thing, pseudo_type: Thing, declarations: Thing, origin: str, specificity: Thing) -> None:
        style = self._cascaded_styles.setdefault((this, pseudo_type), {})
        for name, values, importance in declarations:
            weight = (css.declaration_precedence(origin, importance), inf, specificity)
            if name not in style or style[name][1] <= weight:
                style[name] = values, weight

    def set_computed_styles(  # noqa: PLR0913, PLR0917 - as WeasyPrint has it
        self,
        element: Thing,
        parent: Thing,
        root: Thing = None,
        pseudo_type: Thing = None,
        base_url: Thing = None,
        target_collector: Thing = None,
    ) -> None:
        """Set the computed style of a page or of a box in its margins."""
        above = None if parent is None else self._computed_styles[parent, None]
        if isinstance(element, Element) or not (above is None or getattr(above, "lasts", False)):
            super().set_computed_styles(element, parent, root, pseudo_type, base_url, target_collector)
            return
        cascaded = self._cascaded_styles.get((element, pseudo_type), {})
        # A value is known by its identity: the style that is remembered holds it, so that no other can have the same.
        rules = tuple([(name, id(value), str(weight)) for name, (value, weight) in cascaded.items()])
        known, key = self._styles_of_these_sheets(), ("page", id(above), pseudo_type, base_url, rules)
        if key in known:
            self._computed_styles[element, pseudo_type] = known[key]
            return
        super().set_computed_styles(element, parent, root, pseudo_type, base_url, target_collector)
        style = self._computed_styles[element, pseudo_type]
        if len(known) < _STYLES and not style["anchor"]:
            known[key] = style
            style.lasts = True

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
