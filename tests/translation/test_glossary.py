"""The glossary: what it finds in a source, in which letters, and what it says of a translation."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.translation.glossary import Form, Glossary, Hit, Term, Violation, cased

LOCALES = ("da", "nb", "sv", "en")


def term(name, *, exact=False, never_translate=False, accepted=None, forbidden=None, **forms):
    def split(cell):
        return tuple(cell.split("|"))

    def form(text):
        return Form(text[1:-1], looked_up=False) if text.startswith("(") else Form(text)

    return Term(
        name,
        {code: tuple(map(form, split(cell))) for code, cell in forms.items()},
        {code: split(cell) for code, cell in (accepted or {}).items()},
        {code: split(cell) for code, cell in (forbidden or {}).items()},
        exact,
        never_translate,
    )


SEEK = term(
    "søger", da="søger|søge|søgte", sv="söker|söka|sökte", forbidden={"sv": "letar|leta"}, accepted={"sv": "ansöker|rekryterar"}
)
POST = term("stilling", da="stilling|stillingen", sv="tjänst|tjänsten", forbidden={"sv": "ställning|ställningen"})
OPEN = term("ledig stilling", da="ledig stilling", sv="ledig tjänst")
COOK = term("kok", da="kok|kokken", sv="kock|kocken", en="chef|the chef")
EVERY = Glossary([SEEK, POST, OPEN, COOK])


def found(text, glossary=EVERY, source="da", target="sv"):
    return [(hit.source, hit.target) for hit in glossary.hits(text, source, target)]


def told(source_text, target_text, glossary=EVERY, source="da", target="sv"):
    return [str(violation) for violation in glossary.violations(source_text, target_text, source, target)]


# What is found


def test_forms_are_paired_by_their_position():
    assert found("Vi søger og søgte en kok, kokken") == [
        ("søger", "söker"), ("søgte", "sökte"), ("kok", "kock"), ("kokken", "kocken"),
    ]  # fmt: skip


def test_a_hit_says_all_that_is_right_and_wrong():
    assert EVERY.hits("Nu søger vi", "da", "sv") == [
        Hit(
            3,
            8,
            "søger",
            "söker",
            never_translate=False,
            forbidden=("letar", "leta"),
            accepted=("söker", "söka", "sökte", "ansöker", "rekryterar"),
        )
    ]


def test_where_the_numbers_of_forms_differ_the_first_one_is_used():
    glossary = Glossary([term("CV", da="CV|CV'et|CV'er", sv="cv|cv:t")])

    assert found("CV'et", glossary) == [("CV'et", "cv")]


def test_a_form_in_brackets_is_a_translation_only():
    glossary = Glossary([term("sælger", da="(sælger)|sælgeren", sv="(säljare)|säljaren")])

    assert found("En sælger, sælgeren", glossary) == [("sælgeren", "säljaren")]
    assert found("En säljare, säljaren", glossary, "sv", "da") == [("säljaren", "sælgeren")]


@pytest.mark.parametrize(("source", "target"), [("da", "da"), ("da", "nb"), ("nb", "da"), ("fi", "sv"), ("da", ""), ("", "")])
def test_there_is_nothing_to_find_between_these(source, target):
    assert EVERY.hits("Vi søger en kok", source, target) == []
    assert EVERY.violations("Vi søger en kok", "", source, target) == []


def test_an_empty_glossary_finds_nothing():
    assert found("Vi søger en kok", Glossary()) == []
    assert found("Vi søger en kok", Glossary((), ())) == []


def test_the_longest_of_those_that_overlap():
    assert found("En ledig stilling, en stilling") == [("ledig stilling", "ledig tjänst"), ("stilling", "tjänst")]


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "  ", "\t", " \u00a0 "])
def test_the_words_of_a_term_may_have_any_space_between_them(space):
    text = f"En ledig{space}stilling"

    assert found(text) == [(f"ledig{space}stilling", "ledig tjänst")]


def test_a_term_ends_with_its_line():
    assert found("ledig\nstilling") == [("stilling", "tjänst")]


@pytest.mark.parametrize("before", ["", " ", "(", "“", "«", "„", "/", "–", "—", ":", "\u00a0", "¿", "•", "😀", "»", "|"])
@pytest.mark.parametrize("after", ["", " ", ")", "”", "»", "/", "–", "—", ":", "\u00a0", "!", "…", ",", "😀", "«", "|"])
def test_a_word_is_found_beside_all_but_letters(before, after):
    assert found(f"{before}søger{after}") == [("søger", "söker")]


@pytest.mark.parametrize(
    "text",
    [
        "ansøger", "søgere", "søger1", "2søger", "søger_nu", "jobsøger", "søgerr", "ksøger",
        "søger-profil", "job-søger", "søger\u2011profil", "job\u2010søger", "søger\u00adprofil", "job\u00adsøger",
        "søger's", "søger’s", "l'søger", "l’søger", "søger\u0301",
        "{søger}", "{vi søger nu}", "{{søger}}", "@søger", "søger@example.com", "job.søger@example.com",
        "https://example.com/søger", "https://søger.example", "www.søger.example", "søger.example.com",
        "example.com/søger", "example.com/job/kok", "example.com/kok?stilling=kok",
    ],
)  # fmt: skip
def test_what_is_part_of_something_else_is_no_word(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi søger.", ["søger"]), ("Vi søger.Du", ["søger"]), ("Vi søger…", ["søger"]), ("Vi søger. kok", ["søger", "kok"]),
        ("f.eks. kok", ["kok"]), ("Kok/kokken", ["Kok", "kokken"]), ("og/eller kok", ["kok"]), ("1. kok", ["kok"]),
        ("Skriv til job@example.com, kok", ["kok"]), ("{speaking} kok", ["kok"]), ("{{kok}} kok", ["kok"]),
        ("https://example.com kok", ["kok"]), ("{ kok", ["kok"]), ("@ kok", ["kok"]), ("kok @", ["kok"]),
    ],
)  # fmt: skip
def test_words_near_addresses_and_stops(text, expected):
    assert [one for one, _ in found(text)] == expected


@pytest.mark.parametrize("text", ["", " ", "\n", "\x00", "😀", "ｓøger"])
def test_texts_without_any_term(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("søger", "söker"), ("Søger", "Söker"), ("SØGER", "SÖKER"), ("sØger", "söker"), ("SØger", "Söker"),
        ("Ledig stilling", "Ledig tjänst"), ("LEDIG STILLING", "LEDIG TJÄNST"), ("Ledig Stilling", "Ledig tjänst"),
    ],
)  # fmt: skip
def test_a_translation_is_in_the_letters_of_what_was_found(text, expected):
    assert found(text) == [(text, expected)]


@pytest.mark.parametrize(
    ("word", "form", "translation", "expected"),
    [
        ("IT", "IT", "it", "it"),
        ("it", "IT", "IT", "IT"),
        ("I", "i", "in", "In"),
        ("Å", "å", "to", "To"),
        ("CV", "cv", "CV", "CV"),
        ("cv", "CV", "CV", "CV"),
        ("Excel", "Excel", "Excel", "Excel"),
        ("B-KØREKORT", "B-kørekort", "B-körkort", "B-KÖRKORT"),
        ("Kok", "kok", "", ""),
        ("Kok", "kok", "éléphant", "Éléphant"),
    ],
)
def test_letters(word, form, translation, expected):
    assert cased(word, form, translation) == expected


def test_capitals_that_become_two_small_letters_do_not_shift_what_is_found():
    (hit,) = EVERY.hits("İİİ søger", "da", "sv")

    assert (hit.start, hit.end, hit.source) == (4, 9, "søger")


def test_an_exact_form_is_found_as_it_stands_only():
    glossary = Glossary([term("Team", exact=True, da="Drift", sv="Drift"), term("drift", da="drift", sv="verksamhet")])

    assert found("Drift er drift, DRIFT er ikke", glossary) == [
        ("Drift", "Drift"), ("drift", "verksamhet"), ("DRIFT", "VERKSAMHET"),
    ]  # fmt: skip
    assert found("drift", Glossary([term("Team", exact=True, da="Drift", sv="Drift")])) == []


def test_an_exact_form_written_otherwise_does_not_hide_a_shorter_one():
    glossary = Glossary([term("Kok Team Nord", exact=True, da="Kok Team Nord", sv="Kockteam Nord"), COOK])

    assert found("Kok Team Nord", glossary) == [("Kok Team Nord", "Kockteam Nord")]
    assert found("En kok team nord, kokken", glossary) == [("kok", "kock"), ("kokken", "kocken")]


# What is never translated


def test_what_is_never_translated_stays_as_it_is_written():
    glossary = Glossary([term("SAP", never_translate=True), term("Back Office", never_translate=True, da="Back Office")])

    assert found("sap og SAP i back office", glossary) == [("sap", "sap"), ("SAP", "SAP"), ("back office", "back office")]
    assert found("SAP", glossary, "nb", "en") == [("SAP", "SAP")]


def test_it_must_be_in_the_translation():
    glossary = Glossary([term("Excel", never_translate=True)])

    assert told("Du kan Excel", "Du kan Excel", glossary) == []
    assert told("Du kan Excel", "Du kan utmärka", glossary) == ["“Excel” must stay as it is"]
    assert told("Du kan Excel", "Du kan excel", glossary) == ["“Excel” must stay as it is"]


@pytest.mark.parametrize("kept", ["Excel", "Excels", "Excel's", "Excel’s", "Excel:s", "Excel-ark", "(Excel)", "Word/Excel"])
def test_it_may_have_an_ending(kept):
    assert told("Excel", f"Om {kept} nu", Glossary([term("Excel", never_translate=True)])) == []


@pytest.mark.parametrize("other", ["Excellent", "MSExcel", "Excelx", ""])
def test_a_word_that_holds_it_is_another(other):
    assert told("Excel", other, Glossary([term("Excel", never_translate=True)])) == ["“Excel” must stay as it is"]


# What a translation does not keep to


def test_a_wrong_word_is_told_with_the_right_one():
    (violation,) = EVERY.violations("Vi søger en kok", "Vi letar en kock", "da", "sv")

    assert violation == Violation(EVERY.hits("Vi søger en kok", "da", "sv")[0], "letar")
    assert str(violation) == "“søger” should be “söker”, not “letar”"


def test_a_wrong_word_is_quoted_as_it_is_written():
    assert told("Søger du job?", "LETAR du jobb?") == ["“Søger” should be “Söker”, not “LETAR”"]


def test_a_missing_word_is_told():
    assert told("Vi søger en kok", "Vi behöver en kock") == ["“søger” should be “söker”"]
    assert told("Vi søger en kok", "") == ["“søger” should be “söker”", "“kok” should be “kock”"]


@pytest.mark.parametrize(
    "translation",
    ["Vi söker folk", "Vi SÖKER folk", "Du ansöker", "Vi söka", "Vi sökte", "Vi rekryterar", "Vi rekryterarna", "Arbetssökte"],
)
def test_other_forms_compounds_and_accepted_wordings_are_right(translation):
    assert told("Vi søger", translation) == []


def test_a_short_word_must_stand_alone():
    assert told("En kok", "En kock") == []
    assert told("En kok", "En kocks") == ["“kok” should be “kock”"]


def test_a_word_may_be_wrong_beside_the_right_one():
    assert told("Vi søger en, der leder efter job", "Vi söker en som letar efter jobb") == []


def test_it_is_wrong_where_the_right_one_is_not_there_as_often():
    assert told("Vi søger, og du søger", "Vi söker, och du letar") == ["“søger” should be “söker”, not “letar”"]


def test_a_right_word_that_is_there_once_is_enough_where_nothing_is_wrong():
    assert told("Vi søger, og du søger", "Vi söker, och du med") == []


def test_a_right_word_inside_a_wrong_one_does_not_count():
    glossary = Glossary([term("vikar", da="vikar", sv="vikarie", forbidden={"sv": "vikarie byrå"})])

    assert told("En vikar", "En vikarie byrå", glossary) == ["“vikar” should be “vikarie”, not “vikarie byrå”"]
    assert told("En vikar", "En vikarie, vikarie byrå", glossary) == []


def test_a_wrong_word_inside_another_one_is_none():
    assert told("Stillingen", "Tjänsten på byggnadsställningen") == []


def test_each_term_is_told_once():
    assert told("Søg stilling, stillingen, Stilling", "Sök") == ["“stilling” should be “tjänst”"]


def test_what_is_not_in_the_source_is_not_looked_at():
    assert told("Vi har travlt", "Vi letar") == []


def test_a_wording_of_several_words_may_be_written_with_other_spaces():
    assert told("En ledig stilling", "En ledig\u00a0tjänst") == []


# Layers


OWN = Glossary([term("søger", da="søger", sv="rekryterar")])


def test_an_own_term_takes_the_place_of_the_built_in_one_of_that_name():
    glossary = Glossary.merged(OWN, EVERY)

    assert found("Vi søger og søgte en kok", glossary) == [("søger", "rekryterar"), ("kok", "kock")]
    assert glossary.terms == (*OWN.terms, *EVERY.terms)


def test_and_of_those_that_share_a_form():
    own = Glossary([term("Vores ord", da="kok", sv="köksmästare")])

    assert found("kok, kokken", Glossary.merged(own, EVERY)) == [("kok", "köksmästare")]


def test_names_are_compared_in_small_letters():
    own = Glossary([term("STILLING", da="opgave", sv="uppdrag")])

    assert found("stilling, opgave", Glossary.merged(own, EVERY)) == [("opgave", "uppdrag")]


def test_an_own_term_says_nothing_of_pairs_that_it_does_not_have():
    glossary = Glossary.merged(OWN, Glossary([term("søger", da="søger", nb="søker")]))

    assert found("søger", glossary, "da", "nb") == [("søger", "søker")]


def test_an_own_term_that_is_never_translated_wins():
    glossary = Glossary.merged(Glossary([term("Kok", never_translate=True)]), EVERY)

    assert found("En Kok, kokken", glossary) == [("Kok", "Kok")]


def test_terms_of_one_layer_may_share_a_name():
    glossary = Glossary([term("chef", da="chef", sv="chef"), term("chef", da="leder", sv="ledare")])

    assert found("chef, leder", glossary) == [("chef", "chef"), ("leder", "ledare")]


# Any text


word = st.sampled_from(
    ["søger", "Søgte", "LEDIG", "stilling", "kok", "{", "}", "@", "-", ".", "'", "/", " ", "\u00a0", "\u00ad", "İ"]
)
text = st.lists(word | st.text(max_size=3), max_size=20).map("".join)


@given(text)
def test_hits_are_words_of_the_text_from_left_to_right(given_text):
    hits = EVERY.hits(given_text, "da", "sv")

    assert [given_text[hit.start : hit.end] for hit in hits] == [hit.source for hit in hits]
    assert all(one.end <= other.start for one, other in pairwise(hits))
    assert all(not given_text[hit.end : hit.end + 1].isalnum() for hit in hits)
    assert all(not given_text[max(0, hit.start - 1) : hit.start].isalnum() for hit in hits)


@given(text, text)
def test_a_translation_with_every_right_word_keeps_to_the_glossary(before, after):
    hits = EVERY.hits(before, "da", "sv")
    translation = " ".join([after, *(hit.target for hit in hits)])

    assert EVERY.violations(before, translation, "da", "sv") == []


@pytest.mark.parametrize("piece", ["søger ", "ledig ", "a.", "{", "@", "{a", "www.", "a@", "/", "a.a/", "Kok Team ", "\u00a0"])
def test_long_texts(piece):
    glossary = Glossary([term("Kok Team Nord", exact=True, da="Kok Team Nord", sv="Kockteam Nord"), SEEK, OPEN])
    expected = 2_000 if piece == "søger " else 0

    assert len(glossary.hits(piece * 2_000, "da", "sv")) == expected
