"""What must hold between the fields of a posting; all that does not is told at once."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import BaseModel

from generator.posting.fields import Problem

if TYPE_CHECKING:
    from generator.posting.model import JobPosting

STANDARD_SECTIONS = ("responsibilities", "qualifications", "job_benefits", "place", "organization")
"""What an ad shows besides the sections a posting adds, in their usual order."""


def problems(posting: "JobPosting") -> Iterator[Problem]:
    """Yield everything that does not hold between the fields of a posting."""
    yield from _deadlines(posting)
    yield from _contract(posting)
    yield from _organizations(posting)
    yield from _audiences(posting)
    yield from _sections(posting)
    yield from _only_for(posting)


def _deadlines(posting: "JobPosting") -> Iterator[Problem]:
    deadlines: list[tuple[tuple[str | int, ...], object]] = [(("valid_through",), posting.valid_through)]
    deadlines += [(("audiences", n, "valid_through"), one.valid_through) for n, one in enumerate(posting.audiences)]
    posted = posting.date_posted
    for at, deadline in deadlines:
        if isinstance(deadline, dt.date) and posted and deadline < posted:
            yield Problem(at, f"the deadline ({deadline}) is before the ad is posted ({posted})", "check both dates")


def _contract(posting: "JobPosting") -> Iterator[Problem]:
    start, end = posting.job_start, posting.contract_until
    if isinstance(start, dt.date) and end and end < start:
        yield Problem(("contract_until",), f"the contract ends ({end}) before the job starts ({start})", "check both dates")
    if end and posting.contract in {None, "permanent"}:
        yield Problem(("contract_until",), "a contract that ends is not permanent", "write contract: fixed_term")
    if posting.percent is not None and posting.percent < 100 and posting.employment_type == ("full_time",):  # noqa: PLR2004
        yield Problem(("percent",), f"{posting.percent} percent is not full time", "write employment_type: part_time")


def _organizations(posting: "JobPosting") -> Iterator[Problem]:
    if posting.hiring_organization is None and posting.agency is None:
        hint = "add hiring_organization: with the id of a file in organizations/"
        yield Problem(("hiring_organization",), "neither an employer nor an agency is named", hint)
    if posting.confidential and posting.agency is None:
        yield Problem(("confidential",), "a confidential employer needs an agency that advertises", "add agency:")
    if posting.confidential and posting.agency is not None and posting.agency == posting.hiring_organization:
        yield Problem(("agency",), "the agency is the employer that is to be hidden", "name the agency that advertises for it")
    for name in ("hiring_organization", "agency"):
        if getattr(getattr(posting, name), "source_locale", ""):
            message = "its texts are in the posting's language here"
            yield Problem((name, "source_locale"), message, "delete the line, or put the organization into a file of its own")


def _audiences(posting: "JobPosting") -> Iterator[Problem]:
    seen: set[str] = set()
    for number, audience in enumerate(posting.audiences):
        if audience.language in seen:
            message = f"two audiences speak “{audience.language}”; their ads would have the same names"
            yield Problem(("audiences", number, "language"), message, "join them, or write a posting for each")
        seen.add(audience.language)
    if posting.audiences and posting.home_country:
        message = "the home country belongs to an audience here"
        yield Problem(("home_country",), message, "move it into audiences: {language: …, home_country: …}")
    spoken: set[str] = set()
    for number, required in enumerate(posting.required_languages):
        if required.language in spoken:
            yield Problem(("required_languages", number), f"“{required.language}” stands twice", "keep one")
        spoken.add(required.language)


def _sections(posting: "JobPosting") -> Iterator[Problem]:
    own: set[str] = set()
    for number, section in enumerate(posting.sections):
        if section.id in own or section.id in STANDARD_SECTIONS:
            yield Problem(("sections", number, "id"), f"the id “{section.id}” is taken", "give each section an id of its own")
        own.add(section.id)
    for number, name in enumerate(posting.section_order):
        if name not in own and name not in STANDARD_SECTIONS:
            hint = "there are " + ", ".join((*sorted(own), *STANDARD_SECTIONS))
            yield Problem(("section_order", number), f"there is no section “{name}”", hint)
        if name in posting.section_order[:number]:
            yield Problem(("section_order", number), f"“{name}” stands twice", "keep one")


def _only_for(posting: "JobPosting") -> Iterator[Problem]:
    """Tell of what nobody would see: it is only for people whom no ad of this posting is for."""
    languages = {audience.language for audience in posting.audiences}
    if not languages:
        languages = {one.language for one in posting.required_languages if not one.desirable}
    for path, only_for in _restricted(posting, ()):
        for number, language in enumerate(only_for):
            if language not in languages:
                spoken = f"the ads of this posting are for speakers of {', '.join(sorted(languages))}"
                hint = spoken if languages else "say for whom they are, under required_languages or audiences"
                yield Problem((*path, "only_for", number), f"nobody who speaks “{language}” gets an ad", hint)


def _restricted(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], tuple[str, ...]]]:
    if isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _restricted(item, (*path, number))
    elif isinstance(value, BaseModel):
        only_for = getattr(value, "only_for", ())
        if only_for:
            yield path, only_for
        for name in type(value).model_fields:
            inner = getattr(value, name)
            if isinstance(inner, (tuple, BaseModel)) and name not in {"hiring_organization", "agency"}:
                yield from _restricted(inner, (*path, name))
