"""The structured data of a page has all that Google requires."""

from collections.abc import Iterator
from typing import Any

from generator.checks.rule import Rule
from generator.errors import Finding
from generator.publish.artifacts._artifact import Artifact

_CHANNEL = "google"


def check(artifact: Artifact, rule: Rule) -> Iterator[Finding]:
    """Yield what is missing, where Google is one of the channels."""
    if _CHANNEL not in {channel.id for channel in artifact.version.channels}:
        return
    for page in artifact.pages:
        data = page.json_ld
        missing = list(_missing(data)) if data is not None else []
        if missing:
            message = f"{page.name.name}: the structured data has no {', '.join(missing)}"
            yield rule.finding(message, artifact.where, locale=artifact.version.locale, channel=_CHANNEL)


def _missing(data: dict[str, Any]) -> Iterator[str]:
    for key in ("title", "description", "datePosted"):
        if not data.get(key):
            yield key
    if not data.get("hiringOrganization", {}).get("name"):
        yield "hiringOrganization"
    places = data.get("jobLocation", [])
    remote = data.get("jobLocationType") == "TELECOMMUTE" and data.get("applicantLocationRequirements")
    if not (remote or (places and all(place.get("address", {}).get("addressCountry") for place in places))):
        yield "jobLocation with its addressCountry"
