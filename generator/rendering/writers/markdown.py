"""Markdown: CommonMark that a person would commit."""

import re

from generator.l10n.catalogs import Catalog
from generator.printing.sheets import Sheet
from generator.rendering.environment import render
from generator.rendering.themes import Theme
from generator.rendering.view import AdView


def write(view: AdView, theme: Theme, catalog: Catalog, _sheet: Sheet | None = None) -> bytes:
    """Return an ad as CommonMark, UTF-8.

    Raises:
        InputError: a template of the theme is wrong.
    """
    text = render(theme, "ad.md.j2", catalog, ad=view)
    # Templates leave blank lines where a part is left out.
    return (re.sub(r"\n{3,}", "\n\n", text).strip() + "\n").encode()
