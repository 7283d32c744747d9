"""WeasyPrint, set up once for a worker: our fonts and no others, one fetcher that reads nothing but what we hand it.

Imported only when a page is made. The fetcher knows ``data:`` pictures; whatever else a theme or a picture names is refused,
and the refusal ends the document rather than being logged.
"""

import warnings
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from typing import Any

from weasyprint import CSS, Attachment
from weasyprint.text import ffi
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from generator.errors import Finding, InputError, MissingPartError
from generator.printing import fonts
from generator.rendering.markup_tree import Page
from generator.rendering.shortcuts import remember_styles
from generator.rendering.tagging import speak_languages
from generator.rendering.tuning import tune

_BASE = "https://assets.invalid/"
Finisher = Callable[[Any, Any], None]


class RefusedError(FatalURLFetchingError):  # type: ignore[misc]  # WeasyPrint has no types
    """Something outside the ad was asked for."""


class Fetcher(URLFetcher):  # type: ignore[misc]
    """Serves pictures from memory and refuses all else."""

    refused = ""
    """The first address that was refused: WeasyPrint only logs what is raised while it draws an SVG picture."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return what stands behind an address of ours.

        Raises:
            RefusedError: the address is not one of ours.
        """
        if url.startswith("data:"):
            return super().fetch(url, headers)
        self.refused = self.refused or url
        raise RefusedError(url)


def missing_library() -> str:
    """Return the name of the system library that is missing, or ``""``.

    WeasyPrint only warns when HarfBuzz's subsetter is missing, then takes ten times as long and writes other bytes each time.
    """
    return "libharfbuzz-subset0" if ffi.harfbuzz_subset is None else ""


Laid = Any
"""A document that WeasyPrint has laid out, and things that it makes; it has no types."""


@dataclass
class Paper:
    """What a document is printed on: the kind of PDF, what tells the file from others (for its ID), what it may ask for."""

    variant: str
    identifier: str
    fetcher: Fetcher = field(default_factory=Fetcher)

    @property
    def options(self) -> dict[str, Any]:
        """Return WeasyPrint's options."""
        return {"pdf_variant": self.variant or None, "pdf_identifier": self.identifier.encode()}


@dataclass
class Press:
    """One worker's renderer: its fonts, its parsed stylesheets."""

    config: Any = field(default_factory=FontConfiguration)

    def lay(self, html: str, css: Sequence[str], paper: Paper) -> Laid:
        """Lay a document out.

        Args:
            html: the document.
            css: its stylesheets, parsed once for all documents that share them.
            paper: what it is printed on.

        Raises:
            InputError: it asks for something outside itself.
        """
        document = None
        with suppress(RefusedError):
            page = Page(html, _BASE, paper.fetcher)
            document = page.render(stylesheets=list(map(stylesheet, css)), font_config=self.config, **paper.options)
        _check(paper.fetcher)
        return document

    def write(self, document: Laid, paper: Paper, attachments: Iterable[Laid] = (), finisher: Finisher | None = None) -> bytes:
        """Return a document as PDF.

        Args:
            document: what was laid out.
            paper: what it is printed on.
            attachments: files for it to carry.
            finisher: called with the document and pydyf's PDF before it is written.

        Raises:
            InputError: a picture asks for something outside itself.
        """
        out = BytesIO()
        with suppress(RefusedError), warnings.catch_warnings():
            # WeasyPrint 70 leaves the file of its sRGB profile for the garbage collector to close.
            warnings.filterwarnings("ignore", category=ResourceWarning)
            document.write_pdf(out, finisher=finisher, attachments=list(attachments) or None, **paper.options)
        _check(paper.fetcher)
        return out.getvalue()


def _check(fetcher: Fetcher) -> None:
    if fetcher.refused:
        message = f"the ad names a file from outside itself: {fetcher.refused}"
        raise InputError(Finding("PDF", message, "pictures must hold all they show; themes can't load files"))


@lru_cache(maxsize=1)
def press() -> Press:
    """Return this worker's renderer.

    Raises:
        MissingPartError: HarfBuzz's subsetter is not installed.
    """
    if missing_library():
        message = f"the system library {missing_library()} is missing"
        raise MissingPartError(Finding("PDF", message, f"Debian and Ubuntu: apt install {missing_library()}"))
    speak_languages()
    tune()
    remember_styles()
    with fonts.only_ours():
        return Press()


@lru_cache(maxsize=256)
def stylesheet(css: str) -> Laid:
    """Return a stylesheet, parsed once; WeasyPrint only reads it.

    Raises:
        InputError: it asks for a file.
    """
    fetcher = Fetcher()
    parsed = None
    with suppress(RefusedError):
        parsed = CSS(string=css, font_config=press().config, url_fetcher=fetcher, base_url=_BASE)
    _check(fetcher)
    return parsed


def attachment(data: bytes, name: str, description: str, moment: datetime) -> Laid:
    """Return a file for a PDF to carry, with its date."""
    return Attachment(
        string=data,
        name=name,
        description=description,
        created=moment,
        modified=moment,
        relationship="Data",
        url_fetcher=Fetcher(),
    )
