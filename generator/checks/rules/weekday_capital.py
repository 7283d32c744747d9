"""Weekdays and months have a small letter in Danish, Norwegian and Swedish, and a capital in English."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from babel.dates import get_day_names, get_month_names

from generator.checks import Version
from generator.checks.capitals import each, inside, large, named, small
from generator.checks.prose import bare, either, prose
from generator.checks.rule import Rule
from generator.errors import Finding

_VERBS = frozenset({"march", "may", "august"})
"""Months that are other words too, when written small."""


class _Names(NamedTuple):
    wanted: frozenset[str]
    """The words whose first letter is wrong."""
    days: re.Pattern[str]
    months: re.Pattern[str]
    day: re.Pattern[str]


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a warning for each weekday and month with the wrong first letter."""
    text, locale = prose(version), version.locale
    if locale not in rule.data["endings"]:
        return
    names = _names(locale, rule.data["endings"][locale], rule.data["before_month"].get(locale, ""))
    for piece in text.with_any(names.wanted):
        words = bare(piece.markdown)
        for kind, pattern in (("a weekday", names.days), ("a month", names.months)):
            for span in each(pattern, words):
                if locale == "en":
                    yield large(version, rule, piece, span, kind)
                elif kind == "a month" or (inside(words, span[0]) and not named(words, span[1], names.day)):
                    yield small(version, rule, piece, span, kind)


@lru_cache(maxsize=16)
def _names(locale: str, endings: str, before: str) -> _Names:
    formats = "en_GB" if locale == "en" else locale
    days = [name.lower() for name in get_day_names("wide", "format", formats).values()]
    months = [name.lower() for name in get_month_names("wide", "format", formats).values()]
    end = rf"(?:{either(endings.split())})?"
    if locale == "en":
        sure = either(one for one in months if one not in _VERBS)
        unsure = either(_VERBS)
        wanted = {*days, *months, *(f"{day}s" for day in days)}
        return _Names(
            frozenset(wanted),
            re.compile(rf"(?<![\w-])(?P<word>(?:{either(days)}){end})(?![\w])"),
            re.compile(
                rf"(?<!\w)(?:(?<=\d )|(?<=\d(?:st|nd|rd|th) )|(?=(?:{unsure}) (?:19|20)\d\d(?!\d))|(?={sure}))"
                rf"(?P<word>{either(months)})(?!\w)"
            ),
            re.compile(either(days)),
        )
    capital = [name.capitalize() for name in days]
    forms = [f"{name}{ending}" for name in capital for ending in ("", *endings.split())]
    upper = either(name.capitalize() for name in months)
    leads = either(before.split("|"))
    return _Names(
        frozenset({*forms, *(name.capitalize() for name in months)}),
        re.compile(rf"(?<!\w)(?P<word>(?:{either(capital)}){end})(?!\w|-(?!{either(capital)}))"),
        re.compile(
            rf"(?:(?<!\d)\d{{1,2}}[.:]?[ae]?[ \u00a0]|(?<!\w)(?:{leads})[ \u00a0]"
            rf"|(?<=[a-zæøåäö][ \u00a0])(?=(?:{upper})[ \u00a0](?:19|20)\d\d))"
            rf"(?P<word>{upper})(?!\w)"
        ),
        re.compile(rf"(?:{either(capital)}){end}"),
    )
