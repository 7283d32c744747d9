"""The structured data of a page says what the page says."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from generator.checks.rule import Rule
from generator.errors import Finding
from generator.l10n import phones
from generator.publish.artifacts._artifact import Artifact, Page, flat


def check(artifact: Artifact, rule: Rule) -> Iterator[Finding]:
    """Yield what the structured data says and the page does not."""
    for page in artifact.pages:
        for problem in _problems(artifact, page):
            yield rule.finding(f"{page.name.name}: {problem}", artifact.where, locale=artifact.version.locale)


def _problems(artifact: Artifact, page: Page) -> Iterator[str]:
    try:
        data = page.json_ld
    except ValueError:
        yield "its structured data is no JSON"
        return
    view = artifact.made.view
    if data is None:
        if view.indexable:
            yield "it has no structured data"
        return
    if not view.indexable:
        yield "it has structured data, and search engines are told to leave it out"
    for what, text in _said(data):
        if flat(text) not in page.words:
            yield f"the structured data says {what} “{flat(text)[:60]}”, and a reader can’t see that"
    until = str(data.get("validThrough", ""))[:10]
    shown = view.deadline.datetime[:10] if view.deadline else ""
    if until and until != shown:
        yield f"the structured data says the deadline is {until}, the page says {shown or 'none'}"
    posted = data.get("datePosted")
    if posted and until and dt.date.fromisoformat(posted) > dt.date.fromisoformat(until):
        yield "the structured data says that it was posted after its deadline"


def _said(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what the structured data says that a page shows in the same words."""
    yield "the title is", str(data.get("title", ""))
    employer = data.get("hiringOrganization", {}).get("name")
    if employer:
        yield "the employer is", employer
    for place in data.get("jobLocation", []):
        city = place.get("address", {}).get("addressLocality")
        if city:
            yield "the place is", city
    for contact in data.get("applicationContact", []):
        for key in ("name", "email"):
            if contact.get(key):
                yield "one asks", contact[key]
        if contact.get("telephone"):
            yield "one calls", phones.international(contact["telephone"])
    reference = data.get("identifier", {}).get("value")
    if reference:
        yield "the reference is", str(reference)
