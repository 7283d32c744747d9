"""``LICENSES.txt``: what a published folder holds that others wrote, and on what terms it may be passed on."""

from importlib import metadata
from pathlib import Path

FILE = "LICENSES.txt"
_FONTS = "fontpkg-lato"

_TEXT = """\
Licences
========

The texts and pictures of the ads belong to those who advertise.

The PDFs and pictures hold parts of the typeface Lato, from the package {package} {version}, licensed under the SIL Open Font
License, version 1.1 ({licence}). It may be embedded in any document; the document itself does not come under that licence.
Its terms:

{terms}
"""


def text() -> bytes:
    """Return the file; the font's own licence as its package brings it.

    Raises:
        PackageNotFoundError: the font's package is not installed.
    """
    found = metadata.distribution(_FONTS)
    licence = found.metadata["License-Expression"] or "OFL-1.1"
    return _TEXT.format(package=_FONTS, version=found.version, licence=licence, terms=_terms(found)).encode()


def _terms(found: metadata.Distribution) -> str:
    for name in found.files or ():
        if name.name in {"LICENSE", "OFL.txt", "LICENSE.txt"}:
            return Path(str(found.locate_file(name))).read_text("utf-8").strip()
    return "See the package's own licence file."
