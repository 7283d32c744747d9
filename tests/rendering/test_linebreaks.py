"""Where lines end: even headlines, no last word alone, compounds that can break."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.posting.markup import Plain, Strong
from generator.rendering.linebreaks import LONG, SOFT_HYPHEN, balanced, headline, keep_last
from generator.rendering.richtext import Rich

NBSP = "\u00a0"


def rich(text: str) -> Rich:
    return Rich((Plain(text),))


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Agent till Nissan i Tallinn", f"Agent till Nissan i{NBSP}Tallinn"),
        ("Senior keeper", f"Senior{NBSP}keeper"),
        ("Senior beekeeper", "Senior beekeeper".replace(" ", NBSP)),
        ("Energy Consultant, Gothenburg", "Energy Consultant, Gothenburg"),
        ("Beekeeper", "Beekeeper"),
        ("Keeper of extraordinarybees", "Keeper of extraordinarybees"),
        ("ends with <em>markup here</em>", "ends with <em>markup here</em>"),
    ],
)
def test_the_last_word_does_not_stand_alone(text, bound):
    assert keep_last(text) == bound


def test_longer_words_are_bound_where_lines_are_long():
    text = "ett professionellt och vänligt bemötande."

    assert keep_last(text) == text
    assert keep_last(text, 24) == f"ett professionellt och vänligt{NBSP}bemötande."


@given(st.text(st.sampled_from("abcdefgh <>&;-\u00a0"), max_size=60))
def test_binding_changes_spaces_only(text):
    assert keep_last(text).replace(NBSP, " ") == text.replace(NBSP, " ")


def test_a_short_hyphenated_word_stays_whole_and_a_longer_one_on_paper_only():
    short, longer = rich("Svensktalande back office-agent sökes"), rich("Dansktalende back office-medarbeider søkes")

    assert '<span class="nb">office-agent</span>' in headline(short, "sv", paged=False)
    assert "span" not in headline(longer, "nb", paged=False)
    assert '<span class="nb">office-medarbeider</span>' in headline(longer, "nb", paged=True)


@pytest.mark.parametrize(
    ("title", "bound"),
    [
        ("Dansktalande back office-agent till Nissan", "back office-agent"),
        ("Norsktalende back office-medarbeider til Nissan", "back office-medarbeider"),
        ("Ny key account-ansvarlig med rejselyst", "key account-ansvarlig"),
        ("Erfaren it-tekniker sökes i Lund", "Erfaren it-tekniker"),
        ("Vi söker en it-tekniker till Lund", None),
        ("Dansktalende it-tekniker søges i Lund", None),
        ("Back office agent for Nissan", None),
    ],
)
def test_what_a_hyphen_further_on_makes_one_word_is_not_torn(title, bound):
    made = headline(rich(title), "sv", paged=False).replace('<span class="nb">', "").replace("</span>", "")

    assert [pair.replace(NBSP, " ") for pair in re.findall(rf"\S+{NBSP}\S*-\S+", made)] == ([bound] if bound else [])


@pytest.mark.parametrize(("locale", "broken"), [("da", True), ("nb", True), ("sv", True), ("fi", False)])
def test_a_long_compound_can_break_where_its_language_lets_it(locale, broken):
    word = "kundeserviceudviklingskonsulent"
    made = headline(rich(f"Vores {word} i Lund"), locale, paged=False)

    assert (SOFT_HYPHEN in made) is broken
    assert word in made.replace(SOFT_HYPHEN, "")
    assert all(len(part) >= 8 for part in (made.split()[1].split(SOFT_HYPHEN)[0], made.split()[1].split(SOFT_HYPHEN)[-1]))
    assert SOFT_HYPHEN not in headline(rich("x" * LONG), locale, paged=False)


def test_markup_in_a_headline_is_left_alone():
    text = Rich((Plain("Our "), Strong((Plain("kundeserviceudviklingskonsulent"),)), Plain(" & co")))

    made = headline(text, "da", paged=False)

    assert made.startswith("Our <strong>kundeserviceudviklingskonsulent</strong>")
    assert made.endswith("co")


@pytest.mark.parametrize(
    "text",
    [
        "Beekeeper",
        "Beekeeper in Roskilde who also likes to build hives and sell honey",
        "Donaudampfschifffahrtsgesellschaftskapitän in Roskilde with a long name",
    ],
)
def test_any_headline_can_be_balanced(text):
    assert (balanced(rich(text), 31) == "") == (len(text) <= 31)


def test_balanced_lines_are_as_narrow_as_their_number_allows():
    # Two lines of 31 at most: "Dansktalende Back Office" and "Agent til Nissan i Tallinn".
    assert balanced(rich("Dansktalende Back Office Agent til Nissan i Tallinn"), 31) == ' style="max-width: 13.5em"'
