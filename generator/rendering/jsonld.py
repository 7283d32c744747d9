"""schema.org JobPosting as JSON-LD, from the same values as the page, so that the two can't differ.

Property names and what Google asks for: https://schema.org/JobPosting and Google's job posting documentation
(developers.google.com/search/docs/appearance/structured-data/job-posting).
"""

import datetime as dt
import json
import re
from typing import Any

from generator.posting.organization import Organization
from generator.posting.parts import Address, JobLocation
from generator.rendering.blocks import to_html
from generator.rendering.facts import work_hours
from generator.rendering.richtext import Rich
from generator.rendering.view import ListView, SectionView
from generator.rendering.writing import Pen

_NO_BREAK = re.compile(r'<span class="nb">(.*?)</span>')
_UNITS = {"hour": "HOUR", "day": "DAY", "week": "WEEK", "month": "MONTH", "year": "YEAR"}


def json_ld(pen: Pen, title: Rich, summary: Rich | None, sections: tuple[SectionView, ...], url: str) -> str:
    """Return an ad's JobPosting as JSON, ready to stand in a ``script`` element.

    Args:
        pen: the pen of the ad.
        title: the title as the page shows it.
        summary: the ingress as the page shows it.
        sections: the sections as the page shows them.
        url: the ad's absolute address, or ``""``.
    """
    posting = pen.ad.posting
    employer = pen.ad.organization or pen.ad.agency
    data: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": title.plain,
        "description": _NO_BREAK.sub(r"\1", _description(summary, sections)),
        "inLanguage": pen.locale.code,
        "url": url,
        "datePosted": posting.date_posted.isoformat() if posting.date_posted else "",
        "validThrough": f"{posting.valid_through.isoformat()}T23:59" if isinstance(posting.valid_through, dt.date) else "",
        "employmentType": [one.upper() for one in posting.employment_type],
        "hiringOrganization": _organization(pen, employer) if employer else {},
        "jobLocation": [_place(pen, place, number) for number, place in enumerate(posting.job_location)
                        if place.workplace != "remote"],
        "jobLocationType": "TELECOMMUTE" if any(place.workplace == "remote" for place in posting.job_location) else "",
        "applicantLocationRequirements": [
            {"@type": "Country", "name": code} for place in posting.job_location for code in place.applicant_countries
        ],
        "baseSalary": _salary(pen),
        "workHours": work_hours(pen, posting.work_hours),
        "jobStartDate": posting.job_start.isoformat() if isinstance(posting.job_start, dt.date) else "",
        "jobImmediateStart": posting.job_start == "immediate",
        "totalJobOpenings": posting.total_job_openings or 0,
        "directApply": bool(posting.apply and posting.apply.direct),
        "identifier": _identifier(posting.reference_number, employer),
        "occupationalCategory": _occupation(pen),
        "responsibilities": _listed(sections, "responsibilities"),
        "qualifications": _listed(sections, "qualifications"),
        "jobBenefits": _listed(sections, "job_benefits"),
        "applicationContact": [_contact(pen, number) for number in range(len(posting.contacts))],
    }  # fmt: skip
    kept = {key: value for key, value in data.items() if value not in ("", 0, [], {}, False)}
    text = json.dumps(kept, ensure_ascii=False, indent=1)
    # A script element ends at "</script", whatever JSON says of it.
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _description(summary: Rich | None, sections: tuple[SectionView, ...]) -> str:
    parts = [f"<p>{summary.html}</p>"] if summary else []
    for section in sections:
        if section.heading.plain:
            parts.append(f"<p><strong>{section.heading.html}</strong></p>")
        for group in section.groups:
            if group.heading:
                parts.append(f"<p>{group.heading.html}</p>")
            parts.append(to_html(group.blocks, languages=False).replace("\n", ""))
    return "".join(parts)


def _listed(sections: tuple[SectionView, ...], key: str) -> str:
    lines = [
        item.text.plain
        for section in sections
        if section.key == key
        for group in section.groups
        for block in group.blocks
        if isinstance(block, ListView)
        for item in block.items
    ]
    return "; ".join(line.rstrip(".;") for line in lines)


def _organization(pen: Pen, organization: Organization) -> dict[str, Any]:
    return _filled(
        {
            "@type": "Organization",
            "name": organization.name,
            "legalName": organization.legal_name,
            "sameAs": organization.url,
            "address": _address(pen, organization.address) if organization.address else None,
        }
    )


def _address(pen: Pen, address: Address) -> dict[str, Any]:
    city = pen.maybe(address.city)
    return _filled(
        {
            "@type": "PostalAddress",
            "streetAddress": address.street_address,
            "postalCode": address.postal_code,
            "addressLocality": city.plain if city else None,
            "addressRegion": address.region,
            "addressCountry": address.country,
        }
    )


def _place(pen: Pen, location: JobLocation, number: int) -> dict[str, Any]:
    city = pen.ad.cities[number]
    if city is not None:
        address = {
            "@type": "PostalAddress",
            "addressLocality": pen.text(city.name).plain,
            "addressRegion": city.region,
            "addressCountry": city.country,
        }
        return {"@type": "Place", "address": _filled(address)}
    return {"@type": "Place", "address": _address(pen, location.address) if location.address else {}}


def _salary(pen: Pen) -> dict[str, Any]:
    pay = pen.ad.posting.base_salary
    if pay is None or pay.min is None or pay.period is None:
        return {}
    value: dict[str, Any] = {"@type": "QuantitativeValue", "unitText": _UNITS[pay.period]}
    if pay.max is None or pay.max == pay.min:
        value["value"] = float(pay.min)
    else:
        value |= {"minValue": float(pay.min), "maxValue": float(pay.max)}
    return {"@type": "MonetaryAmount", "currency": pay.currency, "value": value}


def _identifier(reference: str | None, organization: Organization | None) -> dict[str, Any]:
    if not reference:
        return {}
    return _filled({"@type": "PropertyValue", "name": organization.name if organization else None, "value": reference})


def _occupation(pen: Pen) -> list[dict[str, Any]] | str:
    occupation = pen.ad.posting.occupational_category
    if occupation is None:
        return ""
    codes = [("ISCO-08", occupation.isco), ("ESCO", occupation.esco)]
    return [{"@type": "CategoryCode", "inCodeSet": name, "codeValue": code} for name, code in codes if code]


def _contact(pen: Pen, number: int) -> dict[str, Any]:
    contact = pen.ad.posting.contacts[number]
    role = pen.maybe(contact.role)
    return _filled(
        {
            "@type": "ContactPoint",
            "name": contact.name,
            "contactType": role.plain if role else None,
            "telephone": contact.telephone,
            "email": contact.email,
        }
    )


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value}
