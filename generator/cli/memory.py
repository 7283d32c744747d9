"""``annons memory``: TMX in and out, XLIFF 2 out to translators and back."""

from pathlib import Path

import typer

from generator.cli import telling
from generator.cli.approving import approver
from generator.cli.choosing import Chosen
from generator.errors import ExitCode, Finding, InputError
from generator.posting.workspace import Workspace
from generator.translation import exchange, provenance, reviewing

_TMX, _XLIFF = frozenset({".tmx"}), frozenset({".xlf", ".xliff"})


def export(file: Path, names: list[str], locales: tuple[str, ...] | None, workspace: Path) -> ExitCode:
    """Write what is approved as TMX, or the texts of some postings as XLIFF for a translator.

    Raises:
        InputError: the call is wrong, or there is nothing to export.
        WriteError: the file can't be written.
    """
    kind, space = _kind(file), _around(workspace)
    if kind == "tmx":
        if names or locales:
            hint = "leave out postings and --locale; an .xlf file is for some of them"
            raise InputError(Finding("CALL", "a TMX holds the whole memory of a workspace", hint))
        number, findings = exchange.export_tmx(space, file)
        telling.findings(findings)
        typer.secho(f"{_count(number, 'approved translation')} in {telling.here(file)}.", err=True, bold=True)
        return ExitCode.DONE
    if not locales or len(locales) != 1:
        raise InputError(Finding("CALL", "an XLIFF is for one locale", "name it: --locale nb", field="--locale"))
    chosen = Chosen(names, locales, workspace)
    if len(chosen.groups) != 1:
        raise InputError(Finding("CALL", "the postings are from several workspaces", "export each on its own"))
    space, files, codes = chosen.groups[0]
    telling.findings(chosen.findings)
    if files:
        number = exchange.export_xliff(list(reviewing.sheets(space, files, codes)), space, file)
        back = f"“annons memory import {file.name}” takes it back"
        typer.secho(f"{_count(number, 'text')} in {telling.here(file)}; {back}.", err=True, bold=True)
    return chosen.exit_code


def import_(file: Path, by: str | None, workspace: Path) -> ExitCode:
    """Take a TMX into the workspace's memory, or a translator's XLIFF into its PO files.

    Raises:
        InputError: the call or the file is wrong.
        WriteError: a file can't be written.
    """
    kind, space = _kind(file), _around(workspace)
    if kind == "tmx":
        number = exchange.import_tmx(space, file)
        place = telling.here(space.root / "memory")
        typer.secho(f"{_count(number, 'translation')} from {file.name}; kept in {place}/.", err=True, bold=True)
        return ExitCode.DONE
    chosen = Chosen((), None, workspace)
    _, files, _ = chosen.groups[0]
    made = exchange.import_xliff(space, file, files, approver(by), provenance.now())
    telling.findings([*chosen.findings, *made.findings])
    parts = [
        f"{number} {words}"
        for number, words in (
            (made.approved, "approved"), (made.drafts, "to review"), (made.same, "as before"), (made.left, "not taken"),
        )
        if number
    ]  # fmt: skip
    typer.secho(f"{file.name}: {', '.join(parts) or 'nothing in it is translated yet'}.", err=True, bold=True)
    return max(chosen.exit_code, made.exit_code)


def _around(folder: Path) -> Workspace:
    if not folder.is_dir():
        raise InputError(Finding("CALL", f"there is no folder “{folder}”", "name a workspace", field="--workspace"))
    return Workspace.around(folder)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _kind(file: Path) -> str:
    suffix = file.suffix.casefold()
    if suffix in _TMX:
        return "tmx"
    if suffix in _XLIFF:
        return "xliff"
    hint = "name a file that ends in .tmx (memory) or .xlf (for a translator)"
    raise InputError(Finding("CALL", f"“{file}” is neither TMX nor XLIFF", hint))
