"""The parts of a PDF in ink: pages, forms, patterns, graphics states and gradients, each made anew and used instead.

Nothing is changed in place: what is not reached from a page any more is not saved either, so no colour of the screen can stay
behind. Loads pikepdf, so it is imported late.
"""

from collections.abc import Callable
from typing import cast

import pikepdf
from pikepdf import Array, ContentStreamInlineImage, Dictionary, Name, Object, Page, Pdf, Stream

from generator.printing.inks import BrandInk, Inks, refuse
from generator.printing.separation.contents import Contents
from generator.printing.separation.gray_inks import MaskInks
from generator.printing.separation.images import picture
from generator.printing.separation.rasters import read_inline
from generator.printing.separation.shadings import shading
from generator.printing.separation.spaces import space_of
from generator.printing.separation.written import components

_OVERPRINT = frozenset({"/OP", "/op", "/OPM"})
_FOR_PRESS = frozenset({"/TR", "/TR2", "/HT", "/HTP", "/BG", "/BG2", "/UCR", "/UCR2"})
"""What steers a press, and PDF/X-4 forbids or a printer sets (ISO 15930-7, 6.12)."""
_BLENDS = (
    "Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference Exclusion"
    " Hue Saturation Color Luminosity"
)
"""The blend modes of ISO 32000-2, 11.3.5."""
_TILING = 1
_FORM_KEYS = ("/BBox", "/Matrix")
_TILING_KEYS = ("/PaintType", "/TilingType", "/BBox", "/XStep", "/YStep", "/Matrix")


