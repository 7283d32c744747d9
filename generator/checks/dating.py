"""Whether a claim in a text says of when it is, or who says so: a year or a source in its sentence or beside it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.checks.prose import bare, sentences

YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?!\d|[ \u00a0]?%|\.\d{3})")
SOURCES = re.compile(
    r"(?i:\bifølge\b|\biflg\.|\bkilde\b|\bkilder\b|\bstatistik|\bstatistisk sentralbyrå|\bssb\b|\bifølge\b|\bi følge\b"
    r"|\benligt\b|\bkälla\b|\bscb\b|\beurostat|\baccording to\b|\bsource\b|\bcensus\b|\bsurvey\b|\boecd\b|\bfolketælling"
    r"|\bfolketelling|\bfolkräkning|\bnumbeo\b)"
)


@lru_cache(maxsize=4096)
def undated(text: str, claim: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
    """Return the places of claims in a text that neither their own sentence nor the ones beside it date.

    Args:
        text: a text in Markdown.
        claim: what claims look like.
    """
    return tuple(_undated(text, claim)) if claim.search(text) else ()


def _undated(text: str, claim: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    each = list(sentences(bare(text)))
    for number, (start, words) in enumerate(each):
        near = " ".join(one for _, one in each[max(0, number - 1) : number + 2])
        for match in claim.finditer(words):
            if not YEAR.search(near) and not SOURCES.search(near):
                yield start + match.start(), start + match.end()
