"""A title is as long as its channels take."""

import re
from collections.abc import Iterator

from generator.checks import Version
from generator.checks.rule import Rule
from generator.errors import Finding, Severity
from generator.posting import markup

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
"""Its words come later, and are counted when the ad is published."""


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield the channels for which a title is too long."""
    title = version.localized.inline(version.ad.posting.title)
    length = len(_PLACEHOLDER.sub("", markup.plain(markup.inline(title.markdown))))
    for channel in version.channels:
        most = channel.limits["title"].most if "title" in channel.limits else None
        if most is None or length <= most or not channel.takes_locale(version.locale):
            continue
        if channel.takes_country(version.ad.countries()):
            message = f"has {length} characters, and {channel.name} takes {most}"
            severity: Severity = "warning" if channel.kind == "site" else rule.severity
            yield rule.finding(
                message, title.where, field=title.context, locale=version.locale, severity=severity, channel=channel.id
            )
