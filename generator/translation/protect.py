"""What an engine must not see in a text: found here, each with what stands for it in the target locale.

E-mail addresses, URLs, telephone numbers, numbers with units and currency, dates, placeholders, code, names, glossary terms,
acronyms, emoji, and signs that engines use themselves. Dates written with a month's name are put in the target's form, names
in theirs; all else comes out as it went in, byte for byte.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from generator.translation import dates
from generator.translation.names import Names

Kind = Literal["atom", "term", "upper"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text. An ``atom`` is hidden, and ``target`` is put in its place; ``upper`` is words in capitals.

    A ``term`` is an atom whose words, unlike those of a name, tell whether a text is in capitals.
    """

    start: int
    end: int
    target: str
    kind: Kind = "atom"


TLD = "com|org|net|info|biz|eu|dk|no|se|fi|is|ee|lv|lt|de|uk|nl|pl|fr|es|io|app|dev|jobs"
_CURRENCY = r"(?:€|\$|£|kr\b\.?|DKK|NOK|SEK|EUR|USD|GBP)"
_UNIT = (
    r"(?:%|‰|°[CF]?|€|\$|£|(?:DKK|NOK|SEK|EUR|USD|GBP)\b|kr\b\.?|,-|m[²³]|km/[th]\b"
    r"|(?:km|cm|mm|m|kg|g|l|GB|MB|kW|kWh|V)\b)"
)
_GROUPED = r"\d{2,4}(?:[ \u00a0\u202f]\d{2,4}(?!\d)){2,7}"
_PART = "[½¼¾⅓⅔⅛⅜⅝⅞]"
_NUMBER = rf"(?:{_GROUPED}|\d+(?:[.,:/–−-]\d+|[ \u00a0\u202f]\d{{3}}(?!\d))*(?:[ \u00a0\u202f]?{_PART})?|{_PART})"
_SOLID = re.compile(
    r"(?P<place>\{\{|\}\}|\{[^{}\n]*\})"
    r"|(?P<url>(?i:https?://|www\.)[^\s<>\"“”»«]*[^\s<>\"“”»«.,;:!?)\]}'’])"
    r"|(?P<mail>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)"
    rf"|(?P<host>(?<![\w@.-])[\w-]{{2,63}}(?:\.[\w-]{{1,63}})*\.(?i:{TLD})\b(?:/[^\s<>\"“”»«]*[\w/])?(?![\w-]))"
    r"|(?P<code>`[^`\n]+`|(?<!\w)\.NET\b|\b[CF](?:#|\+\+))"
)
_PLAIN = re.compile(
    r"(?P<phone>(?<!\w)(?:\+|00)\d[\d ()\u00a0\u202f./-]{4,20}\d(?!\w))"
    r"|(?P<code>\b(?:[^\W\d_]+[\d_]|\d+[^\W\d_]*_)[\w.]*\w\b|\b[^\W\d_]+_\w+\b|\b[^\W\d_]*[a-zæøåäöé][A-ZÆØÅÄÖ][^\W_]*\b)"
    rf"|(?P<number>(?:{_CURRENCY}[ \u00a0]?)?[+±−-]?(?<![\w]){_NUMBER}(?:\.(?=[ \u00a0][a-zæøåäö]))?"
    rf"(?:[ \u00a0\u202f]?{_UNIT})?(?:,-)?)"
    r"|(?P<mixed>\b\d[\w-]*\w\b)"
    r"|(?P<raised>\w*[²³¹\u2070-\u209c]\w*)"
    r"|(?P<figures>\d+)"
    r"|(?P<sign>[*#@^~_\\|\ue000-\uf8ff]+)"
    r"|(?P<emoji>[\U0001f000-\U0001faff\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff"
    r"\ufe0e\ufe0f\u200d\u20e3\U000e0020-\U000e007f]+)"
)
_ACRONYM = re.compile(
    r"(?<![\w-])(?P<stem>[A-ZÆØÅÄÖ][A-ZÆØÅÄÖ0-9]{1,4})"
    r"(?:(?P<own>['’:]?s)|['’:-](?P<end>et|en|er|erne|ene|t|n|erna))?(?![\w-])"
)
_CAPITALS = re.compile(r"(?<![\w-])[A-ZÆØÅÄÖÉÜ]{2,}(?:[ ,]{1,2}[A-ZÆØÅÄÖÉÜ]{2,})*(?![\w-])")
_LONGEST_ACRONYM = 5
_STRESSED = frozenset(
    """
    ikke meget kun altid aldrig skal nu ny nye her alle gratis søg og eller du vi vil kan
    alltid aldri nå søk mye inte mycket endast bara nya nytt alla sök ska och vill
    not very only always never must now new here all free apply and or you we our for the no yes
    """.split()  # noqa: SIM905 - word lists are read as text
)
"""Short words that are stressed with capitals; what else is as short is an acronym."""


