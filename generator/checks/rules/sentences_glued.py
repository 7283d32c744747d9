"""Sentences are set apart: a full stop, then a space."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from generator.checks import Version
from generator.checks.prose import bare, either, prose, told
from generator.checks.rule import Rule
from generator.checks.sieve import Sieve
from generator.errors import Finding
from generator.translation.localize import Piece

_S, _L = "a-zæøåäöéü", "A-ZÆØÅÄÖÉÜ"
_GLUED = re.compile(rf"[{_L}](?<=[.!?{_S}\d][{_L}])")
"""A capital right behind another sign; begins with what is rare, since it is looked for in every text."""
_glued = Sieve(_GLUED.search)
_END = "end the sentence with a full stop and a space, or write the word small"


class _Patterns(NamedTuple):
    stop: re.Pattern[str]
    inside: re.Pattern[str]
    comma: re.Pattern[str]
    nothing: re.Pattern[str]
    openers: frozenset[str]
    headings: frozenset[str]
    endings: frozenset[str]


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each place where one sentence runs into the next."""
    if version.locale not in rule.data["openers"]:
        return
    found = _patterns(version.locale, _Lists(rule.data))
    text = prose(version)
    if text.kept_by(_glued):
        for piece, match in text.holding(found.stop):
            yield from _stopped(version, rule, found, piece, match)
        for piece, match in text.holding(found.inside):
            message = f"“{match[0]}” is two words in one"
            yield told(version, rule, piece, match.span(), message, hint="put a full stop and a space between them")
    for piece, match in text.holding(found.comma):
        yield told(version, rule, piece, match.span("word"), f"“{match['word']}” begins a sentence behind a comma", hint=_END)
    for piece, match in text.holding(found.nothing):
        last = piece.markdown[: match.start()].split()[-1]
        message = f"“{match['word']}” begins a sentence, and “{last}” ends none"
        yield told(version, rule, piece, match.span("word"), message, hint=_END)


def _stopped(version: Version, rule: Rule, found: _Patterns, piece: Piece, match: re.Match[str]) -> Iterator[Finding]:
    """Tell of a full stop without a space; of one inside a name such as Booking.Com say nothing."""
    word, sure = match["word"], match["word"] in found.openers and match["word"] not in found.endings
    goes_on = re.match(rf" [{_S}{_L}]|:", bare(piece.markdown)[match.end() :]) is not None
    if not sure and (word in found.endings or match["figure"] or not goes_on or len(word) == 1):
        return
    span = match.span("sign")
    message = f"“{match[0]}”: a space is missing behind the sign"
    new = f"{match['sign']} " if sure or word in found.headings else None
    yield told(version, rule, piece, span, message, new=new, severity="error" if sure else "warning")


class _Lists:
    """A rule's lists of words; one object for all that are the same, so that patterns are made once."""

    def __init__(self, data: Any) -> None:  # noqa: ANN401 - tables of a TOML file
        self.data = data

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Lists) and self.data is other.data

    def __hash__(self) -> int:
        return id(self.data)


@lru_cache(maxsize=16)
def _patterns(locale: str, lists: _Lists) -> _Patterns:
    def of(name: str) -> list[str]:
        return str(lists.data[name][locale]).split()

    openers, middle = of("openers"), either(of("in_the_middle"))
    long = either({*(one for one in openers if len(one) > 3), *of("headings"), *of("in_the_middle")})  # noqa: PLR2004 - "PayPal"
    return _Patterns(
        re.compile(
            rf"(?<![\w.@/])(?:\w*[{_S}]{{2}}|(?P<figure>\d{{4}}|\d{{1,2}}[.:]\d{{2}}))(?P<sign>[.!?])"
            rf"(?P<word>[{_L}][{_S}]*)(?![\w.@/])"
        ),
        re.compile(rf"(?<!\w)(?:[{_S}]{{4,}}|\d{{1,2}}[.:]\d{{2}})(?:{long})(?=[ :]\s*[\w•])"),
        re.compile(rf", (?P<word>{either(of('after_comma'))})(?= [{_S}]{{2}})"),
        re.compile(rf" (?<=\w )(?P<word>{middle})(?= (?:{either(of('verbs'))})(?!\w))"),
        frozenset(openers),
        frozenset(of("headings")),
        frozenset(str(lists.data["endings"]["any"]).split()),
    )
