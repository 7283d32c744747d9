"""An ad asks for no more than people can have."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.rule import Rule
from generator.errors import Finding

_MOST = 7


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield an ad with more than seven requirements."""
    count = len(version.ad.posting.qualifications.required)
    if count > _MOST:
        message = f"{count} things are required; more than {_MOST} keep good people away"
        yield rule.finding(message, version.where("qualifications", "required"), field="required qualifications")
