"""Places within a sentence: "i Estland", "på Island", "in the Netherlands". CLDR has the names, not what goes before them."""

from generator.l10n.formats import Formats

_ON = {
    "da": frozenset({"IS", "FO", "GL", "MT", "CY", "CU"}),
    "nb": frozenset({"IS", "FO", "GL", "MT", "CY", "CU", "MG"}),
    "sv": frozenset({"IS", "FO", "GL", "MT", "CY", "CU", "MG"}),
}
"""Islands that are countries, by locale: one is "på" them."""
_THE = frozenset({"AE", "BS", "CF", "DO", "FO", "GB", "GM", "KY", "MV", "NL", "PH", "US"})
"""Countries whose English names take an article within a sentence."""


def name(code: str, formats: Formats) -> str:
    """Return a country's name as it stands within a sentence: "Estland", "the Netherlands"."""
    said = formats.territory(code)
    return f"the {said}" if formats.locale.code == "en" and code in _THE else said


def in_country(code: str, formats: Formats) -> str:
    """Return a country with the preposition that says one is there: "i Estland", "på Island", "in Estonia".

    Args:
        code: ISO 3166 code.
        formats: the formatters of the locale.
    """
    label = formats.labels.pgettext
    if code in _ON.get(formats.locale.code, ()):
        return label("an island that is a country", "on {place}").format(place=name(code, formats))
    return label("a city or a country", "in {place}").format(place=name(code, formats))


def in_city(city: str, formats: Formats) -> str:
    """Return a city with the preposition that says one is there: "i Tallinn", "in Tallinn".

    Where a language has another one for a city ("på Hamar"), its place file says so: generator.posting.organization.
    """
    return formats.labels.pgettext("a city or a country", "in {place}").format(place=city)
