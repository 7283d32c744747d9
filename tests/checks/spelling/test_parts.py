import pytest

from generator.checks.spelling.parts import heads, is_compound

WORDS = {
    "da": {"arbejde", "plads", "service", "udvikling", "kunde", "konsulent", "folk", "møde"},
    "nb": {"barn", "hage", "arbeid", "plass"},
    "sv": {"vecka", "blad", "arbete", "plats", "skola", "pojke", "lag", "tjänst", "pension"},
}


@pytest.mark.parametrize(
    ("locale", "word"),
    [
        ("da", "arbejdsplads"),
        ("da", "folkemøde"),
        ("da", "kundeserviceudviklingskonsulent"),
        ("nb", "barnehage"),
        ("nb", "arbeidsplass"),
        ("sv", "veckoblad"),
        ("sv", "arbetsplats"),
        ("sv", "skollag"),
        ("sv", "pojklag"),
        ("sv", "tjänstepension"),
    ],
)
def test_a_compound_is_made_as_its_language_makes_it(locale, word):
    assert is_compound(word, locale, WORDS[locale].__contains__)


@pytest.mark.parametrize(
    ("locale", "word"),
    [("da", "arbejdspalds"), ("da", "arbejdexplads"), ("sv", "veckiblad"), ("da", "plads"), ("nb", "veckoblad")],
)
def test_what_is_not_made_of_words_is_none(locale, word):
    assert not is_compound(word, locale, WORDS[locale].__contains__)


def test_a_first_part_comes_with_the_words_it_may_be_of():
    assert list(heads("arbejds", "da")) == ["arbejds", "arbejd", "arbejde"]
    assert "gata" in list(heads("gatu", "sv"))
    assert "mass" in list(heads("mass", "sv"))
    assert "massa" in list(heads("mass", "sv"))
