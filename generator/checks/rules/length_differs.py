"""A translation is about as long as its source."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.across import across
from generator.checks.rule import Rule
from generator.errors import Finding
from generator.translation.quality import length

_USUAL = 0.7, 1.4
"""Characters for each of the source's that nothing is said of, however long a text is."""
_LEEWAY = 1.6
"""How much wider than around 99 of 100 pairs (2.6 standard deviations) the bounds are: to 4.1 of them."""


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each translation that is much longer or shorter."""
    low, high = _USUAL
    for pair in across(version).pairs:
        here = len(pair.source)
        if low * here < len(pair.target) < high * here:
            continue
        for signal in length(pair.before, pair.after, pair.source_locale, pair.target_locale, leeway=_LEEWAY):
            yield rule.finding(signal.message, pair.where(), field=pair.context, locale=version.locale)
