"""How closely an ad of pages is set: as loosely as has the fewest pages.

A page of its own for three last lines is what a designer would mend first: so an ad that runs over is set closer, and stays so
if that saves a page. Laying out takes most of the time that a PDF takes, so what is likely to be right is tried first, and the
other only where it might be better.
"""

from collections.abc import Callable
from typing import Any

from generator.rendering import measuring

LOOSE, SNUG = "", "snug"
"""Classes of the ``html`` element."""
_FULL = 0.8
"""A closely set page as full as this would run over if it were set loosely."""
_SAVED = 0.8
"""Set closely, a text takes at least this part of the room it takes set loosely."""


def dense_enough(lay: Callable[[str], Any], page: tuple[int, int], characters: int) -> Any:  # noqa: ANN401 - WeasyPrint's
    """Return the document, laid out once where that tells enough, else twice.

    Args:
        lay: lays it out in a density.
        page: characters that fill a page of the theme, set loosely and set closely; where to begin, not what comes out.
        characters: how many the ad has.
    """
    first, second = (SNUG, LOOSE) if page[0] < characters <= page[1] else (LOOSE, SNUG)
    document = lay(first)
    if _settled(document, first):
        return document
    other = lay(second)
    loose, snug = (document, other) if first == LOOSE else (other, document)
    return snug if len(snug.pages) < len(loose.pages) else loose


def _settled(document: Any, density: str) -> bool:  # noqa: ANN401
    """Say whether the other density can't be better."""
    last = measuring.areas(document)[-1]
    filled = (last.filled - last.top) / (last.bottom - last.top)
    before = len(document.pages) - 1
    if density == SNUG:
        return not before and filled >= _FULL
    return not before or (before + filled) * _SAVED > before
