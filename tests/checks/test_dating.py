"""Tests for generator.checks.dating."""

import re

import pytest

from generator.checks.dating import undated

CLAIM = re.compile(r"70 %")


def test_a_claim_is_found_where_it_stands():
    text = "Byen er stor. Der er 70 % estere."

    assert [text[slice(*span)] for span in undated(text, CLAIM)] == ["70 %"]


@pytest.mark.parametrize(
    "text",
    [
        "Der er 70 % estere (2018).",
        "I 2018 var det så. Der er 70 % estere.",
        "Der er 70 % estere. Kilde: Eurostat.",
        "Ifølge kommunen er der 70 % estere.",
        "Enligt SCB är 70 % ester.",
        "According to the census, 70 % are Estonians.",
        "Der er estere.",
    ],
)
def test_a_year_or_a_source_beside_it_dates_a_claim(text):
    assert undated(text, CLAIM) == ()


@pytest.mark.parametrize("near", ["I 1219 kom danskerne.", "Vi er 2000 % glade.", "Der er 2018.500 bier."])
def test_not_every_figure_is_a_year(near):
    assert len(undated(f"{near} Der er 70 % estere.", CLAIM)) == 1


def test_a_year_two_sentences_away_dates_nothing():
    assert len(undated("Det var i 2018. Byen er stor. Der er 70 % estere.", CLAIM)) == 1
