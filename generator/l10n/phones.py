"""Telephone numbers through phonenumbers (Google's libphonenumber metadata)."""

import re
from functools import lru_cache

import phonenumbers

_DIALLED = re.compile(r"\+?[\d\s().\-\u00a0\u2011/]+")


class PhoneError(ValueError):
    """The text is no telephone number that can be dialled."""


def e164(text: str, country: str | None = None) -> str:
    """Return a number as ITU-T E.164 writes it: ``+47 48 07 47 39`` → ``+4748074739``.

    Args:
        text: the number as a person wrote it.
        country: ISO 3166 code for numbers without a country code; ``None`` refuses those.

    Raises:
        PhoneError: it can't be read, or no such number can exist in that country's numbering plan.
    """
    # The library would read "FLOWERS" as digits, and drop an extension or a name before the number.
    if not _DIALLED.fullmatch(text.strip()):
        message = "only digits, spaces, hyphens, points and brackets can follow the +"
        raise PhoneError(message)
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException as problem:
        raise PhoneError(str(problem)) from None
    if not phonenumbers.is_valid_number(number):
        message = "no such number exists in that country's numbering plan"
        raise PhoneError(message)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


@lru_cache(maxsize=4096)
def international(number: str) -> str:
    """Return an E.164 number grouped for reading: ``+4748074739`` → "+47 48 07 47 39" (no-break spaces)."""
    parsed = phonenumbers.parse(number)
    text = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return text.replace(" ", "\u00a0")
