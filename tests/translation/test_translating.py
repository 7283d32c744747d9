"""Segments through engines that behave, that lose things, and that fail. The real ones are tested in ``engines/``."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.posting import markup, placeholders
from generator.posting.markup import MarkupError
from generator.translation import masking
from generator.translation.engines import EngineError, Translated
from generator.translation.glossary import Glossary
from generator.translation.glossary_file import read
from generator.translation.routes import Route, parse
from generator.translation.translating import IN_PIECES, Request, translate

DIRECT = Route(parse(["one da>nb"]))
PIVOT = Route(parse(["one da>nb", "two nb>sv"]))
WORDS = {
    "søger": "søker",
    "kok": "kokk",
    "vi": "vi",
    "og": "og",
    "nu": "nå",
    "uge": "uke",
    "Vi": "Vi",
    "Søger": "Søker",
    "side": "side",
}


class Words:
    """Translates word by word, and leaves all else where it stands."""

    def __init__(self, words=WORDS):
        self.words = words
        self.seen = []

    def translate(self, _pair, texts):
        self.seen.append(list(texts))
        return [Translated(*self._one(text)) for text in texts]

    def _one(self, text):
        unknown = [word for word in re.findall(r"[^\W\d_]+", text) if word not in self.words]
        return re.sub(r"[^\W\d_]+", lambda match: self.words.get(match[0], match[0]), text), tuple(unknown)


class Losing(Words):
    """Loses the last sentinel of every text that has words beside it, as a neural model may."""

    def _one(self, text):
        made, unknown = super()._one(text)
        return re.sub("[\ue000-\uf7ff](?!.*[\ue000-\uf7ff])", "", made, flags=re.DOTALL), unknown


class Silent(Words):
    """Answers with nothing."""

    def _one(self, _text):
        return "", ()


class Broken(Words):
    """Can't translate at all."""

    def translate(self, pair, _texts):
        message = f"the model of {pair} is broken"
        raise EngineError(message, "install it again")


def run(engine, *sources, route=DIRECT, glossary=None, names=None):
    return translate(route, [Request(source, names or {}) for source in sources], {"one": engine, "two": Words({})}, glossary)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Vi søger en kok", "Vi søker en kokk"),
        ("Vi **søger** en *{speaking}* kok", "Vi **søker** en *{speaking}* kokk"),
        ("[Vores side](https://a.example): søger", "[Vores side](https://a.example): søker"),
        ("søger nu  \nog kok", "søker nå  \nog kokk"),
        ("37,5 timer/uge", "37,5 timer/uke"),
        ("+45 32 12 34 56", "+45 32 12 34 56"),
        ("SØGER KOK NU", "SØKER KOKK NÅ"),
        ("2 \\* 3 kok", "2 \\* 3 kokk"),
        ("{{kok}}", "{{kokk}}"),
        ("1. december, kok", "1. desember, kokk"),
    ],
)
def test_markup_and_what_is_hidden_come_through(source, target):
    (result,) = run(Words(), source)

    assert (result.target, result.problem) == (target, "")


def test_the_engine_sees_nothing_of_what_is_hidden():
    engine = Words()
    run(
        engine,
        "Send til **Ida Holm**, job@a.dk, +45 32 12 34 56, https://a.example/job?id=3, {speaking}, 37,5 kr.",
        names={"Ida Holm": "Ida Holm"},
    )

    (seen,) = engine.seen[0]
    assert not re.search(r"[\d@{}*/]|Ida|Holm|kr|speaking", seen)


def test_a_text_without_words_is_not_sent():
    engine = Words()
    results = run(engine, "+45 32 12 34 56", "{speaking}", "**5** – 7")

    assert [result.target for result in results] == ["+45 32 12 34 56", "{speaking}", "**5** – 7"]
    assert engine.seen == [[]]


def test_each_distinct_text_is_sent_once_and_all_in_one_call():
    engine = Words()
    run(engine, "Vi søger", "Vi søger", "Vi kok")

    assert engine.seen == [["Vi søger", "Vi kok"]]


def test_what_was_lost_is_asked_for_again_in_pieces():
    (result,) = run(Losing(), "Vi søger en kok til 37,5 timer nu")

    assert result.target == "Vi søker en kokk til 37,5 timer nå"
    assert result.notes == (IN_PIECES,)


def test_markup_that_was_lost_is_asked_for_again_in_pieces():
    (result,) = run(Losing(), "Vi **søger** en [kok](https://a.example) nu")

    assert result.target == "Vi **søker** en [kokk](https://a.example) nå"


