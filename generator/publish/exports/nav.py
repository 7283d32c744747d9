"""NAV's import of job ads (Norway): one ad that holds all its languages.

Names and forms are those of NAV's “Job Import API” (the documentation of ``pam-import-api``): the main properties with a title
of at most 512 characters and ``adText`` as HTML with basic tags, ``employer``, ``locationList``, ``contactList``, and the
optional ``properties``, which are words: ``applicationdue`` and ``starttime`` a day such as 24.05.2020, or "Snarest".
NAV requires ``expires``, which an ad without a last day has not; who sends one sets it. No import was tried.
"""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from babel import Locale

from generator.channels import Channel
from generator.posting.organization import Organization
from generator.posting.parts import Address
from generator.publish.applying import applying, shown
from generator.publish.exports import _markup
from generator.publish.models import Edition, Published
from generator.publish.takes import by_ad

_ENGAGEMENT = {"permanent": "Fast", "fixed_term": "Engasjement", "substitute": "Vikariat", "seasonal": "Sesong"}
_EXTENT = {"full_time": "Heltid", "part_time": "Deltid"}
_SOON, _AGREED, _ROLLING = "Snarest", "Etter avtale", "Fortløpende"
_HOME = "Hjemmekontor"


def export(edition: Edition, channel: Channel) -> Mapping[str, bytes]:
    """Return the channel's files, one for each ad; see :class:`generator.publish.exports.Export`."""
    files: dict[str, bytes] = {}
    for group in by_ad(edition, channel):
        name = f"{group[0].version.ad.name}.json"
        files[name] = (json.dumps(_ad(group, channel, edition), ensure_ascii=False, indent=1) + "\n").encode()
    return files


def _ad(group: Sequence[Published], channel: Channel, edition: Edition) -> dict[str, Any]:
    # Norwegian readers see the Norwegian title and text first, where there are any.
    group = sorted(group, key=lambda one: one.version.locale != "nb")
    main = group[0]
    ad, posting = main.version.ad, main.version.ad.posting
    employer = ad.organization or ad.agency
    until = posting.valid_through
    posted = posting.date_posted or edition.as_of
    made = {
        # One posting's ads for several audiences share its reference, which stands in "applicationlabel".
        "reference": ad.name,
        "positions": posting.total_job_openings or 1,
        "title": main.view.title.plain,
        "adText": "".join(_text(group, channel, edition)),
        "privacy": "SHOW_ALL",
        "published": f"{posted.isoformat()}T00:00:00" if posted else "",
        "expires": f"{until.isoformat()}T23:59:59" if isinstance(until, dt.date) else "",
        "employer": _employer(employer, main) if employer else {},
        "locationList": list(_places(main)),
        "contactList": [
            _filled({"name": one.name, "title": one.role.plain if one.role else "", "email": one.email, "phone": one.dial})
            for one in main.view.contacts
        ],
        "properties": _filled(_properties(main, channel, edition)),
    }
    return {key: value for key, value in made.items() if value}


def _properties(main: Published, channel: Channel, edition: Edition) -> dict[str, str]:
    ad, posting = main.version.ad, main.version.ad.posting
    how = applying(main, channel, edition)
    employer = ad.organization or ad.agency
    until, start = posting.valid_through, posting.job_start
    return {
        "sourceurl": main.view.canonical,
        "applicationdue": _day(until) if isinstance(until, dt.date) else _ROLLING if until else _SOON,
        "applicationurl": how.url,
        "applicationemail": how.email,
        "applicationlabel": how.reference,
        "starttime": _day(start)
        if isinstance(start, dt.date)
        else {"immediate": _SOON, "by_agreement": _AGREED}.get(start, "")
        if isinstance(start, str)
        else next((fact.value.plain for fact in main.view.facts if fact.key == "job_start"), ""),
        "engagementtype": _ENGAGEMENT.get(posting.contract or "", ""),
        "extent": next((_EXTENT[one] for one in posting.employment_type if one in _EXTENT), ""),
        "jobpercentage": f"{posting.percent}%" if posting.percent else "",
        "employerhomepage": (employer.url or "") if employer else "",
        "location": _HOME if all(one.workplace == "remote" for one in posting.job_location) else "",
    }


def _text(group: Sequence[Published], channel: Channel, edition: Edition) -> Iterator[str]:
    """Yield the text of each language, under its language's name where there are several; the first has the ad's title."""
    for number, one in enumerate(group):
        view = shown(one, applying(one, channel, edition))
        if len(group) > 1:
            yield f"<h2>{escape(edition.locales[view.locale].autonym, quote=False)}</h2>"
        if number:
            yield f"<h3>{escape(view.title.plain, quote=False)}</h3>"
        yield _markup.whole(view)


def _employer(employer: Organization, one: Published) -> dict[str, Any]:
    location = _address(employer.address, one) if employer.address else {}
    return _filled({"reference": employer.id, "businessName": employer.name, "location": location})


def _places(one: Published) -> Iterator[dict[str, str]]:
    for location, city in zip(one.version.ad.posting.job_location, one.version.ad.cities, strict=True):
        if city:
            yield {"city": one.version.localized.inline(city.name).markdown, "country": _country(city.country)}
        elif location.address:
            yield _address(location.address, one)


def _address(address: Address, one: Published) -> dict[str, str]:
    made = {
        "address": address.street_address or "",
        "postalCode": address.postal_code or "",
        "city": one.version.localized.inline(address.city).markdown if address.city else "",
        "country": _country(address.country),
    }
    return _filled(made)


def _country(code: str) -> str:
    """Return a country's name in Norwegian, as NAV has it: ``NO`` → "Norge"."""
    return str(Locale("nb").territories.get(code, code))


def _day(day: dt.date) -> str:
    return f"{day:%d.%m.%Y}"


def _filled(made: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in made.items() if value}
