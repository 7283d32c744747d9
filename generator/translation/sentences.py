"""Sentences of a text: engines translate one at a time, and break or repeat what is cut in the wrong place.

The rules are those of Danish, Norwegian, Swedish and English: abbreviations (``data/abbreviations.toml``), ordinals and
initials before a full stop, and the word after it. Where it is in doubt a text stays whole: two sentences in one cost an
engine less than half a sentence. Sentinels (generator/translation/engines/__init__.py) count as what they stand for: an
atom as a word, the beginning and end of a marked stretch as a quotation mark.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

_DATA = Path(__file__).parent / "data" / "abbreviations.toml"

_ATOMS = "\ue000-\uefff"
_MARKS = "\uf000-\uf7ff"
_SPACE = r"[^\S\u00a0\u2007\u202f]"
"""White space at which a line may break."""

_END = re.compile(rf"(?<![.!?…])(?P<sign>[.!?…]++)[\"'”’“‘»«›‹)\]}}*_{_MARKS}]*+(?P<space>{_SPACE}\s*+)|\n\s*+")
_WORD = re.compile(rf"(?:[\w{_ATOMS}]+[./-])*[\w{_ATOMS}]+$")
_LONGEST_WORD = 40
_NEXT = re.compile(rf"[^\s\w{_ATOMS}]*+(?P<first>[\w{_ATOMS}]+)?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_CLAUSE = re.compile(r"[;:]\s+|\s[–—]\s"), re.compile(r",\s+"), re.compile(r"\s+")


class _Rules(NamedTuple):
    """What one language knows before a full stop."""

    always: frozenset[str] = frozenset()
    number: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()


def split(text: str, locale: str) -> list[str]:
    """Return the sentences of a text, each with the white space behind it; put together they are the text again.

    Args:
        text: one segment; a line break ends a sentence.
        locale: the code of its language (``da``, ``nb-NO``); of a language without rules, only the signs are known.
    """
    rules = _rules(locale.replace("_", "-").partition("-")[0].lower())
    pieces: list[str] = []
    start = 0
    for match in _END.finditer(text):
        if match["sign"] is None or "\n" in match["space"] or _ends(text, match, start, rules):
            pieces.append(text[start : match.end()])
            start = match.end()
    if start < len(text):
        pieces.append(text[start:])
    return pieces


def abbreviated(word: str, locale: str) -> bool:
    """Say whether a word, its last full stop left out, is an abbreviation of a language ("kl", "f.eks")."""
    rules = _rules(locale.replace("_", "-").partition("-")[0].lower())
    return word.casefold() in rules.always | rules.number


def shorten(piece: str, fits: Callable[[str], bool]) -> list[str]:
    """Return a sentence in parts that fit: cut at a semicolon, colon or dash, else a comma, else a space, else anywhere.

    Of several places the one nearest to the middle is taken. Put together the parts are the sentence again.
    """
    if len(piece) < 2 or fits(piece):  # noqa: PLR2004 - one character can't be cut
        return [piece]
    middle = len(piece) // 2
    places = (_places(pattern, piece) for pattern in _CLAUSE)
    cut = next((min(found, key=lambda place: abs(place - middle)) for found in places if found), middle)
    return [*shorten(piece[:cut], fits), *shorten(piece[cut:], fits)]


def _places(pattern: re.Pattern[str], piece: str) -> list[int]:
    """Return where a pattern ends, neither end of the piece among them, nor a place that would leave a scrap."""
    scrap = len(piece) // 10
    return [match.end() for match in pattern.finditer(piece) if scrap < match.end() < len(piece) - scrap]


def _ends(text: str, match: re.Match[str], start: int, rules: _Rules) -> bool:
    """Return whether the sign that was found ends a sentence."""
    following = _NEXT.match(text, match.end())
    first = (following["first"] or "") if following else ""
    if not first:
        return True
    if first[0].islower():
        return False
    if match["sign"] != ".":
        return True
    at = match.start()
    before = _WORD.search(text, max(start, at - _LONGEST_WORD), at)
    return before is None or not _goes_on(before[0], first, rules, begins=not text[start : before.start()].strip())


def _goes_on(word: str, following: str, rules: _Rules, *, begins: bool) -> bool:
    """Return whether a sentence goes on after ``word.``, where what follows is not in lower case."""
    key = word.casefold()
    if key in rules.always:
        return True
    figure = following[0].isdigit() or not following[0].isalpha()
    if word.isdecimal():
        # "1. Ring til os" in a list; "31. 12. 2018"; "1. December", with the capital that people give it.
        return begins or figure or following.casefold() in rules.months
    if key in rules.number:
        return figure
    # "A.P. Møller", "J. Holm".
    return word[-1].isupper() and _INITIALS.fullmatch(word) is not None


@cache
def _rules(language: str) -> _Rules:
    """Return the rules of a language."""
    language = {"no": "nb", "nn": "nb"}.get(language, language)
    known = _data().get(language, {})
    always, number = (frozenset(known.get(kind, ())) for kind in ("always", "number"))
    return _Rules(always, number, frozenset(_months(language)) if known else frozenset())


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    """Return the abbreviations."""
    return tomllib.loads(_DATA.read_text("utf-8"))


def _months(language: str) -> Iterator[str]:
    """Yield the names of the months, as CLDR has them, and their short forms without a full stop."""
    from babel import Locale  # noqa: PLC0415 - only where sentences are split

    for width in ("wide", "abbreviated"):
        for name in Locale.parse(language).months["format"][width].values():
            yield str(name).rstrip(".").casefold()