def test_a_text_that_fails_for_good_says_so_and_the_others_come_through():
    class Choosy(Words):
        def _one(self, text):
            return ("", ()) if "kok" in text else super()._one(text)

    first, second = run(Choosy(), "Vi søger 5 kok", "Vi søger nu")

    assert (first.target, first.problem) == ("", "a number, name, address or markup in it did not come through")
    assert second.target == "Vi søker nå"


def test_an_engine_that_answers_with_nothing_gives_no_draft():
    (result,) = run(Silent(), "Vi søger en kok")

    assert result.target == ""
    assert result.problem


def test_an_engine_that_fails_is_told_of():
    with pytest.raises(EngineError, match="is broken"):
        run(Broken(), "Vi søger")


def test_a_second_engine_goes_on_where_the_first_ended():
    second = Words({"søker": "söker", "kokk": "kock", "Vi": "Vi", "nå": "nu"})
    (result,) = translate(PIVOT, [Request("Vi søger **5** kok nu 1. marts")], {"one": Words(), "two": second})

    assert result.target == "Vi söker **5** kock nu 1 mars"
    assert second.seen == [["Vi søker \ue000 kokk nå \ue001"]]


def test_unknown_words_of_both_steps_are_told_once():
    (result,) = translate(PIVOT, [Request("Vi søger ukendt")], {"one": Words(), "two": Words({"søker": "söker", "Vi": "Vi"})})

    assert result.unknown == ("ukendt",)


def glossary(tmp_path, rows):
    (tmp_path / "glossary.csv").write_text(f"term,da,nb,forbidden_nb,never_translate\n{rows}\n", "utf-8")
    return Glossary.merged(read(tmp_path / "glossary.csv", frozenset({"da", "nb"})), Glossary(()))


def test_a_term_that_the_engine_gets_right_is_left_to_it(tmp_path):
    engine = Words()
    run(engine, "Vi søger en kok", glossary=glossary(tmp_path, "søger,søger,søker,leter,"))

    assert engine.seen[0] == ["Vi søger en kok"]


def test_a_term_that_the_engine_gets_wrong_is_put_in_its_place(tmp_path):
    engine = Words({**WORDS, "søger": "leter"})
    (result,) = run(engine, "Vi **søger** en kok", glossary=glossary(tmp_path, "søger,søger,søker,leter,"))

    assert result.target == "Vi **søker** en kokk"


def test_what_is_never_translated_is_never_seen(tmp_path):
    engine = Words()
    (result,) = run(engine, "Vi søger en kok", glossary=glossary(tmp_path, "kok,kok,,,yes"))

    assert result.target == "Vi søker en kok"
    assert "kok" not in engine.seen[0][0]


text = st.text(
    st.sampled_from("aæøåB 1.,:–\u00a0\u00ad{}@*_[]()<>\\`#\ue000\uf000😀\n") | st.characters(exclude_categories=["C"]),
    max_size=60,
)
SPOKEN = st.sampled_from(
    ["{speaking}", "**fed**", "[her](https://a.example)", "job@a.dk", "+45 32 12 34 56", "37,5", "1. maj", "HUSK DET"]
)
segment = st.lists(text | SPOKEN, max_size=6).map("".join)


@pytest.mark.slow
@settings(max_examples=500, derandomize=True, deadline=None)
@given(segment, st.sampled_from([Words, Losing]))
@example("", Words)
@example("*", Words)
@example("a" * 20_000, Words)
def test_nothing_is_lost_of_any_text(source, kind):
    try:
        tree = markup.inline(source)
        named = placeholders.names(source)
    except (MarkupError, placeholders.PlaceholderError):
        return
    (result,) = run(kind(), source)

    if not result.target:
        assert result.problem or not markup.plain(tree).strip()
        return
    assert placeholders.names(result.target) == named
    there = markup.plain(markup.inline(result.target))
    assert sorted(re.findall(r"[\w.+-]+@[\w.-]+|https?://\S+", there)) == sorted(
        re.findall(r"[\w.+-]+@[\w.-]+|https?://\S+", markup.plain(tree))
    )
    assert re.findall(r"[0-9]", there) == re.findall(r"[0-9]", markup.plain(tree))
    assert not masking.SENTINEL.search(there.translate(dict.fromkeys(map(ord, set(markup.plain(tree))))))
