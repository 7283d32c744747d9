"""An e-mail address is written in small letters, everywhere the same."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.mailboxes import in_fields, in_texts
from generator.checks.prose import told
from generator.checks.rule import Rule
from generator.errors import Finding, Fix


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a warning for each address with capitals in its name, or in another spelling than elsewhere."""
    fields, texts = list(in_fields(version)), list(in_texts(version))
    spelled: dict[str, set[str]] = {}
    for address in [*(one.address for one in fields), *(one[2] for one in texts)]:
        spelled.setdefault(address.lower(), set()).add(address)

    def wrong(address: str) -> str:
        name, small = address.partition("@")[0], address.lower()
        if address == small or (name == name.lower() and len(spelled[small]) == 1):
            return ""
        other = next((one for one in sorted(spelled[small]) if one != address), "")
        return f"“{address}” is written “{other}” elsewhere" if other else f"“{address}” has capitals"

    for one in fields:
        message = wrong(one.address)
        if message:
            yield rule.finding(message, one.where, field=one.field, fix=Fix(one.address, one.address.lower()))
    for piece, start, address in texts:
        message = wrong(address)
        if message:
            yield told(version, rule, piece, (start, start + len(address)), message, new=address.lower())
