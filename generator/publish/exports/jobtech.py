"""JobTech's JobAd (Sweden), in the form that the JobSearch API of Arbetsförmedlingen gives ads.

Field names are those of its public documentation. Concept ids of the taxonomy are left out, as they change with it; codes of
ISCO-08 stand in their place. Who publishes there agrees on the details first; no import was tried.
"""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from typing import Any

from babel import Locale

from generator.channels import Channel
from generator.publish import plain
from generator.publish.applying import applying
from generator.publish.exports import _markup
from generator.publish.models import Edition, Published
from generator.publish.takes import taken
from generator.rendering.view import ListView

_EMPLOYMENT = {
    "permanent": "Tillsvidareanställning",
    "fixed_term": "Tidsbegränsad anställning",
    "substitute": "Vikariat",
    "seasonal": "Säsongsanställning",
}
_HOURS = {"full_time": "Heltid", "part_time": "Deltid"}


def export(edition: Edition, channel: Channel) -> Mapping[str, bytes]:
    """Return the channel's files, one for each ad and locale; see :class:`generator.publish.exports.Export`."""
    return {
        f"{ad.version.ad.name}.{ad.version.locale}.json": (
            json.dumps(_ad(ad, channel, edition), ensure_ascii=False, indent=1) + "\n"
        ).encode()
        for ad in taken(edition, channel)
    }


def _ad(ad: Published, channel: Channel, edition: Edition) -> dict[str, Any]:
    posting, view = ad.version.ad.posting, ad.view
    how = applying(ad, channel, edition)
    employer = ad.version.ad.organization or ad.version.ad.agency
    until = posting.valid_through
    required = [one for one in posting.required_languages if not one.desirable]
    desirable = [one for one in posting.required_languages if one.desirable]
    # Who may work full time or part time works a share that nobody has said.
    percent = posting.percent or (
        100 if "full_time" in posting.employment_type and "part_time" not in posting.employment_type else None
    )
    made = {
        "external_id": f"{ad.version.ad.name}-{ad.version.locale}",
        "headline": view.title.plain,
        "webpage_url": view.canonical,
        "publication_date": posting.date_posted.isoformat() if posting.date_posted else "",
        "application_deadline": f"{until.isoformat()}T23:59:59" if isinstance(until, dt.date) else "",
        "number_of_vacancies": posting.total_job_openings or 1,
        "description": {
            "text": plain.text(ad, channel, edition).strip(),
            "text_formatted": _markup.body(view, "h2", "h3"),
            "requirements": "\n".join(_requirements(ad)),
        },
        "employment_type": {"label": _EMPLOYMENT.get(posting.contract or "", "")},
        "working_hours_type": {"label": next((_HOURS[one] for one in posting.employment_type if one in _HOURS), "")},
        "scope_of_work": {"min": percent, "max": percent} if percent else {},
        "duration": {"label": "Tills vidare" if posting.contract == "permanent" else ""},
        "salary_description": next((fact.value.plain for fact in view.facts if fact.key == "base_salary"), ""),
        "access": next((fact.value.plain for fact in view.facts if fact.key == "job_start"), ""),
        "employer": {"name": employer.name, "url": employer.url or ""} if employer else {},
        "application_details": {"url": how.url, "email": how.email, "reference": how.reference},
        "application_contacts": [
            {"name": one.name, "contact_type": one.role.plain if one.role else "", "telephone": one.dial, "email": one.email}
            for one in view.contacts
        ],
        "must_have": {"languages": [{"label": _language(one.language)} for one in required]},
        "nice_to_have": {"languages": [{"label": _language(one.language)} for one in desirable]},
        "workplace_address": _address(ad),
        "occupation_group": {"isco_08": posting.occupational_category.isco} if posting.occupational_category else {},
        "driving_license_required": any(one.kind == "driving_licence" for one in posting.documents),
    }
    return {key: value for key, value in ((key, _filled(value)) for key, value in made.items()) if value not in ("", {}, [])}


def _filled(value: Any) -> Any:  # noqa: ANN401 - any value of JSON
    if isinstance(value, dict):
        return {key: one for key, one in value.items() if one not in ("", None, [])}
    return [_filled(one) for one in value] if isinstance(value, list) else value


def _language(code: str) -> str:
    """Return a language's name as the Swedish taxonomy has it: ``no`` → "Norska"."""
    return str(Locale("sv").languages.get(code.split("-", maxsplit=1)[0], code)).capitalize()


def _requirements(ad: Published) -> Iterator[str]:
    """Yield what is required, as the page says it; it stands first among the qualifications."""
    if not ad.version.ad.posting.qualifications.required:
        return
    for section in ad.view.sections:
        if section.key == "qualifications":
            for block in section.groups[0].blocks:
                if isinstance(block, ListView):
                    yield from (item.text.plain for item in block.items)


def _address(ad: Published) -> dict[str, str]:
    version = ad.version
    location, city = version.ad.posting.job_location[0], version.ad.cities[0]
    address = location.address
    named = city.name if city else address.city if address else None
    country = city.country if city else address.country if address else ""
    return {
        "street_address": (address.street_address or "") if address else "",
        "postcode": (address.postal_code or "") if address else "",
        "city": version.localized.inline(named).markdown if named else "",
        # By its name: country_code is the taxonomy's own number, not that of ISO 3166.
        "country": str(Locale("sv").territories.get(country, country)),
    }
