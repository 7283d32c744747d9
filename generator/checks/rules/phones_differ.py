"""The telephone numbers of a translation are those of its source."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.addresses import changes, told
from generator.checks.rule import Rule
from generator.errors import Finding


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each number that differs."""
    for pair, change in changes(version, "phone"):
        yield rule.finding(told(change), pair.where(change.there), field=pair.context, locale=version.locale)
