"""Stretches that stand there again right after themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.translation.repetition import repeated


@pytest.mark.parametrize(
    ("text", "stretch", "times"),
    [
        ("", "", 1),
        ("vi", "", 1),
        ("vi søger en kok", "", 1),
        ("en kok og en kok", "", 1),
        ("vi vi søger en kok", "vi", 2),
        ("vi søger en kok kok kok", "kok", 3),
        ("a a a a a a a a a a", "a", 10),
        ("vi søger vi søger en kok", "vi søger", 2),
        ("så vi søger vi søger vi søger", "vi søger", 3),
        # Of two, the one that stands there more often; of those as often, the shorter one, and the first.
        ("a a b c b c b c", "b c", 3),
        ("a b a b c c", "c", 2),
        ("a a b b", "a", 2),
        ("x y x y y z y z", "y", 2),
        # A stretch of eight is the longest that is looked for.
        ("a b c d e f g h a b c d e f g h", "a b c d e f g h", 2),
        ("a b c d e f g h i a b c d e f g h i", "", 1),
        # What is begun again and not ended does not count.
        ("a b c a b", "", 1),
        ("a b a b a", "a b", 2),
        ("Vi vi", "", 1),
    ],
)
def test_the_stretch_that_stands_there_most_often_in_a_row_is_found(text, stretch, times):
    assert repeated(text.split()) == (tuple(stretch.split()), times)


WORDS = st.lists(st.sampled_from("abc"), max_size=24)


def by_trying(tokens):
    """The same, by trying every stretch at every place."""
    best = ((), 1)
    for size in range(1, 9):
        for start in range(len(tokens)):
            unit = tokens[start : start + size]
            times = 1
            while len(unit) == size and tokens[start + times * size : start + (times + 1) * size] == unit:
                times += 1
            if times > best[1]:
                best = (tuple(unit), times)
    return best


@given(WORDS)
def test_it_is_what_trying_every_stretch_gives(tokens):
    assert repeated(tokens) == by_trying(tokens)


@given(st.lists(st.sampled_from("abc"), max_size=6), st.lists(st.sampled_from("de"), min_size=1, max_size=8), st.integers(2, 6))
def test_what_was_put_there_again_is_found_at_least_as_often(before, stretch, times):
    assert repeated([*before, *stretch * times])[1] >= times