def spans(text: str, names: Names, source: str, target: str, terms: Iterable[Span] = ()) -> list[Span]:
    """Return what to hide in a text, from left to right; no two overlap.

    Args:
        text: characters without markup.
        names: the names in it, and what stands for them.
        source: the locale of the text.
        target: the locale that it is translated to.
        terms: what else to hide: glossary terms and their translation.
    """
    found: list[Span] = []
    free = bytearray(b"\1") * len(text)

    def take(span: Span) -> None:
        if span.start < span.end and all(free[span.start : span.end]):
            found.append(span)
            free[span.start : span.end] = bytes(span.end - span.start)

    for match in _SOLID.finditer(text):
        take(Span(match.start(), match.end(), match[0]))
    for span in (*_named(text, names, target), *terms):
        take(span)
    for date in dates.spans(text, source, target):
        take(Span(date.start, date.end, date.target))
    for match in _PLAIN.finditer(text):
        take(Span(match.start(), match.end(), match[0]))
    _capitals(text, target, take, found)
    return sorted(found, key=lambda span: span.start)


def shouted(text: str, found: Sequence[Span]) -> bool:
    """Say whether all that is left of a text is in capitals, and more than an acronym."""
    rest = list(text)
    for span in found:
        if span.kind == "atom":
            rest[span.start : span.end] = " " * (span.end - span.start)
    words = re.findall(r"[^\W\d_]+", "".join(rest))
    letters = "".join(words)
    return letters.isupper() and (len(words) > 1 or len(letters) > _LONGEST_ACRONYM)


def _capitals(text: str, target: str, take: Callable[[Span], None], found: list[Span]) -> None:
    """Take acronyms; and words in capitals within a text that is not all so."""
    hidden = [span for span in found if span.kind == "atom"]
    if shouted(text, hidden):
        return
    for match in _CAPITALS.finditer(text):
        words = re.findall(r"[^\W\d_]+", match[0])
        if any(len(word) > _LONGEST_ACRONYM or word.casefold() in _STRESSED for word in words) or len(words) > 2:  # noqa: PLR2004
            take(Span(match.start(), match.end(), match[0], "upper"))
    for match in _ACRONYM.finditer(text):
        own, end = match["own"] or "", match["end"]
        ending = _ENDINGS[_ENDS[end]].get(target, "") if end else _GENITIVE_ACRONYM.get(target, own) if own else ""
        take(Span(match.start(), match.end(), match["stem"] + ending))


_GENITIVE_ACRONYM = {"nb": "s", "sv": ":s", "en": "’s"}
_ENDS = {"et": 0, "t": 0, "en": 1, "n": 1, "er": 2, "erne": 3, "ene": 3, "erna": 3}
_ENDINGS = (
    {"da": "’et", "nb": "-et", "sv": ":t"},
    {"da": "’en", "nb": "-en", "sv": ":n"},
    {"da": "’er", "nb": "-er", "sv": ":er", "en": "s"},
    {"da": "’erne", "nb": "-ene", "sv": ":erna", "en": "s"},
)
"""What "CV’et", "KPI-en", "KPI:er" end in; to an engine, "er" would be the verb."""


def _named(text: str, names: Names, target: str) -> Iterator[Span]:
    pattern = _names_pattern(tuple(sorted(names, key=len, reverse=True)))
    if pattern is None:
        return
    for match in pattern.finditer(text):
        name, own = match["name"], match["own"] or ""
        other = names.get(name)
        if other is None:
            # In other letters than its own it is the name only where all of it is in capitals.
            other = next((names[one].upper() for one in names if one.upper() == name), None) if name.isupper() else None
        if other is not None:
            yield Span(match.start(), match.end(), _genitive(other, own, target))


@lru_cache(maxsize=256)
def _names_pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    if not names:
        return None
    any_of = "|".join(map(re.escape, names))
    return re.compile(rf"(?<!\w)(?P<name>{any_of})(?P<own>(?:['’:]?s)(?!\w))?(?!\w)", re.IGNORECASE)


def _genitive(name: str, own: str, target: str) -> str:
    """Return a name in the genitive as a locale writes it, where the source has it so."""
    if not own:
        return name
    hissing = name[-1:].casefold() in {"s", "x", "z"}
    if target == "en":
        return f"{name}’s"
    if target in {"da", "nb"} and hissing:
        return f"{name}’"
    if target == "sv" and hissing:
        return name
    return f"{name}s" if target in {"da", "nb", "sv"} else name + own
