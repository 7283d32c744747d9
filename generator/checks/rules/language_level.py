"""A language is asked for with a level."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.rule import Rule
from generator.errors import Finding


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield the languages without a level."""
    for number, one in enumerate(version.ad.posting.required_languages):
        if one.level is None:
            message = f"the level of “{one.language}” is not given"
            yield rule.finding(message, version.where("required_languages", number), field="required languages")
