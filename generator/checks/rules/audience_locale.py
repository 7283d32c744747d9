"""An ad for speakers of a language is in that language too."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.rule import Rule
from generator.errors import Finding

_LOCALES = {"da": {"da"}, "no": {"nb", "nn"}, "sv": {"sv"}}
"""The output locales in which speakers read their own language; English is asked of people everywhere."""


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield an ad whose readers can't read it in their own language."""
    language = version.ad.language
    own = _LOCALES.get(language or "")
    if own and own.isdisjoint(version.ad.locales):
        message = f"the ad is for speakers of “{language}”, and in {', '.join(version.ad.locales)} only"
        yield rule.finding(message, version.where("locales"), field="locales")
