"""An ad says until when one can apply."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.rule import Rule
from generator.errors import Finding


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield an ad without a deadline."""
    if version.ad.posting.valid_through is None:
        yield rule.finding("there is no deadline", version.where(), field="application deadline")
