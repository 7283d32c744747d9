"""Nothing of what ``annons init`` and ``annons new`` wrote to be filled in is left in an ad that is open."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.rule import Rule
from generator.errors import Finding, Where
from generator.l10n.catalogs import catalog

CONTEXT = "to be filled in"
"""The context of the labels that a new file holds in place of texts."""
EMAIL, PHONE = "job@example.com", "+46701740699"
"""What stands in the files that one starts from. The number is one that the Swedish regulator keeps free for fiction."""


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield an error for each text and address that still waits to be filled in."""
    if version.ad.posting.status == "draft":
        return
    # One writes in the language that one started from.
    waiting = catalog(version.source).of_context(CONTEXT)
    for piece in version.pieces:
        if piece.source in waiting:
            message = f"“{piece.source}” is still to be filled in"
            yield rule.finding(message, piece.where, hint="write a text of your own", field=piece.context)
    posting = version.ad.posting
    values = [(contact.name, "contacts") for contact in posting.contacts]
    values += [(value or "", "contacts") for contact in posting.contacts for value in (contact.email, contact.telephone)]
    values += [(posting.apply.email or "", "apply")] if posting.apply else []
    values += [(one.name, "organization") for one in (version.ad.organization, version.ad.agency) if one]
    for value, field in values:
        if value in waiting or value in {EMAIL, PHONE}:
            message = f"“{value}” is still to be filled in"
            yield rule.finding(message, Where(version.file), hint="write your own", field=field)
