"""What is compared of a text: stems, with numbers, names and languages taken out."""

import pytest

from generator.l10n.formats import formats
from generator.l10n.locales import Locales
from generator.translation import stems

LOCALES = Locales()


@pytest.mark.parametrize(
    ("locale", "one", "other"),
    [
        ("da", "Besvarer henvendelser fra kunder i Netto", "Du besvarer henvendelse fra kunde i {city}"),
        ("da", "Mindst 3 års erfaring med Zendesk", "Mindst {years} års erfaring med {system}"),
        ("da", "Mindst tre års erfaring", "Mindst {years} års erfaring"),
        ("da", "Vi har base i København", "Vi har base {in_city}"),
        ("nb", "Du snakker flytende dansk", "Du snakker flytende {language}"),
        ("nb", "Opplæring i 2 uker", "Opplæring i {weeks} {weeks:uke|uker}"),
        ("sv", "Du är flexibel", "Flexibel"),
        ("sv", "Erfarenhet av Microsoft Dynamics 365", "Erfarenhet av {system}"),
        ("en", "You are a team player", "Team player"),
        ("en", "25 days' holiday", "{days} days’ holiday"),
    ],
)
def test_what_differs_between_ads_is_taken_out(locale, one, other):
    there = formats(LOCALES[locale])
    shapes = [stems.shape(text, there) for text in (one, other)]

    assert shapes[0] == shapes[1]


@pytest.mark.parametrize(
    ("locale", "one", "other"),
    [
        ("da", "Du kan køre bil", "Du kan ikke køre bil"), ("sv", "Du talar svenska", "Du skriver svenska"),
        ("en", "Experience of retail", "Experience of {system}"), ("nb", "Ferie i uke 30", "Ferie i påsken"),
    ],
)  # fmt: skip
def test_what_says_something_else_is_something_else(locale, one, other):
    there = formats(LOCALES[locale])

    assert stems.shape(one, there) != stems.shape(other, there)


def test_numbers_in_words_are_figures_and_one_is_none():
    assert stems.plain("Mindst tre års erfaring", "da") == "Mindst 3 års erfaring"
    assert stems.plain("two days' holiday, one day off", "en") == "2 days’ holiday, one day off"
    assert stems.plain("femte-klassing og tresnitt {to}", "nb") == "femte-klassing og tresnitt {to}"
    assert stems.plain("kaks päeva", "et") == "kaks päeva"


def test_a_language_without_a_stemmer_keeps_its_words():
    assert stems.stemmer("et")("töötajad") == "töötajad"
    assert stems.stemmer("da")("henvendelserne") == stems.stemmer("da")("henvendelse")
