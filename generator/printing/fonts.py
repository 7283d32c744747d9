"""The typeface: Lato's static faces from a package, cut down once to the signs that Nordic ads are written with.

The cut faces lie in the user's cache and are the only fonts that a page can be set in: fontconfig is shown nothing else, so
that the same ad has the same bytes on every machine, and a sign that Lato lacks is told instead of being borrowed from some
font that happens to be installed. Imported late, as fontTools takes a while to load.
"""

import hashlib
import os
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import fontpkg_lato
import platformdirs
from fontTools import subset
from fontTools.ttLib import TTFont

from generator import output
from generator.errors import AnnonsError, Finding, MissingPartError

FAMILY = "Lato"
FACES = {
    "Lato-Light.ttf": (300, "normal"),
    "Lato-Regular.ttf": (400, "normal"),
    "Lato-Italic.ttf": (400, "italic"),
    "Lato-SemiBold.ttf": (600, "normal"),
    "Lato-Bold.ttf": (700, "normal"),
    "Lato-BoldItalic.ttf": (700, "italic"),
    "Lato-Black.ttf": (900, "normal"),
}
"""The static faces that themes can use, with weight and style. Variable fonts are slower and not reproducible."""

CAP_HEIGHT = 0.7165
"""Height of Lato's capitals in em (OS/2 sCapHeight, 1433 of 2000 units)."""

_RANGES = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x192, 0x192), (0x218, 0x21B), (0x237, 0x237), (0x2C6, 0x2C7), (0x2D8, 0x2DD),
    (0x1E80, 0x1E85), (0x1E9E, 0x1E9E), (0x1EF2, 0x1EF3), (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF),
    (0x2113, 0x2122),
    (0x2126, 0x2126), (0x2150, 0x215E), (0x2190, 0x2199), (0x2200, 0x22FF), (0x25A0, 0x25FF), (0x2713, 0x2717),
)  # fmt: skip
"""Latin with Latin Extended-A, punctuation, currencies, and the signs that stand among them."""
_FEATURES = ("kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum", "pnum", "onum", "case", "frac", "ordn", "sups")
_RECIPE = "1"
"""Rises when the faces are cut in another way."""
UNSEEN = frozenset("\n\r\t\u00ad\u200b\u2060\ufeff\u200c\u200d\u200e\u200f")
"""Characters that nothing is drawn for."""


def package() -> Path:
    """Return the folder of the font package's files."""
    return Path(fontpkg_lato.ROOT) / "files"


@cache
def folder() -> Path:
    """Return the folder of the cut faces, which are made when there are none; a cache that can't be written is done without.

    Two processes may make them at once: each file is written at once, and both write the same.

    Raises:
        MissingPartError: nothing can be written anywhere.
    """
    key = hashlib.sha256(repr((version("fontpkg-lato"), version("fonttools"), _RECIPE, _RANGES, _FEATURES, FACES)).encode())
    name = f"lato-{key.hexdigest()[:12]}"
    problem = ""
    for place in (
        Path(platformdirs.user_cache_path("annons")) / "fonts" / name,
        Path(tempfile.gettempdir()) / f"annons-{name}",
    ):
        try:
            for face in FACES:
                if not (place / face).is_file():
                    output.write(place / face, _cut(package() / face))
        except AnnonsError as error:
            problem = error.findings[0].message
            continue
        return place
    raise MissingPartError(Finding("PDF", f"there is no folder to keep fonts in: {problem}", "let annons write to its cache"))


def _cut(file: Path) -> bytes:
    options = subset.Options()
    options.layout_features = list(_FEATURES)
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.hinting = False
    options.recalc_timestamp = False
    with TTFont(file, recalcTimestamp=False) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=[code for first, last in _RANGES for code in range(first, last + 1)])
        cutter.subset(font)
        out = BytesIO()
        font.save(out)
    return out.getvalue()


@contextmanager
def only_ours() -> Iterator[None]:
    """Let fontconfig see our faces only: around the import of WeasyPrint, and around making a font configuration."""
    place = folder()
    config = place / "fonts.conf"
    text = (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">'
        f"<fontconfig><dir>{escape(str(place))}</dir><cachedir>{escape(str(place / 'cache'))}</cachedir></fontconfig>\n"
    )
    output.write(config, text.encode())
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(config)
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


@cache
def signs() -> frozenset[str]:
    """Return the characters that every face has."""
    return frozenset(map(chr, frozenset.intersection(*(frozenset(_advances(face)[0]) for face in FACES))))


def missing(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each character that the typeface lacks with its name in Unicode, in the order they occur."""
    known, seen = signs(), set()
    for text in texts:
        for character in unicodedata.normalize("NFC", text):
            if character not in known and character not in UNSEEN and character not in seen:
                seen.add(character)
                yield character, unicodedata.name(character, f"U+{ord(character):04X}")


@cache
def _advances(face: str) -> tuple[dict[int, float], float]:
    with TTFont(folder() / face, lazy=True) as font:
        units, widths = font["head"].unitsPerEm, font["hmtx"].metrics
        return {code: widths[glyph][0] / units for code, glyph in font.getBestCmap().items()}, 0.6


def width(text: str, face: str = "Lato-Black.ttf") -> float:
    """Return how wide a text is on one line, in em, without kerning (which makes it a little narrower)."""
    advances, other = _advances(face)
    return sum(advances.get(ord(character), other) for character in text if character not in UNSEEN)
