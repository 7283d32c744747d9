"""No address of an open posting is one that is reserved for examples."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.checks import Version
from generator.checks.rule import Rule
from generator.errors import Finding
from generator.posting.model import JobPosting

_RESERVED = re.compile(r"(?:.*\.)?(?:example\.(?:com|net|org)|localhost|test|invalid)")
"""RFC 2606."""


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield addresses that lead nowhere."""
    posting = version.ad.posting
    if posting.status not in {"open", "extended"}:
        return
    for path, field, value in _addresses(posting):
        if value and _RESERVED.fullmatch(_host(value)):
            yield rule.finding(f"“{value}” is an address for examples", version.where(*path), field=field)


def _addresses(posting: JobPosting) -> Iterator[tuple[tuple[str | int, ...], str, str | None]]:
    """Yield each address with its path and what its field is called."""
    if posting.apply:
        yield ("apply", "email"), "how to apply", posting.apply.email
        yield ("apply", "url"), "how to apply", posting.apply.url
    for number, contact in enumerate(posting.contacts):
        yield ("contacts", number, "email"), "contacts", contact.email
    for name, terms in posting.by_channel.items():
        yield ("by_channel", name, "email"), "by channel", terms.email
        yield ("by_channel", name, "url"), "by channel", terms.url


def _host(address: str) -> str:
    return ((urlsplit(address).hostname or "") if "://" in address else address.rpartition("@")[2]).casefold()
