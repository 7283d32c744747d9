"""PDF functions (ISO 32000-1, 7.10): sampled, exponential and stitching; PostScript calculators are not run."""

from collections.abc import Sequence

import pikepdf

from generator.printing.contents.objects import WRONG, Stored, items, numbers, pick, read

_DEPTH = 8
_MOST = 1 << 24
"""Bytes of a table of samples."""


def value(function: Stored, at: Sequence[float], depth: int = 0) -> tuple[float, ...] | None:
    """Return what a function, or an array of functions of one result each, gives at a point; None if that can't be told."""
    try:
        return _value(function, at, depth)
    except WRONG:
        return None


def _value(function: Stored, at: Sequence[float], depth: int) -> tuple[float, ...] | None:
    if depth > _DEPTH:
        return None
    if isinstance(function, pikepdf.Array):
        parts = [value(one, at, depth + 1) for one in function]
        return None if None in parts else tuple(part[0] for part in parts if part)
    domain = numbers(pick(function, "Domain")) or ()
    inputs = [min(max(x, low), high) for x, low, high in zip(at, domain[::2], domain[1::2], strict=False)]
    kind = pick(function, "FunctionType")
    if kind == 0:
        return _sampled(function, inputs, domain)
    if kind == 2:  # noqa: PLR2004 - the standard's number
        return _exponential(function, inputs[0])
    if kind == 3:  # noqa: PLR2004 - the standard's number
        return _stitched(function, inputs[0], domain, depth)
    return None


def _exponential(function: Stored, x: float) -> tuple[float, ...]:
    low = numbers(pick(function, "C0")) or (0.0,)
    high = numbers(pick(function, "C1")) or (1.0,)
    power = x ** float(pick(function, "N"))
    return tuple(one + power * (other - one) for one, other in zip(low, high, strict=True))


def _stitched(function: Stored, x: float, domain: Sequence[float], depth: int) -> tuple[float, ...] | None:
    bounds = numbers(pick(function, "Bounds")) or ()
    encode = numbers(pick(function, "Encode")) or ()
    number = sum(x >= bound for bound in bounds)
    edges = (domain[0], *bounds, domain[1])
    low, high = edges[number], edges[number + 1]
    first, last = encode[2 * number], encode[2 * number + 1]
    share = (x - low) / (high - low) if high > low else 0.0
    return value(pick(function, "Functions")[number], [first + share * (last - first)], depth + 1)


def _sampled(function: Stored, inputs: Sequence[float], domain: Sequence[float]) -> tuple[float, ...]:
    """Return the nearest sample: between samples nothing lies that is darker than both."""
    sizes = [int(size) for size in items(pick(function, "Size"))]
    bits = int(pick(function, "BitsPerSample"))
    reach = numbers(pick(function, "Range")) or ()
    decode = numbers(pick(function, "Decode")) or reach
    encode = numbers(pick(function, "Encode")) or tuple(edge for size in sizes for edge in (0.0, size - 1.0))
    place, step = 0, 1
    for number, (x, size) in enumerate(zip(inputs, sizes, strict=True)):
        low, high = domain[2 * number], domain[2 * number + 1]
        first, last = encode[2 * number], encode[2 * number + 1]
        at = first + (x - low) * (last - first) / (high - low)
        place += step * min(max(round(at), 0), size - 1)
        step *= size
    count = len(reach) // 2
    data = read(function, _MOST)
    most = (1 << bits) - 1
    found = []
    for number in range(count):
        start = (place * count + number) * bits
        whole = int.from_bytes(data[start // 8 : (start + bits + 7) // 8], "big")
        sample = (whole >> (-(start + bits) % 8)) & most
        low, high = decode[2 * number], decode[2 * number + 1]
        found.append(low + sample * (high - low) / most)
    return tuple(found)
