"""Slips that a dictionary lets pass because they are made up of words: one letter away from a common word of job ads."""

from collections.abc import Iterator
from functools import lru_cache

from generator.checks import Version
from generator.checks.pinpoint import pinpoint
from generator.checks.rule import Rule
from generator.checks.spelling.near import Near, near
from generator.checks.spelling.prose import Word, emphasized, humps, words
from generator.checks.spelling.reading import passed_over, pieces, reading
from generator.checks.spelling.slips import slips
from generator.checks.spelling.speller import Kind, Speller
from generator.errors import Finding
from generator.translation.localize import Piece


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a warning for each word, where it stands first."""
    seen, common = reading(version), near(version.locale)
    own = seen.own
    if own is None or common is None or not any(common.meant(word.lower()) for word in seen.made):
        return
    told: dict[str, tuple[Piece, Word, str]] = {}
    for piece in pieces(version, rule):
        for word, meant in _slips(own, common, piece.markdown):
            told.setdefault(word.text.lower(), (piece, word, meant))
    for piece, word, meant in told.values():
        if not passed_over(version, word.text):
            right = meant.capitalize() if word.text[0].isupper() else meant
            yield rule.finding(
                f"“{word.text}” is no common word",
                pinpoint(piece, word.start, word.end),
                hint=f"did you mean “{right}”? if it is right, list it in terms.txt",
                field=piece.context,
                locale=version.locale,
            )


@lru_cache(maxsize=20_000)
def _slips(own: Speller, common: Near, text: str) -> tuple[tuple[Word, str], ...]:
    found = []
    for word, kind in own.odd(text).made:
        small = word.text.lower()
        meant = common.meant(small)
        if not meant or "-" in small or len(humps(word.text)) > 1 or emphasized(text, word.start, word.end):
            continue
        if kind == Kind.ENGLISH and (word.text != small or _in_a_phrase(own, text, word)):
            continue
        if own.shares_first_half(small, meant) or any(word.start == slip.start for slip in slips(own.locale).found(text)):
            continue
        found.append((word, meant))
    return tuple(found)


def _in_a_phrase(own: Speller, text: str, word: Word) -> bool:
    """Say whether an English word stands beside another one."""
    each = words(text)
    at = each.index(word)
    return any(own.is_english(one.text) for one in (*each[max(0, at - 1) : at], *each[at + 1 : at + 2]))
