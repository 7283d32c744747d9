"""``annons status``."""

import itertools

import typer

from generator.cli import telling
from generator.cli.choosing import Chosen
from generator.errors import AnnonsError, ExitCode
from generator.translation.inventory import State
from generator.translation.provenance import UNRECORDED
from generator.translation.status import Row, status


def run(names: list[str], *, locales: tuple[str, ...] | None, strict: bool, report: str) -> ExitCode:
    """Tell how far each posting is in each locale.

    Returns:
        The exit code: 1 with ``strict`` when a text is not approved.

    Raises:
        InputError: the call is wrong.
    """
    telling.check_report(report)
    chosen = Chosen(names, locales)
    rows: list[Row] = []
    for workspace, files, codes in chosen.groups:
        # Locale by locale, so that a broken PO file hides no other locale.
        for file, locale in itertools.product(files, codes or workspace.locales):
            try:
                rows += status(workspace, file, (locale,))
            except AnnonsError as error:
                chosen.add(error)
    code = chosen.exit_code
    if strict and not all(row.done for row in rows):
        code = max(code, ExitCode.CONTENT)
    if report == "json":
        telling.as_json(
            {
                "exit_code": int(code),
                "status": [_data(row) for row in rows],
                "findings": [telling.as_data(finding) for finding in chosen.findings],
            }
        )
        return code
    telling.findings(chosen.findings)
    _table(rows)
    return code


def _data(row: Row) -> dict[str, object]:
    return {
        "posting": row.posting.posting.id,
        "source": row.posting.source_locale,
        "locale": row.locale,
        **{str(state): number for state, number in row.counts.items()},
        "total": row.total,
        "approvers": list(row.approvers),
        "unrecorded": row.unrecorded,
        "unused": row.unused,
    }


_COLUMNS: tuple[State, ...] = ("approved", "draft", "stale", "missing")


def _table(rows: list[Row]) -> None:
    if not rows:
        typer.echo("There is nothing to translate.")
        return
    from rich import box  # noqa: PLC0415 - for a person's eyes only
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("posting", overflow="fold")
    for state in _COLUMNS:
        table.add_column(state, justify="right", no_wrap=True)
    remarks = [_remarks(row) for row in rows]
    table.add_column("approved by" if any(remarks) else "", min_width=13 if any(remarks) else 0)
    shown = None
    for row, remark in zip(rows, remarks, strict=True):
        name = row.posting.posting.id
        if name != shown:
            table.add_row(Text(name, "bold"))
            shown = name
        cells = [Text(str(row.counts[column]) if row.counts[column] else "·", _style(column, row)) for column in _COLUMNS]
        direction = Text(f"  {row.posting.source_locale} → {row.locale}", "bold green" if row.done else "")
        table.add_row(direction, *cells, Text(remark, "dim"))
    Console(highlight=False).print(table)


def _remarks(row: Row) -> str:
    """Return who approved, and whether the PO file holds entries that nothing uses any more."""
    people = [*row.approvers, *([f"{UNRECORDED} ({row.unrecorded})"] if row.unrecorded else [])]
    return "; ".join(filter(None, [", ".join(people), f"{row.unused} unused" if row.unused else ""]))


def _style(column: State, row: Row) -> str:
    if not row.counts[column]:
        return "dim"
    return {"approved": "green", "draft": "yellow", "stale": "magenta", "missing": "red"}[column]
