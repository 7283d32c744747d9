"""Tests for generator.checks.numbers."""

import pytest

from generator.checks.numbers import numbers

NORTH = ("DK", "NO", "SE")


def read(text, *where):
    return [(text[one.start : one.end], one.wanted.replace("\u00a0", " "), one.abroad) for one in numbers(text, *where)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ring +47 4807 4739, eller skriv", ("+47 4807 4739", "+47 48 07 47 39", True)),
        ("T: +45-32123456", ("+45-32123456", "+45 32 12 34 56", True)),
        ("0046 70 123 45 67", ("0046 70 123 45 67", "+46 70 123 45 67", True)),
        ("+46 (0)70-123 45 67", ("+46 (0)70-123 45 67", "+46 70 123 45 67", True)),
        ("+47 48 07 47 39 2018", ("+47 48 07 47 39", "+47 48 07 47 39", True)),
        ("+47 9226 591", ("+47 9226 591", "", True)),
    ],
)
def test_a_number_with_its_countrys_code_is_found(text, found):
    assert read(text) == [found]


@pytest.mark.parametrize("text", ["+100 000 000 brukere", "+25 % og +1000 kunder", "a+45 32123456", "2018 2019 2020 2021"])
def test_other_figures_are_no_numbers(text):
    assert read(text) == []


def test_a_number_without_a_code_is_known_only_where_it_can_be_from_one_country_at_hand():
    text = "Telefon: 070-123 45 67"

    assert read(text, NORTH, ("SE",)) == [("070-123 45 67", "+46 70 123 45 67", False)]
    assert read(text, NORTH, ("DK",)) == [("070-123 45 67", "", False)]
    assert read("Tlf. 12 34", NORTH) == []
