"""Addresses, telephone numbers and numbers of a source and its translation, compared.

A number may be written as each language writes it: "1.250,5" in Danish is "1 250,5" in Swedish and "1,250.5" in English
(separators from CLDR through Babel). A time or a date may change its signs, a month may get its name, a small number be
spelled out; another month, or the day in the month's place, is another date.
"""

import re
import tomllib
from collections import Counter, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from babel import Locale
from babel.dates import get_month_names

from generator.translation.protect import TLD

_ADDRESS = re.compile(
    r"(?P<mail>(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)"
    r"|(?P<url>(?:https?://|www\.)[^\s<>\"“”»«]*[^\s<>\"“”»«.,;:!?)\]}'’])"
    rf"|(?P<host>(?<![\w@.-])(?:[\w-]{{1,63}}\.){{1,4}}(?:{TLD})\b(?:/[^\s<>\"“”»«]*[\w/])?(?![\w-]))"
    r"|(?P<phone>(?:(?<![\w+])\+|(?<![\w+.,])00)\d[\d \u00a0\u202f().\-/]{5,20}\d(?!\w)"
    r"|(?<![\w+.,])(?:\d\d(?:[ \u00a0]\d\d){3}|\d{4}[ \u00a0]\d{4}|0\d{1,3}[ \u00a0-]\d{2,3}(?:[ \u00a0]\d\d){1,2}"
    r"|\d{8}|0\d{8,9})(?!\w|[.,]\d))"
)
_SPACES = " \u00a0\u202f"
_FIGURES = r"\d+(?:[.,:/]\d+)*"
_NUMBER = (
    r"(?P<iso>(?<![\d.,:/-])(?:19|20)\d\d-\d\d-\d\d(?![\d-]))"
    r"|(?P<date>(?<![\d.,:/-])\d{1,2}(?P<sign>[./-])\d{1,2}(?P=sign)(?:\d{4}|\d\d)(?![\d-]|[.,:/]\d))"
    rf"|(?P<plain>(?<!\d)\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+[½¼¾]|[½¼¾]|{_FIGURES})"
)
_UNTIL = r"\s?(?:[-–—]|to|until|till|and)\s?"
_HOUR = r"\b(?P<{0}hour>\d{{1,2}})(?:[.:](?P<{0}minute>\d\d))?\s?(?P<{0}half>[ap])\.?m\b"
_CLOCK = (
    rf"(?P<clock>{_HOUR.format('')})"
    # "9–5 pm": which half of the day the first is in, the second tells.
    rf"|(?P<from>\b(?P<from_hour>\d{{1,2}})(?:[.:](?P<from_minute>\d\d))?(?={_UNTIL}{_HOUR.format('to_')}))"
)
_TIME = re.compile(r"(?:[01]?\d|2[0-3])[.:][0-5]\d")
_DATE = re.compile(r"\d{1,2}([./])(\d{1,2})(?:\1\d{4})?")
_SHORT = r"(?P<short>(?<![\d.,:/])\d{1,2}\.(?:0?[1-9]|1[0-2])(?=\.(?:\s|[–-]|$)))"
_VERSION = re.compile(
    r"(?<![\w.])(?!(?:DKK|NOK|SEK|EUR|USD|GBP|Kr)\b)(?:[A-ZÆØÅÄÖ.][\w+#.]*|version) \d+(?:\.\d+)+(?![\w.,]\w)"
)
"""What is written the same everywhere: "Python 3.11"."""
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_NOON = 12
_CENTURY = 2000
_LATER = r"(?=\W|$|år|dag|uge|uke|veck|måned|månad|tim|sprog|språ|skift|del)"
"""What a number that is spelled out may be written together with: "toårig", "femdagersuke"."""

Value = tuple[Decimal, ...]


class _Token(NamedTuple):
    """A number: in figures, times of 24 hours and dates as day/month/year, and as it is ``shown`` in its text."""

    text: str
    shown: str


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
        # "+46 (0)70" is dialled without the zero, and 00 is how + is dialled.
        return "".join(filter(str.isdigit, match[0].replace("(0)", ""))).removeprefix("00")
    return match[0].casefold().rstrip("/")


def numbers(source: str, target: str, source_locale: str, target_locale: str) -> list[Difference]:
    """Return the numbers that differ, or are written as the target's language does not.

    Args:
        source: the source's characters without markup and addresses.
        target: the translation's.
        source_locale: BCP 47 code of the source.
        target_locale: that of the translation.
    """
    same = set(_VERSION.findall(source)).intersection(_VERSION.findall(target))
    for version in sorted(same, key=lambda one: (-len(one), one)):
        source, target = source.replace(version, " ", 1), target.replace(version, " ", 1)
    here, there = _tokens(source, source_locale), _tokens(target, target_locale)
    if not here and not there:
        return []
    months = [{Decimal(date[2]) for token in side if (date := _DATE.fullmatch(token.text))} for side in (here, there)]
    here, there, found = _paired(here, there, source_locale, target_locale)
    lost, added = _unmatched(here, there, months[1]), _unmatched(there, here, months[0])
    words = _spelled(lost, target, target_locale), _spelled(added, source, source_locale)
    found += [Difference("lost", token.shown) for token in lost if token.text not in words[0]]
    return found + [Difference("added", token.shown) for token in added if token.text not in words[1]]


