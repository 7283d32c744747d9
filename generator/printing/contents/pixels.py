"""The ink that a picture takes, read from all its pixels. numpy and Pillow are loaded here, and nowhere above."""

import warnings
from dataclasses import dataclass, field, replace
from io import BytesIO

import numpy as np
import pikepdf
from numpy.typing import NDArray
from PIL import Image

from generator.printing.contents.objects import WRONG, filters, items, number, pick, read
from generator.printing.contents.records import ImageUse
from generator.printing.contents.spaces import PROCESS, Space, components, inks, total
from generator.printing.contents.unpacking import TooMuchError

_MOST = 256 * 1024 * 1024
"""Samples of a picture that are looked at."""
_STRIP = 1 << 22
_PERCENT = 401
_WHOLE = 8
"""Bits of a sample that are kept."""


@dataclass(frozen=True)
class Coverage:
    """The ink of a picture.

    ``histogram`` counts pixels by total ink in whole percent, 0 to 400 and above. ``names`` are the inks it takes more than a
    trace of. ``light`` is its mean lightness from 0 to 1.
    """

    histogram: NDArray[np.int64] = field(repr=False)
    names: frozenset[str]
    light: float

    @property
    def highest(self) -> int:
        """Return the most ink of any pixel, in percent."""
        found = np.flatnonzero(self.histogram)
        return int(found[-1]) if len(found) else 0

    def above(self, limit: float) -> float:
        """Return the share of pixels with more ink than a limit in percent."""
        whole = int(self.histogram.sum())
        return float(self.histogram[int(limit) + 1 :].sum()) / whole if whole else 0.0


def size(use: ImageUse) -> int:
    """Return how many samples there are to look at in a picture, by what it says of itself; none in RGB and the like."""
    if use.space is None or use.space.model not in {"gray", "cmyk", "spot"}:
        return 0
    return max(use.width, 0) * max(use.height, 0) * use.space.components


def coverage(use: ImageUse) -> Coverage | None:
    """Return the ink of a picture; None where that can't be told: RGB, Lab, a filter that is not known here, broken data."""
    space = use.space
    if space is None or not 0 < size(use) <= _MOST:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            samples = _samples(use, space)
            if samples is None:
                return None
            top = (1 << min(use.bits, _WHOLE)) - 1
            if space.components == 1:
                return _count_by_entry(samples[:, 0], space, _decode(use, space)[0], top, _alpha(use))
            return _count(samples, space, _decode(use, space), top, _alpha(use))
    except (*WRONG, OSError, SyntaxError, TooMuchError, MemoryError, Image.DecompressionBombError):
        return None


