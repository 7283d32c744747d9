"""One can apply for an open ad."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.rule import Rule
from generator.errors import Finding


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield an open ad without a way to apply."""
    posting = version.ad.posting
    if posting.apply is None and posting.status in {"open", "extended"}:
        yield rule.finding("the ad does not say how to apply", version.where(), field="how to apply")
