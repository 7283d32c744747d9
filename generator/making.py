"""Makes the files of one ad in one locale: view, writers, what the manifest says of each, preflight of what goes to print."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator import manifest
from generator.checks import Version
from generator.errors import Finding
from generator.l10n.formats import formats
from generator.posting.workspace import Workspace
from generator.printing.orders import PAPER, PICTURE, Order
from generator.printing.sheets import DEFAULT_PICTURE, DEFAULT_PROFILE
from generator.rendering.themes import Theme
from generator.rendering.view import AdView
from generator.rendering.viewing import Options, view
from generator.rendering.writers import writer
from generator.rendering.writing import Pen
from generator.stores import Store
from generator.translation.records import records


@dataclass(frozen=True)
class Plan:
    """What holds for a whole build or publication."""

    workspace: Workspace
    theme: Theme
    locales: tuple[str, ...]
    wanted: frozenset[str] | None
    orders: tuple[Order, ...]
    store: Store
    strict: bool


Contents = dict[Path, tuple[bytes, dict[str, str]]]
"""The files of an ad in a locale, with their bytes and what the manifest says of each."""


@dataclass(frozen=True)
class Made:
    """An ad in a locale that was made: what the manifest says of it, its view, its files."""

    entry: manifest.AdEntry
    view: AdView
    contents: Contents


def make(plan: Plan, version: Version, adjust: Callable[[AdView], AdView] = lambda one: one, **more: Any) -> Made:  # noqa: ANN401
    """Make the files of an ad in a locale.

    Args:
        plan: what holds for all.
        version: the ad in the locale.
        adjust: changes its view before it is written.
        more: further :class:`Options` of the view.

    Raises:
        ContentError: it does not fit its sheet, or holds a sign that the typeface lacks.
        InputError: a text names an audience that the posting does not have.
    """
    pen = Pen(version.ad, version.localized, plan.workspace.locales)
    catalog = formats(pen.locale).labels
    settings = plan.workspace.settings
    picture = PICTURE in settings.formats and (not settings.sizes or DEFAULT_PICTURE in settings.sizes)
    options = Options(plan.theme.color, settings.front_matter, picture, **more)
    shown = adjust(view(pen, version.pieces, plan.workspace, options))
    entry = _entry(plan, version, shown)
    contents: Contents = {}
    for order in plan.orders:
        data = writer(order.extension)(shown, plan.theme, catalog, order.sheet)
        contents[Path(entry.posting, file_name(order, entry.ad, entry.locale))] = (data, _described(order))
    return Made(entry, shown, contents)


def preflighted(plan: Plan, version: Version, contents: Contents) -> Iterator[Finding]:
    """Look at what goes to a printer as the printer does."""
    sheets = {file_name(order, version.ad.name, version.localized.locale.code): order.sheet for order in plan.orders}
    for name, (data, _) in contents.items():
        sheet = sheets[name.name]
        if sheet is not None and sheet.medium is not None and name.suffix == f".{PAPER}":
            from generator.printing.preflight import preflight  # noqa: PLC0415 - for print only

            for finding in preflight(data, sheet, (plan.store.folder or Path()) / name):
                yield replace(finding, locale=version.localized.locale.code)


def file_name(order: Order, ad: str, locale: str) -> str:
    """Return the name of a file of an ad, without its folder, which is the posting's id."""
    if order.sheet is None:
        return f"{ad}.{locale}.{order.extension}"
    return order.sheet.file_name(ad, locale, order.extension)


def _described(order: Order) -> dict[str, str]:
    """Return what the manifest says of a file: its format and, where they are not the usual ones, size, profile, medium."""
    sheet = order.sheet
    if sheet is None:
        return {"format": order.extension}
    told = {"medium": sheet.medium_name} if sheet.medium else {"size": sheet.name}
    if not sheet.medium and sheet.profile_name != DEFAULT_PROFILE:
        told["profile"] = sheet.profile_name
    return {"format": order.extension, **{key: value for key, value in told.items() if value}}


def _entry(plan: Plan, version: Version, made: AdView) -> manifest.AdEntry:
    posting = version.ad.posting
    return manifest.AdEntry(
        ad=version.ad.name,
        posting=posting.id,
        locale=made.locale,
        title=made.title.plain,
        status=posting.status,
        language=version.ad.language or "",
        employer=made.employer.name if made.employer else "",
        agency=made.agency.name if made.agency else "",
        valid_through=str(posting.valid_through or ""),
        theme=plan.theme.name,
        segments=dict(Counter(piece.state for piece in version.pieces)),
        texts=[record.told() for record in records(version.pieces)],
        exceptions=dict(version.ad.posting.justify),
    )
