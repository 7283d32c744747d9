from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.tokens import normal, tokens, words

TEXTS = st.text(st.sampled_from("abÅø 19.,!?-'’\u00ad\n*_[](){}@%/:"), max_size=60)


def read(text):
    return [token.text for token in tokens(text)]


def sentences(text):
    return [token.sentence for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("En back-office-pige, en PIGE", ["en", "back-office-pige", "en", "pige"]),
        ("the firm’s and the girls’ school", ["the", "firm's", "and", "the", "girls'", "school"]),
        ("their ‘girls’.", ["their", "girls"]),
        ("25-årig, B2B og COVID-19", ["25", "årig", "b2b", "og", "covid-19"]),
        ("30 % & 5 €", ["30", "%", "&", "5", "€"]),
        ("**ung** og _frisk_ [kollega](https://hive.example/ung)", ["ung", "og", "frisk", "kollega"]),
        ("back\u2011office og fri\u00adsør", ["back-office", "og", "frisør"]),
    ],
)
def test_words_are_compared_without_capitals_markup_and_the_shape_of_hyphens(text, parts):
    assert read(text) == parts


@pytest.mark.parametrize("solid", ["https://pige.example/ung", "pige@hive.example", "{speaking}", "www.pige.example"])
def test_an_address_or_a_placeholder_is_one_token_like_no_word(solid):
    before, middle, after = tokens(f"Til {solid} i dag")[:3]

    assert (before.text, after.text) == ("til", "i")
    assert not any(letter.isalnum() for letter in middle.text)


@pytest.mark.parametrize(
    ("text", "of_each"),
    [
        ("Du er ung. Vi er glade", [0, 0, 0, 1, 1, 1]),
        ("Du er max. 40 eller ca. tredive", [0] * 7),
        ("Er du ung? så søg", [0, 0, 0, 1, 1]),
        ("Ring i dag! (Vi svarer.) “Altid.” Tak", [0, 0, 0, 1, 1, 2, 3]),
        ("Ung …  Glad", [0, 1]),
        ("Ung  \nglad • rask", [0, 1, 2]),
    ],
)
def test_a_sentence_ends_where_a_reader_hears_it_end(text, of_each):
    assert sentences(text) == of_each


@pytest.mark.parametrize(
    ("figures", "value"),
    [("25", 25), ("25.000", 25000), ("25 000", 25000), ("1,5", 1.5), ("31.12.2026", None), ("1250", 1250), ("2,500", 2500)],
)
def test_a_number_has_its_worth(figures, value):
    (token,) = tokens(figures)

    assert token.value == value


@given(TEXTS)
def test_tokens_stand_in_order_each_where_it_says(text):
    found = tokens(text)

    assert all(one.end <= two.start and one.sentence <= two.sentence for one, two in pairwise(found))
    assert all(normal(text[token.start : token.end]) == token.text or not token.text[0].isalnum() for token in found)


@given(TEXTS)
def test_no_word_is_missed_where_a_text_is_read_without_places(text):
    here = {token.text for token in tokens(text) if token.text[0].isalpha()}

    assert here <= words(normal(text))
