"""A translation is free of the slips that engines are known for."""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.checks import Version
from generator.checks.across import across, holding, place
from generator.checks.rule import Rule
from generator.checks.sieve import WordSieve
from generator.errors import Finding, Fix
from generator.translation import residue
from generator.translation.glossary import cased


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each slip, with what should stand there."""
    shared = across(version)
    passed = rule.data["passed_over"].get(version.locale, ())
    known, sieve = _known(version.locale, *passed)
    odd = shared.sifted(sieve)
    for pair in shared.pairs if odd else ():
        if not any(token in pair.target for token in odd):
            continue
        text = pair.after
        for wrong, right in residue.slips(text, version.locale):
            match = re.search(rf"(?<!\w){re.escape(wrong)}(?!\w)", text, re.IGNORECASE)
            if wrong in known and match:
                fix = Fix(match[0], cased(match[0], wrong, right))
                message = f"“{fix.old}” should be “{fix.new}”"
                where = place(pair.pieces, fix.old)
                yield rule.finding(message, where, field=pair.context, locale=version.locale, fix=fix)


@lru_cache(maxsize=64)
def _known(locale: str, *passed: str) -> tuple[frozenset[str], WordSieve]:
    """Return the slips that are told, and what keeps the words that tell of one."""
    known = frozenset(residue.slip_words(locale)).difference(passed)
    return known, holding(known)
