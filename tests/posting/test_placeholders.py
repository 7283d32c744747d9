"""Placeholders in text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.l10n.speakers import NAMES
from generator.posting.placeholders import FACTS, KNOWN, PlaceholderError, fill, fit_articles, names

WORDS = {"speaking": "dansktalende", "Speaking": "Dansktalende", "language": "dansk", "people": "danskere"}


def test_known_are_the_names_and_their_capitalised_forms():
    assert {*NAMES, "Speaking", "Speakers", "Language", "Home_country", "People", *FACTS} == KNOWN


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kok", ()),
        ("{Speaking} kok, {language}", ("Speaking", "language")),
        ("{language}{language}", ("language", "language")),
        ("{{speaking}}", ()),
        ("{{{speaking}}}", ("speaking",)),
        ("100 {{%}}", ()),
    ],
)
def test_names(text, found):
    assert names(text) == found


THERE_ARE = "there are " + ", ".join(f"{{{name}}}" for name in (*NAMES, *FACTS))
ALONE = "a placeholder is written {speaking}; a brace that is meant as one is doubled: {{"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("{speeking}", "{speeking} is not a placeholder", f"did you mean {{speaking}}? {THERE_ARE}"),
        ("{SPEAKING}", "{SPEAKING} is not a placeholder", THERE_ARE),
        ("{ speaking }", "{ speaking } is not a placeholder", f"did you mean {{speaking}}? {THERE_ARE}"),
        ("{town}", "{town} is not a placeholder", THERE_ARE),
        ("{}", "{} is not a placeholder", THERE_ARE),
        ("{0}", "{0} is not a placeholder", THERE_ARE),
        ("Vi søger en {speaking kok", "a brace stands alone near “Vi søger en {speaking kok”", ALONE),
        ("glad :-}", "a brace stands alone near “glad :-}”", ALONE),
        ("{{speaking}", "a brace stands alone near “{{speaking}”", ALONE),
    ],
)
def test_what_is_wrong_is_told(text, message, hint):
    with pytest.raises(PlaceholderError) as caught:
        names(text)
    assert (str(caught.value), caught.value.hint) == (message, hint)


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{Speaking} kok", "Dansktalende kok"),
        ("{language}, {people}", "dansk, danskere"),
        ("{{speaking}}", "{speaking}"),
        ("{{{speaking}}}", "{dansktalende}"),
        ("100 %", "100 %"),
    ],
)
def test_fill(text, filled):
    assert fill(text, WORDS) == filled


def test_fill_without_a_word_for_it():
    with pytest.raises(KeyError):
        fill("{home_country}", WORDS)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.text() | st.text("{}speaking ", max_size=30))
def test_any_text_is_read_and_filled_or_refused(text):
    try:
        found = names(text)
    except PlaceholderError as error:
        told = (str(error), error.hint)
        assert all(told)
        return
    assert set(found) <= KNOWN
    fill(text, dict.fromkeys(KNOWN, "x"))


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.text())
def test_doubled_braces_are_filled_as_single_ones(text):
    doubled = text.replace("{", "{{").replace("}", "}}")
    assert names(doubled) == ()
    assert fill(doubled, {}) == text


@pytest.mark.parametrize(
    ("text", "word", "fitted"),
    [
        ("a {speaking} agent", "Estonian-speaking", "an {speaking} agent"),
        ("an {speaking} agent", "Danish-speaking", "a {speaking} agent"),
        ("A {speaking} agent", "Icelandic-speaking", "An {speaking} agent"),
        ("a {speaking} agent", "Ukrainian-speaking", "a {speaking} agent"),
        ("a\u00a0{speaking} agent", "English-speaking", "an\u00a0{speaking} agent"),
        ("drama {speaking}", "English-speaking", "drama {speaking}"),
        ("a cook", "English-speaking", "a cook"),
    ],
)
def test_english_articles_fit_the_word_that_follows(text, word, fitted):
    assert fit_articles(text, {"speaking": word}, "en") == fitted


def test_other_languages_keep_their_words():
    assert fit_articles("a {speaking} b", {"speaking": "estisktalende"}, "da") == "a {speaking} b"
