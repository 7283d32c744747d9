"""The key facts of an ad, in the order people look for them, each in the locale's own words and formats."""

import datetime as dt
from collections.abc import Iterator

from generator.l10n.catalogs import Catalog
from generator.l10n.formats import NBSP
from generator.posting.terms import Interviews, RequiredLanguage, Salary, Shift, WorkHours
from generator.posting.text import Text
from generator.rendering.view import FactView
from generator.rendering.writing import Pen


def facts(pen: Pen) -> Iterator[FactView]:
    """Yield the key facts that the posting gives."""
    posting, label = pen.ad.posting, pen.labels.pgettext
    notes = {
        "work_hours": pen.maybe(posting.work_hours.note) if posting.work_hours else None,
        "base_salary": pen.maybe(posting.base_salary.note) if posting.base_salary else None,
    }
    for key, name, value in (
        ("location", label("fact", "Location"), locations(pen)),
        ("employment", label("fact", "Employment"), employment(pen)),
        ("work_hours", label("fact", "Working hours"), work_hours(pen, posting.work_hours)),
        ("trial_period", label("fact", "Trial period"), _trial(pen)),
        ("base_salary", label("fact", "Pay"), salary(pen, posting.base_salary)),
        ("languages", label("fact", "Languages"), languages(pen)),
        ("documents", label("fact", "Documents"), _documents(pen)),
        ("openings", label("fact", "Openings"), _openings(pen)),
        ("interviews", label("fact", "Interviews"), _interviews(pen, posting.interviews)),
        ("reference_number", label("fact", "Reference"), posting.reference_number or ""),
    ):  # fmt: skip
        note = notes.get(key)
        if value or note:
            yield FactView(key, name, pen.label(value), "", note) if value else FactView(key, name, note or pen.label(""))
        if key == "work_hours":
            yield from _start(pen)


def deadline(pen: Pen) -> FactView | None:
    """Return the application deadline, if there is one."""
    value, name = pen.ad.posting.valid_through, pen.labels.pgettext("fact", "Application deadline")
    if isinstance(value, dt.date):
        return FactView("valid_through", name, pen.label(pen.formats.date(value)), value.isoformat())
    if value == "rolling":
        words = pen.labels.pgettext("deadline", "Rolling")
        return FactView("valid_through", name, pen.label(words))
    return None


def cities(pen: Pen) -> list[str]:
    """Return where the work is done, city and country, in the locale's words."""
    found: list[str] = []
    for location, city in zip(pen.ad.posting.job_location, pen.ad.cities, strict=True):
        if city is not None:
            found.append(f"{pen.text(city.name).plain}, {pen.formats.territory(city.country)}")
        elif location.address is not None:
            name = pen.maybe(location.address.city)
            country = pen.formats.territory(location.address.country)
            found.append(f"{name.plain}, {country}" if name else country)
    return list(dict.fromkeys(found))


def locations(pen: Pen) -> str:
    """Return the places of work with how one works there: "Tallinn, Estland (hybridarbejde)"."""
    ways = {
        "on_site": "",
        "hybrid": pen.labels.pgettext("workplace", "hybrid"),
        "remote": pen.labels.pgettext("workplace", "remote"),
    }
    parts: list[str] = []
    for location, place in zip(pen.ad.posting.job_location, _each_city(pen), strict=True):
        way = ways[location.workplace]
        if location.applicant_countries and way:
            countries = pen.formats.alternatives(map(pen.formats.territory, location.applicant_countries))
            way = pen.labels.pgettext("workplace, then countries", "{workplace}, living in {countries}").format(
                workplace=way, countries=countries
            )
        parts.append(f"{place} ({way})" if way else place)
    return "; ".join(dict.fromkeys(parts))


def _each_city(pen: Pen) -> list[str]:
    names: list[str] = []
    for location, city in zip(pen.ad.posting.job_location, pen.ad.cities, strict=True):
        if city is not None:
            names.append(f"{pen.text(city.name).plain}, {pen.formats.territory(city.country)}")
        elif location.address is not None:
            address = location.address
            name = pen.maybe(address.city)
            street = [address.street_address] if address.street_address else []
            town = " ".join(filter(None, ((address.postal_code or "").replace(" ", NBSP), name.plain if name else "")))
            names.append(", ".join([*street, *filter(None, [town]), pen.formats.territory(address.country)]))
    return names


def employment_types(labels: Catalog) -> dict[str, str]:
    """Return the types of employment in words, in the order in which they are offered; ``other`` has none."""
    label = labels.pgettext
    return {
        "full_time": label("employment type", "full time"),
        "part_time": label("employment type", "part time"),
        "contractor": label("employment type", "freelance"),
        "temporary": label("employment type", "temporary"),
        "intern": label("employment type", "internship"),
        "volunteer": label("employment type", "voluntary work"),
        "per_diem": label("employment type", "on call"),
        "other": "",
    }


def employment(pen: Pen) -> str:
    """Return type, extent and contract: "Fuldtid, fast stilling"."""
    posting, label = pen.ad.posting, pen.labels.pgettext
    types = employment_types(pen.labels)
    contracts = {
        "permanent": label("contract", "permanent position"),
        "fixed_term": label("contract", "fixed-term position"),
        "substitute": label("contract", "temporary cover"),
        "seasonal": label("contract", "seasonal work"),
    }
    parts = (
        [pen.formats.alternatives(names)] if (names := [types[one] for one in posting.employment_type if types[one]]) else []
    )
    if posting.percent is not None:
        percent = pen.formats.percent(posting.percent)
        parts = [f"{parts[0]} ({percent})"] if parts else [percent]
    if posting.contract:
        words = contracts[posting.contract]
        if posting.contract_until:
            words = label("contract, then the day it ends", "{contract} until {date}").format(
                contract=words, date=pen.formats.date(posting.contract_until)
            )
        parts.append(words)
    return _sentence(", ".join(parts))


