"""One spelling for one word in an ad."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.pinpoint import pinpoint
from generator.checks.prose import prose
from generator.checks.rule import Rule
from generator.checks.spelling.reading import pieces
from generator.checks.spelling.variants import Variant, possible, variants, varied
from generator.errors import Finding
from generator.translation.localize import Piece


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield one warning for each word that is spelt in two ways, where the second one stands first."""
    if not possible(version.locale, [piece.markdown for piece in prose(version).kept_by(varied(version.locale))]):
        return
    ways: dict[int, dict[str, tuple[Piece, Variant]]] = {}
    for piece in pieces(version, rule):
        for one in variants(piece.markdown, version.locale):
            ways.setdefault(one.word, {}).setdefault(one.spelling, (piece, one))
    for spellings in ways.values():
        if len(spellings) > 1:
            (_, first), (piece, other), *_ = spellings.values()
            told = " and ".join(f"“{spelling}”" for spelling in spellings)
            yield rule.finding(
                f"{told} stand in one ad",
                pinpoint(piece, other.start, other.end),
                hint=f"keep to one of them, such as “{first.spelling}”, which comes first",
                field=piece.context,
                locale=version.locale,
            )
