"""A posting goes to channels that take its country, in a language they take."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.rule import Rule
from generator.errors import Finding


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield the channels that take nothing of an ad."""
    countries = version.ad.countries()
    for channel in version.channels:
        if not channel.takes_country(countries):
            message = f"{channel.name} takes jobs in {', '.join(channel.countries)} only; this one is in {', '.join(countries)}"
            yield rule.finding(message, version.where("job_location"), channel=channel.id)
        elif not any(channel.takes_locale(code) for code in version.ad.locales):
            message = (
                f"{channel.name} takes ads in {', '.join(channel.locales)}; this one is in {', '.join(version.ad.locales)}"
            )
            yield rule.finding(message, version.where("locales"), channel=channel.id)
