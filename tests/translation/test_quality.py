"""Signals: good translations are silent, and each kind of fault is told in plain words, worst first."""

import itertools
import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.translation import provenance
from generator.translation.glossary import Form, Glossary, Term
from generator.translation.provenance import Provenance
from generator.translation.quality import signals, unknown_words
from generator.translation.sentences import abbreviated

SENTENCES = tomllib.loads((Path(__file__).parent / "parallel.toml").read_text("utf-8"))["sentence"]
PAIRS = list(itertools.permutations(("da", "nb", "sv", "en"), 2))
WARNINGS = 4
"""Of the good translations in all directions, those that may be pointed at."""


def term(name, forbidden=None, *, never_translate=False, **forms):
    split = {code: tuple(Form(form) for form in cell.split("|")) for code, cell in forms.items()}
    wrong = {code: tuple(cell.split("|")) for code, cell in (forbidden or {}).items()}
    return Term(name, split, {}, wrong, never_translate=never_translate)


GLOSSARY = Glossary(
    [
        term("søger", {"sv": "letar|leta"}, da="søger|søge", nb="søker|søke", sv="söker|söka", en="seeks|seek"),
        term(
            "vagtplan",
            {"nb": "vaktplan"},
            da="vagtplan|vagtplanen",
            nb="turnus|turnusen",
            sv="schema|schemat",
            en="rota|the rota",
        ),
        term("Kystliv", da="Kystliv", nb="Kystliv", sv="Kystliv", en="Kystliv", never_translate=True),
    ]
)


def told(source, target, pair="da nb", **known):
    """Return kinds and messages."""
    return [(one.kind, one.message) for one in signals(source, target, *pair.split(), **known)]


def of(kind, source, target, pair="da nb", **known):
    return [message for one, message in told(source, target, pair, **known) if one == kind]


# Good translations


def test_good_translations_are_silent():
    found = [
        (source, target, sentence[source], sentence[target], signal)
        for sentence in SENTENCES
        for source, target in PAIRS
        for signal in signals(sentence[source], sentence[target], source, target)
    ]

    assert [one for one in found if one[-1].severity == "error"] == []
    assert len({one[:4] for one in found}) <= WARNINGS, found


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        (
            "Vi søger **{speaking}** kokke til [vores køkken](https://kok.example).",
            "Vi søker **{speaking}** kokker til [kjøkkenet vårt](https://kok.example).",
            "da nb",
        ),
        ("{Speakers} med erfaring, lønnen er 1.250,50 kr.", "{Speakers} med erfarenhet, lönen är 1 250,50 kr", "da sv"),
        (
            "Skriv til <mailto:job@kok.example> senest den 1. marts 2027.",
            "Write to <mailto:job@kok.example> by 1 March 2027.",
            "da en",
        ),
        ("Ring *nu* på +45 32 12 34 56  \neller kom forbi.", "Ring *nå* på +45 32 12 34 56  \neller stikk innom.", "da nb"),
        ("Kok", "Kokk", "da nb"),
        ("{language}", "{language}", "da sv"),
        ("37,5", "37.5", "da en"),
        ("Tallinn", "Tallinn", "da en"),
        ("", "", "da nb"),
        ("Vi søger en kok", "", "da nb"),
        ("Vi søger en kok", "  \n ", "da nb"),
    ],
)
def test_a_good_translation_with_all_that_a_text_may_hold_is_silent(source, target, pair):
    assert told(source, target, pair, glossary=GLOSSARY) == []


# Each kind, told and not told


@pytest.mark.parametrize(
    ("source", "target", "pair", "messages"),
    [
        ("Vi søger {Speakers}", "Vi søker folk", "da nb", ["{Speakers} is missing"]),
        ("Vi søger folk", "Vi söker {people}", "da sv", ["{people} is not in the source"]),
        ("{Speakers} søges", "{speakers} wanted", "da en", ["{Speakers} is missing", "{speakers} is not in the source"]),
        ("{language} og {language}", "{language}", "nb sv", ["{language} is missing"]),
        ("Vi søger {Speakers}", "Vi søker {snakkere}", "da nb", ["{snakkere} is not a placeholder"]),
        ("Vi søger {Speakers}", "Vi söker {Speakers", "da sv", ["a brace stands alone near “Vi söker {Speakers”"]),
        ("Vi søger {Speakers}", "Vi søker {Speakers}", "da nb", []),
        ("{language} og {people}", "{people} and {language}", "da en", []),
        ("{{ikke}} {language}", "{{inte}} {language}", "da sv", []),
        ("Ingen her", "Inga här", "da sv", []),
    ],
)  # fmt: skip
def test_placeholders_are_counted(source, target, pair, messages):
    assert of("placeholder", source, target, pair) == messages


