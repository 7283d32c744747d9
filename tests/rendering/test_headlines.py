import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.printing import fonts
from generator.rendering.compounds import SOFT_HYPHEN
from generator.rendering.headlines import typeset
from generator.rendering.measuring import PT
from generator.rendering.richtext import rich

WIDE, NARROW = (126.0, (14.0, 39.0)), (34.0, (9.0, 18.0))
"""A flyer's room in mm and type in pt, and a column's."""


def lines(text, locale="da", place=WIDE, count=4):
    return list(typeset(rich(text, {}, locale), locale, *place, count).lines)


def read(html):
    """Return the words of a headline, as they are found by who searches for them."""
    return unescape(re.sub(r"<[^>]*>", "", str(html))).replace(SOFT_HYPHEN, "")


@pytest.mark.parametrize(
    ("locale", "text", "place", "expected"),
    [
        ("da", "Dansktalende Agent til Nissan i Tallinn", WIDE, ["Dansktalende Agent", "til Nissan i Tallinn"]),
        ("sv", "Rekryteringskonsult till personalavdelningen", WIDE, ["Rekryteringskonsult", "till personalavdelningen"]),
        ("sv", "Kundtjänstspecialist", WIDE, ["Kundtjänstspecialist"]),
        ("sv", "Kundtjänstspecialist", NARROW, ["Kundtjänst-", "specialist"]),
        ("sv", "Fastighetsskötselföreståndare", NARROW, ["Fastighetsskötsel-", "föreståndare"]),
        ("da", "Dansktalende kundeservicemedarbejder søges", WIDE, ["Dansktalende", "kundeservice-", "medarbejder søges"]),
        ("nb", "Dansktalende back office-medarbeider søkes", WIDE, ["Dansktalende back", "office-medarbeider søkes"]),
        ("sv", "Dansktalande back office-agent till Nissan", WIDE, ["Dansktalande", "back office-agent", "till Nissan"]),
        ("da", "Kok", WIDE, ["Kok"]),
    ],
)  # fmt: skip
def test_headlines_break_where_a_typographer_would_break_them(locale, text, place, expected):
    assert lines(text, locale, place) == expected


def test_a_last_word_gets_company_though_the_type_gets_smaller_for_it():
    alone, together = (
        rich("Vi søger en ny kollega til kantinen nu", {}, "da"),
        rich("Vi søger en ny kollega til kantinen", {}, "da"),
    )

    made = typeset(alone, "da", *WIDE, 4)

    assert len(made.lines[-1].split()) > 1
    assert made.size <= typeset(together, "da", *WIDE, 4).size


@pytest.mark.parametrize("count", [2, 3, 4])
def test_a_long_headline_is_set_smaller_for_its_number_of_lines(count):
    text = "Projektleder til bæredygtig byudvikling og klimatilpasning i Teknik- og Miljøforvaltningen"

    made = typeset(rich(text, {}, "da"), "da", *WIDE, count)

    assert 1 < len(made.lines) <= count
    assert " ".join(made.lines) == text
    assert made.size < 39


def test_the_smallest_type_may_take_more_lines_than_wished():
    made = typeset(rich("En overskrift der er længere end de to linjer som man gav den", {}, "da"), "da", 40, (20.0, 30.0), 2)

    assert 20 <= made.size < 20.6
    assert len(made.lines) > 2


def test_a_line_does_not_end_in_a_word_that_leads_on():
    for line in lines("Projektleder til bæredygtig byudvikling og klimatilpasning i Teknik- og Miljøforvaltningen")[:-1]:
        assert not re.search(r"(^| )(i|til|og)$|-$", line)


def test_markup_and_signs_come_through():
    made = typeset(rich("Socialrådgiver & *sagsbehandler* til Børne- og Ungeforvaltningen <i> Lund", {}, "da"), "da", *NARROW)

    assert "<em>sagsbehandler</em>" in made.html
    assert "&amp;" in made.html
    assert "<i>" not in made.html
    assert read(made.html) == "Socialrådgiver & sagsbehandler til Børne- og Ungeforvaltningen <i> Lund"


def test_a_headline_in_another_language_breaks_as_that_one_does():
    text = rich("Fastighetsskötselföreståndare", {}, "sv", "sv")

    assert typeset(text, "fi", *NARROW).lines == ("Fastighetsskötsel-", "föreståndare")


SAID = ("Kok", "til", "kundeservicemedarbejder", "i", "Roskilde", "back", "office-medarbejder", "&", "og")
WORDS = st.lists(st.sampled_from(SAID), min_size=1, max_size=14)


@given(WORDS, st.sampled_from([WIDE, NARROW, (253.0, (59.4, 110.0))]), st.integers(1, 5))
def test_every_line_fits_and_no_word_is_lost(words, place, count):
    room, (least, most) = place
    text = " ".join(words)

    made = typeset(rich(text, {}, "da"), "da", room, (least, most), count)

    assert least <= made.size <= most
    assert read(made.html) == text
    assert (
        str(made.html).count("<br>") + str(made.html).count(SOFT_HYPHEN) + str(made.html).count("<wbr>") == len(made.lines) - 1
    )
    assert all(fonts.width(line) * made.size * PT <= room for line in made.lines)
