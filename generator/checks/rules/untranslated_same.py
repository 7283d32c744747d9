"""A translation is not its source again, but for names and what two languages really share."""

import re
from collections.abc import Iterator

from generator.checks import Version
from generator.checks.across import Pair, across
from generator.checks.rule import Rule
from generator.checks.showing import short
from generator.errors import Finding
from generator.translation import residue

_WORD = re.compile(r"(?<![\w@./])[^\W\d_]+(?![\w@/]|\.\w)")
_SMALL = 2
_FROM, _NEAR_FROM = 3, 8
"""Words from which a text that is the same in both is odd; between Danish and Norwegian many a sentence is."""
_SURE_FROM = 6
"""Words from which no word need be of the other language for certain."""


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each translation that is the same as its source."""
    for pair in across(version).pairs:
        if pair.source == pair.target and pair.pieces[0].state == "approved" and same(pair):
            message = f"is the same as the source: “{short(pair.target)}”"
            yield rule.finding(message, pair.where(), field=pair.context, locale=version.locale)


def same(pair: Pair) -> bool:
    """Say whether a text that is its own translation can hardly be right so."""
    words = _WORD.findall(pair.after)
    small = [word for word in words if word.islower()]
    # "Senior Controller", "Nissan Nordic Europe"
    if len(words) < (_NEAR_FROM if pair.near else _FROM) or len(small) < _SMALL:
        return False
    if not residue.known(pair.target_locale) or len(small) >= _SURE_FROM:
        return True
    homes = [residue.homes(word) for word in small]
    return any(found and pair.target_locale not in found for found in homes)
