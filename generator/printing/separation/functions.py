"""Functions of a PDF (ISO 32000-2, 7.10), as far as gradients are made of them: along one line, by powers or by samples.

Loads pikepdf and numpy, so it is imported late.
"""

from collections.abc import Callable
from typing import cast

import numpy as np
from pikepdf import Array, Dictionary, Object, Pdf, Stream

from generator.printing.inks import Floats, refuse

SAMPLED, POWER, _STITCHING = 0, 2, 3


def mapped(function: Object, change: Callable[[Object], Object]) -> Object:
    """Return a function with the same steps, in which each simple function (a power or samples) is changed.

    Raises:
        InputError: it is, or holds, a function of another kind.
    """
    if not isinstance(function, (Dictionary, Stream)):
        refuse("a gradient with a function for each colour")
    kind = int(function.FunctionType)
    if kind in {POWER, SAMPLED}:
        return change(function)
    if kind != _STITCHING:
        refuse(f"a gradient with a function of type {kind}")
    made = Dictionary(FunctionType=_STITCHING)
    for key in ("/Domain", "/Bounds", "/Encode"):
        made[key] = function[key]
    made.Functions = Array([mapped(one, change) for one in cast("Array", function.Functions)])
    return made


def simple(function: Object) -> list[Object]:
    """Return the simple functions that a function is put together from."""
    found: list[Object] = []

    def keep(one: Object) -> Object:
        found.append(one)
        return one

    mapped(function, keep)
    return found


def domain(function: Object) -> tuple[float, float]:
    """Return where a function is defined."""
    low, high = _numbers(function, "/Domain", [])
    return low, high


def evaluate(function: Object, x: Floats, channels: int) -> Floats:
    """Return a simple function's values (n x channels) at some places (n), which are cut to its domain.

    Raises:
        InputError: it has other values than expected, or unusual samples: not along one line, not of 8 or 16 bits.
    """
    low, high = domain(function)
    x = np.clip(x, low, high)
    if int(function.FunctionType) == POWER:
        first, last = np.array(_numbers(function, "/C0", [0.0])), np.array(_numbers(function, "/C1", [1.0]))
        made: Floats = first + (x ** float(cast("float", function.N)))[:, None] * (last - first)
    else:
        made = _at_samples(function, (x - low) / (high - low))
    if made.shape[1] != channels:
        refuse("a gradient with a function for another colour space")
    return made


def _at_samples(function: Object, share: Floats) -> Floats:
    bits, size = int(function.BitsPerSample), [int(value) for value in _numbers(function, "/Size", [])]
    if len(size) != 1 or bits not in {8, 16} or "/Encode" in function:
        refuse("a gradient with an unusual sampled function")
    span = np.array(_numbers(function, "/Decode", _numbers(function, "/Range", []))).reshape(-1, 2)
    raw = np.frombuffer(cast("Stream", function).read_bytes(), f">u{bits // 8}")
    samples = raw[: size[0] * len(span)].reshape(size[0], len(span)) / (2**bits - 1)
    samples = span[:, 0] + samples * (span[:, 1] - span[:, 0])
    place = share * (size[0] - 1)
    return np.stack([np.interp(place, np.arange(size[0]), column) for column in samples.T], axis=1)


def power(span: tuple[float, float], first: list[float], last: list[float], exponent: Object | int) -> Dictionary:
    """Return a function that runs from one list of numbers to another."""
    return Dictionary(FunctionType=POWER, Domain=list(span), C0=first, C1=last, N=exponent)


def sampled(span: tuple[float, float], rows: Floats, pdf: Pdf) -> Object:
    """Return a function through rows of numbers 0 to 1 (n x channels), of 16 bits each, rounded down."""
    made = Stream(pdf, np.floor(rows * 65535 + 1e-6).astype(">u2").tobytes())
    made.FunctionType, made.Size, made.BitsPerSample = SAMPLED, Array([len(rows)]), 16
    made.Domain, made.Range = Array(span), Array([0, 1] * rows.shape[1])
    return pdf.make_indirect(made)


def _numbers(function: Object, key: str, default: list[float]) -> list[float]:
    return [float(cast("float", value)) for value in cast("Array", function[key])] if key in function else default
