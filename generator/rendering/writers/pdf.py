"""PDF: the theme's layout on a sheet, as the profile or the medium wants it. WeasyPrint is loaded for the first one."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from typing import Any

from generator.errors import Finding, InputError, MissingPartError
from generator.l10n.catalogs import Catalog
from generator.printing.sheets import Sheet
from generator.rendering.themes import Theme
from generator.rendering.view import AdView


def write(view: AdView, theme: Theme, catalog: Catalog, sheet: Sheet) -> bytes:
    """Return an ad as PDF: a document of pages set as generously as saves a page, or one sheet whose type is made to fit.

    The same input gives the same bytes: dates come from ``SOURCE_DATE_EPOCH``, else from the posting, else there are none.

    Raises:
        ContentError: a text is too long for its sheet, or holds a sign that the typeface lacks.
        InputError: a template of the theme is wrong, or the theme has no such layout.
        MissingPartError: WeasyPrint, a system library or an ICC profile that it needs is missing.
    """
    made: bytes = _engine()(view, theme, catalog, sheet, created(view))
    return made


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
def _engine() -> Callable[..., Any]:
    try:
        from generator.printing import fonts  # noqa: PLC0415 - half a second that no other format needs

        with fonts.only_ours():
            from generator.rendering.publication import publish  # noqa: PLC0415
    except (OSError, ImportError) as problem:
        message = f"a library for PDF is missing: {str(problem).splitlines()[0]}"
        hint = "Debian and Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; “annons doctor” tells more"
        raise MissingPartError(Finding("PDF", message, hint)) from None
    return publish
