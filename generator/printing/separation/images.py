"""Pictures in ink. What was a JPEG stays one; greys are black alone; soft masks stay as they are.

Loads pikepdf, Pillow and numpy, so it is imported late.
"""

import zlib
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream
from PIL import Image

from generator.printing.inks import Bytes, Inks, refuse
from generator.printing.separation import rasters
from generator.printing.separation.rasters import Raster
from generator.printing.separation.written import components

QUALITY = 92
"""Quality of JPEGs, as libjpeg counts."""
_FEW_COLORS = 4096
"""With no more colours than this a picture is a drawing, whose colours are turned into ink one by one, as on the page."""
_SAMPLE = 50_000
_GRAY_SPREAD = 2
_TOLERANCE = 0.5
"""How far a JPEG may go over the limit of ink, in percent: its pixels are never quite what was put in."""
_TRIES = 3
_PNG = 15
_KEPT = ("/Width", "/Height", "/SMask", "/Mask", "/Interpolate", "/Intent")
_OUT_OF_REACH = ("/Alternates", "/OPI", "/OC", "/SMaskInData")


def picture(source: Stream, inks: Inks, pdf: Pdf) -> Object:
    """Return a picture in ink.

    Args:
        source: an image XObject; stencil masks are returned as they are, since they have no colour.
        inks: turns its colours into inks.
        pdf: the file that the new picture belongs to.

    Raises:
        InputError: it is stored in a way that we can't read, or masked by its colours.
    """
    if bool(source.get("/ImageMask", False)):
        return source
    if any(key in source for key in _OUT_OF_REACH) or isinstance(source.get("/Mask"), Array):
        refuse("a picture with alternates, layers or a masking colour")
    mask = source.get("/SMask")
    if mask is not None and (mask.get("/ColorSpace") != Name.DeviceGray or "/Matte" in mask):
        refuse("a picture with an unusual mask")
    raster = rasters.read(source)
    made = _saved(raster, inks, pdf, (int(source.Width), int(source.Height)))
    made.Type, made.Subtype, made.BitsPerComponent = Name.XObject, Name.Image, 8
    for key in _KEPT:
        if key in source:
            made[key] = source[key]
    return pdf.make_indirect(made)


def _inked(raster: Raster, inks: Inks, limit: float) -> Bytes:
    """Return pixels (n x 1 where black is enough, else n x 4) as they are written in grey or CMYK."""
    pixels = raster.pixels
    if raster.space.kind == "cmyk":
        return inks.cmyk_pixels(pixels, limit)
    if raster.space.kind == "gray" or (pixels.max(axis=1) - pixels.min(axis=1)).max(initial=0) <= _GRAY_SPREAD:
        return inks.gray_table()[pixels[:, pixels.shape[1] // 2]].reshape(-1, 1)
    if not raster.jpeg:
        packed = pixels.astype(np.uint32) @ np.array([1 << 16, 1 << 8, 1], np.uint32)
        # A sample tells most photos, and sorting all of one takes seconds.
        if len(np.unique(packed[:: len(packed) // _SAMPLE + 1])) <= _FEW_COLORS:
            colors, which = np.unique(packed, return_inverse=True)
            if len(colors) <= _FEW_COLORS:
                return _drawn(colors, inks, limit)[which]
    return inks.rgb_pixels(pixels, limit)


def _drawn(colors: NDArray[np.uint32], inks: Inks, limit: float) -> Bytes:
    """Return the inks of a drawing's colours (packed as 0xRRGGBB)."""
    split = [((color >> 16) / 255, (color >> 8 & 255) / 255, (color & 255) / 255) for color in colors.tolist()]
    written = np.array([components(inks.rgb(color, picture=True), inks) for color in split])
    made = np.rint(written * 255).astype(np.uint8)
    return inks.cmyk_pixels(made, limit) if made.shape[1] == 4 else made  # noqa: PLR2004 - CMYK


def _saved(raster: Raster, inks: Inks, pdf: Pdf, size: tuple[int, int]) -> Stream:
    """Return a picture's stream; a JPEG is made with less ink until what comes out of it keeps the limit."""
    limit = inks.limit
    pixels = _inked(raster, inks, limit)
    for _ in range(_TRIES if raster.jpeg else 0):
        data, over = _jpeg(pixels, size, inks.limit)
        if over <= _TOLERANCE:
            made = Stream(pdf, data)
            made.Filter = Name.DCTDecode
            if pixels.shape[1] == 4:  # noqa: PLR2004 - CMYK
                made.Decode = Array([1, 0] * 4)
            return _as(made, pixels)
        limit -= over + _TOLERANCE
        pixels = _inked(raster, inks, max(limit, 100))
    if raster.jpeg:
        pixels = _inked(raster, inks, inks.limit)
    made = Stream(pdf, _packed(pixels, size))
    made.Filter = Name.FlateDecode
    made.DecodeParms = Dictionary(Predictor=_PNG, Colors=pixels.shape[1], BitsPerComponent=8, Columns=size[0])
    return _as(made, pixels)


def _packed(pixels: Bytes, size: tuple[int, int]) -> bytes:
    """Return pixels compressed, each line as differences from the pixel before (PNG's filter Sub): half the size for photos."""
    width, height = size
    lines = pixels.reshape(height, width, -1)
    differences = lines.copy()
    differences[:, 1:] -= lines[:, :-1]
    filtered = np.ones((height, 1 + width * lines.shape[2]), np.uint8)
    filtered[:, 1:] = differences.reshape(height, -1)
    return zlib.compress(filtered.tobytes(), 6)


def _as(made: Stream, pixels: Bytes) -> Stream:
    made.ColorSpace = Name.DeviceGray if pixels.shape[1] == 1 else Name.DeviceCMYK
    return made


def _jpeg(pixels: Bytes, size: tuple[int, int], limit: float) -> tuple[bytes, float]:
    """Return a JPEG, and how far the ink of its worst pixel is over the limit, in percent.

    Pillow writes four colours as Adobe does, turned around: hence the Decode array that goes with it.
    """
    mode = "L" if pixels.shape[1] == 1 else "CMYK"
    out = BytesIO()
    Image.frombytes(mode, size, pixels.tobytes()).save(out, "JPEG", quality=QUALITY)
    if mode == "L":
        return out.getvalue(), 0.0
    with Image.open(out) as again:
        worst = int(np.asarray(again).sum(axis=2, dtype=np.uint16).max())
    return out.getvalue(), worst / 2.55 - limit
