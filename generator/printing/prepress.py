"""From a page in the colours of the screen to a printer's file: inks, boxes, marks, PDF/X-4. The story, read top to bottom.

Loads pikepdf, Pillow and numpy, so it is imported late.
"""

from io import BytesIO
from typing import cast

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream

from generator.printing.icc import Profile, gray_profile
from generator.printing.inks import BrandInk, Inks
from generator.printing.marks import ALL, Box, Boxes, boxes, marks
from generator.printing.models import Medium
from generator.printing.pdfx import Identity, conform, strip, version
from generator.printing.separation import Separation
from generator.printing.separation.gray_inks import BlackInks
from generator.printing.separation.process_inks import ProcessInks
from generator.printing.sheets import Sheet

__all__ = ["Identity", "prepress"]

_OFF = 0.06
"""How far WeasyPrint's boxes may be from the sheet's, in pt (0.02 mm)."""


def prepress(data: bytes, sheet: Sheet, condition: Profile | None, brand: BrandInk | None, identity: Identity) -> bytes:
    """Return a printer's PDF/X-4 of a PDF in RGB; the same bytes for the same input, whenever and wherever it is made.

    Args:
        data: what WeasyPrint makes with ``@page { size: <trim>; bleed: <medium.bleed>mm; marks: none }``.
        sheet: what it is made for; its medium says which inks, and how much of them.
        condition: profile of the printing condition (:func:`generator.printing.icc.find`); None is our own grey.
        brand: what the organization's colour is printed with.
        identity: what the file says of itself.

    Raises:
        InputError: the page holds something that can't be put into ink.
        ValueError: the PDF has not the sheet's size, or the profile not the medium's inks.
    """
    medium = sheet.medium
    if medium is None or medium.colors == "rgb":
        message = f"{sheet.name} is not made for ink"
        raise ValueError(message)
    profile = condition or gray_profile()
    inks = _inks(medium, profile, brand)
    with pikepdf.open(BytesIO(data)) as pdf:
        strip(pdf)
        separation = Separation(pdf, inks, brand)
        for page in pdf.pages:
            _finish(pdf, page, sheet, separation)
        if separation.transparent:
            for page in pdf.pages:
                page.obj.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name("/" + inks.space), I=True)
        conform(pdf, profile, identity, data)
        return _save(pdf, medium)


def _inks(medium: Medium, profile: Profile, brand: BrandInk | None) -> Inks:
    if profile.channels != (1 if medium.colors == "black" else 4):
        message = f"{profile.name} is a profile of {profile.channels} inks, for a medium in {medium.colors}"
        raise ValueError(message)
    return BlackInks(profile) if medium.colors == "black" else ProcessInks(profile, medium.ink, brand)


def _finish(pdf: Pdf, page: Page, sheet: Sheet, separation: Separation) -> None:
    """Put a page into ink, in its boxes, clipped to the bleed, with its marks."""
    wanted = boxes(sheet)
    offset = _offset(page, wanted)
    art, resources = separation.page(page, offset)
    left, bottom, right, top = wanted.bleed
    clip = f"q {left} {bottom} {right - left:.4f} {top - bottom:.4f} re W n 1 0 0 1 {offset[0]:.4f} {offset[1]:.4f} cm\n"
    outside = marks(sheet)
    if outside and sheet.colors != "black":
        if "/ColorSpace" not in resources:
            resources.ColorSpace = Dictionary()
        resources.ColorSpace[ALL] = _registration()
    page.obj.Contents = pdf.make_indirect(Stream(pdf, clip.encode("ascii") + art + b"\nQ\n" + outside))
    page.obj.Resources = resources
    page.obj.MediaBox = page.obj.CropBox = Array(wanted.media)
    page.obj.BleedBox, page.obj.TrimBox = Array(wanted.bleed), Array(wanted.trim)


def _offset(page: Page, wanted: Boxes) -> tuple[float, float]:
    """Return how far a page's art must be moved, in pt, for its trim to lie where it should."""
    trim, media = _box(page.obj.TrimBox), _box(page.obj.MediaBox)
    if not (_alike(trim, wanted.trim) and _alike(media, wanted.bleed)):
        message = f"the page has TrimBox {trim} and MediaBox {media}, where {wanted} was wanted"
        raise ValueError(message)
    return wanted.trim[0] - trim[0], wanted.trim[1] - trim[1]


def _alike(one: Box, other: Box) -> bool:
    """Say whether two boxes have the same width and height."""
    return all(abs((one[2 + axis] - one[axis]) - (other[2 + axis] - other[axis])) <= _OFF for axis in (0, 1))


def _box(given: Object) -> Box:
    left, bottom, right, top = (float(value) for value in cast("Array", given))
    return left, bottom, right, top


def _registration() -> Array:
    """Return the colour space that prints on every plate (ISO 32000-2, 8.6.6.4, colorant All)."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    return Array([Name.Separation, Name.All, Name.DeviceCMYK, tint])


def _save(pdf: Pdf, medium: Medium) -> bytes:
    """Return the file's bytes, in the plainest form that old readers take: no object streams, qpdf's own identifier none."""
    out = BytesIO()
    number = version(medium.pdf_version)
    pdf.save(
        out, force_version=number, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable,
        compress_streams=True, stream_decode_level=pikepdf.StreamDecodeLevel.none,
    )  # fmt: skip
    return out.getvalue()
