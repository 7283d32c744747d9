"""How closely an ad of pages is set: as loosely as has the fewest pages.

A page of its own for three last lines is what a designer would mend first: so an ad that runs over is set closer, and stays so
if that saves a page. Laying out takes most of the time that a PDF takes, so what is likely to be right is tried first, and the
other only where it might be better.
"""

import math
from collections.abc import Callable
from typing import Any

from generator.rendering import measuring

LOOSE, SNUG = "", "snug"
"""Classes of the ``html`` element."""
_LEAST, _MOST = 0.70, 0.84
"""The part of the room that a text takes when set closely, at least and at most, of what it takes set loosely: measured on
a hundred ads in four languages and both themes (tests/rendering/test_density.py)."""


def dense_enough(lay: Callable[[str], Any], page: tuple[int, int], characters: int) -> Any:  # noqa: ANN401 - WeasyPrint's
    """Return the document, laid out once where that tells enough, else twice.

    Args:
        lay: lays it out in a density.
        page: characters that fill a page of the theme, set loosely and set closely; where to begin, not what comes out.
        characters: how many the ad has.
    """
    saves = math.ceil(characters / page[1]) < math.ceil(characters / page[0])
    first, second = (SNUG, LOOSE) if saves else (LOOSE, SNUG)
    document = lay(first)
    if _settled(document, first):
        return document
    other = lay(second)
    loose, snug = (document, other) if first == LOOSE else (other, document)
    return snug if len(snug.pages) < len(loose.pages) else loose


def _settled(document: Any, density: str) -> bool:  # noqa: ANN401
    """Say whether the other density can't be better."""
    last, pages = measuring.areas(document)[-1], len(document.pages)
    room = pages - 1 + (last.filled - last.top) / (last.bottom - last.top)
    return room / _MOST > pages if density == SNUG else room * _LEAST > pages - 1
