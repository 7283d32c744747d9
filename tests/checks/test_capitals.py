"""Tests for generator.checks.capitals."""

import re

import pytest

from generator.checks import every_rule
from generator.checks.capitals import each, inside, large, named, small
from generator.checks.prose import prose
from generator.errors import Fix


@pytest.mark.parametrize(
    ("text", "within"),
    [("Vi ses Fredag", True), ("Fredag", False), ("Vi ses. Fredag", False), ("Vores “Fredag” er kendt", False)],
)
def test_what_stands_within_a_sentence(text, within):
    assert inside(text, text.index("Fredag")) is within


def test_a_name_goes_on_with_a_capital():
    days = re.compile("Mandag|Fredag")

    assert named("Mandag Morgen", 6, days)
    assert not named("Mandag Fredag", 6, days)
    assert not named("Mandag morgen", 6, days)


def test_the_first_letter_is_mended_and_the_rest_stays(site):
    site.posting("summary: Bees on monday and Friday\n")
    version, rule = site.version(), every_rule()[0]
    (piece,) = prose(version).with_any(frozenset({"monday"}))

    assert large(version, rule, piece, (8, 14), "a weekday").fix == Fix("monday", "Monday")
    assert small(version, rule, piece, (19, 25), "a weekday").fix == Fix("Friday", "friday")


def test_places_are_those_of_the_word():
    assert list(each(re.compile(r"\d (?P<word>may)"), "1 may, 2 may")) == [(2, 5), (9, 12)]
