"""Indeed's XML feed: ``source`` with a ``job`` for each ad and locale; the order of elements is that of its documentation."""

import datetime as dt
from collections.abc import Iterator, Mapping
from email.utils import format_datetime

from lxml import etree

from generator.channels import Channel
from generator.publish.applying import applying
from generator.publish.models import Edition, Published
from generator.publish.takes import taken
from generator.rendering.blocks import to_html

_TYPES = {
    "full_time": "fulltime",
    "part_time": "parttime",
    "contractor": "contract",
    "temporary": "temporary",
    "intern": "internship",
    "volunteer": "volunteer",
    "per_diem": "perdiem",
}
_NO_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])
"""Characters that XML 1.0 has no place for."""


def export(edition: Edition, channel: Channel) -> Mapping[str, bytes]:
    """Return the channel's files; see :class:`generator.publish.exports.Export`."""
    root = etree.Element("source")
    ads = list(taken(edition, channel))
    publishers = {ad.version.ad.agency.name for ad in ads if ad.version.ad.agency}
    if len(publishers) == 1:
        etree.SubElement(root, "publisher").text = _clean(publishers.pop())
    if edition.base_url:
        etree.SubElement(root, "publisherurl").text = edition.base_url
    for ad in ads:
        job = etree.SubElement(root, "job")
        for name, value in _fields(ad, channel, edition):
            if value:
                # As the documentation has it, every value is CDATA; "]]>" can't stand in one.
                text = _clean(value)
                element = etree.SubElement(job, name)
                element.text = text if "]]>" in text else etree.CDATA(text)
    return {"indeed.xml": etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)}


def _fields(ad: Published, channel: Channel, edition: Edition) -> Iterator[tuple[str, str]]:
    version, posting, view = ad.version, ad.version.ad.posting, ad.view
    how = applying(ad, channel, edition)
    employer = version.ad.organization or version.ad.agency
    location, city = posting.job_location[0], version.ad.cities[0]
    address = location.address
    named = city.name if city else address.city if address else None
    yield "title", view.title.plain
    yield "date", _day(posting.date_posted)
    yield "referencenumber", f"{how.reference or version.ad.name}-{version.locale}"
    yield "url", view.canonical or how.url
    yield "company", employer.name if employer else ""
    yield "city", version.localized.inline(named).markdown if named else ""
    yield "state", (city.region if city else address.region if address else "") or ""
    yield "country", city.country if city else address.country if address else ""
    yield "postalcode", (address.postal_code or "") if address else ""
    yield "streetaddress", (address.street_address or "") if address else ""
    yield "email", how.email
    yield "description", _description(ad)
    yield "salary", next((fact.value.plain for fact in view.facts if fact.key == "base_salary"), "")
    yield "jobtype", next((_TYPES[one] for one in posting.employment_type if one in _TYPES), "")
    yield "remotetype", {"remote": "Fully remote", "hybrid": "Hybrid remote"}.get(location.workplace, "")
    yield "language", version.locale
    yield "expirationdate", _day(ad.deadline)


def _description(ad: Published) -> str:
    view = ad.view
    parts = [f"<p>{view.summary.html}</p>"] if view.summary else []
    for section in view.sections:
        parts += [f"<p><b>{section.heading.html}</b></p>"] if section.heading.plain else []
        for group in section.groups:
            parts += [f"<p><b>{group.heading.html}</b></p>"] if group.heading else []
            parts.append(to_html(group.blocks, languages=False).replace("\n", ""))
    return "".join(parts)


def _day(day: dt.date | None) -> str:
    """Return a day as feeds have it (RFC 5322), at midnight UTC."""
    return format_datetime(dt.datetime.combine(day, dt.time(), dt.UTC), usegmt=True) if day else ""


def _clean(text: str) -> str:
    return text.translate(_NO_XML)
