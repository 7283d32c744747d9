"""PDF: A4, tagged, with the theme's typography. WeasyPrint and the fonts are loaded when the first one is made."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache

from generator.errors import Finding, InputError, MissingPartError
from generator.l10n.catalogs import Catalog
from generator.rendering.environment import render
from generator.rendering.themes import Theme
from generator.rendering.view import AdView


def write(view: AdView, theme: Theme, catalog: Catalog) -> bytes:
    """Return an ad as a tagged A4 PDF, set as generously as saves a page.

    The same input gives the same bytes: dates come from ``SOURCE_DATE_EPOCH``, else from the posting, else there are none.

    Raises:
        InputError: a template of the theme is wrong.
        MissingPartError: WeasyPrint, or a system library that it needs, is missing.
    """

    def set_in(density: str) -> str:
        return render(theme, "ad.html.j2", catalog, ad=view, paged=True, created=created(view), density=density)

    return _engine()(set_in, view)


def created(view: AdView) -> str:
    """Return the document's date as ISO 8601, or ``""``."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return view.created
    try:
        return datetime.fromtimestamp(int(epoch), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError):
        message = f"SOURCE_DATE_EPOCH is “{epoch[:30]}”"
        raise InputError(Finding("CALL", message, "seconds since 1970 were expected; unset it, or mend it")) from None


@cache
def _engine() -> Callable[[Callable[[str], str], AdView], bytes]:
    try:
        from generator.rendering.paper import print_to_pdf  # noqa: PLC0415 - half a second that no other format needs
    except (OSError, ImportError) as problem:
        message = f"a library for PDF is missing: {str(problem).splitlines()[0]}"
        hint = "Debian and Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; “annons doctor” tells more"
        raise MissingPartError(Finding("PDF", message, hint)) from None
    return print_to_pdf
