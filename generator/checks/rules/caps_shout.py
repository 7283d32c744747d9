"""Running text does not shout.

A single word in capitals may be a firm or an abbreviation, so only common words count; a row of them may be a name, so one
must be of those that hold sentences together. The ad's own names never count.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.checks import Version
from generator.checks.prose import bare, prose, told
from generator.checks.rule import Rule
from generator.checks.sieve import Sieve
from generator.errors import Finding

_LONG = 5
_RUN = re.compile(r"(?<![\w-])[A-ZÆØÅÄÖÉ]{2,}(?:[ ,]{1,2}[A-ZÆØÅÄÖÉ]{2,})+(?![\w-])")
_ONE = re.compile(rf"(?<![\w-])[A-ZÆØÅÄÖÉ]{{{_LONG},}}(?![\w-])")
_MAYBE = re.compile(rf"[A-ZÆØÅÄÖÉ]{{{_LONG}}}")
_WORD = re.compile(r"[A-ZÆØÅÄÖÉ]+")
_maybe = Sieve(_MAYBE.search)


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a warning for each word, or row of words, in capitals."""
    text = prose(version)
    found = text.kept_by(_maybe)
    if not found:
        return
    joining = _set(str(rule.data["joining"].get(version.locale, "")))
    stressed, names = _set(str(rule.data["stressed"].get(version.locale, ""))), _names(version)
    for piece in found:
        if piece.context == "title" or piece.context.endswith(".heading"):
            continue
        words = bare(piece.markdown)
        done = 0
        for match in sorted([*_RUN.finditer(words), *_ONE.finditer(words)], key=lambda one: (one.start(), -one.end())):
            if match.start() < done:
                continue
            each = _WORD.findall(match[0])
            known = any(word.lower() in stressed or (word.lower() in joining and len(each) > 1) for word in each)
            shouted = [word for word in each if len(word) >= _LONG and word.lower() not in names]
            if shouted and known:
                done = match.end()
                yield told(version, rule, piece, match.span(), f"“{match[0]}” shouts")


@lru_cache(maxsize=16)
def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _names(version: Version) -> frozenset[str]:
    """Return the words of the ad's names, in small letters."""
    ad = version.ad
    named = [one.name for one in (ad.organization, ad.agency) if one] + [
        one.legal_name or "" for one in (ad.organization, ad.agency) if one
    ]
    return frozenset(" ".join(named).lower().split())
