"""A range is written with an en dash, and no spaces: 09.00–18.00, mandag–fredag, 3–5 år."""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.checks import Version
from generator.checks.dates import day_names
from generator.checks.prose import either, prose, told
from generator.checks.rule import Rule
from generator.checks.sieve import Sieve
from generator.errors import Finding

_MAYBE = re.compile(r"[-–](?:(?<=\d[-–])|(?<=\d[ -][-–])) ?-?\d|[-–] ?\d(?<=\d [-–] \d)")
_maybe = Sieve(_MAYBE.search)
_DASH = r"(?: ?-{1,2} ?| – | –|– )"


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a warning for each range with a hyphen, or with spaces around its dash."""
    text = prose(version)
    if not text.kept_by(_maybe) and not text.says(_days(version.localized.locale.formats)):
        return
    units = rule.data["units"].get(version.locale, "")
    for piece, match in text.holding(_pattern(version.locale, version.localized.locale.formats, units)):
        start, end = (match.span(name) for name in ("from", "to") if match[name])
        span = (start[1], end[0])
        old = piece.markdown[start[0] : end[1]]
        new = f"{match['from']}–{match['to']}"
        yield told(version, rule, piece, span, f"“{old}” is a range: {new}", new="–")


@lru_cache(maxsize=64)
def _days(formats: str) -> frozenset[str]:
    return frozenset(day_names(formats))


@lru_cache(maxsize=64)
def _pattern(locale: str, formats: str, units: str) -> re.Pattern[str]:
    days = either(day_names(formats))
    time = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
    hours = rf"(?<=kl\. )\d{{1,2}}(?={_DASH}\d{{1,2}}(?![\w.:-]))" if locale in {"da", "nb", "sv"} else r"(?!)"
    before = [
        rf"{time}(?={_DASH}{time}(?!\d|[.:-]\d))",
        rf"(?i:{days})s?(?={_DASH}(?i:{days})(?!\w))",
        rf"(?:19|20)\d\d(?={_DASH}(?:19|20)\d\d(?![\w-]))",
        hours,
        rf"\d{{1,3}}(?={_DASH}\d{{1,3}}[ \u00a0]?(?:{either(units.split())})(?![\w-]))" if units else r"(?!)",
    ]
    return re.compile(rf"(?<![\w.,:/+–-])(?P<from>{'|'.join(before)}){_DASH}(?P<to>{time}|(?i:{days})s?|\d+)")
