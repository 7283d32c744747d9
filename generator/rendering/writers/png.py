"""PNG: a picture for social media, drawn from the same layout engine as paper."""

from generator.l10n.catalogs import Catalog
from generator.printing.sheets import Sheet
from generator.rendering.themes import Theme
from generator.rendering.view import AdView
from generator.rendering.writers import pdf


def write(view: AdView, theme: Theme, catalog: Catalog, sheet: Sheet) -> bytes:
    """Return an ad as a PNG picture of the sheet's size in pixels.

    Raises:
        ContentError: a text is too long for the picture, or holds a sign that the typeface lacks.
        InputError: a template of the theme is wrong, or the theme has no such layout.
        MissingPartError: a library that it needs is missing.
    """
    from generator.rendering.rasterizing import picture  # noqa: PLC0415 - loads PDFium

    return picture(pdf.write(view, theme, catalog, sheet), sheet.pixels or (1200, 630))
