"""Personal data that an application must not hold: a number must not be asked for, a photograph had better not be."""

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.checks import Version
from generator.checks.rule import Rule
from generator.checks.words import matches, told
from generator.errors import Finding

_NUMBER = re.compile(r"cpr|number|nummer", re.IGNORECASE)


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield what is asked for; a photograph weighs a warning, since some work is before the camera."""
    for match in matches(version, rule):
        finding = told(version, rule, match)
        yield finding if _NUMBER.search(match.text) else replace(finding, severity="warning")
