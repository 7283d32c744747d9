"""A heading is written like a sentence, without capitals throughout and with nothing at its end."""

import re
from collections.abc import Iterator

from generator.checks import Version
from generator.checks.prose import bare, prose, told
from generator.checks.rule import Rule
from generator.errors import Finding
from generator.translation.localize import Piece

_WORD = re.compile(r"[^\W\d_]+")
_LONG = 5
"""Letters of a word in capitals that is no abbreviation."""


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a warning for each title and heading that shouts, or ends in a colon or full stop."""
    for piece in prose(version).pieces:
        if piece.context == "title" or piece.context.endswith(".heading"):
            yield from _heading(version, rule, piece)


def _heading(version: Version, rule: Rule, piece: Piece) -> Iterator[Finding]:
    text = piece.markdown
    if text.isupper() or text.upper() == text:
        words = _WORD.findall(bare(text))
        if any(len(word) >= _LONG for word in words):
            yield told(version, rule, piece, (0, len(text)), f"“{text}” is in capitals")
    if text.endswith(":"):
        end = len(text)
        span = len(text.rstrip(" :")), end
        yield told(version, rule, piece, span, f"“{text}” ends in a colon", new="")
    elif text.endswith(".") and not text.endswith(".."):
        last = text.split()[-1].lower()
        if last not in rule.data["abbreviations"].get(version.locale, "").split() and "." not in last[:-1]:
            yield told(version, rule, piece, (len(text) - 1, len(text)), f"“{text}” ends in a full stop")
