"""A person's details are kept no longer than they may be."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.rule import Rule
from generator.errors import Finding


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield contacts whose date has passed."""
    for number, contact in enumerate(version.ad.posting.contacts):
        if version.as_of and contact.keep_until and contact.keep_until < version.as_of:
            message = f"{contact.name} was to be kept until {contact.keep_until}"
            yield rule.finding(message, version.where("contacts", number), field="contacts")