def _tokens(text: str, locale: str) -> list[_Token]:
    if not any(character.isdigit() or character in _FRACTIONS for character in text):
        return []
    pattern, months = _pattern(locale)
    return [_Token(_in_figures(match, months), match[0]) for match in pattern.finditer(text)]


@lru_cache(maxsize=64)
def _pattern(locale: str) -> tuple[re.Pattern[str], Mapping[str, int]]:
    """Return what finds the numbers of a text, and the names of the months."""
    months: dict[str, int] = {"sep": 9, "sept": 9}
    for width in ("abbreviated", "wide"):
        for number, name in get_month_names(width, "format", Locale.parse(locale, sep="-")).items():
            months[name.rstrip(".").casefold()] = number
    english = locale.split("-", maxsplit=1)[0] == "en"
    # In small letters, "may" is another word.
    names = "|".join(
        "(?-i:May|MAY)" if english and name == "may" else re.escape(name) for name in sorted(months, key=len, reverse=True)
    )
    year = r"(?:,?[ \u00a0](?P<{}year>(?:19|20)\d\d)(?!\d))?"
    named = (
        rf"(?P<named>(?<![\d.,:/])(?P<day>\d{{1,2}})(?:\.|:[ae]|st|nd|rd|th)?(?: of)?[ \u00a0]?(?P<month>{names})(?!\w)\.?"
        rf"{year.format('')})"
        rf"|(?P<first>(?<!\w)(?P<first_month>{names})\.?[ \u00a0](?P<first_day>\d{{1,2}})(?:st|nd|rd|th)?(?![\w]|[.:/]\d)"
        rf"{year.format('first_')})"
        rf"|(?P<only>(?<!\w)(?P<only_month>{names})\.?[ \u00a0](?P<only_year>(?:19|20)\d\d)(?!\d))"
    )
    return re.compile(f"{named}|{_CLOCK if english else _SHORT}|{_NUMBER}", re.IGNORECASE), months


def _in_figures(match: re.Match[str], months: Mapping[str, int]) -> str:
    """Return a number as all languages have it, where it is a date or a time of 12 hours; any other as it stands."""
    kind = str(match.lastgroup)
    group = match.groupdict()
    match kind:
        case "iso":
            year, month, day = match[0].split("-")
            return f"{day}/{month}/{year}"
        case "short":
            return match[0].replace(".", "/")
        case "date":
            day, month, year = re.split("[./-]", match[0])
            return f"{day}/{month}/{year if len(year) > len('26') else _CENTURY + int(year)}"
        case "named" | "first" | "only":
            prefix = "" if kind == "named" else f"{kind}_"
            month = str(months[group[f"{prefix}month"].casefold()])
            parts = [part for part in (group.get(f"{prefix}day"), month, group[f"{prefix}year"]) if part]
            return "/".join(parts)
        case "clock" | "from":
            return _in_24_hours(group, "" if kind == "clock" else "from_")
    return match[0]


def _in_24_hours(group: Mapping[str, str], prefix: str) -> str:
    hour, afternoon = int(group[f"{prefix}hour"]) % _NOON, (group["half"] or group["to_half"]).lower() == "p"
    if prefix and hour >= int(group["to_hour"]) % _NOON:
        afternoon = not afternoon
    hour += _NOON if afternoon else 0
    minute = group[f"{prefix}minute"]
    return f"{hour}:{minute}" if minute else str(hour)


def _paired(
    here: Sequence[_Token], there: Sequence[_Token], source_locale: str, target_locale: str
) -> tuple[list[_Token], list[_Token], list[Difference]]:
    """Take away the numbers that mean the same; tell of those that are written as another language does."""
    places: dict[tuple[Value, bool], deque[int]] = {}
    for place, token in enumerate(there):
        for value, own in readings(token.text, target_locale):
            places.setdefault((value, own), deque()).append(place)
    used: set[int] = set()
    left = list(here)
    found: list[Difference] = []
    for strict in (True, False):
        rest: list[_Token] = []
        for token in left:
            partner = _partner(token, readings(token.text, source_locale), there, places, used, strict=strict)
            if partner is None:
                rest.append(token)
                continue
            used.add(partner[0])
            if not partner[1]:
                found.append(Difference("form", there[partner[0]].shown))
        left = rest
    return left, [token for place, token in enumerate(there) if place not in used], found


