"""Words for what a posting says elsewhere: ``{city}``, ``{in_country}``, ``{hours}``, ``{deadline}``, ``{employer}``."""

import datetime as dt
from collections.abc import Iterator

from generator.l10n import territories
from generator.l10n.formats import Formats
from generator.posting.audience import Ad


def words(ad: Ad, formats: Formats) -> dict[str, str]:
    """Return what each of these placeholders says in a locale; one that the posting has no fact for is left out.

    Args:
        ad: the ad, as it is for its audience.
        formats: the formatters of the locale in which the text stands.
    """
    posting = ad.posting
    made: dict[str, str] = {}
    cities = tuple(_cities(ad, formats.locale.code))
    if cities:
        made["city"] = formats.list(name for name, _ in cities)
        own = [within for _, within in cities if within]
        made["in_city"] = own[0] if len(cities) == 1 and own else territories.in_city(made["city"], formats)
    countries = ad.countries()
    if countries:
        made["country"] = formats.list(territories.name(code, formats) for code in countries)
        made["in_country"] = formats.list(territories.in_country(code, formats) for code in countries)
    hours = posting.work_hours
    if hours and hours.hours_per_week:
        made["hours"] = formats.number_range(hours.hours_per_week, hours.hours_per_week_max or hours.hours_per_week)
    if isinstance(posting.valid_through, dt.date):
        made["deadline"] = formats.date(posting.valid_through)
    # A confidential one is gone from the ad; an agency that hires for itself is the employer.
    if ad.organization is not None:
        made["employer"] = ad.organization.name
    return made


WANTED = {
    "city": "job_location with a city",
    "in_city": "job_location with a city",
    "country": "job_location with a country",
    "in_country": "job_location with a country",
    "hours": "work_hours: {hours_per_week: 37}",
    "deadline": "valid_through: with a date",
    "employer": "hiring_organization, which is not confidential",
}
"""What a posting must have for each."""


def _cities(ad: Ad, locale: str) -> Iterator[tuple[str, str]]:
    """Yield the name of each city, and how one says that one is there where its place file says so."""
    for location, city in zip(ad.posting.job_location, ad.cities, strict=True):
        if city is not None:
            yield city.name.as_name(locale), city.in_city.get(locale, "")
        elif location.address is not None and location.address.city is not None:
            yield location.address.city.as_name(locale), ""
