"""Traces of another language: good texts have none, in all directions; what is left of the source or of a neighbour is told."""

import itertools
import re
import tomllib
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

import generator
from generator.translation.residue import Trace, homes, known, mended, slips, traces

SENTENCES = tomllib.loads((Path(__file__).parent / "parallel.toml").read_text("utf-8"))["sentence"]
DATA = tomllib.loads((Path(generator.__file__).parent / "translation" / "data" / "residue.toml").read_text("utf-8"))
LOCALES = ("da", "nb", "sv", "en")
AT_LEAST = {frozenset(pair): 0.9 for pair in itertools.combinations(LOCALES, 2)}
AT_LEAST |= {frozenset({"da", "nb"}): 0.65, frozenset({"da", "sv"}): 0.85, frozenset({"nb", "sv"}): 0.8}
"""Between neighbours many a sentence has only words that both have: "Sommerjob: 1. maj 2026"."""


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence["en"][:40])
def test_a_good_translation_has_no_trace_in_any_direction(sentence):
    for source, target in itertools.permutations(LOCALES, 2):
        assert list(traces(sentence[source], sentence[target], source, target)) == [], (source, target)
        assert list(slips(sentence[target], target)) == [], target


def test_the_program_s_own_texts_have_none(root):
    files = [*root.glob("locales/*/LC_MESSAGES/*.po"), *root.glob("examples/nordic-jobs/*/*.po")]
    there = [
        (file.name, text, list(traces("", text, "da" if locale == "en" else "en", locale)), list(slips(text, locale)))
        for file in files
        for locale in (file.parent.parent.name if file.parent.name == "LC_MESSAGES" else file.suffixes[-2][1:],)
        for entry in polib.pofile(str(file))
        for text in (re.sub(r"\{[^{}]*\}", " ", one) for one in (entry.msgstr, *entry.msgstr_plural.values()))
    ]

    assert len(there) > 100
    assert [one for one in there if one[2] or one[3]] == []


@pytest.mark.parametrize(("source", "target"), list(itertools.permutations(LOCALES, 2)))
def test_sentences_that_were_not_translated_are_told_in_most_cases(source, target):
    told = [one for one in SENTENCES if list(traces(one[source], one[source], source, target))]

    assert len(told) >= len(SENTENCES) * AT_LEAST[frozenset({source, target})]


@pytest.mark.parametrize(("source", "target", "third"), list(itertools.permutations(LOCALES, 3)))
def test_sentences_of_a_third_language_are_told_in_most_cases(source, target, third):
    told = [one for one in SENTENCES if list(traces(one[source], one[third], source, target))]

    assert len(told) >= len(SENTENCES) * AT_LEAST[frozenset({third, target})]


# Each as: source locale, source, target locale, target, and the words told; "-" before one that was left from the source.
TOLD = [
    ("da", "Du skal have kendskab til Excel", "nb", "Du må ha kendskab til Excel", {"-kendskab": "Danish"}),
    ("da", "Vi tilbyder et godt arbejdsmiljø", "nb", "Vi tilbyr et godt arbejdsmiljø", {"-arbejdsmiljø": "Danish"}),
    ("da", "Stor frihed", "nb", "Stor frihed", {"-frihed": "Danish or English"}),
    ("da", "En station", "nb", "En station", {"-station": "Danish or Swedish or English"}),
    ("da", "Og du får løn", "sv", "Og du får løn", {"-Og": "Danish or Norwegian", "-løn": "Danish"}),
    ("da", "Du er ikke alene", "sv", "Du är ikke ensam", {"-ikke": "Danish or Norwegian"}),
    ("da", "Hvad vi tilbyder", "en", "Hvad we offer", {"-Hvad": "Danish"}),
    ("da", "Du har blik for det", "en", "You have an eye for det", {"-det": "Danish or Norwegian or Swedish"}),
    ("da", "Høj løn", "en", "High løn", {"-løn": "Danish"}),
    ("da", "Gå på opdagelse", "en", "Go on åpen opdagelse", {"åpen": "Norwegian"}),
    ("nb", "Hva vi tilbyr deg", "da", "Hva vi tilbyder dig", {"-Hva": "Norwegian"}),
    ("nb", "Gode muligheter", "da", "Gode muligheter", {"-muligheter": "Norwegian"}),
    ("nb", "Du har frihet", "da", "Du har frihet", {"-frihet": "Norwegian or Swedish or English"}),
    ("nb", "Norsk statsborgerskap", "da", "Norsk statsborgerskap", {"-statsborgerskap": "Norwegian or Swedish or English"}),
    ("nb", "En administrasjon", "sv", "En administrasjon", {"-administrasjon": "Norwegian"}),
    ("nb", "Vi ønsker deg", "sv", "Vi önskar deg", {"-deg": "Norwegian"}),
    ("nb", "Du ble ansatt", "da", "Du ble ansat", {"-ble": "Norwegian"}),
    ("nb", "Slik søker du", "en", "Slik you apply", {"-Slik": "Norwegian"}),
    ("sv", "Du ska inte vara rädd", "nb", "Du ska ikke være rädd", {"-ska": "Swedish", "-rädd": "Swedish"}),
    ("sv", "Du arbetar här", "da", "Du arbetar her", {"-arbetar": "Swedish"}),
    ("sv", "Jag och du", "da", "Jag og dig", {"-Jag": "Swedish"}),
    ("sv", "Våra kollegorna", "da", "Vores kollegorna", {"-kollegorna": "Norwegian or Swedish"}),
    ("sv", "Din utbildning", "en", "Your utbildning", {"-utbildning": "Swedish"}),
    ("en", "You and your team", "da", "Du and dit team", {"-and": "English"}),
    ("en", "the best team", "sv", "the bästa teamet", {"-the": "English"}),
    ("en", "You must apply", "sv", "Du must ansöka", {"-must": "English"}),
    ("en", "What you get", "nb", "Hvad du får", {"Hvad": "Danish"}),
    ("en", "You have experience", "nb", "Du har efter erfaring", {"efter": "Danish or Swedish"}),
    ("en", "We work from Tallinn", "nb", "Vi jobber from Tallinn", {"-from": "Swedish or English"}),
    ("en", "How we work", "sv", "Hvordan vi jobbar", {"Hvordan": "Danish or Norwegian"}),
]  # fmt: skip


