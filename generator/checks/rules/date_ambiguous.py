"""A date says which figure is the month."""

import re
from collections.abc import Iterator

from generator.checks import Version
from generator.checks.prose import bare, prose, told
from generator.checks.rule import Rule
from generator.checks.sieve import Sieve
from generator.errors import Finding

_DATE = re.compile(
    r"(?<![\d./+-])(?<!\d[ \u00a0])(?P<one>\d{1,2})(?:(?P<sign>[/.-])(?P<two>\d{1,2})(?P=sign)(?P<year>(?:19|20)\d\d|\d{2})"
    r"|/(?P<two_>\d{1,2})[- ](?P<year_>(?:19|20)\d\d|\d{2}))(?![\d/-])(?![.\u00a0 ]\d)"
)
_MAYBE = re.compile(r"\d[/.-]\d{1,2}[/.\- ]\d\d")
_MONTHS = 12
_maybe = Sieve(_MAYBE.search)


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a warning for each date whose day could be its month."""
    for piece in prose(version).kept_by(_maybe):
        for match in _DATE.finditer(bare(piece.markdown)):
            one, two, sign = int(match["one"]), int(match["two"] or match["two_"]), match["sign"] or "/"
            year = match["year"] or match["year_"]
            northern = version.locale != "en" and (sign == "." or match[0].endswith(f" {year}"))
            known = northern or (sign == "." and len(year) == 2)  # noqa: PLR2004 - such as version 1.2.10
            if known or one == two or not (0 < one <= _MONTHS and 0 < two <= _MONTHS):
                continue
            yield told(version, rule, piece, match.span(), f"“{match[0]}” can be read as two days")
