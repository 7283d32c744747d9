"""One exclamation mark is enough."""

import re
from collections.abc import Iterator

from generator.checks import Version
from generator.checks.prose import prose, told
from generator.checks.rule import Rule
from generator.errors import Finding

_MANY = re.compile(r"[!?](?: ?[!?])+")


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a warning for each row of exclamation marks."""
    for piece, match in prose(version).holding(_MANY):
        if "!" in match[0]:
            new = "?" if "?" in match[0] else "!"
            yield told(version, rule, piece, match.span(), f"“{match[0]}” shouts", new=new)
