"""Phrases found by what they are about, in any language and any form of a word."""

import pytest

from generator.l10n.locales import Locales
from generator.phrases import searching
from generator.posting.phrasefile import Phrase

LOCALES = Locales()
HONEY = Phrase("bees.honey", "tasks", "bees", {"da": "Du slynger honning", "sv": "Du slungar honung", "en": "Extract honey"})
ORDERS = Phrase(
    "bees.orders", "tasks", "bees", {"da": "Du ekspederer kundeordrer", "sv": "Du hanterar kundorder", "en": "Process orders"},
    {"da": ("Bestillinger på honning",)},
)  # fmt: skip
CUSTOMERS = Phrase("bees.customers", "required", "bees", {"da": "Erfaring med kunder", "sv": "Vana vid kunder", "en": "Retail"})
ALL = (HONEY, ORDERS, CUSTOMERS)


def found(words, *only):
    return [hit.phrase.id for hit in searching.search(ALL, words, LOCALES, only)]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("honning", ["bees.honey", "bees.orders"]), ("honningen", ["bees.honey", "bees.orders"]), ("HONUNG", ["bees.honey"]),
        ("honnig", ["bees.honey", "bees.orders"]), ("kunde", ["bees.customers", "bees.orders"]), ("honey", ["bees.honey"]),
        ("bestilling", ["bees.orders"]), ("honning bestillinger", ["bees.orders"]), ("orders", ["bees.orders"]),
        ("honning kunder elefant", []), ("", []), ("–", []), ("bees.customers", ["bees.customers"]),
    ],
)  # fmt: skip
def test_a_word_is_found_in_any_form_language_and_spelling(words, ids):
    assert found(words) == ids


def test_only_texts_in_some_locales_are_looked_at():
    assert found("honning", "da") == ["bees.honey", "bees.orders"]
    assert found("slungar", "en") == []
    (hit,) = searching.search(ALL, "honung", LOCALES, ("sv",))
    assert (hit.locale, hit.score) == ("sv", 100.0)


def test_what_says_it_best_comes_first():
    scores = [hit.score for hit in searching.search(ALL, "honning", LOCALES)]

    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 100.0 > scores[1]