def _partner(  # noqa: PLR0913 - a number and its readings, those there are, and those that are left
    token: _Token,
    values: Sequence[tuple[Value, bool]],
    there: Sequence[_Token],
    places: Mapping[tuple[Value, bool], deque[int]],
    used: set[int],
    *,
    strict: bool,
) -> tuple[int, bool] | None:
    """Return where the translation has a number, and whether in its own form; ``strict`` asks for that on both sides.

    A number that is written as the source's language does means what it means there; one that is odd already may mean
    anything, and its form is not the translation's doing.
    """
    plain = any(mine for _, mine in values)
    for value, mine in values:
        for own in (True,) if strict else (True, False):
            waiting = places.get((value, own), deque())
            while waiting and waiting[0] in used:
                waiting.popleft()
            if mine or (own and not plain and not strict):
                place = next((place for place in waiting if place not in used), None)
            else:
                same = (place for place in waiting if place not in used and there[place].text == token.text)
                place = None if strict else next(same, None)
            if place is not None:
                return place, own or not mine
    return None


@lru_cache(maxsize=8192)
def readings(token: str, locale: str) -> tuple[tuple[Value, bool], ...]:
    """Return what a number may mean, likeliest first, each with whether it is so written in the locale.

    Several values are those of a date, a time or a section: "09.30" is 9 and 30, "09.00" just 9.
    """
    if token.isdigit():
        return (((Decimal(token),), True),)
    if token[-1] in _FRACTIONS:
        return (((Decimal(token[:-1] or 0) + _FRACTIONS[token[-1]],), True),)
    group, decimal = _signs(locale)
    made: dict[Value, bool] = {}

    def add(value: Value, *, own: bool) -> None:
        made[value] = made.get(value, False) or own

    for sign, point in ((".", ","), (",", "."), (_SPACES, "."), (_SPACES, ",")):
        if re.fullmatch(rf"\d{{1,3}}(?:[{sign}]\d{{3}})+(?:[{point}]\d+)?", token):
            # A space groups thousands in every language (SI).
            own = (group in sign or sign is _SPACES) and (point not in token or point == decimal)
            add((Decimal(re.sub(f"[{sign}]", "", token).replace(",", ".")),), own=own)
    simple = re.fullmatch(r"\d+([.,])\d+", token)
    if simple:
        add((Decimal(token.replace(",", ".")),), own=simple[1] == decimal)
    grouped = bool(made)
    add(_parts(token), own=bool(_TIME.fullmatch(token)) if simple else not grouped)
    return tuple(sorted(made.items(), key=lambda item: not item[1]))


@lru_cache(maxsize=64)
def _signs(locale: str) -> tuple[str, str]:
    """Return the signs between thousands and before decimals, as CLDR has them."""
    symbols = Locale.parse(locale, sep="-").number_symbols["latn"]
    return symbols["group"], symbols["decimal"]


def _parts(token: str) -> Value:
    values = tuple(_FRACTIONS.get(part) or Decimal(part) for part in re.findall(r"\d+|[½¼¾]", token))
    return tuple(value for value in values if value) or values


def _unmatched(tokens: Sequence[_Token], others: Sequence[_Token], months: set[Decimal]) -> list[_Token]:
    """Return the numbers whose parts are not all among the others.

    The month of a date may be one that the others have used: "from 1 to 31 March".
    """
    pool = Counter(value for token in others for value in _parts(token.text))
    dates: dict[Value, set[Value]] = {}
    for parts in (_parts(token.text) for token in others if _DATE.fullmatch(token.text)):
        dates.setdefault(tuple(sorted(parts)), set()).add(parts)
    missing: list[_Token] = []
    for token in tokens:
        parts, date = _parts(token.text), _DATE.fullmatch(token.text)
        lost: list[Decimal] = []
        for value in parts:
            if pool[value] > 0:
                pool[value] -= 1
            else:
                lost.append(value)
        once = date is not None and lost == [Decimal(date[2])] and lost[0] in months
        turned = date is not None and bool(dates.get(tuple(sorted(parts)), set()) - {parts})
        if (lost and not once) or turned:
            missing.append(token)
    return missing


def _spelled(tokens: Sequence[_Token], text: str, locale: str) -> set[str]:
    """Return those numbers that a text has as words."""
    found: set[str] = set()
    for token in {token.text for token in tokens}:
        key = token.replace(",", ".").replace("½", ".5").lstrip("0") or "0"
        words = _words(locale).get(key, "")
        if words and re.search(rf"(?<!\w)(?:{words.replace(' ', '|')}){_LATER}", text, re.IGNORECASE):
            found.add(token)
    return found


@lru_cache(maxsize=64)
def _words(locale: str) -> Mapping[str, str]:
    text = files(__package__).joinpath("data", "numbers.toml").read_text("utf-8")
    words: Mapping[str, str] = tomllib.loads(text).get(locale, {})
    return words
