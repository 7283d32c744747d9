"""E-mail addresses, telephone numbers and web addresses of two texts: which are the same, and which are not."""

import itertools
import tomllib
from pathlib import Path

import pytest

from generator.checks.across import Pair
from generator.checks.addresses import Change, differing, told, without

SENTENCES = tomllib.loads((Path(__file__).parents[1] / "translation" / "parallel.toml").read_text("utf-8"))["sentence"]


def pair(source, target, locales="da en"):
    return Pair(source, target, *locales.split(), "summary", ())


@pytest.mark.parametrize(
    ("source", "target", "locales"),
    [
        ("Ring +47 48 07 47 39", "Call 4807 4739", "nb en"),
        ("Ring 480 74 739", "Call +47 48 07 47 39", "nb en"),
        ("Ring 070-123 45 67", "Call +46 (0)70 123 45 67", "sv en"),
        ("Ring 070-123 45 67", "Call 0046 70 123 45 67", "sv en"),
        ("Ring 51 23 45 67", "Call +372 5123 4567", "da en"),
        ("Skriv til Job@Hive.example", "Write to job@hive.example", "da en"),
        ("[Skriv](mailto:job@hive.example)", "Write to job@hive.example", "da en"),
        ("[Ring](tel:+4532123456)", "Call 32 12 34 56", "da en"),
        ("Se https://hive.example/", "See www.hive.example", "da en"),
        ("Se https://hive.example/da/job", "See https://hive.example/en-gb/job", "da en"),
        ("Se https://hive.example/job?lang=da", "See https://hive.example/job?lang=en", "da en"),
        ("Se https://dk.hive.example/job", "See https://hive.example/job", "da en"),
        ("Ingen adresser her", "No addresses here", "da en"),
    ],
)
def test_these_are_the_same(source, target, locales):
    assert differing(pair(source, target, locales)) == ()


@pytest.mark.parametrize(
    ("locales", "here", "there", "same"),
    [("da sv", "dk", "se", True), ("da en", "dk", "com", True), ("da nb", "dk", "se", False), ("sv da", "dk", "se", False)],
)
def test_a_firm_has_a_site_for_each_country(locales, here, there, same):
    found = differing(pair(f"Se https://hive.{here}/job", f"Se https://hive.{there}/job", locales))

    assert (found == ()) == same


@pytest.mark.parametrize(
    ("source", "target", "changes"),
    [
        ("Ring 32 12 34 56", "Call 32 12 34 57", [Change("phone", "32 12 34 56", "32 12 34 57")]),
        ("Ring +47 48 07 47 39", "Call +46 48 07 47 39",
         [Change("phone", "+47 48 07 47 39", "+46 48 07 47 39")]),
        ("Ring 32 12 34 56", "Call us", [Change("phone", "32 12 34 56", "")]),
        ("Skriv til os", "Write to a@hive.example", [Change("mail", "", "a@hive.example")]),
        ("a@hive.example, b@hive.example", "b@hive.example, c@hive.example",
         [Change("mail", "a@hive.example", "c@hive.example")]),
        ("Se https://hive.example/a", "See https://hive.example/b",
         [Change("link", "https://hive.example/a", "https://hive.example/b", page=True)]),
        ("Se https://hive.example/a", "See https://wax.example/a",
         [Change("link", "https://hive.example/a", "https://wax.example/a")]),
        ("Se [her](https://hive.example)", "See here", [Change("link", "https://hive.example", "")]),
    ],
)  # fmt: skip
def test_these_differ(source, target, changes):
    assert list(differing(pair(source, target))) == changes


def test_good_translations_have_the_same_addresses():
    found = [
        (sentence[source], sentence[target], differing(pair(sentence[source], sentence[target], f"{source} {target}")))
        for sentence in SENTENCES
        for source, target in itertools.permutations(("da", "nb", "sv", "en"), 2)
    ]

    assert [one for one in found if one[2]] == []


def test_the_numbers_of_a_text_are_read_without_its_addresses():
    before, after = without(pair("Ring +47 48 07 47 39 før kl. 16", "Call 480 74 739 before 4 pm", "nb en"))

    assert before.split() == ["Ring", "før", "kl.", "16"]
    assert after.split() == ["Call", "before", "4", "pm"]


def test_a_text_that_is_a_map_is_read_as_a_whole():
    whole = Pair("Se:\n\n- [a](https://a.example)\n- b", "See:\n\n- a\n- b", "da", "en", "summary", (), (2, 2))

    assert differing(whole) == (Change("link", "https://a.example", ""),)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Change("mail", "a@hive.example", "b@hive.example"), "“b@hive.example” is “a@hive.example” in the source"),
        (Change("mail", "a@hive.example", ""), "“a@hive.example” of the source is missing"),
        (Change("mail", "", "b@hive.example"), "“b@hive.example” is not in the source"),
    ],
)
def test_a_change_is_told_in_a_few_words(change, words):
    assert told(change) == words
