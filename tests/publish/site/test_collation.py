import pytest

from generator.publish.site.collation import slug, sort_key


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("da", ["Bager", "Yrke", "Zoolog", "Ægpakker", "Ökonom", "Ørnevogter", "Aalborg", "Ålefanger"]),
        ("nb", ["Baker", "Zoolog", "Ærfuglvokter", "Ørnevokter", "Ålefisker"]),
        ("sv", ["Bagare", "Zoolog", "Ålfiskare", "Ägare", "Ærø", "Ölbryggare", "Ørsted"]),
    ],
)
def test_words_stand_where_the_alphabet_has_them(locale, words):
    mixed = words[1::2] + words[::2]

    assert sorted(mixed, key=lambda word: sort_key(word, locale)) == words


@pytest.mark.parametrize("locale", ["en", "de"])
def test_elsewhere_letters_with_marks_stand_with_plain_ones(locale):
    words = ["Østby", "Aarhus", "Älv", "Oslo", "Ålesund"]

    assert sorted(words, key=lambda word: sort_key(word, locale)) == ["Aarhus", "Ålesund", "Älv", "Oslo", "Østby"]


def test_case_and_signs_do_not_count_before_letters():
    words = ["(Senior) udvikler", "bager", "Anlægsgartner", "Bager"]

    assert sorted(words, key=lambda word: sort_key(word, "da")) == ["Anlægsgartner", "Bager", "bager", "(Senior) udvikler"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Aarhus Kommune", "aarhus-kommune"),
        ("Göteborg", "goteborg"),
        ("Ærø & Sønner A/S", "aero-sonner-a-s"),
        ("Łódź", "lodz"),
        ("Каунас", "каунас"),
        ("!!!", "-"),
    ],
)
def test_a_word_of_an_address(text, word):
    assert slug(text) == word
