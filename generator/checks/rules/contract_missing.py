"""An ad says what kind of contract it is about."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.rule import Rule
from generator.errors import Finding


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield an ad without a kind of contract."""
    if version.ad.posting.contract is None:
        yield rule.finding("the kind of contract is not given", version.where(), field="contract")
