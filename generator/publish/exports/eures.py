"""EURES: HR Open (HR-XML 3.2) PositionOpening, one document for each ad and locale.

Names, order and lists of values of PositionOpening, PostingRequester and PositionProfile are those that NAV's public source of
its own export to EURES has (navikt on GitHub), with HR-XML's namespaces. Ours: ESCO beside ISCO-08, a WorkingLanguageCode for
each required language, OfferedRemunerationPackage and its place. No delivery to EURES was tried.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

from lxml import etree

from generator.channels import Channel
from generator.posting.parts import Occupation
from generator.posting.terms import Salary
from generator.publish import plain
from generator.publish.applying import Applying, applying
from generator.publish.exports import _markup
from generator.publish.models import Edition, Published
from generator.publish.takes import taken

HR, OA = "http://www.hr-xml.org/3", "http://www.openapplications.org/oagis/9"
_XML = "http://www.w3.org/XML/1998/namespace"
_OFFERING = {"permanent": "DirectHire", "fixed_term": "Temporary", "substitute": "Temporary", "seasonal": "Seasonal"}
_SCHEDULE = {"full_time": "FullTime", "part_time": "PartTime"}
_COUNTED = {"hour": "Hourly", "day": "Daily", "week": "Weekly", "month": "Monthly", "year": "Annual"}


def export(edition: Edition, channel: Channel) -> Mapping[str, bytes]:
    """Return the channel's files; see :class:`generator.publish.exports.Export`."""
    return {
        f"{ad.version.ad.name}.{ad.version.locale}.xml": etree.tostring(
            _opening(ad, channel, edition), encoding="UTF-8", xml_declaration=True, pretty_print=True
        )
        for ad in taken(edition, channel)
    }


def _opening(ad: Published, channel: Channel, edition: Edition) -> etree._Element:
    version, posting = ad.version, ad.version.ad.posting
    how = applying(ad, channel, edition)
    root = etree.Element(f"{{{HR}}}PositionOpening", nsmap={None: HR, "oa": OA})
    root.set(f"{{{_XML}}}lang", version.locale)
    if posting.date_posted:
        root.set("validFrom", posting.date_posted.isoformat())
    root.set("majorVersionID", "3")
    root.set("minorVersionID", "2")
    _add(root, "DocumentID", f"{version.ad.name}-{version.locale}")
    _add(root, "PositionOpeningStatusCode", "Active").set("name", "Active")
    requester = _add(root, "PostingRequester")
    # Who sends the ad in: the agency, where there is one.
    sender = version.ad.agency or version.ad.organization
    if sender:
        _add(requester, "PartyName", sender.name)
    profile = _add(root, "PositionProfile")
    profile.set("languageCode", {"nb": "no"}.get(version.locale, version.locale))
    _profile(profile, ad, how, plain.text(ad, channel, edition).strip())
    return root


def _profile(profile: etree._Element, ad: Published, how: Applying, text: str) -> None:
    posting = ad.version.ad.posting
    employer = ad.version.ad.organization or ad.version.ad.agency
    told = [ad.view.apply.send.plain if ad.view.apply and ad.view.apply.send else "", how.url, how.email]
    method = _add(_add(profile, "PostingInstruction"), "ApplicationMethod")
    _add(method, "Instructions", "\n".join(filter(None, told)))
    _add(profile, "PositionTitle", ad.view.title.plain)
    _locations(profile, ad)
    if employer:
        _add(_add(_add(profile, "PositionOrganization"), "OrganizationIdentifiers"), "OrganizationName", employer.name)
    _add(profile, "PositionOpenQuantity", str(posting.total_job_openings or 1))
    _category(profile, posting.occupational_category)
    if posting.contract:
        _add(profile, "PositionOfferingTypeCode", _OFFERING[posting.contract])
    _add(_add(profile, "PositionFormattedDescription"), "Content", text)
    _pay(profile, posting.base_salary)
    for one in posting.required_languages:
        if not one.desirable:
            _add(profile, "WorkingLanguageCode", one.language)
    if isinstance(posting.job_start, dt.date):
        start = _add(_add(profile, "PositionPeriod"), "StartDate")
        _add(start, "FormattedDateTime", posting.job_start.isoformat())
    _add(profile, "ImmediateStartIndicator", "true" if posting.job_start == "immediate" else "false")
    schedule = next((_SCHEDULE[one] for one in posting.employment_type if one in _SCHEDULE), "")
    if schedule:
        _add(profile, "PositionScheduleTypeCode", schedule)
    if ad.deadline:
        _add(profile, "ApplicationCloseDate", ad.deadline.isoformat())


def _locations(profile: etree._Element, ad: Published) -> None:
    for street, city, country, postal_code in _places(ad):
        place = _add(_add(profile, "PositionLocation"), "Address")
        # The country's code alone is in HR-XML's own namespace.
        parts = (
            ("AddressLine", street, OA),
            ("CityName", city, OA),
            ("CountryCode", country, HR),
            ("PostalCode", postal_code, OA),
        )
        for name, text, namespace in parts:
            if text:
                _add(place, name, text, namespace)


def _category(profile: etree._Element, occupation: Occupation | None) -> None:
    if occupation and occupation.isco:
        code = _add(profile, "JobCategoryCode", occupation.isco)
        code.set("listName", "ISCO2008")
        code.set("listVersionID", "2008")
    if occupation and occupation.esco:
        _add(profile, "JobCategoryCode", occupation.esco).set("listName", "ESCO")


def _pay(profile: etree._Element, pay: Salary | None) -> None:
    if pay is None or pay.min is None or not (pay.currency and pay.period):
        return
    counted = _add(_add(profile, "OfferedRemunerationPackage"), "RemunerationRange")
    _add(counted, "RemunerationBasisCode", _COUNTED[pay.period])
    _add(counted, "MinimumAmount", f"{pay.min:f}").set("currencyID", pay.currency)
    if pay.max is not None:
        _add(counted, "MaximumAmount", f"{pay.max:f}").set("currencyID", pay.currency)


def _places(ad: Published) -> Iterator[tuple[str, str, str, str]]:
    version = ad.version
    for location, city in zip(version.ad.posting.job_location, version.ad.cities, strict=True):
        address = location.address
        named = city.name if city else address.city if address else None
        country = city.country if city else address.country if address else ""
        words = version.localized.inline(named).markdown if named else ""
        yield (address.street_address or "") if address else "", words, country, (address.postal_code or "") if address else ""


def _add(parent: etree._Element, name: str, text: str = "", namespace: str = HR) -> etree._Element:
    element = etree.SubElement(parent, f"{{{namespace}}}{name}")
    if text:
        element.text = text.translate(_markup.NO_XML)
    return element
