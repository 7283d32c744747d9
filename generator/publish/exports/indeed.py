"""Indeed's XML feed: ``source`` with a ``job`` for each ad and locale; the order of elements is that of its documentation.

Documented: the names, CDATA, dates as ISO 8601, a ``referencenumber`` that is each job's own and stays, and beside it the
``requisitionid`` that people know. Ours: ``language``; an ad in several places has the first. No feed was handed in.
"""

from collections.abc import Iterator, Mapping

from lxml import etree

from generator.channels import Channel
from generator.publish.applying import applying
from generator.publish.exports import _markup
from generator.publish.models import Edition, Published
from generator.publish.takes import taken

_TYPES = {
    "full_time": "fulltime",
    "part_time": "parttime",
    "contractor": "contract",
    "temporary": "temporary",
    "intern": "internship",
    "volunteer": "volunteer",
    "per_diem": "perdiem",
}


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
    yield "date", f"{posting.date_posted}T00:00:00Z" if posting.date_posted else ""
    # Ads for several audiences may share the posting's reference; their names are their own.
    yield "referencenumber", f"{version.ad.name}-{version.locale}"
    yield "requisitionid", how.reference or version.ad.name
    yield "url", view.canonical or how.url
    yield "company", employer.name if employer else ""
    yield "city", version.localized.inline(named).markdown if named else ""
    yield "state", (city.region if city else address.region if address else "") or ""
    yield "country", city.country if city else address.country if address else ""
    yield "postalcode", (address.postal_code or "") if address else ""
    yield "streetaddress", (address.street_address or "") if address else ""
    yield "email", how.email
    yield "description", _markup.whole(view)
    yield "salary", next((fact.value.plain for fact in view.facts if fact.key == "base_salary"), "")
    yield "jobtype", next((_TYPES[one] for one in posting.employment_type if one in _TYPES), "")
    yield "remotetype", {"remote": "Fully remote", "hybrid": "Hybrid remote"}.get(location.workplace, "")
    yield "language", version.locale
    # The last day is a day on which one can still apply.
    yield "expirationdate", f"{ad.deadline}T23:59:59Z" if ad.deadline else ""


def _clean(text: str) -> str:
    return text.translate(_markup.NO_XML)
