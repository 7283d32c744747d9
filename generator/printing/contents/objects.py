"""PDF objects, read with care: a file from outside may hold anything anywhere."""

import math
from collections.abc import Iterator
from typing import Any

import pikepdf

from generator.printing.contents import unpacking

Stored = Any
"""Anything that a PDF holds: pikepdf's objects, and the plain values that stand for some of them."""
WRONG = (
    TypeError, ValueError, KeyError, IndexError, AttributeError, ArithmeticError, NotImplementedError, RuntimeError,
    pikepdf.PdfError, pikepdf.PikepdfError,
)  # fmt: skip
"""What pikepdf raises when an object is not what the standard says, or when a stream can't be decoded."""
MOST_BYTES = 256 * 1024 * 1024
"""A stream that unpacks to more than this is not read."""


def pick(value: Stored, *path: str) -> Stored:
    """Return what lies at a path of dictionary keys (without their slash), or None where there is nothing."""
    for name in path:
        if not isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
            return None
        value = value.get(f"/{name}")
    return value


def name_of(value: Stored) -> str:
    """Return a name without its slash, or ``""`` for what is no name."""
    return str(value)[1:] if isinstance(value, pikepdf.Name) else ""


def items(value: Stored) -> list[Stored]:
    """Return an array's items; none for what is no array."""
    return list(value) if isinstance(value, pikepdf.Array) else []


def entries(value: Stored) -> Iterator[tuple[str, Stored]]:
    """Yield a dictionary's keys, without their slash, with their values."""
    if isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
        for key, item in value.items():
            yield str(key)[1:], item


def number(value: Stored, default: float = 0.0) -> float:
    """Return a number, or the default for what is none or is not finite."""
    if isinstance(value, (bool, str, bytes)):
        return default
    try:
        found = float(value)
    except WRONG:
        return default
    return found if math.isfinite(found) else default


def numbers(value: Stored, count: int | None = None) -> tuple[float, ...] | None:
    """Return an array of numbers; None for what is none, or has not so many."""
    if not isinstance(value, pikepdf.Array) or (count is not None and len(value) != count):
        return None
    return tuple(number(item) for item in value)


def text_of(value: Stored) -> str:
    """Return a text string, or ``""`` for what is none."""
    return str(value) if isinstance(value, pikepdf.String) else ""


def identity(value: Stored) -> tuple[int, int]:
    """Return object and generation number, (0, 0) for a direct object."""
    try:
        found = value.objgen
    except WRONG:
        return 0, 0
    return int(found[0]), int(found[1])


def filters(stream: Stored) -> tuple[str, ...]:
    """Return the names of a stream's filters, in the order of decoding."""
    found = pick(stream, "Filter")
    return (name_of(found),) if isinstance(found, pikepdf.Name) else tuple(name_of(item) for item in items(found))


def read(stream: pikepdf.Stream, most: int = MOST_BYTES) -> bytes:
    """Return a stream's data with all general filters undone.

    Args:
        stream: the stream.
        most: the number of bytes that it may unpack to.

    Raises:
        TooMuchError: it unpacks to more.
        PdfError: it can't be unpacked.
    """
    unpacking.check(stream.read_raw_bytes(), filters(stream), most)
    return bytes(stream.read_bytes(decode_level=pikepdf.StreamDecodeLevel.specialized))