@pytest.mark.parametrize(
    ("source", "target", "pair", "messages"),
    [
        ("Vi **søger** nu", "Vi søker nå", "da nb", ["bold is missing"]),
        ("Vi søger nu", "Vi *söker* nu", "da sv", ["italics is not in the source"]),
        ("**Vi** og **I**", "We and you", "da en", ["2 × bold are missing"]),
        ("Se [her](https://a.example)", "Se her", "da nb", ["the link to https://a.example is missing"]),
        ("Se [her](https://a.example)", "See [here](https://b.example)", "da en",
         ["the link to https://a.example is missing", "the link to https://b.example is not in the source"]),
        ("Her  \nog der", "Här och där", "da sv", ["a line break is missing"]),
        ("**Vi *søger* nu**", "**Vi söker nu**", "da sv", ["italics is missing"]),
        ("**Vi *søger* nu**", "**Vi *søker* nå**", "da nb", []),
        ("**Vi** og *I*", "*Ni* och **vi**", "da sv", []),
        ("Se [her](https://a.example)", "Look [here](https://a.example)", "da en", []),
        ("2 * 3 * 4", "2 * 3 * 4", "da nb", []),
    ],
)  # fmt: skip
def test_markup_is_compared(source, target, pair, messages):
    assert of("markup", source, target, pair) == messages


def test_what_can_t_be_read_as_markdown_is_told_alone():
    assert told("Vi søger", "Vi [søker](ftp://a.example) {nå}")[0][0] == "markup"
    assert len(told("Vi søger", "Vi [søker](ftp://a.example) {nå}")) == 1


@pytest.mark.parametrize(
    ("source", "target", "pair", "messages"),
    [
        ("Skriv til job@kok.example", "Skriv til jobb@kok.example", "da nb",
         ["job@kok.example is missing", "jobb@kok.example is not in the source"]),
        ("Se www.kok.example/job", "Se www.kok.example/jobb", "da sv",
         ["www.kok.example/job is missing", "www.kok.example/jobb is not in the source"]),
        ("Ring +45 32 12 34 56", "Call +45 32 12 34 57", "da en",
         ["+45 32 12 34 56 is missing", "+45 32 12 34 57 is not in the source"]),
        ("Skriv til job@kok.example", "Skriv till oss", "da sv", ["job@kok.example is missing"]),
        ("Skriv til job@kok.example", "Write to Job@kok.example", "da en", []),
        ("Ring +45 32 12 34 56", "Ring 0045 32123456", "da nb", []),
        ("Se https://kok.example/", "Se https://kok.example", "da sv", []),
        ("Kom forbi", "Kom innom", "da nb", []),
    ],
)  # fmt: skip
def test_addresses_may_not_change(source, target, pair, messages):
    assert of("address", source, target, pair) == messages


@pytest.mark.parametrize(
    ("source", "target", "pair", "messages"),
    [
        ("37 timer om ugen", "38 timer i uken", "da nb",
         ["the number 37 is missing", "the number 38 is not in the source"]),
        ("Lønnen er 28.500 kr.", "Lönen är 2 850 kr", "da sv",
         ["the number 28.500 is missing", "the number 2 850 is not in the source"]),
        ("Vi er 12 kolleger", "We are colleagues", "da en", ["the number 12 is missing"]),
        ("Vi er kolleger", "Vi är 7 kollegor", "da sv", ["the number 7 is not in the source"]),
        ("Lønnen er 28.500 kr.", "The pay is DKK 28.500", "da en", ["the number 28.500 is not written that way here"]),
        ("37,5 timer", "37.5 hours", "da en", []),
        ("Kl. 8.30", "Kl. 08:30", "da sv", []),
        ("2 års erfaring", "två års erfarenhet", "da sv", []),
        ("Den 1. marts", "1 March", "da en", []),
    ],
)  # fmt: skip
def test_numbers_are_compared(source, target, pair, messages):
    assert of("number", source, target, pair) == messages


