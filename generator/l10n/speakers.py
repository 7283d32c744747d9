"""Words for the people an ad is for: who speaks a language, who comes from where. CLDR has none of these.

A required language is one that people *speak* (ISO 639: ``no`` is Norwegian); it is not an output locale. The words are
catalog entries with context, so each locale's own PO file holds them.
"""

from dataclasses import dataclass

from generator.l10n.formats import Formats


def _n(_context: str, message: str) -> str:
    """Mark a label for extraction; it is looked up later."""
    return message


@dataclass(frozen=True, slots=True)
class _Forms:
    speaking: str
    speakers: str
    people: str
    country: str


SPOKEN: dict[str, _Forms] = {
    "da": _Forms(_n("speaking", "Danish-speaking"), _n("speakers", "Danish speakers"), _n("people", "Danes"), "DK"),
    "no": _Forms(_n("speaking", "Norwegian-speaking"), _n("speakers", "Norwegian speakers"), _n("people", "Norwegians"), "NO"),
    "sv": _Forms(_n("speaking", "Swedish-speaking"), _n("speakers", "Swedish speakers"), _n("people", "Swedes"), "SE"),
    "fi": _Forms(_n("speaking", "Finnish-speaking"), _n("speakers", "Finnish speakers"), _n("people", "Finns"), "FI"),
    "is": _Forms(_n("speaking", "Icelandic-speaking"), _n("speakers", "Icelandic speakers"), _n("people", "Icelanders"), "IS"),
    "et": _Forms(_n("speaking", "Estonian-speaking"), _n("speakers", "Estonian speakers"), _n("people", "Estonians"), "EE"),
    "lv": _Forms(_n("speaking", "Latvian-speaking"), _n("speakers", "Latvian speakers"), _n("people", "Latvians"), "LV"),
    "lt": _Forms(
        _n("speaking", "Lithuanian-speaking"), _n("speakers", "Lithuanian speakers"), _n("people", "Lithuanians"), "LT"
    ),
    "en": _Forms(_n("speaking", "English-speaking"), _n("speakers", "English speakers"), _n("people", "English people"), "GB"),
    "de": _Forms(_n("speaking", "German-speaking"), _n("speakers", "German speakers"), _n("people", "Germans"), "DE"),
    "nl": _Forms(_n("speaking", "Dutch-speaking"), _n("speakers", "Dutch speakers"), _n("people", "Dutch people"), "NL"),
    "fr": _Forms(_n("speaking", "French-speaking"), _n("speakers", "French speakers"), _n("people", "French people"), "FR"),
    "es": _Forms(_n("speaking", "Spanish-speaking"), _n("speakers", "Spanish speakers"), _n("people", "Spaniards"), "ES"),
    "it": _Forms(_n("speaking", "Italian-speaking"), _n("speakers", "Italian speakers"), _n("people", "Italians"), "IT"),
    "pl": _Forms(_n("speaking", "Polish-speaking"), _n("speakers", "Polish speakers"), _n("people", "Poles"), "PL"),
    "pt": _Forms(
        _n("speaking", "Portuguese-speaking"), _n("speakers", "Portuguese speakers"), _n("people", "Portuguese people"), "PT"
    ),
    "uk": _Forms(_n("speaking", "Ukrainian-speaking"), _n("speakers", "Ukrainian speakers"), _n("people", "Ukrainians"), "UA"),
}

NAMES = ("speaking", "speakers", "language", "home_country", "people")
"""The placeholders that an audience fills; each has a capitalised form too (``{Speaking}``)."""


def default_home_country(language: str) -> str | None:
    """Return the ISO 3166 code of the country whose speakers are meant when none is named."""
    forms = SPOKEN.get(language)
    return forms.country if forms else None


def words(language: str, home_country: str | None, formats: Formats) -> dict[str, str]:
    """Return what each placeholder says for an audience in a locale, capitalised forms included.

    Args:
        language: ISO 639 code of the language the audience speaks; one of ``SPOKEN``.
        home_country: ISO 3166 code, or ``None`` for the language's usual one.
        formats: the formatters of the locale in which the text stands.
    """
    forms = SPOKEN[language]
    country = home_country or forms.country
    label = formats.labels.pgettext
    values = {
        "speaking": label("speaking", forms.speaking),
        "speakers": label("speakers", forms.speakers),
        "language": formats.language(language),
        "home_country": formats.territory(country),
    }
    # A people belongs to a country, not to a language: Swedish speakers from Finland are no Swedes.
    people = next((spoken.people for spoken in SPOKEN.values() if spoken.country == country), None)
    if people:
        values["people"] = label("people", people)
    return values | {name.capitalize(): value[:1].upper() + value[1:] for name, value in values.items()}
