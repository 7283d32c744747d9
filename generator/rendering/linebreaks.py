"""Where lines end: headlines of even lines, no last word alone, long compounds with a place to break.

Browsers do some of this themselves (``text-wrap``); paged media do none of it.
"""

import re
import textwrap

from markupsafe import Markup

from generator.l10n.formats import NBSP
from generator.rendering.compounds import SOFT_HYPHEN as SOFT_HYPHEN  # noqa: PLC0414 - what others take from here
from generator.rendering.compounds import broken
from generator.rendering.richtext import Rich

LONG = 18
"""Letters of a word that may be too long for the first line of a telephone."""
_EM_PER_CHARACTER = 0.5
"""A little over the mean width of a character of Lato Black, as measured on the titles of the example."""
_LAST = re.compile(r" (?:([^\s<>]{1,4}) )?([^\s<>]+)$")
_LONGEST = 12
"""Characters of the longest last word that is bound to the one before."""
_BEFORE = re.compile(r"([^\s<>]+)$")
_TOGETHER = 16
"""Characters that may be bound together; more would leave too few places to break."""
_COMPOUND = re.compile(rf"\w{{{LONG + 1},}}")
_PART = re.compile(
    r"(?<!\S)(?!(?:til|till|fra|från|med|for|för|som|og|och|and|to|from|with|as|i|in|på|at|ved|hos|en|et|ei|ett|an?|the) )"
    r"([^\W\d_]{1,7}) (?=(?:<span[^>]*>)?\w+-\w)",
    re.IGNORECASE,
)
"""A word that may be a part of a compound with a hyphen further on: "back", "account"."""
_HYPHENATED = re.compile(r"(?<![\w-])\w+(?:-\w+)+(?![\w-])")


def keep_last(html: str, together: int = _TOGETHER) -> str:
    """Return HTML whose last word does not stand alone on a line: "till Nissan i Tallinn" keeps "i Tallinn" together.

    Args:
        html: the text.
        together: characters that may be bound together; more where lines are long.
    """

    def bind(match: re.Match[str]) -> str:
        short, last = match.groups()
        if len(last) > _LONGEST + together - _TOGETHER:
            return match[0]
        if short:
            return f" {short}{NBSP}{last}"
        before = _BEFORE.search(html[: match.start()])
        fits = before is not None and len(before[1]) + len(last) <= together
        return f"{NBSP}{last}" if fits else match[0]

    return _LAST.sub(bind, html)


def joins(word: str, following: str) -> bool:
    """Say whether a word belongs to the next as "back" does to "office-agent", whose hyphen joins both to "agent".

    Danish, Norwegian and Swedish write a compound so whose first part is of two words. An adjective before a hyphenated word
    looks the same if it is as short; to keep that on its word's line does no harm.
    """
    return _PART.match(f"{word} {following}") is not None


def headline(text: Rich, locale: str, paged: bool) -> Markup:  # noqa: FBT001 - a filter's argument
    """Return a headline as HTML, with places to break in long compounds only.

    Its last words stay together, as does what a hyphen further on makes one word; short hyphenated words stay whole.

    Args:
        text: the headline.
        locale: the ad's locale, for the places where a compound may break.
        paged: whether it is for paper, where lines are wider than on a telephone.
    """
    most = 20 if paged else 12

    def whole(match: re.Match[str]) -> str:
        return f'<span class="nb">{match[0]}</span>' if len(match[0]) <= most else match[0]

    def with_breaks(match: re.Match[str]) -> str:
        return broken(match[0], text.lang or locale)

    html = _PART.sub(rf"\1{NBSP}", keep_last(text.html))
    if "<" not in html:
        html = _HYPHENATED.sub(whole, html if paged else _COMPOUND.sub(with_breaks, html))
    return Markup(html)  # noqa: S704 - our own tree, escaped where it is made


def balanced(text: Rich, per_line: int) -> Markup:
    """Return a style that makes a headline's lines about equally long.

    Args:
        text: the headline.
        per_line: how many characters the widest line can hold.
    """
    words = text.plain.split()
    count = len(textwrap.wrap(text.plain, per_line))
    if count < 2:  # noqa: PLR2004 - one line needs no balance
        return Markup("")
    # A word that is longer than a line has one of its own anyway.
    widest = max(per_line, *map(len, words))
    longest = next(width for width in range(max(map(len, words)), widest + 1) if len(textwrap.wrap(text.plain, width)) <= count)
    return Markup(' style="max-width: {:g}em"').format((longest + 1) * _EM_PER_CHARACTER)
