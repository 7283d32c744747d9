"""Applications go to the firm, not to a private mailbox."""

from collections.abc import Iterator
from functools import lru_cache

from generator.checks import Version
from generator.checks.mailboxes import in_fields, in_texts
from generator.checks.prose import told
from generator.checks.rule import Rule
from generator.errors import Finding


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a warning for each address at a provider of private e-mail."""
    fields, texts = list(in_fields(version)), list(in_texts(version))
    if not fields and not texts:
        return
    domains = _domains(*rule.data["domains"].values())
    for one in fields:
        if _domain(one.address) in domains:
            yield rule.finding(f"“{one.address}” is a private address", one.where, field=one.field)
    for piece, start, address in texts:
        if _domain(address) in domains:
            yield told(version, rule, piece, (start, start + len(address)), f"“{address}” is a private address")


@lru_cache(maxsize=4)
def _domains(*lists: str) -> frozenset[str]:
    return frozenset(" ".join(lists).split())


def _domain(address: str) -> str:
    return address.rpartition("@")[2].lower()