@pytest.mark.parametrize(
    ("source", "target", "pair", "messages"),
    [
        ("Vi søger nye kolleger", "Vi søger nye kolleger", "da sv", ["is the same as the source", "“søger” is not translated"]),
        ("Byen tilbyr mye", "Byen tilbyr mye", "nb en",
         ["is the same as the source", "“tilbyr” is not translated", "“mye” is not translated"]),
        ("Vi søger en kok", "Vi søger en kock", "da sv", ["“søger” is not translated"]),
        ("You must apply", "Du må apply med without", "en nb", []),
        ("We work within the team", "Vi jobbar within teamet", "en sv", ["“within” is not translated"]),
        ("Kok i Oslo", "Kok i Oslo", "da sv", ["is the same as the source", "“Kok” is not translated"]),
        ("Vi kan tale dansk", "Vi kan tale dansk", "da nb", []),
        ("Tallinn, Oslo", "Tallinn, Oslo", "da sv", []),
        ("Har du lyst?", "Har du lyst?", "da nb", []),
        ("Vi søger dig", "We are looking for you", "da en", []),
        ("+45 32 12 34 56", "+45 32 12 34 56", "da en", []),
    ],
)  # fmt: skip
def test_what_was_not_translated_is_told(source, target, pair, messages):
    assert of("untranslated", source, target, pair) == messages


def test_eight_equal_words_are_odd_even_between_neighbours():
    text = "Vi kan tale dansk i dag og i år"

    assert of("untranslated", text, text)[0] == "is the same as the source"
    assert of("untranslated", text.removesuffix(" i år"), text.removesuffix(" i år")) == []


@pytest.mark.parametrize(
    ("source", "target", "pair", "messages"),
    [
        ("Vi søger nogen", "Vi søker någon", "da nb", ["“någon” looks Swedish"]),
        ("Vi søger nogen, der kan hjælpe", "Vi söker någon som kan hjelpe", "da sv", ["“hjelpe” looks Norwegian"]),
        ("Vi søger en kok", "We seek en chef med experience", "da en", ["“med” looks Danish or Norwegian or Swedish"]),
        ("We offer free lunch", "Vi tilbyder gratis lunsj", "en nb", ["“tilbyder” looks Danish"]),
        ("Vi søger nogen", "Vi søker noen", "da nb", []),
        ("Vi søger en kok", "Vi söker en kock", "da sv", []),
        ("Vi søger en kok", "We are looking for a chef", "da en", []),
        ("We offer free lunch", "Vi tilbyder gratis frokost", "en da", []),
    ],
)  # fmt: skip
def test_words_of_another_language_are_told(source, target, pair, messages):
    assert of("residue", source, target, pair) == messages


@pytest.mark.parametrize(
    ("target", "pair", "messages"),
    [
        ("Om dej", "da sv", ["“dej” should be “dig”"]),
        ("Du har kjørekort", "da nb", ["“kjørekort” should be “førerkort”"]),
        ("Kolleger, som kan lide å le", "da nb", ["“kan lide å” should be “liker å”"]),
        ("En dygtig medearbejder", "nb da", ["“medearbejder” should be “medarbejder”"]),
        ("Du är välkommen till att ringa mej", "da sv",
         ["“välkommen till att” should be “välkommen att”", "“mej” should be “mig”"]),
        ("Om dig", "da sv", []),
        ("Du har førerkort", "da nb", []),
        ("En dygtig medarbejder", "nb da", []),
        ("Dejlig deg", "sv da", []),
    ],
)  # fmt: skip
def test_slips_of_engines_are_told(target, pair, messages):
    assert of("slip", "", target, pair) == messages


