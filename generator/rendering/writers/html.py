"""HTML: one file that stands alone."""

from generator.l10n.catalogs import Catalog
from generator.printing.sheets import Sheet
from generator.rendering.environment import render
from generator.rendering.themes import Theme
from generator.rendering.view import AdView


def write(view: AdView, theme: Theme, catalog: Catalog, _sheet: Sheet | None = None) -> bytes:
    """Return an ad as one self-contained HTML file, UTF-8.

    Raises:
        InputError: a template of the theme is wrong.
    """
    return render(theme, "ad.html.j2", catalog, ad=view, paged=False).encode()
