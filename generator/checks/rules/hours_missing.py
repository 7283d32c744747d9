"""An ad says how many hours a week the work is."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.rule import Rule
from generator.errors import Finding


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield an ad without weekly hours."""
    hours = version.ad.posting.work_hours
    if hours is None or hours.hours_per_week is None:
        yield rule.finding("the hours a week are not given", version.where("work_hours"), field="working hours")
