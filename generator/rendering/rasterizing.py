"""Pages as pictures, drawn by PDFium. Imported late, as it loads PDFium and Pillow."""

from io import BytesIO

import pypdfium2
from PIL import Image


def pages(data: bytes, width: int) -> list[Image.Image]:
    """Return the pages of a PDF as pictures of a width in pixels."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.render(scale=width / page.get_width()).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def picture(data: bytes, pixels: tuple[int, int]) -> bytes:
    """Return the first page of a PDF as a PNG picture of exactly so many pixels.

    It is drawn at twice the size and scaled down, which keeps small letters crisp and even.
    """
    width, height = pixels
    drawn = pages(data, 2 * width)[0].resize((width, height), Image.Resampling.LANCZOS)
    return png(drawn)


def png(drawn: Image.Image) -> bytes:
    """Return a picture as PNG; the same picture gives the same bytes."""
    out = BytesIO()
    drawn.save(out, "PNG", optimize=True)
    return out.getvalue()