class Separation:
    """Turns the pages of one file into ink."""

    def __init__(self, pdf: Pdf, inks: Inks, brand: BrandInk | None = None) -> None:
        """Prepare.

        Args:
            pdf: the file, opened.
            inks: turns its colours into inks.
            brand: the brand's ink, if a spot ink is printed.
        """
        self._pdf = pdf
        self._inks = inks
        self._masks = MaskInks()
        self._cache: dict[tuple[object, ...], Object] = {}
        self._making: set[tuple[object, ...]] = set()
        self._transparent = False
        self.spot: Object | None = None
        if brand is not None and brand.spot and inks.space == "DeviceCMYK":
            self.spot = pdf.make_indirect(_spot(brand))

    def page(self, page: Page, offset: tuple[float, float]) -> tuple[bytes, Dictionary]:
        """Return a page's content stream in ink, and its resources.

        Args:
            page: the page.
            offset: how far it will be moved, in pt.

        Raises:
            InputError: it holds something that we can't put into ink.
        """
        resources = cast("Dictionary", page.obj.get("/Resources", Dictionary()))
        return Contents(resources, self._inks, self, offset=offset).rewrite(page.obj, first=True)

    @property
    def transparent(self) -> bool:
        """Say whether anything in the pages made so far shines through."""
        return self._transparent

    def xobject(self, source: Object, inks: Inks) -> Object:
        """Return a picture or form in ink."""
        if "/OC" in source:
            refuse("layers")
        if source.get("/Subtype") == Name.Form:
            return self._once(("form", source.objgen, inks.space, inks is self._masks), lambda: self._form(source, inks))
        if source.get("/Subtype") != Name.Image or not isinstance(source, Stream):
            refuse("an unknown object")
        self._transparent = self._transparent or "/SMask" in source
        return self._once(("image", source.objgen, inks is self._masks), lambda: picture(source, inks, self._pdf))

    def _form(self, source: Object, inks: Inks) -> Object:
        made = self._stream(source, inks, first=False)
        made.Type, made.Subtype = Name.XObject, Name.Form
        for key in _FORM_KEYS:
            if key in source:
                made[key] = source[key]
        if "/Group" in source:
            self._transparent = True
            group = source.Group
            made.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name("/" + inks.space))
            for key in ("/I", "/K"):
                if key in group:
                    made.Group[key] = group[key]
        return made

    def pattern(self, source: Object, inks: Inks, offset: tuple[float, float]) -> Object:
        """Return a pattern in ink, moved as far as its page is, in pt."""
        key = ("pattern", source.objgen, inks is self._masks, offset)
        return self._once(key, lambda: self._pattern(source, inks, offset))

    def _pattern(self, source: Object, inks: Inks, offset: tuple[float, float]) -> Object:
        if int(source.PatternType) == _TILING:
            if int(source.PaintType) != 1:
                refuse("a pattern that takes its colour from the page")
            made: Object = self._stream(source, inks, first=True)
            for key in _TILING_KEYS:
                if key in source:
                    made[key] = source[key]
        else:
            made = Dictionary(Shading=self.shading(source.Shading, inks, None))
            if "/ExtGState" in source:
                made.ExtGState = self.state(source.ExtGState, inks)
        made.Type, made.PatternType = Name.Pattern, source.PatternType
        matrix = [float(value) for value in cast("Array", source.get("/Matrix", Array([1, 0, 0, 1, 0, 0])))]
        made.Matrix = Array([*matrix[:4], matrix[4] + offset[0], matrix[5] + offset[1]])
        return self._pdf.make_indirect(made)

    def _stream(self, source: Object, inks: Inks, *, first: bool) -> Stream:
        resources = cast("Dictionary", source.get("/Resources", Dictionary()))
        data, needed = Contents(resources, inks, self).rewrite(source, first=first)
        made = Stream(self._pdf, data)
        made.Resources = needed
        return made

    def shading(self, source: Object, inks: Inks, named: Dictionary | None) -> Object:
        """Return a shading in ink."""
        spot = self.spot if inks is self._inks else None
        return self._pdf.make_indirect(shading(source, inks, self._pdf, named, spot))

    def state(self, source: Object, inks: Inks) -> Object:
        """Return a graphics state without overprint and what steers a press, its masks in grey.

        Raises:
            InputError: it blends in a way that PDF does not know.
        """
        del inks
        made = Dictionary()
        for key, value in cast("Dictionary", source).items():
            if key not in _OVERPRINT | _FOR_PRESS:
                made[key] = value
        blend = str(made.get("/BM", Name.Normal))[1:]
        if blend not in _BLENDS.split():
            refuse(f"the blend mode “{blend}”")
        mask = made.get("/SMask")
        if isinstance(mask, Dictionary):
            made.SMask = self._mask(mask)
        fades = any(float(made.get(key, 1)) < 1 for key in ("/ca", "/CA"))
        self._transparent = self._transparent or fades or isinstance(mask, Dictionary) or blend not in {"Normal", "Compatible"}
        return made

    def _mask(self, source: Dictionary) -> Dictionary:
        if source.get("/TR", Name.Identity) != Name.Identity:
            refuse("a mask with a transfer function")
        made = Dictionary(Type=Name.Mask, S=source.S, G=self.xobject(source.G, self._masks))
        if "/BC" in source:
            space = space_of(source.G.Group.CS)
            color = space.ink(tuple(float(value) for value in cast("Array", source.BC)), self._masks)
            made.BC = Array(components(color, self._masks))
        return made

    def inline(self, source: ContentStreamInlineImage, inks: Inks) -> Object:
        """Return an inline picture as a picture in ink."""
        return picture(read_inline(source, self._pdf), inks, self._pdf)

    def font(self, source: Object) -> Object:
        """Return a font, if its signs bring no colours along: Type 3 ones may (ISO 32000-2, 9.6.4, operators d0 and d1)."""
        if source.get("/Subtype") == Name.Type3:
            for sign in cast("Dictionary", source.CharProcs).values():
                first = pikepdf.parse_content_stream(sign)[0]
                if str(first.operator) != "d1":
                    refuse("a font with colours of its own")
        return source

    def _once(self, key: tuple[object, ...], make: Callable[[], Object]) -> Object:
        """Return what was made before, or make it; what holds itself is refused."""
        if key in self._making:
            refuse("a form that holds itself")
        if key not in self._cache:
            self._making.add(key)
            self._cache[key] = make()
            self._making.discard(key)
        return self._cache[key]


def _spot(brand: BrandInk) -> Array:
    """Return the colour space of a spot ink: how it looks in process inks, from nothing to full (ISO 32000-2, 8.6.6.4)."""
    full = [value / 100 for value in brand.cmyk]
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=full, N=1)
    return Array([Name.Separation, Name("/" + brand.spot), Name.DeviceCMYK, tint])
