"""A telephone number in a text is written as annons writes those in fields."""

import re
from collections.abc import Iterator

from generator.checks import Version
from generator.checks.numbers import numbers
from generator.checks.prose import bare, prose, told
from generator.checks.rule import Rule
from generator.checks.sieve import Sieve
from generator.errors import Finding
from generator.l10n.formats import NBSP

_NORTH = ("DK", "NO", "SE")
_MAYBE = re.compile(r"\d(?:[ \u00a0\u202f().\-/]{0,2}\d){6}")
"""What every number holds."""
_maybe = Sieve(_MAYBE.search)


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a warning for each number that is grouped otherwise, or lacks its country's code."""
    near = (version.localized.locale.formats[-2:], *version.ad.countries())
    countries = tuple(dict.fromkeys((*_NORTH, *near)))
    text = prose(version)
    for piece in text.kept_by(_maybe):
        for found in numbers(bare(piece.markdown), countries, near):
            old = piece.markdown[found.start : found.end]
            span, shown = (found.start, found.end), found.wanted.replace(NBSP, " ")
            if not found.abroad:
                hint = "begin with + and the country’s code, such as +47 48 07 47 39"
                message = f"“{old}” has no country’s code"
                yield told(version, rule, piece, span, message, new=found.wanted or None, hint=hint)
            elif found.wanted and old.replace(NBSP, " ") != shown:
                yield told(version, rule, piece, span, f"“{old}” is written {shown}", new=found.wanted)
