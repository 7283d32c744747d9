"""What most texts have nothing of is asked of each once."""

from functools import lru_cache

from generator.checks.sieve import Held, Shelf, Sieve, WordSieve, shelf, sieves


def test_a_sieve_keeps_what_it_is_asked_to_and_asks_once():
    asked = []
    sieve = Sieve(lambda token: asked.append(token) or token.startswith("b"))

    first, second = sieve(frozenset({"bees", "wax"})), sieve(frozenset({"bees", "wax", "box"}))

    assert (first, second) == (frozenset({"bees"}), frozenset({"bees", "box"}))
    assert sorted(asked) == ["bees", "box", "wax"]


def test_a_sieve_forgets_before_it_holds_too_much():
    sieve = Sieve("bees".__eq__, 3)

    for number in range(9):
        assert sieve(frozenset({"bees", f"wax{number}"})) == frozenset({"bees"})

    assert len(sieve._dull) <= 5


def test_tokens_are_kept_wherever_they_stand():
    sieve = WordSieve(lambda token: token.startswith("b"))

    assert [sieve.texts.keeps(text) for text in ("wax and bees", "wax")] == [frozenset({"bees"}), frozenset()]
    assert sieve.within(["wax and bees", "a box"]) == frozenset({"bees", "box"})


def test_a_text_is_held_against_a_sieve_once_however_many_ads_have_it():
    asked = []
    bees = Sieve(lambda text: asked.append(text) or "bees" in text)
    shelf_ = Shelf()

    first = Held(shelf_, [("bees", 1), ("wax", 2)])
    assert first.kept_by(bees) == [1]
    for _ in range(3):
        later = Held(shelf_, [("wax", 3), ("bees and wax", 4), ("bees", 5)])
        assert later.kept_by(bees) == [4, 5]

    # Of the first ad once more: nothing was on the shelf when it came.
    assert sorted(asked) == ["bees", "bees", "bees and wax", "wax", "wax"]


def test_a_sieve_that_came_later_sees_earlier_texts_too():
    shelf_ = Shelf()
    Held(shelf_, [("bees", 1)]).kept_by(Sieve("wax".__eq__))
    held = Held(shelf_, [("bees", 1), ("bees", 2)])

    assert held.kept_by(Sieve("bees".__eq__)) == [1, 2]
    assert held.kept_by(Sieve("honey".__eq__)) == []
    assert not Held(shelf_, ()).kept_by(Sieve("bees".__eq__))


def test_a_shelf_forgets_before_it_holds_too_much(monkeypatch):
    monkeypatch.setattr("generator.checks.sieve.TEXTS", 3)
    shelf_, bees = Shelf(), Sieve("bees".__eq__)
    shelf_.add(bees)

    for number in range(9):
        assert Held(shelf_, [("bees", 0), (f"wax{number}", 1)]).kept_by(bees) == [0]

    assert len(shelf_._held) <= 4


def test_there_is_one_shelf_for_each_kind_of_texts():
    assert shelf("shown", "da") is shelf("shown", "da")
    assert shelf("shown", "da") is not shelf("shown", "nb")


def test_what_a_function_tells_makes_a_sieve_for_each_locale():
    asked = []

    @lru_cache
    def tells(text, locale):
        asked.append(text)
        return text == locale

    made = sieves(tells)

    assert made("da") is made("da")
    assert [made(locale).keeps("da") for locale in ("da", "nb")] == [True, False]
    assert asked == ["da", "da"]
