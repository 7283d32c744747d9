"""Speakers and peoples in the four locales."""

import pytest

from generator.l10n.formats import formats, known_territory
from generator.l10n.locales import Locales
from generator.l10n.speakers import NAMES, SPOKEN, default_home_country, words

LOCALES = Locales()

# speaking; people
TABLE = {
    "da": {
        "da": "dansktalende; danskere",
        "no": "norsktalende; nordmænd",
        "sv": "svensktalende; svenskere",
        "en": "engelsktalende; englændere",
        "fi": "finsktalende; finner",
        "et": "estisktalende; estere",
    },
    "nb": {
        "da": "dansktalende; dansker",
        "no": "norsktalende; nordmenn",
        "sv": "svensktalende; svensker",
        "en": "engelsktalende; engelskmenn",
        "fi": "finsktalende; finner",
        "et": "estisktalende; estlendere",
    },
    "sv": {
        "da": "dansktalande; danskar",
        "no": "norsktalande; norrmän",
        "sv": "svensktalande; svenskar",
        "en": "engelsktalande; engelsmän",
        "fi": "finsktalande; finländare",
        "et": "estnisktalande; ester",
    },
    "en": {
        "da": "Danish-speaking; Danes",
        "no": "Norwegian-speaking; Norwegians",
        "sv": "Swedish-speaking; Swedes",
        "en": "English-speaking; English people",
        "fi": "Finnish-speaking; Finns",
        "et": "Estonian-speaking; Estonians",
    },
}


@pytest.mark.parametrize(("locale", "language"), [(locale, language) for locale in TABLE for language in TABLE[locale]])
def test_speakers_and_peoples(locale, language):
    said = words(language, None, formats(LOCALES[locale]))
    assert f"{said['speaking']}; {said['people']}" == TABLE[locale][language]


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("da", ("dansktalende", "dansk", "Danmark")),
        ("nb", ("dansktalende", "dansk", "Danmark")),
        ("sv", ("dansktalande", "danska", "Danmark")),
        ("en", ("Danish speakers", "Danish", "Denmark")),
    ],
)
def test_speakers_language_and_country(locale, expected):
    said = words("da", None, formats(LOCALES[locale]))
    assert (said["speakers"], said["language"], said["home_country"]) == expected


def test_norwegian_is_spoken_norwegian_never_bokmal():
    assert [words("no", None, formats(LOCALES[code]))["language"] for code in LOCALES] == [
        "norsk",
        "norsk",
        "norska",
        "Norwegian",
    ]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("language", SPOKEN)
def test_every_language_has_every_word_and_its_capitalised_form(locale, language):
    said = words(language, None, formats(LOCALES[locale]))
    assert set(said) == {*NAMES, *(name.capitalize() for name in NAMES)}
    for name in NAMES:
        assert said[name]
        assert said[name.capitalize()] == said[name][0].upper() + said[name][1:]


@pytest.mark.parametrize("locale", ["da", "nb", "sv"])
@pytest.mark.parametrize("language", SPOKEN)
def test_languages_and_peoples_are_small_in_the_scandinavian_languages(locale, language):
    said = words(language, None, formats(LOCALES[locale]))
    assert all(said[name].islower() for name in ("speaking", "speakers", "language", "people"))


def test_a_people_belongs_to_a_country():
    # Swedish speakers from Finland are no Swedes.
    said = words("sv", "FI", formats(LOCALES["sv"]))
    assert (said["speaking"], said["people"], said["home_country"]) == ("svensktalande", "finländare", "Finland")


def test_a_country_without_a_known_people_leaves_the_word_out():
    said = words("sv", "AX", formats(LOCALES["en"]))
    assert said["home_country"] == "Åland Islands"
    assert "people" not in said
    assert "People" not in said


def test_default_home_countries():
    assert default_home_country("no") == "NO"
    assert default_home_country("en") == "GB"
    assert default_home_country("ja") is None
    assert all(known_territory(forms.country) for forms in SPOKEN.values())
