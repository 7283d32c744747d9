"""One figure changed in one language is always told; the same numbers written as each language writes them never are."""

import itertools
import re
import tomllib
from pathlib import Path

import pytest

from generator.checks.across import Pair
from generator.checks.addresses import differing as addresses
from generator.checks.rules.numbers_differ import differing

SENTENCES = tomllib.loads((Path(__file__).parents[2] / "translation" / "parallel.toml").read_text("utf-8"))["sentence"]
DIRECTIONS = list(itertools.permutations(("da", "nb", "sv", "en"), 2))
ODD = re.compile(r"\d ?[ap]\.?m\b")


def pair(source, target, locales):
    return Pair(source, target, *locales, "summary", ())


def told(one):
    return differing(one) or addresses(one)


def test_good_translations_have_the_same_numbers():
    found = [
        (sentence[locales[0]], sentence[locales[1]])
        for sentence in SENTENCES
        for locales in DIRECTIONS
        if differing(pair(sentence[locales[0]], sentence[locales[1]], locales))
    ]

    assert found == []


def mutated(text, figures):
    """Yield a text with each of its figures changed."""
    for match in re.finditer(r"\d", text):
        for figure in figures(match[0]):
            yield text[: match.start()] + figure + text[match.end() :]


def missed(figures, directions):
    """Return what is not told; of texts where one language spells a number out, or has twelve hours, another test tells."""
    return {
        (sentence[source], text)
        for sentence in SENTENCES
        for source, target in directions
        if len(re.findall(r"\d+|½", sentence[source])) == len(re.findall(r"\d+|½", sentence[target]))
        and not any(ODD.search(sentence[code]) for code in (source, target))
        for text in mutated(sentence[target], figures)
        if not told(pair(sentence[source], text, (source, target)))
    }


def test_a_figure_that_is_one_too_high_is_told():
    assert missed(lambda figure: [str((int(figure) + 1) % 10)], [("da", "sv"), ("sv", "en")]) == set()


@pytest.mark.slow
def test_any_figure_that_is_another_is_told():
    assert missed(lambda figure: set("0123456789") - {figure}, DIRECTIONS) == set()


@pytest.mark.parametrize(
    ("source", "target", "locales", "expected"),
    [
        ("Den 31. marts 2027", "31 March 2027", "da en", ()),
        ("Den 31. marts 2027", "31 May 2027", "da en", (("31. marts 2027", "31 May 2027"),)),
        ("Kl. 9", "At 9 pm", "da en", (("9", "9 pm"),)),
        ("Kl. 21", "At 9 pm", "da en", ()),
        ("Fra 07.30 til 15.30", "Fra 07.00 til 15.30", "da nb", (("30", "00"),)),
        ("Fra 9 til 15", "From 9 am to 4 pm", "da en", (("15", "4 pm"),)),
        ("1.000–1.500 kr. i 1½ uge", "1 001–1 500 kr i halvannen uke", "da nb", (("1000", "1001"),)),
        ("3.500 kr.", "3 500 kr", "da sv", ()),
        ("3.500 kr.", "DKK 3,500", "da en", ()),
        ("12½ time", "12,5 timer", "da nb", ()),
        ("1 uge og to dage", "En vecka och 2 dagar", "da sv", ()),
        ("Ingen tal", "No numbers", "da en", ()),
    ],
)
def test_numbers_are_compared_by_what_they_mean(source, target, locales, expected):
    assert differing(pair(source, target, locales.split())) == expected


@pytest.mark.parametrize(
    ("source", "target", "messages"),
    [
        ("Tre kolleger", "Four colleagues", ["“four” is “tre” in the source"]),
        ("Tre kolleger", "Three colleagues", []),
        ("Alle ugens dage", "Five days a week", []),
        ("Fire-fem kolleger", "Four or five colleagues", []),
    ],
)
def test_small_numbers_in_words_are_compared_where_both_texts_have_one(site, source, target, messages):
    site.write(
        "postings/hive.yaml",
        f"source_locale: da\ntitle: Biavler\nsummary: {source}\nhiring_organization: {{name: Hive}}\n"
        "job_location: {address: {country: DK}}\nlocales: [da, en]\n",
    )
    site.write("postings/hive.en.po", f'msgid ""\nmsgstr ""\n\nmsgctxt "summary"\nmsgid "{source}"\nmsgstr "{target}"\n')

    found = site.found("NUMBERS-DIFFER", "en")

    assert [finding.message for finding in found] == messages
    assert {finding.severity for finding in found} <= {"warning"}


def test_it_is_told_where_the_number_stands(site):
    site.posting("summary: We keep 40 hives.", locales="[da, en]")
    site.write(
        "postings/hive.da.po",
        'msgid ""\nmsgstr ""\n\nmsgctxt "summary"\nmsgid "We keep 40 hives."\nmsgstr ""\n"Vi har "\n"50 stader."\n',
    )

    (finding,) = site.found("NUMBERS-DIFFER", "da")

    assert (finding.message, finding.severity) == ("the number 50 is 40 in the source", "error")
    assert (finding.where.line, finding.where.column) == (8, 2)
