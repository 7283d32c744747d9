"""A posting has what its channels ask for."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.posting_fields import missing
from generator.checks.rule import Rule
from generator.errors import Finding, Severity

_OVER = frozenset({"filled", "withdrawn"})
"""Where no channel takes the ad any more."""


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield the fields that are missing: what a channel requires as an error, what it asks for as a warning."""
    if version.ad.posting.status in _OVER:
        return
    for channel in version.channels:
        if not channel.takes_country(version.ad.countries()):
            continue
        weighed: tuple[tuple[str, tuple[str, ...], Severity], ...] = (
            ("can’t do without", channel.required, rule.severity),
            ("asks for", channel.recommended, "warning"),
        )
        for verb, fields, severity in weighed:
            for field in fields:
                if missing(version.ad, field, channel.id):
                    path = field.partition("|")[0].split(".")
                    message = f"{channel.name} {verb} {' or '.join(field.split('|'))}"
                    yield rule.finding(
                        message, version.where(*path), hint=_hint(version, path), severity=severity, channel=channel.id
                    )


def _hint(version: Version, path: list[str]) -> str:
    """Say what to type: ``apply: {url: …}``."""
    typed = "…"
    for part in reversed(path):
        typed = f"{part}: {typed if typed == '…' else '{' + typed + '}'}"
    if path[:2] == ["job_location", "address"] and any(one.place for one in version.ad.posting.job_location):
        return f"a place file has no {path[-1].replace('_', ' ')}: write the whole address out, {typed}"
    return f"add {typed} to the posting; docs/reference/posting.md shows how"
