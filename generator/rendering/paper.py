"""WeasyPrint, set up once: fonts from a package, one fetcher that reads nothing but what we hand it.

Imported only when a PDF is made. The fetcher knows the font files and ``data:`` pictures; whatever else a theme or a
picture names is refused, and the refusal ends the document rather than being logged.
"""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import fontpkg_lato
from weasyprint import CSS, HTML
from weasyprint.text import ffi
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from generator.errors import Finding, InputError, MissingPartError
from generator.rendering.view import AdView

_BASE = "https://assets.invalid/"
FACES = {
    "Lato-Light.ttf": (300, "normal"),
    "Lato-Regular.ttf": (400, "normal"),
    "Lato-Italic.ttf": (400, "italic"),
    "Lato-SemiBold.ttf": (600, "normal"),
    "Lato-Bold.ttf": (700, "normal"),
    "Lato-Black.ttf": (900, "normal"),
}
"""The static faces that themes can use, with weight and style. Variable fonts are slower and not reproducible."""


class RefusedError(FatalURLFetchingError):  # type: ignore[misc]  # WeasyPrint has no types
    """Something outside the ad was asked for."""


class Fetcher(URLFetcher):  # type: ignore[misc]
    """Serves fonts and pictures from memory and refuses all else."""

    refused = ""
    """The first address that was refused: WeasyPrint only logs what is raised while it draws an SVG picture."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return what stands behind an address of ours.

        Raises:
            RefusedError: the address is not one of ours.
        """
        if url.startswith("data:"):
            return super().fetch(url, headers)
        name = url.removeprefix(f"{_BASE}fonts/")
        if name in FACES:
            return URLFetcherResponse(url, (fonts() / name).read_bytes(), {"Content-Type": "font/ttf"})
        self.refused = self.refused or url
        raise RefusedError(url)


def fonts() -> Path:
    """Return the folder of the font package's files."""
    return Path(fontpkg_lato.ROOT) / "files"


def missing_library() -> str:
    """Return the name of the system library that is missing, or ``""``.

    WeasyPrint only warns when HarfBuzz's subsetter is missing, then takes ten times as long and writes other bytes each time.
    """
    return "libharfbuzz-subset0" if ffi.harfbuzz_subset is None else ""


@cache
def _set_up() -> tuple[FontConfiguration, CSS]:
    if missing_library():
        message = f"the system library {missing_library()} is missing"
        raise MissingPartError(Finding("PDF", message, f"Debian and Ubuntu: apt install {missing_library()}"))
    config = FontConfiguration()
    rules = "".join(
        f"@font-face{{font-family:Lato;font-weight:{weight};font-style:{style};src:url({_BASE}fonts/{name})}}"
        for name, (weight, style) in FACES.items()
    )
    return config, CSS(string=rules, font_config=config, url_fetcher=Fetcher())


DENSITIES = ("", "snug")
"""How closely a theme can set an ad, loosest first; each is a class of the ``html`` element."""


def print_to_pdf(set_in: Callable[[str], str], view: AdView) -> bytes:
    """Return an HTML document as PDF, in the loosest setting that has the fewest pages.

    A page of its own for three last lines is what a designer would mend first: so an ad that runs over is set closer, and
    stays so if that saves a page.

    Args:
        set_in: returns the document, with its styles in it, set in a density.
        view: the ad it shows.

    Raises:
        InputError: the document asks for something outside the ad.
        MissingPartError: HarfBuzz's subsetter is not installed.
    """
    config, faces = _set_up()
    fetcher = Fetcher()
    out = BytesIO()
    options: dict[str, Any] = {"pdf_variant": "pdf/ua-1", "pdf_identifier": f"{view.name}.{view.locale}".encode()}
    try:
        best = None
        for density in DENSITIES:
            html = HTML(string=set_in(density), base_url=_BASE, url_fetcher=fetcher)
            document = html.render(stylesheets=[faces], font_config=config, **options)
            if best is None or len(document.pages) < len(best.pages):
                best = document
            if len(best.pages) == 1:
                break
        if best is not None:
            best.write_pdf(out, **options)
    except RefusedError:
        pass
    if fetcher.refused:
        message = f"the ad names a file from outside itself: {fetcher.refused}"
        raise InputError(Finding("PDF", message, "pictures must hold all they show; themes can't load files"))
    return out.getvalue()
