"""Pictures: which kinds an ad can hold, and whether a file is one that will show.

A logo that is broken would be missing in print and nobody would be told; an SVG that loads another file, or that draws
itself a million times, must not get as far as a renderer.
"""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

KINDS = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp"}
"""The kinds of picture an ad can hold, with their media types."""

MAX_BYTES = 5_000_000
MAX_DRAWN = 20_000
"""Elements that an SVG may draw, those it uses again counted each time."""

_STARTS = {".png": rb"\x89PNG\r\n\x1a\n", ".jpg": rb"\xff\xd8\xff", ".jpeg": rb"\xff\xd8\xff", ".webp": rb"RIFF....WEBP"}
_HREF = re.compile(r"(?:\{http://www\.w3\.org/1999/xlink\})?href")
_URL = re.compile(r"url\((?!\s*['\"]?\s*(?:#|data:))|@import", re.IGNORECASE)


class PictureError(ValueError):
    """A file is no picture that an ad can hold; ``hint`` says what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def check(file: Path) -> None:
    """Look whether a file is a picture of the kind that its name says.

    Raises:
        PictureError: it is too big, not such a picture, or an SVG that is not whole in itself.
    """
    try:
        size = file.stat().st_size
        data = file.read_bytes() if size <= MAX_BYTES else b""
    except OSError as problem:
        message = f"{file.name} can't be read: {problem.strerror}"
        raise PictureError(message, "check the file's rights") from None
    if size > MAX_BYTES:
        message = f"{file.name} has {size / 1e6:.0f} MB"
        raise PictureError(message, f"at most {MAX_BYTES / 1e6:g} MB: every ad carries it; save it smaller")
    suffix = file.suffix.lower()
    if suffix == ".svg":
        _check_svg(file.name, data)
    elif not re.match(_STARTS[suffix], data, re.DOTALL):
        message = f"{file.name} is no {suffix[1:].upper()} picture"
        raise PictureError(message, "open it in an image program and save it anew")


def _check_svg(name: str, data: bytes) -> None:
    try:
        # Expat 2.4.1 and later limits how far entities may grow.
        root = ET.fromstring(data)  # noqa: S314
    except (ET.ParseError, ValueError, RecursionError) as problem:
        message = f"{name} is no SVG picture: {problem}"
        raise PictureError(message, "open it in a drawing program and save it anew") from None
    if not root.tag.endswith("svg"):
        message = f"{name} is no SVG picture"
        raise PictureError(message, "open it in a drawing program and save it anew")
    for element in root.iter():
        outside = _outside(element)
        if outside:
            message = f"{name} loads something from outside itself: {outside}"
            raise PictureError(message, "put all that it shows into the file itself")
    if _drawn(root) > MAX_DRAWN:
        message = f"{name} draws the same parts over and over"
        raise PictureError(message, "simplify it in a drawing program")


def _outside(element: ET.Element) -> str:
    """Return what an element loads from elsewhere; a link that is only there to be clicked loads nothing."""
    for name, value in element.attrib.items():
        loads = _HREF.fullmatch(name) and not element.tag.endswith("}a") and not value.strip().startswith(("#", "data:"))
        if loads or _URL.search(value):
            return value
    found = _URL.search(element.text or "") if element.tag.endswith("style") else None
    return found.group() if found else ""


def _drawn(root: ET.Element) -> int:
    """Count the elements that are drawn, following each ``use``; stops once there are too many."""
    by_id = {element.get("id"): element for element in root.iter() if element.get("id")}
    known: dict[ET.Element, int] = {}

    def count(element: ET.Element, above: frozenset[ET.Element]) -> int:
        if element in known:
            return known[element]
        if element in above or len(above) > 100:  # noqa: PLR2004 - deeper than any drawing
            return MAX_DRAWN + 1
        inner = above | {element}
        total = 1 + sum(count(child, inner) for child in element)
        used = next((value for name, value in element.attrib.items() if _HREF.fullmatch(name)), "")
        if element.tag.endswith("use") and used.startswith("#") and used[1:] in by_id:
            total += count(by_id[used[1:]], inner)
        known[element] = min(total, MAX_DRAWN + 1)
        return known[element]

    return count(root, frozenset())
