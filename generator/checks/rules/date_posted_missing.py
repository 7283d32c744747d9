"""An ad says when it was published."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.rule import Rule
from generator.errors import Finding


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield an ad without a date of publication."""
    if version.ad.posting.date_posted is None and version.ad.posting.status != "draft":
        yield rule.finding("there is no date of publication", version.where(), field="date posted")
