"""Bullets that say several things: "Du er positiv og har godt humør", "Pension, frokost og sundhedsforsikring".

They are taken apart where each part alone says something that is known, and put together again as the language does it: the
words that the parts begin with alike ("Du er") stand once, small letters follow the first, and the list ends as CLDR has it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TypeVar

from generator.l10n.formats import Formats

T = TypeVar("T")

MOST = 8
"""Parts that a bullet is taken into at most."""
_AND = {"da": ("og", "samt"), "nb": ("og", "samt"), "sv": ("och", "samt"), "en": ("and", "plus")}
_SUBJECT = {"da": "Du", "nb": "Du", "sv": "Du", "en": "You"}
_VERBS = {
    "da": ("er", "har", "kan", "trives med", "kan lide"),
    "nb": ("er", "har", "kan", "trives med", "liker"),
    "sv": ("är", "har", "kan", "trivs med", "gillar"),
    "en": ("are", "have", "can", "enjoy"),
}
"""Verbs that may stand once for several parts: "Du er positiv og fleksibel"."""


@cache
def _between(locale: str) -> re.Pattern[str] | None:
    words = _AND.get(locale)
    return re.compile(rf",? (?:{'|'.join(words)}) |, ") if words else None


def parts(text: str, formats: Formats, known: Callable[[str], T | None]) -> list[T] | None:
    """Return what is known of the parts of a bullet, in order; ``None`` where it is not made of known parts only.

    Args:
        text: the bullet.
        formats: the formatters of its locale.
        known: returns what is known of a text that stands alone, such as "Du er fleksibel", or ``None``.
    """
    locale = formats.locale.code
    between = _between(locale)
    cuts = [(match.start(), match.end()) for match in between.finditer(text)] if between else []
    if not cuts or len(cuts) >= MOST:
        return None
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text.rstrip("."))]
    lead = _lead(text, locale)

    def from_(first: int) -> list[T] | None:
        if first == len(starts):
            return []
        # The longest first: a phrase that holds an "and" is not taken apart.
        for last in range(len(ends) - 1, first - 1, -1):
            if first == 0 and last == len(ends) - 1:
                continue
            piece = text[starts[first] : ends[last]]
            found = _first(known(alone) for alone in _alone(piece, lead, locale, first=first == 0))
            rest = from_(last + 1) if found is not None else None
            if found is not None and rest is not None:
                return [found, *rest]
        return None

    return from_(0)


def _first(found: Iterator[T | None]) -> T | None:
    return next((one for one in found if one is not None), None)


def _lead(text: str, locale: str) -> str:
    """Return what a text begins with that may stand for more than one part: subject and verb, or the subject alone."""
    subject = _SUBJECT.get(locale, "")
    if not subject or not text.startswith(f"{subject} "):
        return ""
    verb = next((verb for verb in _VERBS[locale] if text.startswith(f"{subject} {verb} ")), "")
    return f"{subject} {verb} " if verb else f"{subject} "


def _alone(piece: str, lead: str, locale: str, *, first: bool) -> Iterator[str]:
    """Yield how a part may read where it stands alone."""
    if first:
        yield piece
        return
    if lead:
        yield lead + piece
        yield f"{_SUBJECT[locale]} {piece}"
    else:
        yield piece[:1].upper() + piece[1:]
        yield piece


def together(texts: Sequence[str], formats: Formats) -> str | None:
    """Return several bullets as one; ``None`` where they can't be, as one is a sentence and another is not.

    Args:
        texts: bullets in one locale.
        formats: the formatters of that locale.
    """
    locale = formats.locale.code
    subject = _SUBJECT.get(locale, "")
    whole = [bool(subject) and text.startswith(f"{subject} ") for text in texts]
    if any(whole) != all(whole):
        return None
    made = [texts[0]]
    for before, text in pairwise(texts):
        lead = _lead(text, locale)
        if lead and before.startswith(lead):
            made.append(text[len(lead) :])
        elif whole[0]:
            made.append(text[len(subject) + 1 :])
        else:
            made.append(_small(text))
    return formats.list(made)


def _small(text: str) -> str:
    """Return a text that goes on within a sentence: a word in capitals, a name or a placeholder stays as it is."""
    second = text[1:2]
    return text if second.isupper() or second.isdigit() else text[:1].lower() + text[1:]
