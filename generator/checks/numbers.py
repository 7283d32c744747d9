"""Telephone numbers in running text, found by their signs and tested with Google's numbering plans."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.l10n.phones import PhoneError, e164, international

_ABROAD = re.compile(r"(?<![\w+./@=-])(?:\+|00 ?)[1-9](?:[ \u00a0\u202f().\-/]{0,2}\d){6,17}(?!\w)")
_AT_HOME = re.compile(
    r"(?<!\w)(?i:tlf|telefon|telefonnummer|telefonnr|tel|mobil|mob|mobilnr|phone|telephone|mobile|call|ring|ringe|ringa|nås på)"
    r"\.?(?:[ \u00a0](?:nr|no|nummer|number|til|på|on|os|oss|us|me|meg|mig|at))*\.?:?[ \u00a0]{0,2}"
    r"(?P<number>\(?\d(?:[ \u00a0\u202f()\-/]{0,2}\d){7,10})(?![\w-])"
)
_CUT = re.compile(r"[ \u00a0\u202f().\-/]+\d+\Z")
_FEWEST, _MOST = 9, 15
"""Figures of a number with its country's code, in ITU-T E.164 and in the North."""
_ZEROS = re.compile(r"000\Z")


class Number(NamedTuple):
    """A number in a text: where it stands, and how annons would write it.

    ``wanted`` is empty when there can be no such number, or when its country is not known; ``abroad`` says that its
    country's code stands there.
    """

    start: int
    end: int
    wanted: str
    abroad: bool = True


@lru_cache(maxsize=4096)
def numbers(text: str, countries: tuple[str, ...] = (), near: tuple[str, ...] = ()) -> tuple[Number, ...]:
    """Return the telephone numbers of a text.

    Args:
        text: a text.
        countries: ISO 3166 codes of the countries that a number without a country's code can be from.
        near: those of them that the reader would think of; a number that can only be from one of these is known.
    """
    return tuple(_numbers(text, countries, near))


def _numbers(text: str, countries: tuple[str, ...], near: tuple[str, ...]) -> Iterator[Number]:
    for match in _ABROAD.finditer(text):
        raw = match[0]
        while raw:
            wanted = _wanted(raw)
            if wanted:
                yield Number(match.start(), match.start() + len(raw), wanted)
                break
            raw = raw[: cut.start()] if (cut := _CUT.search(raw)) else ""
        figures = re.sub(r"\D", "", match[0])
        if not raw and match[0][0] == "+" and _FEWEST <= len(figures) <= _MOST and not _ZEROS.search(figures):
            yield Number(match.start(), match.end(), "")
    for match in _AT_HOME.finditer(text):
        possible = {country: wanted for country in countries if (wanted := _wanted(match["number"], country))}
        if possible:
            known = len(possible) == 1 and next(iter(possible)) in near
            wanted = next(iter(possible.values())) if known else ""
            yield Number(match.start("number"), match.end("number"), wanted, abroad=False)


def _wanted(raw: str, country: str | None = None) -> str:
    """Return how annons writes a number; nothing where there can be no such number."""
    text = f"+{raw[2:].strip()}" if country is None and raw.startswith("00") else raw
    try:
        return international(e164(text, country))
    except PhoneError:
        return ""
