"""A job's title is neutral; where the trade has a title for everyone, the finding names it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from generator.checks import Version
from generator.checks.rule import Rule
from generator.checks.tokens import normal
from generator.checks.words import matches, told
from generator.errors import Finding


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each word of a title that names a gender, with the neutral title if there is one."""
    for match in matches(version, rule):
        neutral = " or ".join(f"“{title}”" for title in _neutral(rule, version.locale, normal(match.text)))
        yield told(version, rule, match, hint=f"say {neutral}" if neutral else "")


@lru_cache(maxsize=1024)
def _neutral(rule: Rule, locale: str, word: str) -> tuple[str, ...]:
    """Return the neutral titles for a gendered one; none where no title of the list stands in it."""
    titles: Mapping[str, Sequence[str]] = rule.data["neutral"].get(locale, {})
    for stem in sorted(titles, key=len, reverse=True):
        if stem in word:
            return tuple(titles[stem])
    return ()
