"""NAV's import of job ads (Norway): one ad that holds all its languages.

Field names and values are those of NAV's public sources (navikt on GitHub: ``Stilling`` with its ``properties``): title of at
most 512 characters, ``adtext`` as HTML, ``applicationdue`` and ``starttime`` as a date or in words, ``engagementtype`` and
``extent`` from fixed lists. Who publishes there agrees on the details with NAV first; no import was tried.
"""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from generator.channels import Channel
from generator.publish.applying import applying
from generator.publish.models import Edition, Published
from generator.publish.takes import by_ad
from generator.rendering.blocks import to_html

_ENGAGEMENT = {"permanent": "Fast", "fixed_term": "Engasjement", "substitute": "Vikariat", "seasonal": "Sesong"}
_EXTENT = {"full_time": "Heltid", "part_time": "Deltid"}
_SOON, _AGREED, _ROLLING = "Snarest", "Etter avtale", "Fortløpende"


def export(edition: Edition, channel: Channel) -> Mapping[str, bytes]:
    """Return the channel's files, one for each ad; see :class:`generator.publish.exports.Export`."""
    files: dict[str, bytes] = {}
    for group in by_ad(edition, channel):
        name = f"{group[0].version.ad.name}.json"
        files[name] = (json.dumps(_ad(group, channel, edition), ensure_ascii=False, indent=1) + "\n").encode()
    return files


def _ad(group: Sequence[Published], channel: Channel, edition: Edition) -> dict[str, Any]:
    # Norwegian readers see the Norwegian title, where there is one.
    main = next((one for one in group if one.version.locale == "nb"), group[0])
    ad, posting = main.version.ad, main.version.ad.posting
    how = applying(main, channel, edition)
    employer = ad.organization or ad.agency
    until = posting.valid_through
    start = posting.job_start
    properties = {
        "adtext": "".join(_text(group, edition)),
        "applicationdue": until.isoformat() if isinstance(until, dt.date) else _ROLLING if until else _SOON,
        "applicationurl": how.url,
        "applicationemail": how.email,
        "starttime": start.isoformat()
        if isinstance(start, dt.date)
        else {"immediate": _SOON, "by_agreement": _AGREED}.get(str(start), ""),
        "engagementtype": _ENGAGEMENT.get(posting.contract or "", ""),
        "extent": next((_EXTENT[one] for one in posting.employment_type if one in _EXTENT), ""),
        "percentage": str(posting.percent) if posting.percent else "",
        "positioncount": str(posting.total_job_openings or 1),
        "employer": employer.name if employer else "",
    }
    made = {
        "reference": how.reference or ad.name,
        "title": main.view.title.plain[:512],
        "published": posting.date_posted.isoformat() if posting.date_posted else "",
        "expires": until.isoformat() if isinstance(until, dt.date) else "",
        "employer": {"name": employer.name} if employer else {},
        "locationList": list(_places(main)),
        "contactList": [
            {"name": one.name, "title": one.role.plain if one.role else "", "phone": one.dial, "email": one.email}
            for one in main.view.contacts
        ],
        "properties": {key: value for key, value in properties.items() if value},
    }
    return {key: value for key, value in made.items() if value}


def _text(group: Sequence[Published], edition: Edition) -> Iterator[str]:
    """Yield the text of each language; each but the first under its language's name."""
    for number, one in enumerate(group):
        view = one.view
        if number or len(group) > 1:
            yield f"<h2>{escape(edition.locales[view.locale].autonym)}</h2>"
        yield f"<h3>{view.title.html}</h3>" if number else ""
        yield f"<p>{view.summary.html}</p>" if view.summary else ""
        for fact in view.facts:
            note = f" ({fact.note.html})" if fact.note else ""
            yield f"<p><strong>{escape(fact.label)}:</strong> {fact.value.html}{note}</p>"
        for section in view.sections:
            yield f"<h3>{section.heading.html}</h3>" if section.heading.plain else ""
            for part in section.groups:
                yield f"<p><strong>{part.heading.html}</strong></p>" if part.heading else ""
                yield to_html(part.blocks, languages=False).replace("\n", "")
        if view.apply and view.apply.send:
            yield f"<p>{view.apply.send.html}</p>"


def _places(one: Published) -> Iterator[dict[str, str]]:
    posting = one.version.ad.posting
    for location, city in zip(posting.job_location, one.version.ad.cities, strict=True):
        address = location.address
        named = city.name if city else address.city if address else None
        place = {
            "address": (address.street_address or "") if address else "",
            "postalCode": (address.postal_code or "") if address else "",
            "city": one.version.localized.inline(named).markdown if named else "",
            "country": city.country if city else address.country if address else "",
        }
        yield {key: value for key, value in place.items() if value}
