"""An ad gives its pay."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from generator.checks import Version
from generator.checks.rule import Rule
from generator.errors import Finding


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield an ad without pay, with how far the law of the country of work is."""
    pay = version.ad.posting.base_salary
    if pay is not None and pay.min is not None:
        return
    told = "pay by agreement is no range" if pay is not None else "no pay is given"
    law = _law(version, rule.data["policy"])
    yield rule.finding(f"{told} ({law})" if law else told, version.where("base_salary"), field="pay")


def _law(version: Version, policies: Mapping[str, Mapping[str, Any]]) -> str:
    """Return how far the law is in the first country of work that the table knows; ``""`` elsewhere."""
    for country in version.ad.countries():
        policy = policies.get(country) or (policies["EU"] if country in policies["EU"]["countries"] else None)
        if policy is not None:
            start: dt.date | None = policy.get("from")
            told: str = policy["since"] if start and version.as_of and start <= version.as_of else policy["note"]
            return told
    return ""
