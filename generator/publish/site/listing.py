"""The list of jobs in a locale: what each line of it says, in which order, and what it can be searched for."""

from collections.abc import Iterable
from dataclasses import dataclass

from babel.plural import PluralRule

from generator.l10n.formats import NBSP, Formats, formats
from generator.l10n.locales import OutputLocale
from generator.posting.markup import Plain
from generator.publish.models import Edition, Published
from generator.publish.site.collation import slug, sort_key
from generator.publish.site.facets import Facet, Place, employer, facets, known_places, places, tongues, types
from generator.rendering.facts import cities
from generator.rendering.richtext import Rich
from generator.rendering.view import FactView
from generator.rendering.writing import Pen


@dataclass(frozen=True, slots=True)
class Job:
    """A line of the list. ``filters`` are its values by filter; ``words`` is what it is found by besides what it shows."""

    page: str
    title: Rich
    employer: str
    places: tuple[str, ...]
    text: Rich | None
    terms: str
    deadline: FactView | None
    posted: str
    posted_on: str
    filters: tuple[tuple[str, str], ...]
    words: str


@dataclass(frozen=True)
class Listing:
    """The list of jobs in a locale."""

    locale: OutputLocale
    jobs: tuple[Job, ...]
    facets: tuple[Facet, ...]
    cities: tuple[str, ...]
    """Where the jobs are, the places with most of them first."""


def listing(edition: Edition, locale: OutputLocale) -> Listing:
    """Return the open jobs of an edition in a locale, new ones first, those of a day by alphabet."""
    ads = ordered((one for one in edition.open if one.version.locale == locale.code), locale)
    pens = [Pen(one.version.ad, one.version.localized, edition.locales) for one in ads]
    where = [places(pen) for pen in pens]
    values = known_places(where)
    words = formats(locale)
    jobs = tuple(_job(ad, pen, there, values, words) for ad, pen, there in zip(ads, pens, where, strict=True))
    count: dict[str, int] = {}
    for there in where:
        for place in there:
            name = place.city or words.territory(place.country)
            count[name] = count.get(name, 0) + 1
    return Listing(locale, jobs, facets(locale, ads, values), tuple(sorted(count, key=lambda name: (-count[name], name))))


def ordered(ads: Iterable[Published], locale: OutputLocale) -> list[Published]:
    """Return ads with the newest first, those of a day by the locale's alphabet."""

    def key(ad: Published) -> tuple[int, tuple[str, str], str]:
        return (-ad.posted.toordinal() if ad.posted else 0, sort_key(ad.view.title.plain, locale.code), ad.page)

    return sorted(ads, key=key)


def _job(ad: Published, pen: Pen, where: tuple[Place, ...], values: dict[tuple[str, str], str], words: Formats) -> Job:
    view = ad.view
    day = words.date(ad.posted).replace(" ", NBSP) if ad.posted else ""
    filters = {
        "place": [value for one in where for value in (values[one.country, one.city], one.country.lower())],
        "language": tongues(ad),
        "employer": [slug(name)] if (name := employer(ad)) else [],
        "type": types(ad),
    }
    return Job(
        page=ad.page,
        # It stands in a link, and can hold none.
        title=Rich((Plain(view.title.plain),), view.title.lang),
        employer=employer(ad),
        places=tuple(cities(pen)),
        text=view.short_text or view.summary,
        terms=next((fact.value.plain for fact in view.facts if fact.key == "employment"), ""),
        deadline=view.deadline,
        posted=words.labels.pgettext("site", "Posted {date}").format(date=day) if day else "",
        posted_on=ad.posted.isoformat() if ad.posted else "",
        filters=tuple((name, " ".join(dict.fromkeys(found))) for name, found in filters.items() if found),
        words=_words(ad, pen, words),
    )


def _words(ad: Published, pen: Pen, words: Formats) -> str:
    """Return what else a job is found by: its places in every language, its languages, its reference, who advertises."""
    names: list[str] = []
    for location, city in zip(pen.ad.posting.job_location, pen.ad.cities, strict=True):
        name = city.name if city else location.address.city if location.address else None
        names += name.by_locale.values() if name else ()
    shown = (ad.view.agency.name if ad.view.agency else "", ad.view.reference)
    return " ".join(dict.fromkeys(filter(None, [*names, *map(words.language, tongues(ad)), *shown])))


def counted(words: Formats, count: int) -> str:
    """Return how many jobs there are: "1 stilling", "12 stillinger"."""
    return words.labels.npgettext("site", "{count} job", "{count} jobs", count).format(count=words.number(count))


def count_forms(words: Formats) -> dict[str, str]:
    """Return the sentence for each kind of number a language tells apart (CLDR plural category), with ``{count}`` in it."""
    rule: PluralRule = words.locale.cldr.plural_form
    forms: dict[str, str] = {}
    for count in range(200):
        forms.setdefault(rule(count), words.labels.npgettext("site", "{count} job", "{count} jobs", count))
    forms.setdefault("other", words.labels.npgettext("site", "{count} job", "{count} jobs", 0))
    return forms
