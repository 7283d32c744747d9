"""What a change does to the ads: each ad and locale before and after, as text and as a small picture.

For the reviewer of a pull request, who sees YAML and PO in the diff and wants to see the ad.
"""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator import making, versions
from generator.checks import Version
from generator.errors import AnnonsError, Finding
from generator.making import Made, Plan
from generator.posting.workspace import Workspace
from generator.printing.orders import PAPER, USUAL, orders
from generator.rendering import themes
from generator.stores import open_store

_TEXT = "md"
WIDTH = 360
"""Pixels that a small picture is wide."""


@dataclass(frozen=True)
class Side:
    """An ad in a locale as it is on one side: its text line by line, its title, and how to make its picture."""

    title: str
    lines: tuple[str, ...]
    plan: Plan
    version: Version


@dataclass(frozen=True)
class Change:
    """An ad in a locale that is not the same: ``None`` on a side where it is not."""

    ad: str
    locale: str
    before: Side | None
    after: Side | None

    @property
    def kind(self) -> str:
        """Return ``new``, ``gone`` or ``changed``."""
        return "new" if self.before is None else "gone" if self.after is None else "changed"

    def lines(self) -> Iterator[tuple[str, str]]:
        """Yield the lines that differ, each with ``-`` (was) or ``+`` (is)."""
        before, after = (side.lines if side else () for side in (self.before, self.after))
        for line in difflib.unified_diff(before, after, n=0, lineterm=""):
            if line[:1] in {"+", "-"} and line[:3] not in {"+++", "---"} and line[1:].strip():
                yield line[0], line[1:].strip()


@dataclass
class Comparison:
    """What differs between two states of a workspace, and what can't be read on the later side."""

    changes: list[Change] = field(default_factory=list)
    same: int = 0
    findings: list[Finding] = field(default_factory=list)


def compare(before: Workspace, after: Workspace) -> Comparison:
    """Compare the ads of two states of a workspace.

    Args:
        before: the earlier state; one without postings is an empty one.
        after: the later.

    Raises:
        InputError: the settings or the theme of one of them are wrong.
    """
    made = Comparison()
    old, new = _sides(before, []), _sides(after, made.findings)
    for key in sorted({*old, *new}):
        one, other = old.get(key), new.get(key)
        if one is not None and other is not None and one.lines == other.lines:
            made.same += 1
        else:
            made.changes.append(Change(*key, one, other))
    return made


def _sides(workspace: Workspace, findings: list[Finding]) -> dict[tuple[str, str], Side]:
    files = workspace.posting_files()
    if not files:
        return {}
    plan = _plan(workspace, (_TEXT,))
    found: dict[tuple[str, str], Side] = {}
    for file in files:
        try:
            posting = workspace.posting(file)
            for version in versions.versions(workspace, posting, versions.sets(workspace, posting, plan.locales)):
                one = making.make(plan, version)
                found[version.ad.name, version.locale] = Side(one.view.title.plain, _lines(one), plan, version)
        except AnnonsError as error:
            findings += error.findings
    return found


def _lines(one: Made) -> tuple[str, ...]:
    ((data, _),) = one.contents.values()
    return tuple(data.decode().splitlines())


def _plan(workspace: Workspace, formats: Sequence[str]) -> Plan:
    settings = workspace.settings
    return Plan(
        workspace=workspace,
        theme=themes.load(settings.theme, workspace.root),
        locales=workspace.check_locales(settings.locales, None, "locales") or tuple(workspace.locales),
        wanted=None,
        orders=orders(formats, USUAL, settings.model_copy(update={"media": (), "sizes": ()}), workspace.root),
        store=open_store(Path()),
        strict=False,
    )


def picture(side: Side) -> bytes | None:
    """Return the first page of an ad as a small PNG; ``None`` where it can't be made.

    Raises:
        MissingPartError: a library for PDF is missing.
    """
    from generator.rendering.rasterizing import pages, png  # noqa: PLC0415 - loads PDFium

    plan = replace(side.plan, orders=_plan(side.plan.workspace, (PAPER,)).orders)
    try:
        ((data, _),) = making.make(plan, side.version).contents.values()
    except AnnonsError:
        return None
    return png(pages(data, WIDTH)[0])
