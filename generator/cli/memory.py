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
    if _kind(file) == "tmx":
        if names or locales:
            hint = "leave out postings and --locale; an .xlf file is for some of them"
            raise InputError(Finding("CALL", "a TMX holds the whole memory of a workspace", hint))
        number, findings = exchange.export_tmx(Workspace.around(workspace), file)
        telling.findings(findings)
        typer.secho(f"{number} approved translations in {telling.here(file)}.", err=True, bold=True)
        return ExitCode.DONE
    if not locales or len(locales) != 1:
        raise InputError(Finding("CALL", "an XLIFF is for one locale", "--locale nb", field="--locale"))
    chosen = Chosen(names or [str(workspace)], locales)
    if len(chosen.groups) != 1:
        raise InputError(Finding("CALL", "the postings are from several workspaces", "export each on its own"))
    space, files, codes = chosen.groups[0]
    telling.findings(chosen.findings)
    number = exchange.export_xliff(list(reviewing.sheets(space, files, codes)), space, file)
    typer.secho(f"{number} texts in {telling.here(file)}; “annons memory import” takes it back.", err=True, bold=True)
    return chosen.exit_code


def import_(file: Path, by: str | None, workspace: Path) -> ExitCode:
    """Take a TMX into the workspace's memory, or a translator's XLIFF into its PO files.

    Raises:
        InputError: the call or the file is wrong.
        WriteError: a file can't be written.
    """
    space = Workspace.around(workspace)
    if _kind(file) == "tmx":
        number = exchange.import_tmx(space, file)
        typer.secho(f"{number} translations; {telling.here(space.root / 'memory')}/ holds them now.", err=True, bold=True)
        return ExitCode.DONE
    chosen = Chosen([str(workspace)], None)
    _, files, _ = chosen.groups[0]
    made = exchange.import_xliff(space, file, files, approver(by), provenance.now())
    telling.findings([*chosen.findings, *made.findings])
    parts = [
        f"{number} {words}"
        for number, words in (
            (made.approved, "approved"), (made.drafts, "drafts to review"), (made.same, "as they were"), (made.left, "left"),
        )
        if number
    ]  # fmt: skip
    typer.secho(f"{', '.join(parts) or 'Nothing translated in it'}.", err=True, bold=True)
    return max(chosen.exit_code, made.exit_code)


def _kind(file: Path) -> str:
    suffix = file.suffix.casefold()
    if suffix in _TMX:
        return "tmx"
    if suffix in _XLIFF:
        return "xliff"
    hint = "name a file that ends in .tmx (memory) or .xlf (for a translator)"
    raise InputError(Finding("CALL", f"“{file.name}” is neither TMX nor XLIFF", hint))