@pytest.mark.parametrize(
    ("source", "target", "pair", "messages"),
    [
        ("Vi søger en kok", "Vi letar en kock", "da sv", ["“søger” should be “söker”, not “letar”"]),
        ("Vagtplanen er klar", "Vaktplan er klar", "da nb", ["“Vagtplanen” should be “Turnusen”, not “Vaktplan”"]),
        ("Vi søger en kok", "We hire a chef", "da en", ["“søger” should be “seeks”"]),
        ("Kom til Kystliv", "Kom til Kystlivet", "da nb", ["“Kystliv” must stay as it is"]),
        ("Vi søger en kok", "Vi söker en kock", "da sv", []),
        ("Vagtplanen er klar", "Turnusen er klar", "da nb", []),
        ("Kom til Kystliv", "Come to Kystliv", "da en", []),
        ("En kok", "En kock", "da sv", []),
    ],
)  # fmt: skip
def test_terms_are_kept_to(source, target, pair, messages):
    assert of("glossary", source, target, pair, glossary=GLOSSARY) == messages
    assert of("glossary", source, target, pair) == []


@pytest.mark.parametrize(
    ("target", "unknown", "messages"),
    [
        ("En fletning", ("fletning",), ["unknown to the engine: “fletning”"]),
        ("En Fletning og sprøjte", ("fletning", "sprøjte"), ["unknown to the engine: “fletning”, “sprøjte”"]),
        ("En fletning", ("fletning", "fletning"), ["unknown to the engine: “fletning”"]),
        ("e-mail-adresse, chauffør’s", ("e-mail-adresse", "chauffør’s"),
         ["unknown to the engine: “e-mail-adresse”, “chauffør’s”"]),
        # What a later step of the route translated, or a person.
        ("En flette", ("fletning",), []),
        ("En flette", (), []),
        ("Fletningen", ("slyngning",), []),
        ("", ("fletning",), []),
    ],
)  # fmt: skip
def test_words_that_the_engine_did_not_know_are_told(target, unknown, messages):
    assert of("unknown", "En fletning", target, unknown=unknown) == messages


@pytest.mark.parametrize(
    ("source", "target", "pair", "messages"),
    [
        ("Vi søger en kok til vores restaurant", "Vi", "da nb", ["is much shorter than the source"]),
        ("Vi søger en dygtig kok", "Vi søker en kokk " * 4, "da nb", ["is much longer than the source"]),
        ("Du møder til tiden, holder hvad du lover og er god ved gæsterne.", "Du är punktlig.", "da sv",
         ["is much shorter than the source"]),
        ("Apply", "Send oss søknaden din i dag, så ringer vi deg i morgen", "en nb", ["is much longer than the source"]),
        ("Kok", "Kjøkkensjef", "da nb", []),
        ("Søg nu", "Apply today", "da en", []),
        ("Vi søger en kok til vores lille restaurant", "Vi søker kokk til restauranten", "da nb", []),
        ("{language}", "{language}", "da en", []),
        ("Vi taler {language}, og det gør du", "We speak {language}, and so do you", "da en", []),
    ],
)  # fmt: skip
def test_lengths_that_no_translation_has_are_told(source, target, pair, messages):
    assert of("length", source, target, pair) == messages


@pytest.mark.parametrize(
    ("source", "target", "pair", "messages"),
    [
        ("Vi søger en kok", "Vi søker kokk kokk", "da nb", ["repeats “kokk”"]),
        ("Vi søger en kok", "Vi söker en en en kock", "da sv", ["repeats “en”"]),
        ("Vi søger en kok", "We are we are looking", "da en", ["repeats “we are”"]),
        ("Meget, meget god", "Veldig, veldig, veldig god", "da nb", ["repeats “veldig”"]),
        ("Det er det", "Det, det er", "da nb", []),
        ("Meget, meget god", "Veldig, veldig god", "da nb", []),
        ("Vi søger en kok og en kok", "Vi söker en kock och en kock", "da sv", []),
        ("En kok", "A cook", "da en", []),
    ],
)  # fmt: skip
def test_repetition_that_the_source_has_not_is_told(source, target, pair, messages):
    assert of("repetition", source, target, pair) == messages


# Together


