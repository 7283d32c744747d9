"""A figure of a population or market says of which year it is.

"About 400,000" stays true for years, and alone it is only a picture of the place; beside shares it is one of the statistics.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.checks import Version
from generator.checks.dating import undated
from generator.checks.prose import either, prose, told
from generator.checks.rule import Rule
from generator.errors import Finding

_PERCENT = r"\d+(?:[.,]\d+)?[ \u00a0]?(?:%|procent|prosent|per cent|percent|pct\.?)"
_BIG = r"(?:\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+|\d{5,}|\d+(?:[.,]\d+)?[ \u00a0](?:mio\.?|millioner|miljoner|million))"
_SHARE = re.compile(r"\d[\d.,]*[ \u00a0]?(?:%|p)")
_MANY = re.compile(r"\d[\d.,\u00a0\u202f ]{2,}\d|\d[ \u00a0]mi")
"""What stands in every claim; quick to look for."""
_ROUND = re.compile(r"00\Z")


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a warning for each figure without a year or a source."""
    if version.locale not in rule.data["people"]:
        return
    if not prose(version).says(_words(*(str(rule.data[key][version.locale]) for key in ("people", "market", "live")))):
        return
    share, many = _patterns(*(str(rule.data[key][version.locale]) for key in ("people", "inhabitants", "market", "live")))
    about = _about(str(rule.data["about"][version.locale]))
    for piece in prose(version).figures:
        text = piece.markdown
        shares = undated(text, share) if _SHARE.search(text) else ()
        counts = undated(text, many) if _MANY.search(text) else ()
        found = [*shares, *(span for span in counts if shares or not _true_for_years(text, span[0], many, about))]
        for span in sorted(found):
            yield told(version, rule, piece, span, f"“{text[slice(*span)]}” has no year and no source")


def _true_for_years(text: str, start: int, many: re.Pattern[str], about: re.Pattern[str]) -> bool:
    """Say whether a figure is round, and told as about so many."""
    match = many.match(text, start)
    figure = next(filter(None, match.groups()), "") if match else ""
    return bool(match and _ROUND.search(figure) and about.search(text[: match.start() + match[0].index(figure)]))


@lru_cache(maxsize=16)
def _words(*lists: str) -> frozenset[str]:
    return frozenset(" ".join(lists).split())


@lru_cache(maxsize=16)
def _patterns(people: str, inhabitants: str, market: str, live: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    crowd = either([*people.split(), *market.split()])
    share = (
        rf"{_PERCENT}(?:[ \u00a0]\w+){{0,2}}[ \u00a0](?i:{crowd})(?!\w)"
        rf"|(?<!\w)(?i:{crowd})(?!\w)(?:[ \u00a0][\w.]+){{0,3}}[ \u00a0]{_PERCENT}"
    )
    many = (
        rf"(?<!\w)(?i:{either(live.split())})[ \u00a0](?:[\w.]+[ \u00a0]){{0,3}}(?<![\d.,])(?P<lived>{_BIG})(?![\d%])"
        rf"|(?<![\d.,])(?P<figure>{_BIG})[ \u00a0](?:\w+[ \u00a0])?(?:{either(inhabitants.split())})(?!\w)"
    )
    return re.compile(share), re.compile(many)


@lru_cache(maxsize=16)
def _about(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{either(words.split())})[ \u00a0]\Z", re.IGNORECASE)
