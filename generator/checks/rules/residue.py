"""No word of another language stands in an ad: neither in a translation nor in the text it was written in."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from generator.checks import Version
from generator.checks.across import across, characters, place
from generator.checks.rule import Rule
from generator.checks.rules.untranslated_same import same
from generator.checks.sieve import WordSieve
from generator.errors import Finding, Severity
from generator.translation import residue
from generator.translation.localize import Piece
from generator.translation.residue import Trace

_MANY = 4
"""Words of a text from which it is told of as a whole."""
_SHOWN = 3
_WORD = re.compile(r"[^\W\d_]+")
_APART = re.compile(r"[“”„«»\"‘*_\[]|['’](?=\W|$)")
"""What may hold a saying or a name together."""


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each word of another language, or for a text that is full of them."""
    shared = across(version)
    odd = shared.saying(_sieve(version.locale))
    if not odd:
        return
    seen: set[int] = set()
    for pair in shared.pairs:
        seen.update(map(id, pair.pieces))
        if pair.target in odd and not (pair.source == pair.target and same(pair)):
            found = residue.traces(pair.before, pair.after, pair.source_locale, pair.target_locale)
            yield from _told(rule, version, pair.pieces, pair.after, list(found))
    for piece in version.pieces:
        if piece.state == "source" and id(piece) not in seen and piece.markdown in odd:
            text = characters(piece.markdown)
            yield from _told(rule, version, (piece,), text, list(residue.traces("", text, piece.lang, version.locale)))


@lru_cache(maxsize=64)
def _sieve(locale: str) -> WordSieve:
    return WordSieve(lambda token: residue.foreign(token, locale))


def _told(rule: Rule, version: Version, pieces: Sequence[Piece], text: str, traces: list[Trace]) -> Iterator[Finding]:
    traces = [trace for trace in traces if not _in_name(text, trace.word)]
    english = [trace for trace in traces if trace.languages == "English"]
    if len(english) < rule.data["english"]["from"]:
        traces = [trace for trace in traces if trace not in english]
    certain = set(rule.data["certain"].get(version.locale, ()))
    sure = {trace.word for trace in traces if trace.word in certain and _amid(text, trace.word)}
    weighs: dict[bool, Severity] = {True: "error", False: "warning"}
    if len(traces) >= _MANY:
        shown = ", ".join(f"“{trace.word}”" for trace in traces[:_SHOWN])
        message = f"is not all in the ad’s language: {shown} …"
        where = place(pieces, traces[0].word)
        yield rule.finding(message, where, field=pieces[0].context, locale=version.locale, severity=weighs[bool(sure)])
        return
    for trace in traces:
        message = f"“{trace.word}” is {'not translated' if trace.left else trace.languages}"
        where = place(pieces, trace.word)
        yield rule.finding(message, where, field=pieces[0].context, locale=version.locale, severity=weighs[trace.word in sure])


def _amid(text: str, word: str) -> bool:
    """Say whether a word stands among words in small letters, in a text that quotes and stresses nothing."""
    return not _APART.search(text) and all(one.islower() for near in _around(text, word) for one in near)


def _in_name(text: str, word: str) -> bool:
    """Say whether a word joins two that begin with capitals, as in "Børn og Unge", wherever it stands."""
    return all(len(near) == len("abc") and near[0][0].isupper() and near[2][0].isupper() for near in _around(text, word))


def _around(text: str, word: str) -> list[list[str]]:
    words = _WORD.findall(text)
    return [words[max(0, number - 1) : number + 2] for number, one in enumerate(words) if one == word]
