"""An ad on its sheet, from template to bytes: lay out, fit, write, and hand to prepress what goes to a printer.

Imported late, as it loads WeasyPrint.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from generator.errors import ContentError, Finding, InputError
from generator.l10n.catalogs import Catalog
from generator.printing import fonts
from generator.printing.sheets import Sheet
from generator.rendering import archiving
from generator.rendering.colors import Brand
from generator.rendering.density import dense_enough
from generator.rendering.environment import render
from generator.rendering.fitting import Setting, fit
from generator.rendering.paper import Laid, Paper, attachment, press
from generator.rendering.shortcuts import undisturbed
from generator.rendering.themes import Theme
from generator.rendering.view import AdView

_TEXTS: dict[tuple[Theme, Sheet, Brand], str] = {}
_MOST_TEXTS = 256
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass
class Job:
    """One ad in one locale on one sheet."""

    view: AdView
    theme: Theme
    catalog: Catalog
    sheet: Sheet
    created: str

    @cached_property
    def paper(self) -> Paper:
        """Return what it is printed on; the PDF that goes to a printer is made in prepress."""
        variant = "" if self.for_printer else self.sheet.profile.variant
        name = ".".join(filter(None, [self.view.name, self.view.locale, self.sheet.name, self.sheet.profile_name]))
        return Paper(variant, name)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Return all that the ad says."""
        return tuple(self.view.texts())

    @property
    def for_printer(self) -> bool:
        """Return whether it goes to a printer."""
        return self.sheet.profile.variant == "pdf/x-4"

    def _css(self, name: str, values: dict[str, Any]) -> str:
        """Return a stylesheet's text; that of the program's own themes tells ads apart by brand and sheet alone."""
        if self.theme.foreign or self.sheet.layout != "ad":
            return render(self.theme, name, self.catalog, **values)
        key = (self.theme, self.sheet, self.view.brand)
        if key not in _TEXTS:
            if len(_TEXTS) > _MOST_TEXTS:
                _TEXTS.clear()
            _TEXTS[key] = render(self.theme, name, self.catalog, **values)
        return _TEXTS[key]

    def lay(self, density: str = "", setting: Setting | None = None) -> Laid:
        """Lay the ad out."""
        setting = setting or Setting(10.0)
        values: dict[str, Any] = {
            "ad": self.view, "sheet": self.sheet, "paged": True, "created": self.created, "density": density,
            "setting": setting, "tall": setting.tall, "margin": margin(self.sheet),
        }  # fmt: skip
        layout = self.sheet.layout
        css = self._css("print.css" if layout == "ad" else f"{layout}.css", values)
        html = render(self.theme, f"{layout}.html.j2", self.catalog, **values)
        # The size that all others hang on is a sheet of its own, so that both are parsed once and styles can be remembered.
        base = [] if layout == "ad" else [f"html {{ font-size: {setting.base:g}pt }}"]
        return press().lay(html, [css, *base], self.paper)


_MARGINS = {
    "column": (0.045, 2.4, 4.0),
    "flyer": (0.075, 8.0, 14.0),
    "poster": (0.075, 12.0, 60.0),
    "card": (0.075, 12.0, 26.0),
}
"""The margin of each layout as a part of the sheet's shorter side, and between which bounds in mm."""


def margin(sheet: Sheet) -> float:
    """Return the margin of a sheet in mm; of a sheet of pages, what the medium's own edge asks for."""
    edge = sheet.medium.margin if sheet.medium else 0.0
    if sheet.layout == "ad":
        return edge
    share, least, most = _MARGINS[sheet.layout]
    return round(max(edge, min(most, max(least, share * min(sheet.width, sheet.height)))), 2)


def publish(view: AdView, theme: Theme, catalog: Catalog, sheet: Sheet, created: str) -> bytes:
    """Return an ad as PDF.

    Args:
        view: the ad.
        theme: the theme.
        catalog: the labels of its locale.
        sheet: what it is made for.
        created: its date, ISO 8601, or ``""``.

    Raises:
        ContentError: a text is too long for its sheet, or holds a sign that the typeface lacks.
        InputError: the theme has no such layout, its template is wrong, or something outside the ad is asked for.
        MissingPartError: a library or an ICC profile is missing.
    """
    _check_layout(theme, sheet)
    job = Job(view, theme, catalog, sheet, created)
    _check_signs(job)
    with undisturbed():
        return _printed(job) if job.for_printer else _written(job)


def _written(job: Job) -> bytes:
    document = arranged(job)
    attachments = tuple(_attachments(job)) if job.sheet.profile.data else ()
    return press().write(document, job.paper, attachments, archiving.finisher(job.sheet.profile))


def _printed(job: Job) -> bytes:
    """Return the PDF that a printer takes."""
    from generator.printing.icc import find  # noqa: PLC0415 - for print only
    from generator.printing.inks import BrandInk  # noqa: PLC0415 - for print only
    from generator.printing.prepress import Identity, prepress  # noqa: PLC0415 - for print only

    view, sheet = job.view, job.sheet
    if sheet.medium is None:
        message = f"{job.paper.identifier} is for no medium"
        raise ValueError(message)
    # First, since it may be missing, and a page takes longer.
    condition = find(sheet.medium, sheet.workspace)
    brand = BrandInk(view.brand.color, view.brand_cmyk, view.brand_spot) if view.brand_cmyk else None
    identity = Identity(job.paper.identifier, view.title.plain, view.author, view.locale, job.created)
    return prepress(press().write(arranged(job), job.paper), sheet, condition, brand, identity)


def arranged(job: Job) -> Laid:
    """Return the document, laid out as well as can be: one of pages as loosely as has the fewest, a sheet fitted."""
    if job.sheet.layout != "ad":
        return fit(lambda setting: job.lay(setting=setting), job.sheet)
    return dense_enough(job.lay, job.theme.page, sum(map(len, job.texts)))


def _check_layout(theme: Theme, sheet: Sheet) -> None:
    if sheet.layout not in theme.layouts:
        message = (
            f"the theme “{theme.name}” has no layout “{sheet.layout}”, which {sheet.medium_name or sheet.name or 'this'} needs"
        )
        raise InputError(
            Finding("THEME", message, f"it has {', '.join(theme.layouts)}; choose another --theme", field="--theme")
        )


def _check_signs(job: Job) -> None:
    lacking = list(fonts.missing(["".join(job.texts)]))
    if lacking:
        told = ", ".join(f"“{sign}” ({name.lower()})" for sign, name in lacking[:5])
        hint = "write it without, or leave pdf out of the formats"
        raise ContentError(Finding("GLYPH", f"the typeface has no {told}", hint, locale=job.view.locale))


def _attachments(job: Job) -> Iterator[Laid]:
    if job.view.json_ld:
        moment = datetime.fromisoformat(job.created) if job.created else _EPOCH
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        yield attachment(job.view.json_ld.encode(), "posting.jsonld", "The posting as schema.org JobPosting", moment)
