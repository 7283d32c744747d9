"""The site's small picture in the browser's tab, in the publisher's colours."""

from urllib.parse import quote

from generator.rendering.colors import Brand

_LINES = ((9, 16), (15, 16), (21, 9))
"""Where the lines of a list stand, and how long they are, on a square of 32."""


def icon(brand: Brand) -> str:
    """Return a list on the brand's colour as a ``data:`` URI, so that no browser asks for a file."""
    lines = "".join(f"<rect x='8' y='{y}' width='{width}' height='3' rx='1.5' fill='{brand.on_color}'/>" for y, width in _LINES)
    square = f"<rect width='32' height='32' rx='7' fill='{brand.color}'/>"
    return "data:image/svg+xml," + quote(
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'>{square}{lines}</svg>", safe="=/:"
    )
