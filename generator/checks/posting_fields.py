"""Fields of a posting by the path that channels name them with, looked up through its organizations and places."""

from collections.abc import Iterator

from pydantic import BaseModel

from generator.posting.audience import Ad

_FROM_AD = {"hiring_organization": "organization", "agency": "agency"}
"""Fields that an ad holds in place of the posting."""


def missing(ad: Ad, wanted: str) -> bool:
    """Say whether an ad lacks a field.

    Args:
        ad: the ad.
        wanted: a path such as ``job_location.address.postal_code``; ``a|b`` is one of two. A list counts where every item
            has the field.
    """
    return not any(_has(ad, path) for path in wanted.split("|"))


def _has(ad: Ad, path: str) -> bool:
    first, _, rest = path.partition(".")
    if first in _FROM_AD:
        # A confidential employer is there, though nobody is told.
        named = getattr(ad, _FROM_AD[first]) is not None
        return named or (first == "hiring_organization" and ad.posting.confidential)
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
