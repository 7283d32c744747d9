"""An ad gives its pay."""

import datetime as dt
from collections.abc import Iterator

from generator.checks import Version
from generator.checks.rule import Rule
from generator.errors import Finding


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield an ad without pay, with how far the law of the country of work is."""
    pay = version.ad.posting.base_salary
    if pay is not None and pay.min is not None:
        return
    policies = rule.data["policy"]
    country = next((code for code in version.ad.countries() if code in policies), "EU")
    policy = policies[country]
    start: dt.date | None = policy.get("from")
    bound = start is not None and version.as_of is not None and start <= version.as_of
    told = "pay by agreement is no range" if pay is not None else "no pay is given"
    law = "applicants have a right to the range" if bound else policy["note"]
    yield rule.finding(f"{told} ({law})", version.where("base_salary"), field="pay")
