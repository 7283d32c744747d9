"""Lists have as many items in each language. Only a text given as a map can differ: elsewhere each item is translated alone."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.across import across
from generator.checks.rule import Rule
from generator.errors import Finding


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each text whose lists have more or fewer items than those of its source."""
    for pair in across(version).wholes:
        here, there = pair.items or (0, 0)
        if here != there:
            message = f"has {_items(there)}; the source has {here or 'none'}"
            yield rule.finding(message, pair.where(), field=pair.context, locale=version.locale)


def _items(number: int) -> str:
    return "no list" if not number else f"{number} list item" if number == 1 else f"{number} list items"
