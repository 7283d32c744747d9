"""One space between words, none before a sign that ends something, one after it."""

import re
from collections.abc import Iterator

from generator.checks import Version
from generator.checks.prose import bare, prose, told
from generator.checks.rule import Rule
from generator.checks.sieve import Sieve
from generator.errors import Finding

_L = "a-zæøåäöéü"
_WRONG = re.compile(
    r"(?P<tab>(?<=\S)[ ]*\t[ \t]*(?=\S))"
    r"|(?P<double>(?<=\S) {2,}(?=[^\s.,;:!?]))"
    r"|(?P<before>(?<=[\w)”»’%]) +(?=(?!\.\.)[.,;:!?]+(?:\s|$)))"
    rf"|(?P<comma>(?<=[{_L}][{_L}]),(?=[{_L}]{{2}}))"
    rf"|(?P<colon>(?<=[{_L}]{{3}}):(?=[A-ZÆØÅÄÖ][{_L}]{{2}}))"
    r"|(?P<bracket>(?<=[.,;:!?)])\((?=\w{2}))"
    rf"|(?P<closing>(?<=\w)\)(?=[A-ZÆØÅÄÖ][{_L}]))"
)
_MAYBE = re.compile(rf" [ .,;:!?\t]|\t|[.,;:!?)]\(|,[{_L}]|[:)][A-ZÆØÅÄÖ]")
"""What stands in every wrong gap; quick to look for."""
_maybe: Sieve[str] = Sieve(lambda text: _MAYBE.search(text) and _WRONG.search(bare(text)))
_AROUND = 12
_WORD = re.compile(r"\S*\Z"), re.compile(r"\S*")


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a warning for each gap that is too wide, or missing."""
    shown = prose(version)
    for piece, match in ((one, match) for one in shown.kept_by(_maybe) for match in _WRONG.finditer(bare(one.markdown))):
        start, end = match.span()
        text, kind = piece.markdown, match.lastgroup
        left, right = _WORD[0].search(text, max(0, start - _AROUND), start), _WORD[1].match(text, end, end + _AROUND)
        near = f"{left[0] if left else ''}{text[start:end]}{right[0] if right else ''}".replace("\t", "⇥")
        if kind in {"comma", "colon", "closing"}:
            sign = "bracket" if kind == "closing" else kind
            message, new = f"a space is missing after the {sign} in “{near}”", f"{text[start:end]} "
        elif kind == "bracket":
            message, new = f"a space is missing before the bracket in “{near}”", " ("
        elif kind == "before":
            message, new = f"there is a space before the sign in “{near}”", ""
        else:
            message, new = f"there is {'a tab' if kind == 'tab' else 'more than one space'} in “{near}”", " "
        yield told(version, rule, piece, (start, end), message, new=new)