@pytest.mark.parametrize(("source_locale", "source", "target_locale", "target", "told"), TOLD)
def test_a_word_of_another_language_is_told(source_locale, source, target_locale, target, told):
    found = list(traces(source, target, source_locale, target_locale))

    assert found == [Trace(word.removeprefix("-"), languages, left=word.startswith("-")) for word, languages in told.items()]


# Each as: source locale, source, target locale, target. Nothing is to be told of these.
SILENT = {
    "names keep their spelling": ("da", "Åsa Öberg fra Ørsted", "en", "Åsa Öberg of Ørsted"),
    "a name at the start": ("da", "Søren leder holdet", "sv", "Søren leder laget"),
    "a name that holds a common word": ("da", "Du møder Børn og Unge her", "sv", "Här träffar du Børn og Unge idag"),
    "words that were foreign in the source": ("da", "Vi kører after work med the team", "nb", "Vi har after work med the team"),
    "acronyms": ("da", "Vi bruger OS og HVAC", "sv", "Vi använder OS och HVAC"),
    "an address": ("da", "job@og.example", "sv", "job@og.example, jeg/hvad, og-og"),
    "dough is deg in Swedish": ("en", "You make bread", "sv", "Du bakar deg"),
    "a duck is and in Danish": ("nb", "Du steker gås", "da", "Du steger and"),
    "a nappy is ble in Danish": ("sv", "Byta blöja", "da", "Skifte ble"),
    "ved is firewood in Swedish": ("en", "You chop wood", "sv", "Du hugger ved"),
    "gløgg is Danish too": ("en", "You serve mulled wine", "da", "Du serverer gløgg og tæller watt"),
    "det gjaldt is Danish too": ("en", "It was so", "da", "Det gjaldt i går"),
    "Norwegian actors": ("en", "The players", "nb", "Skuespillerne, snekkerne og velgerne"),
    "Norwegian children": ("en", "The children", "nb", "Barna og skolebarna"),
    "a host is vært in Danish": ("sv", "En värd", "da", "En god vært"),
    "the weather is været in Norwegian": ("sv", "Vädret", "nb", "Kom for været, ikke for å stå på kok"),
    "samme is Swedish too": ("en", "The same man", "sv", "Av samme man"),
    "no words": ("da", "12 – 13", "sv", "12–13"),
    "nothing": ("da", "", "sv", ""),
}  # fmt: skip


@pytest.mark.parametrize("what", SILENT)
def test_what_is_no_trace_is_left_alone(what):
    source_locale, source, target_locale, target = SILENT[what]

    assert list(traces(source, target, source_locale, target_locale)) == []


def test_each_word_is_told_once():
    assert [one.word for one in traces("", "Ikke og ikke, IKKE og ikke", "en", "sv")] == ["Ikke", "og"]


def test_a_common_word_in_capitals_may_be_a_name():
    assert list(traces("", "Du arbetar på OG", "en", "sv")) == []
    assert [one.word for one in traces("", "Bra. Og bättre", "en", "sv")] == ["Og"]
    assert list(traces("", "Du arbetar på Og", "en", "sv")) == []


