"""Pictures of a PDF as pixels: JPEGs and whatever is packed without loss, of 1 to 16 bits, with palettes and Decode arrays.

Loads pikepdf, Pillow and numpy, so it is imported late.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import cast

import numpy as np
import pikepdf
from numpy.typing import NDArray
from pikepdf import Array, ContentStreamInlineImage, Dictionary, Name, Pdf, Stream
from PIL import Image

from generator.printing.inks import Bytes, refuse
from generator.printing.separation.spaces import Space, space_of

_BYTE, _WORD = 8, 16
_MODES = {1: "L", 3: "RGB", 4: "CMYK"}


@dataclass(frozen=True)
class Raster:
    """A picture's pixels (n x channels, 0 to 255, line by line) and what they mean: grey, RGB or CMYK."""

    pixels: Bytes
    space: Space
    jpeg: bool


def read(source: Stream) -> Raster:
    """Return the pixels of an image XObject.

    Raises:
        InputError: it is stored in a way that we can't read, or cut short.
    """
    width, height, bits = int(source.Width), int(source.Height), int(source.get("/BitsPerComponent", _BYTE))
    space = space_of(source.ColorSpace)
    if space.kind not in {"gray", "rgb", "cmyk"}:
        refuse("a picture in Lab colours")
    filters = source.get("/Filter", Array([]))
    names = [str(one) for one in filters] if isinstance(filters, Array) else [str(filters)]
    jpeg = names == ["/DCTDecode"]
    pixels = _jpeg(source, space) if jpeg else _unpacked(_data(source, names), (width, height), space, bits)
    if len(pixels) != width * height:
        refuse("a picture that is cut short")
    decode = [float(cast("float", value)) for value in cast("Array", source.Decode)] if "/Decode" in source else []
    if not space.palette:
        return Raster(_decoded(pixels, decode), space, jpeg)
    if decode not in ([], [0, 2**bits - 1]):
        refuse("a picture with an unusual palette")
    table = np.rint(np.array(space.palette) * 255).astype(np.uint8)
    return Raster(table[np.minimum(pixels[:, 0], len(table) - 1)], Space(space.kind), jpeg)


def read_inline(source: ContentStreamInlineImage, pdf: Pdf) -> Stream:
    """Return a picture of a content stream as an image XObject, its colours unchanged."""
    inline = source.iimage
    made = Stream(pdf, inline.read_raw_bytes())
    made.Type, made.Subtype = Name.XObject, Name.Image
    for key, value in cast("Dictionary", inline.obj).items():
        made[key] = value
    return made


def _data(source: Stream, filters: list[str]) -> bytes:
    try:
        return source.read_bytes()
    except pikepdf.PdfError:
        refuse(f"a picture stored as {', '.join(name[1:] for name in filters)}")


def _jpeg(source: Stream, space: Space) -> Bytes:
    """Return a JPEG's samples as the file has them: Pillow turns those of Adobe's CMYK files, and PDF does not."""
    with Image.open(BytesIO(source.read_raw_bytes())) as opened:
        if opened.mode != _MODES[space.channels]:
            refuse(f"a JPEG of {opened.mode} where {_MODES[space.channels]} was said")
        pixels = np.asarray(opened).reshape(-1, space.channels)
        turned = opened.mode == "CMYK" and "adobe" in opened.info
    return 255 - pixels if turned else pixels


def _unpacked(data: bytes, size: tuple[int, int], space: Space, bits: int) -> Bytes:
    """Return samples of 1, 2, 4, 8 or 16 bits as bytes: scaled to 0 to 255, or as they are where they are a palette's."""
    width, height = size
    count = width * space.channels
    per_line = -(-count * bits // _BYTE)
    if len(data) < per_line * height:
        refuse("a picture that is cut short")
    lines = np.frombuffer(data, np.uint8, per_line * height).reshape(height, per_line)
    if bits >= _BYTE:
        # Of 16 bits the upper byte is enough for ink.
        return lines[:, :: bits // _BYTE].reshape(-1, space.channels)
    split = np.unpackbits(lines, axis=1)[:, : count * bits].reshape(height, count, bits)
    values: NDArray[np.int64] = split @ (1 << np.arange(bits)[::-1])
    if not space.palette:
        values = values * 255 // (2**bits - 1)
    return values.astype(np.uint8).reshape(-1, space.channels)


def _decoded(pixels: Bytes, decode: list[float]) -> Bytes:
    """Return samples by a Decode array (ISO 32000-2, 8.9.5.2)."""
    if decode in ([], [0, 1] * pixels.shape[1]):
        return pixels
    low, high = np.array(decode[::2]), np.array(decode[1::2])
    made: Bytes = np.rint(np.clip(low + pixels / 255 * (high - low), 0, 1) * 255).astype(np.uint8)
    return made
