"""The locale's label catalog is complete: a heading in English in a Finnish ad is a fault of the ad."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.rule import Rule
from generator.errors import Finding, Where
from generator.l10n.catalogs import catalog

_NAMED = 3


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield one warning for the labels that the catalog lacks."""
    locale = version.localized.locale
    missing = catalog(locale).missing
    if missing:
        names = ", ".join(f"“{name}”" for _, name in sorted(missing)[:_NAMED])
        message = f"{len(missing)} labels have no translation and stand in English, such as {names}"
        yield rule.finding(message, Where(locale.catalog), hint="add them to the catalog", locale=locale.code)
