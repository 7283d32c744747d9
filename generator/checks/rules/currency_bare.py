"""An amount in crowns says of which country, where the reader can't know."""

import re
from collections.abc import Iterator

from generator.checks import Version
from generator.checks.prose import prose, told
from generator.checks.rule import Rule
from generator.errors import Finding

_AMOUNT = re.compile(
    r"(?<![\w.,])\d[\d.,\u00a0\u202f ]*(?<=[\d.,])[ \u00a0]?(?:kr\.?(?!\w)|kroner(?!\w)|kronor(?!\w)|kroners|crowns|:-)"
    r"|(?<!\w)[Kk]r\.?[ \u00a0]?\d[\d.,\u00a0\u202f]*"
)
_NAMED = re.compile(
    r"(?:DKK|NOK|SEK|EUR|USD|(?i:danske|dansk|norske|norsk|svenske|svenska|danish|norwegian|swedish))[ \u00a0]?\Z"
)
_NAMED_AFTER = re.compile(r"[ \u00a0(]*(?:DKK|NOK|SEK)(?!\w)")
_WORDS = frozenset({"kr", "kroner", "kroners", "kronor", "crowns"})


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a warning for each amount in crowns that could be another country's."""
    text = prose(version)
    if not text.says(_WORDS) and ":-" not in text.whole:
        return
    work = set(version.ad.countries())
    reader = version.ad.home_country or (version.localized.locale.formats[-2:] if version.locale != "en" else "")
    if work == {reader}:
        return
    for piece, match in text.holding(_AMOUNT):
        before = piece.markdown[: match.start()]
        if not _NAMED.search(before) and not _NAMED_AFTER.match(piece.markdown, match.end()):
            yield told(version, rule, piece, match.span(), f"“{match[0].strip()}” does not say of which country")
