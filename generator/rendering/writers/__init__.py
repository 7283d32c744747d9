"""One module for each format, all with the same function: ``write(view, theme, catalog, sheet) -> bytes``."""

from collections.abc import Callable
from importlib import import_module
from typing import cast

from generator.l10n.catalogs import Catalog
from generator.printing.sheets import Sheet
from generator.rendering.themes import Theme
from generator.rendering.view import AdView

Writer = Callable[[AdView, Theme, Catalog, Sheet | None], bytes]

FORMATS = {"html": "html", "md": "markdown", "pdf": "pdf", "png": "png", "zip": "package"}
"""Each format's file extension and the module that writes it, loaded when first needed."""


def writer(extension: str) -> Writer:
    """Return the writer of a format, such as ``html``."""
    module = import_module(f"{__name__}.{FORMATS[extension]}")
    return cast("Writer", module.write)
