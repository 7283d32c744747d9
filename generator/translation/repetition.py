"""Repetition, as engines fall into: a stretch of words or pieces that stands there again right after itself."""

import itertools
from collections.abc import Iterator, Sequence

_LONGEST = 8
"""Words or pieces of one stretch; engines go round in smaller circles."""


def repeated(tokens: Sequence[str]) -> tuple[tuple[str, ...], int]:
    """Return the stretch that stands there most often in a row, and how often; ``((), 1)`` where none does.

    Args:
        tokens: words, or the pieces of a tokeniser.
    """
    best: tuple[tuple[str, ...], int] = ((), 1)
    for size in range(1, _LONGEST + 1):
        for start, run in _runs(tokens, size):
            times = run // size + 1
            if times > best[1]:
                best = tuple(tokens[start : start + size]), times
    return best


def _runs(tokens: Sequence[str], size: int) -> Iterator[tuple[int, int]]:
    """Yield where stretches begin in which each token is the one ``size`` before it, and how long they are."""
    start = 0
    for equal, group in itertools.groupby(map(str.__eq__, tokens, tokens[size:])):
        length = sum(1 for _ in group)
        if equal and length >= size:
            yield start, length
        start += length