def _samples(use: ImageUse, space: Space) -> NDArray[np.uint8] | None:
    """Return samples as rows of components; those of fewer than eight bits as they stand."""
    stream = use.stream
    if not isinstance(stream, pikepdf.Stream):
        # An inline image: pikepdf reads its data as it stands only.
        with pikepdf.new() as other:
            made = other.make_stream(stream.read_raw_bytes())
            for key in ("Filter", "DecodeParms"):
                if (found := pick(stream.obj, key)) is not None:
                    made[f"/{key}"] = found
            return _samples(replace(use, stream=made), space)
    last = (filters(stream) or ("",))[-1]
    if last in {"DCTDecode", "DCT", "JPXDecode"}:
        return _by_pillow(stream, use, space) if len(filters(stream)) == 1 else None
    if last in {"CCITTFaxDecode", "CCF", "JBIG2Decode"}:
        return None
    need = ((use.width * space.components * use.bits + 7) // 8) * use.height
    return _unpacked(read(stream, need + (1 << 20)), use.width, use.height, space.components, use.bits)


def _by_pillow(stream: pikepdf.Stream, use: ImageUse, space: Space) -> NDArray[np.uint8] | None:
    with Image.open(BytesIO(stream.read_raw_bytes())) as picture:
        if picture.size != (use.width, use.height):
            return None
        samples = np.asarray(picture, dtype=np.uint8).reshape(-1, len(picture.getbands()))
        if samples.shape[1] != space.components:
            return None
        # Pillow turns the samples of a CMYK JPEG over, as Adobe's programs write them; PDF wants them as they stand.
        return 255 - samples if picture.mode == "CMYK" and picture.format == "JPEG" else samples


def _unpacked(data: bytes, width: int, height: int, count: int, bits: int) -> NDArray[np.uint8] | None:
    row = (width * count * bits + 7) // 8
    found = np.frombuffer(data[: row * height], dtype=np.uint8)
    if len(found) < row * height:
        return None
    if bits == 16:  # noqa: PLR2004 - two bytes, of which the first will do
        return found[::2].reshape(-1, count)
    if bits == _WHOLE:
        return found.reshape(-1, count)
    if bits not in {1, 2, 4}:
        return None
    each = np.unpackbits(found.reshape(height, row), axis=1).reshape(height, -1, bits)
    values = each @ (1 << np.arange(bits - 1, -1, -1, dtype=np.uint8))
    return np.ascontiguousarray(values[:, : width * count]).astype(np.uint8).reshape(-1, count)


def _decode(use: ImageUse, space: Space) -> list[tuple[float, float]]:
    """Return what the lowest and the highest sample stand for, by component, from 0 to 1 (ISO 32000-1, 8.9.5.2)."""
    said = use.stream.obj if not isinstance(use.stream, pikepdf.Stream) else use.stream
    found = [number(value) for value in items(pick(said, "Decode"))]
    if space.family == "Indexed":
        return [(0.0, 0.0)]
    if len(found) != 2 * space.components or space.model == "lab":
        return [(0.0, 1.0)] * space.components
    return list(zip(found[::2], found[1::2], strict=True))


def _alpha(use: ImageUse) -> NDArray[np.bool_] | None:
    """Return which pixels are seen, where a soft mask hides some."""
    mask = pick(use.stream, "SMask") if isinstance(use.stream, pikepdf.Stream) else None
    if not isinstance(mask, pikepdf.Stream):
        return None
    width, height = int(number(pick(mask, "Width"))), int(number(pick(mask, "Height")))
    space = Space("DeviceGray", "gray", 1)
    bits = int(number(pick(mask, "BitsPerComponent"), 8))
    of_mask = ImageUse(
        "", width, height, bits, mask=False, space=space, ppi=(0, 0), see_through=False, soft=False, key=(0, 0), stream=mask
    )
    samples = _samples(of_mask, space)
    if samples is None:
        return None
    shape = samples.reshape(height, width) > 0
    if (width, height) != (use.width, use.height):
        rows = np.arange(use.height) * height // use.height
        columns = np.arange(use.width) * width // use.width
        shape = shape[rows][:, columns]
    return shape.reshape(-1)


def _count(
    samples: NDArray[np.uint8], space: Space, decode: list[tuple[float, float]], top: int, seen: NDArray[np.bool_] | None
) -> Coverage:
    names = space.colorants or PROCESS
    values = np.arange(256, dtype=np.float32)
    tables = [
        np.rint(255 * np.clip(low + values * (high - low) / top, 0, 1)).astype(np.uint16) * _WEIGHTS.get(name, 1)
        for name, (low, high) in zip(names, decode, strict=True)
    ]
    counts = np.zeros(255 * 4 * len(names) + 1, dtype=np.int64)
    most = [0] * len(names)
    for start in range(0, len(samples), _STRIP):
        part = samples[start : start + _STRIP]
        if seen is not None:
            part = part[seen[start : start + _STRIP]]
        if not len(part):
            continue
        sums = np.zeros(len(part), dtype=np.uint16)
        for place, table in enumerate(tables):
            amounts = table[part[:, place]]
            most[place] = max(most[place], int(amounts.max()))
            sums += amounts
        counts += np.bincount(sums, minlength=len(counts))
    percents = np.minimum(np.rint(np.arange(len(counts)) / 2.55), _PERCENT - 1).astype(np.int64)
    histogram = np.bincount(percents, weights=counts, minlength=_PERCENT).astype(np.int64)
    used = frozenset(name for name, amount in zip(names, most, strict=True) if amount > _TRACE * 255)
    return Coverage(histogram, used, _lightness(histogram))


_WEIGHTS = {"None": 0, "All": 4}
"""How many plates an ink is printed on, if not one."""
_TRACE = 0.02


def _count_by_entry(
    values: NDArray[np.uint8], space: Space, decode: tuple[float, float], top: int, seen: NDArray[np.bool_] | None
) -> Coverage | None:
    """Count a picture of one component by the samples there are."""
    counts = np.bincount(values if seen is None else values[seen], minlength=256)
    indexed = space.family == "Indexed"
    histogram = np.zeros(_PERCENT, dtype=np.int64)
    names: set[str] = set()
    light = 0.0
    for value in np.flatnonzero(counts):
        at = float(value) if indexed else decode[0] + float(value) * (decode[1] - decode[0]) / top
        found = inks(space, (at,))
        if found is None:
            return None
        histogram[min(round(total(found)), _PERCENT - 1)] += counts[value]
        names.update(name for name, amount in found.items() if amount > _TRACE)
        shown = components(space, (at,))
        light += float(counts[value]) * (sum(shown) / 3 if shown else 0.5)
    return Coverage(histogram, frozenset(names), light / max(int(counts.sum()), 1))


def _lightness(histogram: NDArray[np.int64]) -> float:
    """Return a mean lightness, taking 250 % of ink for black."""
    weights = np.clip(1 - np.arange(_PERCENT) / 250, 0, 1)
    whole = int(histogram.sum())
    return float((histogram * weights).sum()) / whole if whole else 1.0