def test_the_worst_comes_first_and_those_of_one_weight_in_the_order_of_the_text():
    found = signals(
        "Vi **søger** {Speakers} til 37 timer, skriv til job@kok.example eller ring nu",
        "Vi letar folk till 38 timer timer, skriv till fletning dej",
        "da",
        "sv",
        unknown=["fletning"],
        glossary=GLOSSARY,
    )

    assert [one.weight for one in found] == sorted((one.weight for one in found), reverse=True)
    assert [one.kind for one in found] == [
        "placeholder", "address", "number", "number", "markup", "repetition", "glossary", "slip", "unknown",
    ]  # fmt: skip
    assert [one.message for one in found][2:4] == ["the number 37 is missing", "the number 38 is not in the source"]


def test_errors_weigh_more_than_all_that_is_no_error():
    found = [
        signal
        for sentence, other in itertools.pairwise(SENTENCES)
        for source, target in PAIRS
        for signal in signals(f"**{sentence[source]}**", other[target], source, target, glossary=GLOSSARY)
    ]
    weights = {severity: {one.weight for one in found if one.severity == severity} for severity in ("error", "warning")}

    assert min(weights["error"]) > max(weights["warning"])


def test_many_unknown_words_weigh_more_than_one():
    def weight(*words):
        return sum(one.weight for one in signals("x", " ".join(words), "da", "nb", unknown=words) if one.kind == "unknown")

    assert weight("fletning") < weight("fletning", "slyngning") < weight("fletning", "slyngning", "sprøjte")


def test_what_is_told_is_told_once():
    found = signals("Skriv til os", "Skriv till oss, dej dej dej", "da", "sv")

    assert len(found) == len(set(found))


# In the PO file


@given(st.lists(st.from_regex(r"[a-zæøåäö]+([-’'.][a-z]+)?", fullmatch=True), min_size=1, max_size=6))
def test_unknown_words_are_read_back_from_the_notes_of_a_draft(words):
    notes = [one.message for one in signals("x", " ".join(words), "da", "nb", unknown=words)]
    lines = provenance.write(Provenance("apertium", notes=tuple(notes)), "x", "y", approved=False)

    wanted = tuple(word for word in dict.fromkeys(words) if not abbreviated(word, "nb"))
    assert unknown_words(provenance.read("\n".join(lines), "x", "y").notes) == wanted


def test_an_abbreviation_that_is_one_here_too_is_not_told():
    assert of("unknown", "Mød kl. 10", "Møt kl. 10", unknown=("kl",)) == []
    assert of("unknown", "Mød p.t. kl. 10", "Möt p.t. kl. 10", "da sv", unknown=("p.t", "kl")) == [
        "unknown to the engine: “p.t”"
    ]


def test_other_notes_hold_no_unknown_words():
    assert unknown_words(["“søger” is not translated", "repeats “kokk”", "translated in pieces", ""]) == ()
    assert unknown_words([]) == ()


SIGNS = "*_[](){}:@#/\\ “”,.0123456789+"
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters=";") | st.sampled_from(SIGNS))
ANY = st.text(st.characters(codec="utf-8") | st.sampled_from(SIGNS + ";\n\t"))


@given(TEXTS, TEXTS, st.sampled_from(PAIRS))
def test_no_message_has_a_semicolon_or_a_line_end_of_its_own(source, target, pair):
    found = signals(source, target, *pair, unknown=target.split()[:3], glossary=GLOSSARY)

    assert all(one.message and not set(one.message) & set(";\n\r") for one in found)


@given(ANY, ANY, st.sampled_from(PAIRS))
@example("Se [her](https://a.example/?x;y)", "Se;", ("da", "nb"))
@example("{a;b}", "{c;d} ; {", ("da", "en"))
@example("Skriv", "Skriv;\n{ikke\nher}", ("da", "sv"))
def test_whatever_the_texts_each_message_is_one_note_in_the_po_file(source, target, pair):
    found = signals(source, target, *pair, glossary=GLOSSARY)
    lines = provenance.write(Provenance("apertium", notes=tuple(one.message for one in found)), source, target, approved=False)

    assert len(provenance.read("\n".join(lines), source, target).notes) == len(found)
