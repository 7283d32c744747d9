"""From one posting to the ads it asks for: one set for each audience, with only what those people are to see.

What is not for them, and the employer of a confidential posting, is gone from here on: no later step can show it.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from pydantic import BaseModel

from generator.l10n.speakers import default_home_country
from generator.posting.model import JobPosting
from generator.posting.organization import City, Organization
from generator.posting.parts import Audience
from generator.posting.terms import RequiredLanguage
from generator.posting.walk import TextAt, texts
from generator.posting.workspace import PostingFile

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Ad:
    """An ad set before it gets a locale: its name, whom it is for, and the data as it holds for them."""

    name: str
    posting: JobPosting
    organization: Organization | None
    agency: Organization | None
    cities: tuple[City | None, ...]
    language: str | None
    home_country: str | None
    locales: tuple[str, ...]

    def countries(self) -> tuple[str, ...]:
        """Return the ISO 3166 codes of the countries where the work is done, each once."""
        places = zip(self.posting.job_location, self.cities, strict=True)
        codes = (city.country if city else place.address.country if place.address else "" for place, city in places)
        return tuple(dict.fromkeys(code for code in codes if code))

    def in_locale(self, code: str) -> "Ad":
        """Return the ad with the standing texts that belong in this output locale and in the countries of the work."""
        agency = self._standing(self.agency, code)
        # One that hires for itself stays one, so that it is not told of twice.
        organization = agency if self.organization is self.agency else self._standing(self.organization, code)
        if organization is self.organization and agency is self.agency:
            return self
        return replace(self, organization=organization, agency=agency)

    def texts(self) -> tuple[TextAt, ...]:
        """Return every text that these people may see; of a place or organization that is named twice, once."""
        return self._texts

    @cached_property
    def _texts(self) -> tuple[TextAt, ...]:
        models = (self.posting, self.organization, self.agency, *self.cities)
        each = {id(model): model for model in models if model is not None}
        return tuple(found for model in each.values() for found in texts(model))

    def _standing(self, organization: Organization | None, code: str) -> Organization | None:
        if organization is None or not organization.boilerplate:
            return organization
        countries = set(self.countries())
        kept = tuple(
            one
            for one in organization.boilerplate
            if (not one.locales or code in one.locales) and (not one.countries or countries.intersection(one.countries))
        )
        return organization if kept == organization.boilerplate else organization.model_copy(update={"boilerplate": kept})


def ads(file: PostingFile, locales: tuple[str, ...]) -> tuple[Ad, ...]:
    """Return a posting's ads.

    Args:
        file: the posting and what it refers to.
        locales: the codes of the output locales where neither posting nor audience names its own.
    """
    posting = file.posting
    own = posting.locales or locales
    if posting.audiences:
        return tuple(_for(audience, file, own) for audience in posting.audiences)
    first = next((one.language for one in posting.required_languages if not one.desirable), None)
    home = posting.home_country or (default_home_country(first) if first else None)
    return (_ad(file, posting.id, posting, first, home, own),)


def _for(audience: Audience, file: PostingFile, locales: tuple[str, ...]) -> Ad:
    posting = file.posting
    listed = next((one for one in posting.required_languages if one.language == audience.language), None)
    level = audience.level or (listed.level if listed else None)
    # What another audience speaks is asked of them alone: the posting may list it for its level.
    others = {one.language for one in posting.audiences}
    rest = tuple(one for one in posting.required_languages if one.language not in others)
    changes = {
        name: value for name in ("reference_number", "contacts", "apply", "valid_through") if (value := getattr(audience, name))
    }
    changes["required_languages"] = (RequiredLanguage(language=audience.language, level=level), *rest)
    # The other audiences' contacts and references are no part of this ad.
    changes["audiences"] = ()
    return _ad(
        file,
        f"{posting.id}-for-{audience.language}",
        posting.model_copy(update=changes),
        audience.language,
        audience.home_country or default_home_country(audience.language),
        audience.locales or locales,
    )


def _ad(  # noqa: PLR0913, PLR0917 - what an ad is made of
    file: PostingFile, name: str, posting: JobPosting, language: str | None, home: str | None, locales: tuple[str, ...]
) -> Ad:
    # An organization that is written out in the posting lives on beside it: a confidential one nowhere.
    alone = posting.model_copy(update={"hiring_organization": None, "agency": None})
    agency = _seen_by(language, file.agency)
    organization = agency if file.organization is file.agency else _seen_by(language, file.organization)
    return Ad(
        name=name,
        posting=_seen_by(language, alone),
        organization=None if posting.confidential else organization,
        agency=agency,
        cities=tuple(_seen_by(language, city) for city in file.cities),
        language=language,
        home_country=home,
        locales=locales,
    )


def _seen_by(language: str | None, model: M | None) -> M:
    """Return the model without what is only for others; the same object where nothing is."""
    if model is None:
        return model  # type: ignore[return-value]
    changes: dict[str, object] = {}
    for name in type(model).model_fields:
        value = getattr(model, name)
        kept: object = value
        if isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            items = tuple(_seen_by(language, item) for item in value if _sees(language, item))
            kept = value if len(items) == len(value) and all(a is b for a, b in zip(items, value, strict=True)) else items
        elif isinstance(value, BaseModel):
            kept = _seen_by(language, value)
        if kept is not value:
            changes[name] = kept
    return model.model_copy(update=changes) if changes else model


def _sees(language: str | None, item: BaseModel) -> bool:
    only_for: tuple[str, ...] = getattr(item, "only_for", ())
    return not only_for or language in only_for
