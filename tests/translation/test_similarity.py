"""Likeness: pairs of sentences from job ads on either side of the line, and its bounds for any texts."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.translation.similarity import Sources, score

NUMBERS_ONLY = [
    ("Du får 37 timer om ugen", "Du får 30 timer om ugen"),
    ("Løn: 30.000 kr. om måneden", "Løn: 28.500 kr. om måneden"),
    ("Ansøg senest den 12. maj 2026", "Ansøg senest den 3. maj 2027"),
    ("Kl. 8:00-16:30 på hverdage", "Kl. 10:15-18:00 på hverdage"),
    ("5 ugers ferie", "6 ugers ferie"),
]

SIMILAR = [
    ("Du taler og skriver flydende {language}", "Du taler og skriver flydende engelsk"),
    ("Erfaring med kundeservice", "Erfaring fra kundeservice"),
    ("Du lytter først og svarer bagefter", "Du lytter først, og svarer bagefter."),
    ("Du behandler klager fra kunder, og du giver dem besked", "Du behandler klager fra kunder og giver dem besked"),
    ("Vi søger en kok til vores køkken i Tallinn", "Vi søger en kok til vores køkken i Riga"),
    ("Du har gode engelskkundskaber", "Du har gode danskkundskaber"),
    ("Har du spørgsmål, så ring til Kim Kvist", "Har du spørgsmål, så skriv til Kim Kvist"),
    ("Vi tilbyder en god løn", "Vi tilbyder god løn"),
    ("Kok", "**Kok**"),
    ("kok", "Kok!"),
]

UNLIKE = [
    ("God løn", "God tone"),
    ("Gratis kaffe", "Gratis kage"),
    ("Fri telefon", "Fri parkering"),
    ("Fast løn", "Fast lån"),
    ("Kørekort B", "Kørekort C"),
    ("Du er mødestabil", "Du er fleksibel"),
    ("Faste arbejdstider", "Flekse arbejdstider"),
    ("Du kan dansk", "Du kan norsk"),
    ("Gode kolleger", "Søde kolleger"),
    ("Erfaring med salg", "Erfaring med kundeservice"),
    ("Løn efter aftale", "Start efter aftale"),
    ("Frokostordning", "Personalerabat"),
]

WORDS = [("Kok", "Kik"), ("Pension", "Pensum"), ("Kokke", "Kokken"), ("Sundhedsforsikring", "Sundhedssikring")]
"""Single words; a bullet of one word that is another says another thing, however alike they are spelt."""


@pytest.mark.parametrize(("one", "other"), NUMBERS_ONLY)
def test_a_number_is_the_least_of_differences(one, other):
    assert 90 <= score(one, other) < 99


@pytest.mark.parametrize(("one", "other"), SIMILAR)
def test_similar_sentences_are_suggested(one, other):
    assert 75 <= score(one, other) <= 99


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_bullets_about_other_things_are_not(one, other):
    assert score(one, other) < 75


@pytest.mark.parametrize(("one", "other"), WORDS)
def test_single_words_are_alike_only_when_they_are_the_same(one, other):
    assert score(one, other) < 50


@pytest.mark.parametrize(("one", "other"), [("37", "38"), ("–", "-"), ("", "Kok"), ("2026", "2027")])
def test_texts_without_words_are_like_no_other(one, other):
    assert (score(one, other), score(one, one)) == (0, 100)


def test_numbers_and_markup_that_differ_cost_a_little():
    assert score("Vi søger 2 kokke nu", "Vi søger 3 kokke nu") == 97
    assert score("Vi søger 2 **kokke** nu", "Vi søger 2 kokke nu") == 99
    assert score("Vi søger 2 **kokke** nu", "Vi søger 3 kokke nu") == 96
    assert score("[Søg](https://example.com/1) nu", "[Søg](https://example.com/2) nu") == 99


def test_which_are_found_and_in_which_order():
    sources = Sources(
        ["Vi søger en kok i Riga", "Vi søger en tjener", "Kok", "Vi søger en kok nu i Riga", "Vi søger to kokke", "7"]
    )

    found = sources.find("Vi søger en kok i Oslo", 50)

    assert [text for _, text in found] == ["Vi søger en kok i Riga", "Vi søger en kok nu i Riga", "Vi søger en tjener"]
    assert [text for _, text in sources.find("Vi søger en kok i Oslo", found[1][0])] == [text for _, text in found[:2]]
    assert sources.find("Kok", 0)[0][1] == "Vi søger en kok i Riga"
    assert sources.find("Ingenting", 40) == []
    assert Sources([]).find("Kok", 0) == []


def test_a_text_is_not_among_those_that_are_like_it():
    assert Sources(["Vi søger en kok"]).find("Vi søger en kok", 0) == []


sentences = st.lists(
    st.sampled_from(["kok", "Kok", "en", "søger", "vi", "37", "{people}", "**nu**", ",", "-"]), max_size=8
).map(" ".join)


@given(st.lists(sentences, max_size=6), sentences, st.floats(0, 100))
@example(["kok en", "en kok"], "kok", 50.0)
def test_nothing_above_the_line_is_missed(texts, text, cutoff):
    expected = sorted({(-score(text, other), other) for other in texts if other != text})

    found = Sources(texts).find(text, cutoff)

    assert found == [(-likeness, other) for likeness, other in expected if -likeness >= cutoff and _has_words(text, other)]
    assert all(0 <= likeness <= 99 for likeness, _ in found)


def _has_words(*texts):
    return all(any(word in text.casefold() for word in ("kok", "en", "søger", "vi", "people", "nu")) for text in texts)


@given(sentences, sentences)
def test_likeness_is_mutual(one, other):
    assert score(one, other) == pytest.approx(score(other, one))
