import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.lexicon import Lexicon, entry
from generator.checks.rule import parse

WORDS = ("vi", "søger", "en", "ung", "pige", "piger", "back-office-pige", "mand", "brandmand", "25", "40", "%", ".")
PARTS = (*WORDS[:-4], "*pige", "*-mand", "#", "..", "ung?")


def rule(find, fine=()):
    told = dict.fromkeys(("title", "what", "why", "instead", "source"), "…")
    own = {"id": "R", "severity": "error", "checked": dt.date(2026, 11, 25), "message": "“{match}”"}
    return parse("r", told | own | {"words": {"da": {"find": list(find), "fine": list(fine)}}})


def found(text, find, fine=()):
    return [text[span.start : span.end] for span in Lexicon([rule(find, fine)], "da").spans(text)]


@pytest.mark.parametrize(
    ("notation", "text", "all_found"),
    [
        ("digital native", "En Digital Native, en “digital” native", ["Digital Native", "digital” native"]),
        ("digital native", "Du er digital. Native er du ikke", []),
        ("digital native", "Du er [digital](https://hive.example) {speaking} native", []),
        ("pige/n/r/rne", "pige Pigen pigens pigerne pigelil", ["pige", "Pigen", "pigerne"]),
        ("kvind-/e/er", "kvind kvinde kvinder", ["kvinde", "kvinder"]),
        ("mand/en|mænd/ene", "mand mændene mandene", ["mand", "mændene"]),
        ("*pige/r", "back-office-pige, skolepiger og pige", ["back-office-pige", "skolepiger", "pige"]),
        ("*-mand", "mand brandmand it-mand -mand", ["brandmand", "it-mand"]),
        ("*--pige", "hyppige, barpige, bar-pige", ["bar-pige"]),
        ("^.. pige til", "Frisk pige til baren. Vi har en meget frisk pige til baren", ["Frisk pige til"]),
        ("køns*", "kønsfordeling, ligekøns og køns", ["kønsfordeling", "køns"]),
        ("under #16-60 år", "under 15 år, under 30 år, under 3,5 år og under 61 år", ["under 30 år"]),
        ("alder # # år", "alder 25–35 år", ["alder 25–35 år"]),
        ("en meget? ung kollega", "en ung kollega og en meget ung kollega", ["en ung kollega", "en meget ung kollega"]),
        ("søger .. pige", "søger pige, søger en sød pige", ["søger pige", "søger en sød pige"]),
        ("søger .. pige", "søger to unge og én gammel pige", []),
        ("søger ... pige", "søger to unge og én gammel pige", ["søger to unge og én gammel pige"]),
        ("^vi søger", "Vi søger dig. Nu vil vi søge, og vi søger", ["Vi søger"]),
        ("under #20-60$", "Du er under 30. Vi er under 30 i alt. Under 40", ["under 30", "Under 40"]),
        ("unge mennesker", "**unge** _mennesker_", ["unge** _mennesker"]),
        ("max|maks # år", "max. 40 år", ["max. 40 år"]),
    ],
)  # fmt: skip
def test_the_notation_means_what_its_reference_says(notation, text, all_found):
    assert found(text, [notation]) == all_found


def test_what_is_fine_is_not_found_even_in_part():
    assert found("en gammel mand, en mand og en møllemand", ["*mand"], ["gammel mand", "møllemand"]) == ["mand"]
    assert found("ung og frisk", ["ung og frisk"], ["frisk"]) == []


def test_what_is_fine_for_one_rule_is_not_for_another():
    one, two = rule(["pige"], ["ung pige"]), rule(["pige"])

    assert [span.rule for span in Lexicon([one, two], "da").spans("en ung pige")] == [two]


def test_the_longest_of_overlapping_matches_wins():
    assert found("ung og frisk pige", ["ung", "pige", "ung og frisk", "frisk pige"]) == ["ung og frisk", "pige"]


def test_the_same_words_are_told_of_once_in_a_text():
    assert found("pige eller Pige eller piger", ["pige/r"]) == ["pige", "piger"]


@pytest.mark.parametrize(
    "notation", ["", "#", "# ..", "word?", ".. ord", "ord ...", "a|", "*", "or*d", "to#", "^", "$", "ord ^ord", "ord$ ord"]
)
def test_an_entry_that_could_match_nothing_or_anything_is_refused(notation):
    with pytest.raises(ValueError, match="“"):
        entry(rule([]), notation)


@given(
    st.lists(
        st.lists(st.sampled_from([*WORDS[:-3], "*pige", "*-mand", "#", "..", "ung?"]), min_size=1, max_size=3), max_size=5
    ),
    st.lists(st.sampled_from(WORDS), max_size=12),
)
def test_a_lexicon_finds_of_each_rule_what_the_rule_finds_alone(entries, words):
    rules = []
    for one in entries:
        notation = " ".join(one)
        try:
            entry(rule([]), notation)
        except ValueError:
            continue
        rules.append(rule([notation]))
    text = " ".join(words)

    together = Lexicon(rules, "da").spans(text)
    alone = {one: Lexicon([one], "da").spans(text) for one in rules}

    assert {one: tuple(span for span in together if span.rule is one) for one in rules} == alone
