"""What a posting says for channels is said for channels that there are."""

import difflib
from collections.abc import Iterator

from generator.channels import available
from generator.checks import Version
from generator.checks.rule import Rule
from generator.errors import Finding


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield the channels that nobody knows."""
    if not version.ad.posting.by_channel:
        return
    known = available(version.root)
    for name in version.ad.posting.by_channel:
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
            yield rule.finding(
                f"there is no channel “{name}”", version.where("by_channel", name), hint=hint, field="by channel"
            )
