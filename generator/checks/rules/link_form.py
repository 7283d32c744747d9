"""No address of an open posting is one that is reserved for examples."""

import re
from collections.abc import Iterator

from generator.checks import Version
from generator.checks.rule import Rule
from generator.errors import Finding

_RESERVED = re.compile(r"(?:[@/.]|^)(?:example\.(?:com|net|org)|localhost|[\w-]+\.(?:test|invalid|localhost))(?:[:/?#]|$)")


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield addresses that lead nowhere."""
    posting = version.ad.posting
    if posting.status not in {"open", "extended"}:
        return
    found = [("apply", value) for value in (posting.apply.email, posting.apply.url) if value] if posting.apply else []
    found += [("contacts", contact.email) for contact in posting.contacts if contact.email]
    for field, value in found:
        if _RESERVED.search(value):
            yield rule.finding(f"“{value}” is an address for examples", version.where(field), field=field)