def work_hours(pen: Pen, hours: WorkHours | None) -> str:
    """Return hours a week, weekdays and times: "37 timer om ugen, mandag–fredag kl. 09.00–18.00"."""
    if hours is None:
        return ""
    parts: list[str] = []
    if hours.hours_per_week is not None:
        amount = pen.formats.hours(hours.hours_per_week, hours.hours_per_week_max or hours.hours_per_week)
        parts.append(pen.labels.pgettext("hours a week", "{hours} per week").format(hours=amount))
    parts += [_shift(pen, shift) for shift in hours.schedule]
    return _sentence("; ".join([", ".join(parts[:2]), *parts[2:]]) if hours.hours_per_week is not None else "; ".join(parts))


def _shift(pen: Pen, shift: Shift) -> str:
    pattern = pen.labels.pgettext("weekdays, then hours", "{days}, {times}")
    return pattern.format(days=pen.formats.weekdays(shift.days), times=pen.formats.time_range(shift.start, shift.end))


def _start(pen: Pen) -> Iterator[FactView]:
    value, label = pen.ad.posting.job_start, pen.labels.pgettext
    name = label("fact", "Start date")
    if isinstance(value, dt.date):
        yield FactView("job_start", name, pen.label(pen.formats.date(value)), value.isoformat())
    elif isinstance(value, Text):
        yield FactView("job_start", name, pen.text(value))
    elif value is not None:
        words = {
            "immediate": label("start", "As soon as possible"),
            "by_agreement": label("start", "By agreement"),
        }
        yield FactView("job_start", name, pen.label(words[value]))


def _trial(pen: Pen) -> str:
    trial = pen.ad.posting.trial_period
    if trial is None:
        return ""
    return pen.formats.months(trial.months) if trial.months else pen.formats.weeks(trial.weeks or 0)


def salary(pen: Pen, pay: Salary | None) -> str:
    """Return the pay with its period: "32.000–36.000 kr. pr. måned"."""
    if pay is None:
        return ""
    label = pen.labels.pgettext
    periods = {
        "hour": label("pay", "{amount} per hour"),
        "day": label("pay", "{amount} per day"),
        "week": label("pay", "{amount} per week"),
        "month": label("pay", "{amount} per month"),
        "year": label("pay", "{amount} per year"),
    }
    parts: list[str] = []
    if pay.min is not None and pay.currency and pay.period:
        country = next(iter(pen.ad.countries()), "")
        amount = pen.formats.money(pay.min, pay.max, pay.currency, country)
        parts.append(periods[pay.period].format(amount=amount))
    if pay.by_agreement:
        parts.append(label("pay", "by agreement"))
    return _sentence(", ".join(parts))


def languages(pen: Pen) -> str:
    """Return the required languages with their levels: "Dansk (flydende) og engelsk (godt)"."""
    required = [one for one in pen.ad.posting.required_languages if not one.desirable]
    desirable = [one for one in pen.ad.posting.required_languages if one.desirable]
    parts = [pen.formats.list(_language(pen, one) for one in required)] if required else []
    if desirable:
        pattern = pen.labels.pgettext("languages that are an advantage", "{languages} an advantage")
        parts.append(pattern.format(languages=pen.formats.list(_language(pen, one) for one in desirable)))
    return _sentence("; ".join(parts))


def _language(pen: Pen, one: RequiredLanguage) -> str:
    label = pen.labels.pgettext
    levels = {
        "basic": label("language level", "basic"),
        "good": label("language level", "good"),
        "very_good": label("language level", "very good"),
        "fluent": label("language level", "fluent"),
        "native_level": label("language level", "native level"),
    }
    name = pen.formats.language(one.language)
    return f"{name} ({levels.get(one.level, one.level).replace(' ', NBSP)})" if one.level else name


def _documents(pen: Pen) -> str:
    label = pen.labels.pgettext
    names = {
        "driving_licence": label("document", "driving licence"),
        "police_certificate": label("document", "police certificate"),
        "child_certificate": label("document", "certificate for work with children"),
        "health_certificate": label("document", "health certificate"),
        "work_permit": label("document", "work permit"),
        "diploma": label("document", "diploma"),
        "certificate_of_apprenticeship": label("document", "trade certificate"),
        "authorisation": label("document", "professional authorisation"),
        "security_clearance": label("document", "security clearance"),
    }
    parts: list[str] = []
    for document in pen.ad.posting.documents:
        if document.kind == "driving_licence" and document.category:
            pattern = label("document", "driving licence, category {category}")
            parts.append(pattern.format(category=document.category.upper()))
        else:
            parts.append(names[document.kind])
    return _sentence(pen.formats.list(parts)) if parts else ""


def _openings(pen: Pen) -> str:
    count = pen.ad.posting.total_job_openings
    return pen.formats.number(count) if count else ""


def _interviews(pen: Pen, interviews: Interviews | None) -> str:
    if interviews is None:
        return ""
    if interviews.week is not None:
        return _sentence(pen.labels.pgettext("interviews", "week {week}").format(week=interviews.week))
    first = interviews.date
    if first is None:
        return ""
    if interviews.until is None or interviews.until == first:
        return _sentence(pen.formats.weekday_date(first))
    pattern = pen.labels.pgettext("a period of days", "{first} to {last}")
    return _sentence(pattern.format(first=pen.formats.date(first), last=pen.formats.date(interviews.until)))


def _sentence(text: str) -> str:
    """Return the text with a capital, as the first word of a value has."""
    return text[:1].upper() + text[1:]
