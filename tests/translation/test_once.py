"""An engine that is asked for nothing twice."""

import pytest

from generator.translation.engines import EngineError, Translated
from generator.translation.once import Once

PAIR = ("da", "nb")


class Counting:
    """An engine that counts, and fails when told."""

    name = "counting"

    def __init__(self):
        self.asked, self.fails, self.closed = [], False, False

    def pairs(self):
        return {PAIR: "counting 1.0"}

    def problem(self):
        return "none"

    def install_hint(self, pair):
        return f"install {pair[0]}"

    def translate(self, pair, texts):
        if self.fails:
            raise EngineError("no", "wait")
        self.asked += [(pair, text) for text in texts]
        return [Translated(text.upper(), (pair[1],)) for text in texts]

    def close(self):
        self.closed = True


@pytest.fixture
def engine():
    return Counting()


def test_what_was_asked_before_is_not_asked_again(engine):
    once = Once(engine)
    first = once.translate(PAIR, ["a", "b", "a"])
    second = once.translate(PAIR, ["b", "c"])

    assert [one.text for one in (*first, *second)] == ["A", "B", "A", "B", "C"]
    assert engine.asked == [(PAIR, "a"), (PAIR, "b"), (PAIR, "c")]
    assert once.sent == 3


def test_pairs_have_nothing_to_do_with_each_other(engine):
    once = Once(engine)
    once.translate(PAIR, ["a"])

    assert once.translate(("nb", "sv"), ["a"])[0].unknown == ("sv",)
    assert len(engine.asked) == 2


def test_what_failed_is_asked_again(engine):
    once = Once(engine)
    engine.fails = True
    with pytest.raises(EngineError):
        once.translate(PAIR, ["a"])
    engine.fails = False

    assert once.translate(PAIR, ["a"])[0].text == "A"


def test_what_is_known_needs_no_engine(engine):
    once = Once(engine)
    once.translate(PAIR, ["a"])
    engine.fails = True

    assert once.translate(PAIR, ["a", "a"])[1].text == "A"
    assert once.translate(PAIR, []) == []


def test_the_rest_is_the_engine_s(engine):
    once = Once(engine)

    assert (once.name, once.problem(), once.install_hint(PAIR)) == ("counting", "none", "install da")
    assert once.pairs() == {PAIR: "counting 1.0"}
    once.translate(PAIR, ["a"])
    once.close()
    assert engine.closed
    once.translate(PAIR, ["a"])
    assert len(engine.asked) == 2
