"""A posting has what its channels ask for."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.posting_fields import missing
from generator.checks.rule import Rule
from generator.errors import Finding


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield the fields that are missing: what a channel requires as an error, what it asks for as a warning."""
    for channel in version.channels:
        if not channel.takes_country(version.ad.countries()):
            continue
        for field in channel.required:
            if missing(version.ad, field):
                message = f"{channel.name} can’t do without {_told(field)}"
                yield rule.finding(message, version.where(), hint=_hint(field), channel=channel.id)
        for field in channel.recommended:
            if missing(version.ad, field):
                message = f"{channel.name} asks for {_told(field)}"
                yield rule.finding(message, version.where(), hint=_hint(field), severity="warning", channel=channel.id)


def _told(field: str) -> str:
    return " or ".join(field.split("|"))


def _hint(field: str) -> str:
    return f"add {field.split('|', maxsplit=1)[0]}: to the posting; docs/reference/posting.md shows how"
