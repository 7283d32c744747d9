"""Places within a sentence, as people in each country say it."""

import pytest

from generator.l10n import territories
from generator.l10n.formats import formats
from generator.l10n.locales import Locales

LOCALES = Locales()


@pytest.mark.parametrize(
    ("locale", "code", "said"),
    [
        ("da", "EE", "i Estland"), ("da", "IS", "på Island"), ("da", "CY", "på Cypern"), ("da", "NL", "i Nederlandene"),
        ("nb", "EE", "i Estland"), ("nb", "IS", "på Island"), ("nb", "CY", "på Kypros"), ("nb", "FO", "på Færøyene"),
        ("sv", "EE", "i Estland"), ("sv", "MT", "på Malta"), ("sv", "GL", "på Grönland"), ("sv", "GB", "i Storbritannien"),
        ("en", "EE", "in Estonia"), ("en", "IS", "in Iceland"), ("en", "NL", "in the Netherlands"),
        ("en", "US", "in the United States"),
    ],
)  # fmt: skip
def test_a_country_with_its_preposition(locale, code, said):
    assert territories.in_country(code, formats(LOCALES[locale])) == said


@pytest.mark.parametrize(
    ("locale", "said"), [("da", "i Tallinn"), ("nb", "i Tallinn"), ("sv", "i Tallinn"), ("en", "in Tallinn")]
)
def test_a_city_with_its_preposition(locale, said):
    assert territories.in_city("Tallinn", formats(LOCALES[locale])) == said


def test_an_english_country_has_its_article_within_a_sentence_only_where_it_needs_one():
    english = formats(LOCALES["en"])

    assert [territories.name(code, english) for code in ("NL", "EE", "GB")] == [
        "the Netherlands",
        "Estonia",
        "the United Kingdom",
    ]
    assert territories.name("NL", formats(LOCALES["sv"])) == "Nederländerna"
