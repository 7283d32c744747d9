"""Addresses, telephone numbers and numbers of a source and its translation, compared.

A number may be written as each language writes it: "1.250,5" in Danish is "1 250,5" in Swedish and "1,250.5" in English
(separators from CLDR through Babel). A time or a date may change its signs, a month may get its name, a small number be
spelled out.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from babel import Locale

_ADDRESS = re.compile(
    r"(?P<mail>(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)"
    r"|(?P<url>(?:https?://|www\.)[^\s<>\"“”»«]*[^\s<>\"“”»«.,;:!?)\]}'’])"
    r"|(?P<phone>(?<![\w+])\+\d[\d \u00a0\u202f().\-/]{5,20}\d(?!\w)"
    r"|(?<![\w+.,])(?:\d\d(?:[ \u00a0]\d\d){3}|\d{4}[ \u00a0]\d{4}|0\d{1,3}[ \u00a0-]\d{2,3}(?:[ \u00a0]\d\d){1,2})"
    r"(?!\w|[.,]\d))"
)
_SPACES = " \u00a0\u202f"
_NUMBER = re.compile(rf"(?<!\d)\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,:/]\d+)*")
_CLOCK = re.compile(r"\b(\d{1,2})(?:[.:](\d\d))?\s?([ap])\.?m\b", re.IGNORECASE)
_TIME = re.compile(r"(?:[01]?\d|2[0-3])[.:][0-5]\d")
_DATE = re.compile(r"\d{1,2}([./])(\d{1,2})\1(?:\d{4}|\d\d)")
_NOON = 12

Value = tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What is ``lost`` of the source, ``added`` in the translation, or has the ``form`` of another language there."""

    what: Literal["lost", "added", "form"]
    text: str


def addresses(source: str, target: str) -> list[Difference]:
    """Return the e-mail addresses, URLs and telephone numbers that differ; letter case and grouping of digits may."""
    here, there = ({_address_key(match): match[0] for match in _ADDRESS.finditer(text)} for text in (source, target))
    lost = [Difference("lost", text) for key, text in here.items() if key not in there]
    return lost + [Difference("added", text) for key, text in there.items() if key not in here]


def without_addresses(text: str) -> str:
    """Return a text with its addresses and telephone numbers blanked."""
    return _ADDRESS.sub(" ", text)


def _address_key(match: re.Match[str]) -> str:
    if match["phone"]:
        return "".join(filter(str.isdigit, match[0]))
    return match[0].casefold().rstrip("/")


def numbers(source: str, target: str, source_locale: str, target_locale: str) -> list[Difference]:
    """Return the numbers that differ, or are written as the target's language does not.

    Args:
        source: the source's characters without markup and addresses.
        target: the translation's.
        source_locale: BCP 47 code of the source.
        target_locale: that of the translation.
    """
    here, there = _tokens(source, source_locale), _tokens(target, target_locale)
    if not here and not there:
        return []
    here, there, found = _paired(here, there, source_locale, target_locale)
    lost, added = _unmatched(here, there), _unmatched(there, here)
    found += [Difference("lost", token) for token in lost if not _spelled(token, target, target_locale)]
    return found + [Difference("added", token) for token in added if not _spelled(token, source, source_locale)]


def _tokens(text: str, locale: str) -> list[str]:
    if locale.partition("-")[0] == "en":
        text = _CLOCK.sub(_in_24_hours, text)
    return [match[0] for match in _NUMBER.finditer(text)]


def _in_24_hours(match: re.Match[str]) -> str:
    hour = int(match[1]) % _NOON + (_NOON if match[3].lower() == "p" else 0)
    return f"{hour}:{match[2]}" if match[2] else str(hour)


