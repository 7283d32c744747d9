"""Tests for generator.checks.prose."""

import re

import pytest

from generator.checks import every_rule
from generator.checks.prose import BLANK, bare, begins, either, prose, sentences, told
from generator.errors import Fix


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Skriv til job@hive.example i dag", "Skriv til … i dag"),
        ("Se https://hive.example/a,b.", "Se …."),
        ("Se www.hive.example/Om, eller ring", "Se …, eller ring"),
        ("Se hive.dk/job", "Se …"),
        ("[Vi søger](https://hive.example)", "[Vi søger](…)"),
        ("En {speaking} kok", "En … kok"),
        ("Estland.Vi søger", "Estland.Vi søger"),
    ],
)
def test_addresses_and_placeholders_are_blanked_and_all_else_stays_in_its_place(text, shown):
    made = bare(text)

    assert len(made) == len(text)
    assert re.sub(f"{BLANK}+", "…", made) == shown


@pytest.mark.parametrize(
    ("text", "word", "first"),
    [
        ("Fredag er fri", "Fredag", True),
        ("Vi har fri. Fredag arbejder vi", "Fredag", True),
        ("Vi har fri: **Fredag**", "Fredag", True),
        ("Vi har fri på Fredag", "Fredag", False),
        ("Vi kalder det ”Fredag”", "Fredag", False),
    ],
)
def test_where_a_sentence_may_begin(text, word, first):
    assert begins(text, text.index(word)) is first


def test_sentences_are_told_apart_with_their_places():
    text = "Vi bor ca. 400.000 her. Du er én!  “Kom nu”, siger vi.\nSlut"

    found = list(sentences(text))

    assert [words for _, words in found] == ["Vi bor ca. 400.000 her.", "Du er én!", "“Kom nu”, siger vi.", "Slut"]
    assert all(text[start:].startswith(words) for start, words in found)


def test_texts_of_another_language_are_not_read(site):
    site.posting("summary: Bees on monday\nshort_text: {da: Bier på Mandag, en: Bees}\n", locales="[en, da]")

    danish = [piece.markdown for piece in prose(site.version("da")).pieces]
    assert "Bier på Mandag" in danish
    assert "Bees on monday" not in danish
    assert prose(site.version("en")).says(frozenset({"monday"}))
    assert not prose(site.version("da")).says(frozenset({"monday"}))


def test_words_are_shared_by_all_rules(site):
    site.posting("summary: Bees on Monday 2 May\n")
    version = site.version()

    assert prose(version) is prose(version)
    assert "Bees on Monday 2 May" in prose(version).texts
    assert [piece.markdown for piece in prose(version).figures] == ["Bees on Monday 2 May"]
    assert [piece.context for piece in prose(version).with_any(frozenset({"Monday"}))] == ["summary"]
    assert not list(prose(version).with_any(frozenset({"monday"})))


def test_a_finding_says_where_what_and_how_to_mend_it(site):
    file = site.posting("summary: Bees on monday\n")
    version = site.version()
    ((piece, match),) = prose(version).holding(re.compile("monday"))

    found = told(version, every_rule()[0], piece, match.span(), "is wrong", new="Monday", hint="mend it", severity="error")

    assert (found.where.file, found.where.line, found.where.column) == (file, 6, 18)
    assert (found.field, found.locale, found.hint, found.severity) == ("summary", "en", "mend it", "error")
    assert found.fix == Fix("monday", "Monday")


def test_the_longest_word_is_tried_first():
    assert either(["a", "a.b", "c"]) == r"a\.b|a|c"
