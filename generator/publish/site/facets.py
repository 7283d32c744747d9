"""What the jobs of a list can be filtered by: place, language, employer, type of employment.

Values are words of addresses that are the same in all languages of the site, so that a search can be kept when the language
is changed: ``?place=copenhagen-dk&language=sv``.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.l10n.formats import Formats, formats
from generator.l10n.locales import OutputLocale
from generator.posting.text import Text
from generator.publish.models import Published
from generator.publish.site.addresses import FALLBACK
from generator.publish.site.collation import slug, sort_key
from generator.rendering.facts import employment_types
from generator.rendering.writing import Pen

LEAST = 2
"""Values that a filter needs to be of use."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of work: the country's ISO 3166 code, the city in a locale's words and as a word of an address."""

    country: str
    city: str = ""
    word: str = ""

    @property
    def value(self) -> str:
        """Return what it is filtered by."""
        return f"{self.word}-{self.country}".lower() if self.city else self.country.lower()


@dataclass(frozen=True, slots=True)
class Option:
    """A value to filter by, and what it is called."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Group:
    """Options that belong together, such as a country's cities; without a label they stand by themselves."""

    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter: its name in addresses, its label, its options."""

    name: str
    label: str
    groups: tuple[Group, ...]


def places(pen: Pen) -> tuple[Place, ...]:
    """Return where the work of an ad is done, each place once."""
    found: list[Place] = []
    for location, city in zip(pen.ad.posting.job_location, pen.ad.cities, strict=True):
        if city is not None:
            found.append(Place(city.country, pen.text(city.name).plain, slug(_anywhere(city.name))))
        elif location.address is not None:
            name = location.address.city
            country = location.address.country
            found.append(Place(country, pen.text(name).plain, slug(_anywhere(name))) if name else Place(country))
    return tuple(dict.fromkeys(found))


def _anywhere(name: Text) -> str:
    """Return a name in the language that stands for all."""
    return name.source or name.by_locale.get(FALLBACK) or min(name.by_locale.items())[1]


def tongues(ad: Published) -> tuple[str, ...]:
    """Return the ISO 639 codes of the languages one must speak, the audience's own first."""
    required = (one.language for one in ad.version.ad.posting.required_languages if not one.desirable)
    return tuple(dict.fromkeys(one.partition("-")[0] for one in (ad.version.ad.language or "", *required) if one))


def employer(ad: Published) -> str:
    """Return whom one would work for, or who advertises where that is not told."""
    one = ad.view.employer or ad.view.agency
    return one.name if one else ""


def types(ad: Published) -> tuple[str, ...]:
    """Return its types of employment."""
    return tuple(one for one in ad.version.ad.posting.employment_type if one != "other")


def known_places(jobs: Iterable[tuple[Place, ...]]) -> dict[tuple[str, str], str]:
    """Return what each place is filtered by: one value for all that a reader sees as one place."""
    values: dict[tuple[str, str], str] = {}
    for place in {place for job in jobs for place in job}:
        key = (place.country, place.city)
        values[key] = min(values.get(key, place.value), place.value)
    return values


def facets(locale: OutputLocale, ads: Iterable[Published], jobs: dict[tuple[str, str], str]) -> tuple[Facet, ...]:
    """Return the filters of a list, less those that would not narrow it down.

    Args:
        locale: the output locale of the list.
        ads: the ads in it.
        jobs: their places and what these are filtered by, from :func:`known_places`.
    """
    words = formats(locale)
    label = words.labels.pgettext
    ads = tuple(ads)
    names = {slug(name): name for ad in ads if (name := employer(ad))}
    spoken = {code: _capital(words.language(code)) for ad in ads for code in tongues(ad)}
    offered = {one for ad in ads for one in types(ad)}
    kinds = {code: _capital(name) for code, name in employment_types(words.labels).items() if code in offered}
    made = (
        Facet("place", label("fact", "Location"), tuple(_by_country(words, jobs))),
        Facet("language", label("site", "Language required"), _single(spoken, locale)),
        Facet("employer", label("site", "Employer"), _single(names, locale)),
        Facet("type", label("fact", "Employment"), (Group("", tuple(Option(*item) for item in kinds.items())),)),
    )
    return tuple(one for one in made if sum(len(group.options) for group in one.groups) >= LEAST)


def _single(names: dict[str, str], locale: OutputLocale) -> tuple[Group, ...]:
    ordered = sorted(names.items(), key=lambda item: sort_key(item[1], locale.code))
    return (Group("", tuple(Option(value, name) for value, name in ordered)),)


def _by_country(words: Formats, values: dict[tuple[str, str], str]) -> Iterator[Group]:
    """Yield the countries with their cities; one that has several places can be chosen as a whole."""
    code = words.locale.code
    count = Counter(country for country, _ in values)
    for country in sorted(count, key=lambda one: sort_key(words.territory(one), code)):
        name = words.territory(country)
        cities = sorted((city for land, city in values if land == country and city), key=lambda city: sort_key(city, code))
        whole = words.labels.pgettext("site", "All of {country}").format(country=name)
        options = [Option(country.lower(), whole)] if count[country] > 1 else []
        options += [Option(values[country, city], city) for city in cities]
        yield Group(name, tuple(options or [Option(country.lower(), name)]))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
