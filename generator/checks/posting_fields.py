"""Fields of a posting by the path that channels name them with, looked up through its organizations and places."""

from collections.abc import Iterator

from pydantic import BaseModel

from generator.posting.audience import Ad

_FROM_AD = {"hiring_organization": "organization", "agency": "agency"}
"""Fields that an ad holds in place of the posting."""
_IN_TERMS = {"apply.url": "url", "apply.email": "email", "reference_number": "reference_number"}
"""Fields that can stand under ``by_channel``, and what they are called there."""


def missing(ad: Ad, wanted: str, channel: str = "") -> bool:
    """Say whether an ad lacks a field.

    Args:
        ad: the ad.
        wanted: a path such as ``job_location.address.postal_code``; ``a|b`` is one of two. A list counts where every item
            has the field.
        channel: the id of the channel that asks; what the posting says for it under ``by_channel`` counts too.
    """
    return not any(_has(ad, path) or _said_for(ad, path, channel) for path in wanted.split("|"))


def _said_for(ad: Ad, path: str, channel: str) -> bool:
    terms = ad.posting.by_channel.get(channel)
    return terms is not None and path in _IN_TERMS and getattr(terms, _IN_TERMS[path]) is not None


def _has(ad: Ad, path: str) -> bool:
    first, _, rest = path.partition(".")
    if first in _FROM_AD:
        # A confidential employer is there, though nobody is told.
        if first == "hiring_organization" and ad.posting.confidential:
            return True
        named = getattr(ad, _FROM_AD[first])
        return named is not None and all(_found(named, rest))
    if first == "job_location":
        return _placed(ad, rest)
    return all(_found(getattr(ad.posting, first), rest))


def _placed(ad: Ad, rest: str) -> bool:
    """Look into the addresses and the places that a posting names; a place knows its country and city."""
    for location, city in zip(ad.posting.job_location, ad.cities, strict=True):
        where: BaseModel | None = city or location.address
        path = rest.removeprefix("address.")
        path = "name" if city is not None and path == "city" else path
        if where is None or path not in type(where).model_fields or not all(_found(getattr(where, path), "")):
            return False
    return bool(ad.posting.job_location)


def _found(value: object, rest: str) -> Iterator[bool]:
    if rest and isinstance(value, BaseModel):
        name, _, more = rest.partition(".")
        yield from _found(getattr(value, name), more)
    elif isinstance(value, tuple):
        yield bool(value)
    else:
        yield value is not None and value != ""
