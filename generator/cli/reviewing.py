"""``annons review``: every draft beside its source, the doubtful first; on a terminal, one by one with a decision each."""

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from generator.cli import telling
from generator.cli.approving import approver
from generator.cli.choosing import Chosen
from generator.cli.editing import edited
from generator.cli.showing import difference
from generator.errors import AnnonsError, ExitCode, InputError
from generator.translation import reviewing
from generator.translation.glossary_file import of_workspace
from generator.translation.reviewing import Reviewable

if TYPE_CHECKING:
    from rich.console import Console

_WORDS = {"a": "[a]pprove", "e": "[e]dit", "r": "[r]eject", "s": "[s]kip", "b": "[b]ack", "q": "[q]uit"}
_KEYS = "  ".join(_WORDS.values())


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
            found += reviewing.drafts(reviewing.sheets(workspace, files, codes, chosen.add), words)
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
    who = approver(by)
    while not who:
        who = approver(typer.prompt("Your name, for the record"))
    return max(chosen.exit_code, _walk(found, who))


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
    """Show all as tables, one for each file; the file with the most doubtful draft first."""
    from rich import box  # noqa: PLC0415 - for a person's eyes only
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    console = Console(highlight=False)
    files: dict[Path, list[Reviewable]] = {}
    for one in found:
        files.setdefault(one.sheet.file, []).append(one)
    for file, drafts in files.items():
        pair = drafts[0].sheet.pair
        number = "1 draft" if len(drafts) == 1 else f"{len(drafts)} drafts"
        console.print(Text(f"{telling.here(file)}: {number}", "bold"), soft_wrap=True)
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, show_lines=True)
        table.add_column("line", justify="right", style="dim", no_wrap=True)
        table.add_column(pair[0], ratio=5, overflow="fold")
        table.add_column(pair[1], ratio=5, overflow="fold")
        table.add_column("what to look at", ratio=4, overflow="fold")
        for one in drafts:
            source = Text(one.source)
            if one.previous:
                source = difference(one.previous, one.source)
                source.append_text(Text("\nwas: ", "dim")).append_text(difference(one.source, one.previous))
            notes = Text("\n".join(_looks(one)), "yellow")
            notes.append(("\n" if notes else "") + one.came_from(), "dim")
            line = one.sheet.translations.where(one.entry).line
            table.add_row(str(line), source, Text(one.target), notes)
        console.print(table)


def _looks(one: Reviewable) -> list[str]:
    first = ["it translates another text; make it say what the source says now"] if one.previous else []
    return [*first, *(signal.message for signal in one.signals)]


@dataclass
class _Walk:
    """One way through the drafts: ``decided`` holds what each was decided to be, by its number, and the text that was left."""

    found: list[Reviewable]
    by: str
    console: "Console"
    decided: dict[int, tuple[str, str]] = field(default_factory=dict)
    exit_code: ExitCode = ExitCode.DONE

    def go(self) -> None:
        """Show one draft after the other, and take a decision on each."""
        number = 0
        while number < len(self.found):
            try:
                number = self._at(number)
            except AnnonsError as error:
                telling.findings(error.findings)
                self.exit_code = max(self.exit_code, error.exit_code)
                return

    def _at(self, number: int) -> int:
        """Show a draft and take a decision; return the number of the next one to show."""
        now = reviewing.fresh(self.found[number])
        if now is None:
            self.console.print(f"\n  [yellow]Draft {number + 1} has changed meanwhile; it was left as it is.[/yellow]")
            return number + 1
        one = self.found[number] = now
        _show(self.console, one, number + 1, len(self.found))
        while True:
            typer.secho(f"  {_KEYS} › ", nl=False, dim=True)
            key = typer.getchar().casefold()
            typer.echo(key if key in _WORDS else "")
            if key in {"q", "\x1b", "\x04"}:
                return len(self.found)
            if key == "b":
                return self._back(number)
            if key == "s" or (key in {"a", "e", "r"} and self._decide(number, one, key)):
                return number + 1
            if key not in _WORDS:
                self.console.print("  Press one of these letters.", style="dim")

    def _back(self, number: int) -> int:
        """Return the number of the draft before, after its decision was taken back."""
        if not number:
            self.console.print("  This is the first one.", style="dim")
            return 0
        number -= 1
        what, left = self.decided.pop(number, ("", ""))
        if what and reviewing.take_back(self.found[number], left):
            self.console.print(f"  It was {what}; that is taken back.", style="dim")
        return number

    def _decide(self, number: int, one: Reviewable, key: str) -> bool:
        """Carry out a decision; say whether to go on to the next draft."""
        if key == "r":
            what, text, done = "rejected", "", reviewing.reject(one, self.by)
        else:
            target = one.target if key == "a" else self._edited(one)
            if target is None:
                return False
            why = reviewing.unfit(one.item.segment, target)
            if why:
                self.console.print(f"  [red]That can't stand:[/red] {_plain(why)}")
                return False
            what = "approved" if target == one.target else "edited and approved"
            text, done = target, reviewing.approve(one, self.by, target=target)
        if done:
            self.decided[number] = what, text
        else:
            self.console.print("  [yellow]This entry has changed meanwhile; it was left as it is.[/yellow]")
        return True

    def _edited(self, one: Reviewable) -> str | None:
        try:
            return edited(one.target, one.sheet.locale.code)
        except InputError as error:
            # No editor: nothing is lost, and every other decision is still open.
            telling.findings(error.findings)
            return None


def _walk(found: list[Reviewable], by: str) -> ExitCode:
    """Go through the drafts, one decision each."""
    from rich.console import Console  # noqa: PLC0415 - for a person's eyes only

    console = Console(highlight=False)
    walk = _Walk(found, by, console)
    try:
        walk.go()
    finally:
        number = Counter(what for what, _ in walk.decided.values())
        parts = [f"{number[what]} {what}" for what in ("approved", "edited and approved", "rejected") if number[what]]
        left = len(found) - len(walk.decided)
        console.print()
        typer.secho(f"{', '.join(parts) or 'Nothing decided'}; {left or 'none'} to go.", bold=True)
    return walk.exit_code


def _plain(text: str) -> str:
    return text.replace("[", r"\[")


def _show(console: "Console", one: Reviewable, number: int, of: int) -> None:
    from rich.padding import Padding  # noqa: PLC0415 - for a person's eyes only
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    where = one.sheet.translations.where(one.entry)
    console.print()
    console.rule(Text(f"{number} of {of}  ·  {one.item.segment.context}", "bold"), align="left", style="dim")
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    if one.previous:
        grid.add_row("was", difference(one.source, one.previous))
        grid.add_row(one.sheet.entity.source_locale, difference(one.previous, one.source))
    else:
        grid.add_row(one.sheet.entity.source_locale, Text(one.source))
    grid.add_row(one.sheet.locale.code, Text(one.target, "bold"))
    grid.add_row("", Text(_origin(one), "dim"))
    grid.add_row("", Text(f"{telling.here(where.file)}:{where.line}", "dim"))
    for note in _looks(one):
        grid.add_row("", Text(f"! {note}", "yellow"))
    console.print(Padding(grid, (0, 0, 0, 2)))


def _origin(one: Reviewable) -> str:
    """Say where a draft is from, with the engine's data or the file that it was remembered from."""
    return f"{one.came_from()} ({one.record.version})" if one.record.version else one.came_from()
