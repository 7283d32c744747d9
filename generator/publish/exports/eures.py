"""EURES: HR Open (HR-XML 3.2) PositionOpening, one document for each ad and locale.

Element names are those of HR-XML's recruiting standard: PositionTitle, PositionLocation, PositionOfferingTypeCode,
WorkingLanguageCode, ImmediateStartIndicator, ApplicationCloseDate; occupations as ISCO-08 and ESCO. The order follows the
standard's own; no delivery to EURES was tried.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

from lxml import etree

from generator.channels import Channel
from generator.posting.parts import Occupation
from generator.posting.terms import Salary
from generator.publish import plain
from generator.publish.applying import applying
from generator.publish.models import Edition, Published
from generator.publish.takes import taken

HR, OA = "http://www.hr-xml.org/3", "http://www.openapplications.org/oagis/9"
_XML = "http://www.w3.org/XML/1998/namespace"
_OFFERING = {"permanent": "DirectHire", "fixed_term": "Contract", "substitute": "Temporary", "seasonal": "Seasonal"}
_NO_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])
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
    _add(root, "DocumentID", f"{how.reference or version.ad.name}-{version.locale}")
    _add(root, "PositionOpeningStatusCode", "Active")
    if posting.date_posted:
        _add(root, "PostDate", posting.date_posted.isoformat())
    requester = _add(root, "PositionRequester")
    employer = version.ad.organization or version.ad.agency
    if employer:
        _add(requester, "PartyName", employer.name, OA)
    profile = _add(root, "PositionProfile")
    _profile(profile, ad)
    instructions = _add(profile, "ApplicationInstructions")
    if how.url:
        _add(_add(instructions, "Communication"), "URI", how.url, OA)
    if how.email:
        _add(_add(instructions, "Communication"), "URI", f"mailto:{how.email}", OA)
    _add(profile, "FormattedPositionDescription", plain.text(ad, channel, edition).strip())
    return root


def _profile(profile: etree._Element, ad: Published) -> None:
    posting = ad.version.ad.posting
    _add(profile, "PositionTitle", ad.view.title.plain)
    _locations(profile, ad)
    if posting.contract:
        _add(profile, "PositionOfferingTypeCode", _OFFERING[posting.contract])
    for one in posting.employment_type:
        if one in {"full_time", "part_time"}:
            _add(profile, "PositionScheduleTypeCode", {"full_time": "FullTime", "part_time": "PartTime"}[one])
    _category(profile, posting.occupational_category)
    for one_language in posting.required_languages:
        _add(profile, "WorkingLanguageCode", one_language.language)
    _pay(profile, posting.base_salary)
    _add(profile, "ImmediateStartIndicator", "true" if posting.job_start == "immediate" else "false")
    if isinstance(posting.job_start, dt.date):
        _add(profile, "StartDate", posting.job_start.isoformat())
    if posting.total_job_openings:
        _add(profile, "NumberToFill", str(posting.total_job_openings))
    if ad.deadline:
        _add(profile, "ApplicationCloseDate", ad.deadline.isoformat())


def _locations(profile: etree._Element, ad: Published) -> None:
    for country, city, postal_code in _places(ad):
        place = _add(_add(profile, "PositionLocation"), "Address")
        for name, text in (("CountryCode", country), ("CityName", city), ("PostalCode", postal_code)):
            if text:
                _add(place, name, text, OA)


def _category(profile: etree._Element, occupation: Occupation | None) -> None:
    codes = (("ISCO-08", occupation.isco), ("ESCO", occupation.esco)) if occupation else ()
    for scheme, code in codes:
        if code:
            _add(profile, "JobCategoryCode", code).set("listName", scheme)


def _pay(profile: etree._Element, pay: Salary | None) -> None:
    if pay is None or pay.min is None or not (pay.currency and pay.period):
        return
    counted = _add(_add(profile, "OfferedRemunerationPackage"), "RemunerationRange")
    _add(counted, "RemunerationBasisCode", _COUNTED[pay.period])
    _add(counted, "MinimumAmount", f"{pay.min:f}").set("currencyID", pay.currency)
    if pay.max is not None:
        _add(counted, "MaximumAmount", f"{pay.max:f}").set("currencyID", pay.currency)


def _places(ad: Published) -> Iterator[tuple[str, str, str]]:
    version = ad.version
    for location, city in zip(version.ad.posting.job_location, version.ad.cities, strict=True):
        address = location.address
        named = city.name if city else address.city if address else None
        country = city.country if city else address.country if address else ""
        words = version.localized.inline(named).markdown if named else ""
        yield country, words, (address.postal_code or "") if address else ""


def _add(parent: etree._Element, name: str, text: str = "", namespace: str = HR) -> etree._Element:
    element = etree.SubElement(parent, f"{{{namespace}}}{name}")
    if text:
        element.text = text.translate(_NO_XML)
    return element
