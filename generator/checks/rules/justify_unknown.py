"""Every exception that a posting justifies is one to a rule that takes it, with a reason."""

import difflib
from collections.abc import Iterator

from generator.checks import Version, every_rule
from generator.checks.rule import Rule
from generator.errors import Finding

_SHORTEST = 10
"""Characters of a reason."""


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield exceptions that can't be."""
    if not version.ad.posting.justify:
        return
    known = {one.id: one for one in every_rule()}
    for name, reason in version.ad.posting.justify.items():
        where, one = version.where("justify", name), known.get(name)
        if one is None:
            near = difflib.get_close_matches(name, known, 1)
            hint = f"did you mean {near[0]}?" if near else "“annons explain” lists the rules"
            yield rule.finding(f"there is no rule “{name}”", where, hint=hint, field="justify")
        elif not one.justify:
            hint = f"“annons explain {name}” says what to do instead"
            yield rule.finding(f"no reason sets {name} aside", where, hint=hint, field="justify")
        elif len(reason.strip()) < _SHORTEST:
            message = f"“{reason}” is no reason for {name}"
            yield rule.finding(message, where, hint="say why, so that it can be read in a year", field="justify")
