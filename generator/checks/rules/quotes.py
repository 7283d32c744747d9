"""Quotation marks are those of the language."""

import re
from collections.abc import Iterator

from generator.checks import Version
from generator.checks.prose import prose, told
from generator.checks.rule import Rule
from generator.errors import Finding

_QUOTED = re.compile(
    r"([\"“”„«»])(?<![\w\"“”„«»][\"“”„«»])(?=[^\s\"“”„«»])([^\"“”„«»\n]{1,200}?)(?<=[^\s\"“”„«»])([\"“”«»])(?![\w\"“”„«»])"
)
_APOSTROPHE, _DOUBLE = re.compile("['’]"), "“”"
_FIGURE = re.compile(r"\d\Z")


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a warning for each pair of quotes that is not the language's."""
    house = rule.data["house"].get(version.locale)
    text = prose(version)
    if house is None:
        return
    right = {house, *rule.data["also"].get(version.locale, "").split()}
    for piece, match in text.holding(_QUOTED):
        opening, words, closing = match.groups()
        if opening + closing in right or (closing == '"' and _FIGURE.search(words) and opening != '"'):
            continue
        if opening + closing == '""' and piece.markdown.count('"') % 2:
            continue
        pair = _DOUBLE if "’" in house and _APOSTROPHE.search(words) else house
        shown = piece.markdown[match.start() : match.end()]
        new = f"{pair[0]}{shown[1:-1]}{pair[1]}"
        message = f"{shown} is quoted {'by typewriter' if chr(34) in shown else 'as in another language'}: {new}"
        yield told(version, rule, piece, match.span(), message, new=new)
