"""``annons review``: every draft beside its source, the doubtful first; on a terminal, one by one with a decision each."""

import sys
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from generator.cli import telling
from generator.cli.approving import approver
from generator.cli.choosing import Chosen
from generator.cli.editing import edited
from generator.errors import AnnonsError, ExitCode
from generator.translation import reviewing
from generator.translation.glossary_file import of_workspace
from generator.translation.reviewing import Decisions, Reviewable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_KEYS = "[a]pprove  [e]dit  [r]eject  [s]kip  [b]ack  [q]uit"


def run(names: list[str], *, locales: tuple[str, ...] | None, by: str | None, listed: bool, report: str) -> ExitCode:
    """Show the drafts; on a terminal, take a decision on each.

    Raises:
        InputError: the call is wrong.
    """
    telling.check_report(report)
    chosen = Chosen(names, locales)
    found: list[Reviewable] = []
    for workspace, files, codes in chosen.groups:
        try:
            words = of_workspace(workspace.root, frozenset(workspace.locales))
            found += reviewing.drafts(reviewing.sheets(workspace, files, codes), words)
        except AnnonsError as error:
            chosen.add(error)
    if report == "json":
        data = {"exit_code": int(chosen.exit_code), "drafts": [_data(one) for one in found]}
        telling.as_json({**data, "findings": [telling.as_data(finding) for finding in chosen.findings]})
        return chosen.exit_code
    telling.findings(chosen.findings)
    if not found:
        typer.echo("There are no drafts to review.")
        return chosen.exit_code
    if listed or not (sys.stdin.isatty() and sys.stdout.isatty()):
        _list(found)
        return chosen.exit_code
    return max(chosen.exit_code, _walk(found, approver(by) or approver(typer.prompt("Your name, for the record"))))


def _data(one: Reviewable) -> dict[str, object]:
    where = one.sheet.translations.where(one.entry)
    return {
        "file": where.file.as_posix(),
        "line": where.line,
        "locale": one.sheet.locale.code,
        "context": one.item.segment.context,
        "source": one.source,
        "draft": one.target,
        "previous_source": one.previous or None,
        "from": one.came_from(),
        "engine": one.record.version or None,
        "drafted": one.record.drafted or None,
        "look_at": [signal.message for signal in one.signals],
    }


def _list(found: Iterable[Reviewable]) -> None:
    """Show all as a table."""
    from rich import box  # noqa: PLC0415 - for a person's eyes only
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    console = Console(highlight=False)
    table: Table | None = None
    shown: tuple[Path, str] | None = None
    for one in found:
        if (one.sheet.file, one.sheet.locale.code) != shown:
            if table is not None:
                console.print(table)
            shown = one.sheet.file, one.sheet.locale.code
            console.print(Text(telling.here(one.sheet.file), "bold"))
            table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
            table.add_column(f"source ({one.sheet.entity.source_locale})", ratio=5)
            table.add_column(f"draft ({one.sheet.locale.code})", ratio=5)
            table.add_column("where from", ratio=2)
            table.add_column("what to look at", ratio=4)
        assert table is not None  # noqa: S101 - for the type checker
        notes = "\n".join(_looks(one))
        source = _difference(one.previous, one.source) if one.previous else Text(one.source)
        table.add_row(source, Text(one.target), Text(one.came_from(), "dim"), Text(notes, "yellow"), end_section=False)
    if table is not None:
        console.print(table)


def _looks(one: Reviewable) -> list[str]:
    first = ["it translates another text; make it say what the source says now"] if one.previous else []
    return [*first, *(signal.message for signal in one.signals)]


def _walk(found: list[Reviewable], by: str) -> ExitCode:
    """Go through the drafts, one decision each."""
    from rich.console import Console  # noqa: PLC0415 - for a person's eyes only

    console = Console(highlight=False)
    made = Decisions()
    number = 0
    while number < len(found):
        one = found[number]
        _show(console, one, number + 1, len(found))
        typer.secho(f"  {_KEYS} › ", nl=False, dim=True)
        key = typer.getchar().casefold()
        typer.echo("" if not key.isprintable() else key)
        if key in {"q", "\x1b", "\x04"}:
            break
        if key == "b":
            number = max(0, number - 1)
            continue
        if key == "s" or (key in {"a", "e", "r"} and _decide(console, one, key, by, made)):
            number += 1
    console.print()
    left = len(found) - made.approved - made.edited - made.rejected
    parts = [
        f"{count} {word}"
        for count, word in ((made.approved, "approved"), (made.edited, "edited and approved"), (made.rejected, "rejected"))
        if count
    ]
    typer.secho(f"{', '.join(parts) or 'Nothing decided'}; {left} to go.", bold=True)
    return made.exit_code


def _decide(console: "Console", one: Reviewable, key: str, by: str, made: Decisions) -> bool:
    """Carry out a decision; say whether to go on to the next draft."""
    if key == "r":
        done = reviewing.reject(one, by)
        made.rejected += done
    else:
        target = one.target if key == "a" else edited(one.target, one.sheet.locale.code)
        if target is None:
            return False
        why = reviewing.unfit(one.item.segment, target)
        if why:
            console.print(f"  [red]That can't stand:[/red] {_plain(why)}")
            return False
        done = reviewing.approve(one, by, target=target)
        made.approved += done and key == "a"
        made.edited += done and key == "e"
    if not done:
        console.print("  [yellow]This entry has changed meanwhile; it was left as it is.[/yellow]")
    return True


def _plain(text: str) -> str:
    return text.replace("[", r"\[")


def _show(console: "Console", one: Reviewable, number: int, of: int) -> None:
    from rich.padding import Padding  # noqa: PLC0415 - for a person's eyes only
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    where = one.sheet.translations.where(one.entry)
    console.print()
    console.rule(
        Text(f"{number} of {of}  ·  {one.item.segment.context}  ·  {telling.here(where.file)}:{where.line}", "dim"),
        align="left",
    )
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    if one.previous:
        grid.add_row("was", _difference(one.source, one.previous))
        grid.add_row(one.sheet.entity.source_locale, _difference(one.previous, one.source))
    else:
        grid.add_row(one.sheet.entity.source_locale, Text(one.source))
    grid.add_row(one.sheet.locale.code, Text(one.target, "bold"))
    grid.add_row("", Text(f"{one.came_from()}{f' ({one.record.version})' if one.record.version else ''}", "dim"))
    for note in _looks(one):
        grid.add_row("", Text(f"! {note}", "yellow"))
    console.print(Padding(grid, (0, 0, 0, 2)))


def _difference(before: str, after: str) -> "Text":
    """Return a text with the words marked that another one does not have."""
    from rich.text import Text  # noqa: PLC0415 - for a person's eyes only

    old, new = before.split(), after.split()
    made = Text()
    for tag, _, _, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for word in new[start:end]:
            made.append(f" {word}" if made else word, "" if tag == "equal" else "bold magenta")
    return made
