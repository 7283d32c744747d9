"""A claim about prices in a place says of which year it is."""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.checks import Version
from generator.checks.dating import undated
from generator.checks.prose import prose, told
from generator.checks.rule import Rule
from generator.checks.sieve import Sieve
from generator.errors import Finding


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a warning for each claim about prices without a year or a source."""
    claims = rule.data["claims"].get(version.locale)
    if not claims:
        return
    claim = _pattern(tuple(claims))
    for piece in prose(version).kept_by(_claiming(claim, _stems(rule.data["stems"][version.locale]))):
        for span in undated(piece.markdown, claim):
            yield told(version, rule, piece, span, f"“{piece.markdown[slice(*span)]}” has no year and no source")


@lru_cache(maxsize=16)
def _stems(words: str) -> tuple[str, ...]:
    """Return the beginnings of words of which every claim holds one."""
    return tuple(words.split())


@lru_cache(maxsize=16)
def _claiming(claim: re.Pattern[str], stems: tuple[str, ...]) -> Sieve[str]:
    return Sieve(lambda text: any(stem in text.lower() for stem in stems) and undated(text, claim))


@lru_cache(maxsize=16)
def _pattern(claims: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?i:{'|'.join(claims)})")
