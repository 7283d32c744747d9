"""An ad names somebody to ask."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.rule import Rule
from generator.errors import Finding


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield an ad without a person who can be reached."""
    contacts = version.ad.posting.contacts
    if not any(one.telephone or one.email for one in contacts):
        message = "nobody can be asked" if not contacts else "the person to ask has neither telephone nor e-mail"
        yield rule.finding(message, version.where("contacts"), field="contacts")
