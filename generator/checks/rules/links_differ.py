"""The web addresses of a translation are those of its source, or the same pages in the reader's language."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.addresses import changes, told
from generator.checks.rule import Rule
from generator.errors import Finding


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each web address that differs; a warning where it is another page of the same site."""
    for pair, change in changes(version, "link"):
        yield rule.finding(
            told(change),
            pair.where(change.there),
            field=pair.context,
            locale=version.locale,
            hint="look whether it is the same page in the reader’s language" if change.page else "",
            severity="warning" if change.page else None,
        )