def _paired(
    here: Sequence[str], there: Sequence[str], source_locale: str, target_locale: str
) -> tuple[list[str], list[str], list[Difference]]:
    """Take away the numbers that mean the same; tell of those that are written as another language does."""
    places: dict[Value, list[tuple[int, bool]]] = {}
    for place, token in enumerate(there):
        for value, own in readings(token, target_locale):
            places.setdefault(value, []).append((place, own))
    used: set[int] = set()
    left = list(here)
    found: list[Difference] = []
    for strict in (True, False):
        rest: list[str] = []
        for token in left:
            partner = _partner(readings(token, source_locale), places, used, strict=strict)
            if partner is None:
                rest.append(token)
                continue
            used.add(partner[0])
            if not partner[1]:
                found.append(Difference("form", there[partner[0]]))
        left = rest
    return left, [token for place, token in enumerate(there) if place not in used], found


def _partner(
    values: Sequence[tuple[Value, bool]], places: Mapping[Value, list[tuple[int, bool]]], used: set[int], *, strict: bool
) -> tuple[int, bool] | None:
    """Return where the translation has a number, and whether in its own form; ``strict`` asks for that on both sides."""
    for value, mine in values:
        waiting = places.get(value, [])
        while waiting and waiting[0][0] in used:
            waiting.pop(0)
        for place, own in waiting:
            if place not in used and (not strict or (own and mine)):
                # A form that is odd in the source already is not the translation's doing.
                return place, own or not mine
    return None


@lru_cache(maxsize=8192)
def readings(token: str, locale: str) -> tuple[tuple[Value, bool], ...]:
    """Return what a number may mean, likeliest first, each with whether it is so written in the locale.

    Several values are those of a date, a time or a section: "09.30" is 9 and 30, "09.00" just 9.
    """
    if token.isdigit():
        return (((Decimal(token),), True),)
    group, decimal = _signs(locale)
    made: dict[Value, bool] = {}

    def add(value: Value, *, own: bool) -> None:
        made[value] = made.get(value, False) or own

    for sign, point in ((".", ","), (",", "."), (_SPACES, "."), (_SPACES, ",")):
        if re.fullmatch(rf"\d{{1,3}}(?:[{sign}]\d{{3}})+(?:[{point}]\d+)?", token):
            own = (group in sign) and (point not in token or point == decimal)
            add((Decimal(re.sub(f"[{sign}]", "", token).replace(",", ".")),), own=own)
    simple = re.fullmatch(r"\d+([.,])\d+", token)
    if simple:
        add((Decimal(token.replace(",", ".")),), own=simple[1] == decimal)
    add(_parts(token), own=not simple or bool(_TIME.fullmatch(token)))
    return tuple(sorted(made.items(), key=lambda item: not item[1]))


@lru_cache(maxsize=64)
def _signs(locale: str) -> tuple[str, str]:
    """Return the signs between thousands and before decimals, as CLDR has them."""
    symbols = Locale.parse(locale, sep="-").number_symbols["latn"]
    return symbols["group"], symbols["decimal"]


def _parts(token: str) -> Value:
    return tuple(value for value in map(Decimal, re.findall(r"\d+", token)) if value)


def _unmatched(tokens: Sequence[str], others: Sequence[str]) -> list[str]:
    """Return the numbers whose parts are not all among the others; the month of a date may have its name there."""
    pool = Counter(value for token in others for value in _parts(token))
    missing: list[str] = []
    for token in tokens:
        lost: list[Decimal] = []
        for value in _parts(token):
            if pool[value] > 0:
                pool[value] -= 1
            else:
                lost.append(value)
        date = _DATE.fullmatch(token)
        if lost and not (date and lost == [Decimal(date[2])]):
            missing.append(token)
    return missing


def _spelled(token: str, text: str, locale: str) -> bool:
    """Say whether a text has a small number as a word."""
    words = _words(locale)
    if not token.isdigit() or not 0 < int(token) <= len(words):
        return False
    return re.search(rf"(?<!\w)(?:{words[int(token) - 1].replace(' ', '|')})(?!\w)", text, re.IGNORECASE) is not None


@lru_cache(maxsize=64)
def _words(locale: str) -> tuple[str, ...]:
    text = files(__package__).joinpath("data", "numbers.toml").read_text("utf-8")
    return tuple(tomllib.loads(text).get(locale, ()))