@pytest.mark.parametrize("locale", ["fi", "de", "", "nb-NO"])
def test_a_locale_that_the_table_does_not_know_has_no_traces(locale):
    assert not known(locale)
    assert list(traces("Du og jeg", "Du og jeg", "da", locale)) == []
    assert list(slips("Du måste gärna", locale)) == []


def test_a_source_that_the_table_does_not_know():
    assert [one.word for one in traces("Sinä ja minä", "Du og jeg", "fi", "sv")] == ["og", "jeg"]


@pytest.mark.parametrize(
    ("word", "languages"),
    [
        ("og", {"da", "nb"}), ("arbejdstid", {"da"}), ("kjøkken", {"nb"}), ("möjligheten", {"sv"}), ("the", {"en"}),
        ("nyhet", {"nb", "sv", "en"}), ("nation", {"da", "sv", "en"}), ("ö", set()), ("", set()), ("restaurant", set()),
        ("høj", set()), ("højt", {"da"}), ("möjlighed", set()), ("æöøä", set()),
    ],
)  # fmt: skip
def test_what_a_word_tells(word, languages):
    assert homes(word) == languages


@pytest.mark.parametrize(
    ("locale", "text", "told"),
    [
        ("sv", "Du måste gärna ansöka", [("måste gärna", "får gärna")]),
        ("sv", "Vill du ha möjlighet för att växa?", [("möjlighet för att", "möjlighet att")]),
        ("sv", "Välkommen till att söka. Välkommen till att bo", [("välkommen till att", "välkommen att")]),
        ("sv", "Hej på dej!", [("dej", "dig")]),
        ("sv", "Vi älskar dejter", []),
        ("nb", "Du har KJØREKORT", [("kjørekort", "førerkort")]),
        ("nb", "Du kan lide å lage mat", [("kan lide å", "liker å")]),
        ("nb", "Kjørekortet", []),
        ("da", "Du kan lide at lave mad", []),
        ("en", "dej", []),
        ("da", "", []),
    ],
)
def test_what_is_no_good_in_any_text(locale, text, told):
    assert list(slips(text, locale)) == told


@pytest.mark.parametrize(
    ("locale", "text", "right"),
    [
        ("sv", "Vi ser dej, och vårat kök", "Vi ser dig, och vårt kök"),
        ("sv", "Dej och DEJ", "Dig och DIG"),
        ("sv", "Dejligt \ue000dej", "Dejligt \ue000dig"),
        ("nb", "Du kan lide å lese", "Du liker å lese"),
        ("nb", "Vi håper, at du søker", "Vi håper at du søker"),
        ("nb", "Vi håper, når du leser, at du søker", "Vi håper, når du leser, at du søker"),
        ("sv", "Ja, vi hoppas. Vi hoppas, att du söker, att", "Ja, vi hoppas. Vi hoppas att du söker, att"),
        ("da", "Vi håber, at du søger", "Vi håber, at du søger"),
        ("sv", "\u017fej", "sig"),
        ("en", "dej", "dej"),
        ("nb", "", ""),
    ],
)
def test_what_is_no_good_in_any_text_is_set_right(locale, text, right):
    assert mended(text, locale) == right


@given(st.text(), st.text(), st.sampled_from(LOCALES), st.sampled_from(LOCALES))
def test_any_text_can_be_read(source, target, source_locale, target_locale):
    for trace in traces(source, target, source_locale, target_locale):
        assert trace.word in target
        assert trace.languages
    list(slips(target, target_locale))
    assert list(slips(mended(target, target_locale), target_locale)) == []


def test_the_table_is_tidy():
    words = [word for group in DATA["words"] for word in group["words"].split()]

    assert tuple(DATA["languages"]) == LOCALES == tuple(DATA["names"])
    assert len(set(words)) == len(words)
    for group in (*DATA["words"], *DATA["spellings"]):
        assert set(group["in"]) < set(LOCALES), group
        assert set(group.get("also", ())) <= set(LOCALES) - set(group["in"]), group
    for group in DATA["words"]:
        for word in group["words"].split():
            assert word == word.lower(), word
            assert homes(word) == set(group["in"]), word
    for locale, wrong in DATA["slips"].items():
        assert locale in LOCALES
        for one, right in wrong.items():
            assert one == one.lower() != right
            assert list(slips(right, locale)) == [], right
            assert list(slips(f"Abc {one}, def", locale)) == [(one, right)]


def test_no_word_of_the_table_is_a_trace_in_its_own_languages():
    for group in DATA["words"]:
        for locale in group["in"]:
            for other in set(LOCALES) - {locale}:
                assert list(traces(group["words"], group["words"], other, locale)) == []
