import pytest

from generator.checks.spelling.near import LETTERS, near


@pytest.mark.parametrize(
    ("locale", "word", "meant"),
    [
        ("da", "selvskabet", "selskabet"),
        ("da", "virksomehd", "virksomhed"),
        ("da", "fælleskabet", "fællesskabet"),
        ("nb", "tilegget", "tillegget"),
        ("sv", "tillgångliga", "tillgängliga"),
        ("da", "selskabet", ""),
        ("da", "hundekonsulent", ""),
        ("da", "kunders", ""),
        ("da", "bistader", ""),
        ("da", "kur", ""),
    ],
)
def test_a_word_one_slip_from_a_common_one_means_that(locale, word, meant):
    assert near(locale).meant(word) == meant


def test_common_words_are_known_and_long_enough():
    assert near("da").has("selskabet")
    assert not near("da").has("selvskabet")
    assert not near("sv").has("a" * (LETTERS - 1))


def test_a_locale_without_a_list_has_no_common_words():
    assert near("en") is None
