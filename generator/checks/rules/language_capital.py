"""Languages and peoples have a small letter in Danish, Norwegian and Swedish, and a capital in English.

A name may hold the word ("Dansk Industri", "Svenska kyrkan"), so it counts only where a language is meant: behind "på" or
"taler", or beside another language, and with nothing behind it that it could belong to.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.checks import Version
from generator.checks.capitals import each, inside, large, named, small
from generator.checks.prose import bare, either, prose
from generator.checks.rule import Rule
from generator.errors import Finding

_LOOK_BACK = 40
_NONE = re.compile(r"(?!)")


class _Names(NamedTuple):
    wanted: frozenset[str]
    """The words whose first letter is wrong."""
    language: re.Pattern[str]
    others: re.Pattern[str]
    """Speakers and peoples: these are never part of a name."""
    owned: re.Pattern[str]
    """A people's adjective behind "our" and before a word in small letters."""
    before: re.Pattern[str]
    after: re.Pattern[str]


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a warning for each language with the wrong first letter."""
    text, locale = prose(version), version.locale
    if locale not in rule.data["languages"]:
        return
    names = _names(
        locale,
        tuple(str(rule.data[key].get(locale, "")) for key in ("languages", "speakers", "people", "owners", "before", "after")),
    )
    for piece in text.with_any(names.wanted):
        words = bare(piece.markdown)
        if locale == "en":
            yield from (large(version, rule, piece, span, "a language") for span in each(names.language, words))
            continue
        for span in each(names.language, words):
            back = words[max(0, span[0] - _LOOK_BACK) : span[0]]
            if inside(words, span[0]) and names.before.search(back) and names.after.match(words, span[1]):
                yield small(version, rule, piece, span, "a language")
        for span in each(names.owned, words):
            yield small(version, rule, piece, span, "no name")
        for span in each(names.others, words):
            if inside(words, span[0]) and not named(words, span[1], _NONE):
                yield small(version, rule, piece, span, "no name")


@lru_cache(maxsize=16)
def _names(locale: str, lists: tuple[str, ...]) -> _Names:
    languages, speakers, people, owners, before, after = (one.split() for one in lists)
    if locale == "en":
        pattern = re.compile(rf"(?<![\w/.@-])(?P<word>{either(languages)})(?![\w/@])")
        return _Names(frozenset(languages), pattern, pattern, pattern, pattern, pattern)
    capital = either(one.capitalize() for one in languages)
    either_case = either({*languages, *(one.capitalize() for one in languages)})
    roots = [one.removesuffix("a").capitalize() for one in languages]
    stems = either(roots)
    crowd = either(one.capitalize() for one in people)
    joined = either(["og", "eller", "samt", "och", "&", "/", ","])
    return _Names(
        frozenset(
            [one.capitalize() for one in (*languages, *people)]
            + [f"{root}{ending}" for root in roots for ending in (*speakers, "a", "e")]
        ),
        re.compile(rf"(?<![\w-])(?P<word>{capital})(?![\w-])"),
        re.compile(rf"(?<![\w-])(?P<word>(?:{stems})(?:{either(speakers)})|{crowd})(?![\w-])"),
        re.compile(rf"(?<!\w)(?:{either(owners)})\s(?P<word>(?:{stems})[ae])(?=\s[a-zæøåäö])"),
        re.compile(rf"(?:(?<!\w)(?:{either(before)})\s+|(?<!\w)(?:{either_case})\s*(?:{joined})\s*)\Z"),
        re.compile(rf"\s*(?:\Z|[.,;:!?)/*•]|[–-]\s)|\s+(?:{either(after)})(?!\w)"),
    )
