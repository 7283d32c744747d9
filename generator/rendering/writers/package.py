"""ZIP: an ad as plain text with its logo, for papers that set ads themselves."""

import io
import zipfile

from generator.l10n.catalogs import Catalog
from generator.l10n.formats import NBSP
from generator.posting.pictures import KINDS
from generator.printing.sheets import Sheet
from generator.rendering.environment import render
from generator.rendering.linebreaks import SOFT_HYPHEN
from generator.rendering.themes import Theme
from generator.rendering.view import AdView, ImageView

_SUFFIX = {media_type: suffix for suffix, media_type in reversed(KINDS.items())}
_WHEN = (1980, 1, 1, 0, 0, 0)
"""The first moment a ZIP file can name, so that the same ad has the same bytes."""


def write(view: AdView, theme: Theme, catalog: Catalog, sheet: Sheet | None = None) -> bytes:
    """Return a ZIP file: the short ad and the whole one as text (UTF-8), the logo, the picture.

    Raises:
        InputError: a template of the theme is wrong.
    """
    texts = {
        "ad.txt": render(theme, "ad.txt.j2", catalog, ad=view, sheet=sheet, whole=False),
        "ad-whole.txt": render(theme, "ad.txt.j2", catalog, ad=view, sheet=sheet, whole=True),
    }
    files = {name: _tidy(text).encode() for name, text in texts.items()}
    pictures = {"logo": view.advertiser.logo if view.advertiser else None, "picture": view.hero}
    files |= {_named(name, image): image.asset.data for name, image in pictures.items() if image is not None}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(f"{view.name}.{view.locale}/{name}", _WHEN)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _named(name: str, image: ImageView) -> str:
    return name + _SUFFIX[image.asset.media_type]


def _tidy(text: str) -> str:
    """Return a text without runs of blank lines, with the line ends and the spaces that every typesetter's program knows."""
    lines = [line.rstrip() for line in text.replace(NBSP, " ").replace(SOFT_HYPHEN, "").split("\n")]
    kept = [line for number, line in enumerate(lines) if line or (number and lines[number - 1])]
    return "\r\n".join(kept).strip() + "\r\n"
