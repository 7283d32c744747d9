"""An ad is no longer than people read."""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.checks import Version
from generator.checks.rule import Rule
from generator.errors import Finding

_MOST = 700
_WORD = re.compile(r"[^\W_]+")


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield an ad of more than 700 words."""
    texts = [piece.markdown for piece in version.pieces]
    count = sum(map(_words, texts))
    if count > _MOST:
        message = f"the ad has {count} words; more than {_MOST} are seldom read"
        yield rule.finding(message, version.where(), locale=version.locale)


@lru_cache(maxsize=20_000)
def _words(text: str) -> int:
    return len(_WORD.findall(text))
