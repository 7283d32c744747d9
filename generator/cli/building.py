"""``annons build``."""

from pathlib import Path

import typer

from generator.build import BuildOptions, BuildReport, build
from generator.cli import choosing, telling
from generator.errors import AnnonsError, ExitCode, Finding, InputError
from generator.posting.workspace import Workspace
from generator.printing.orders import USUAL, Wanted
from generator.rendering.writers import FORMATS


def run(  # noqa: PLR0913 - one for each option of the command
    names: list[str],
    *,
    locales: tuple[str, ...] | None,
    formats: tuple[str, ...] | None,
    theme: str | None,
    output: Path | None,
    strict: bool,
    report: str,
    verbose: bool,
    sheets: Wanted = USUAL,
) -> ExitCode:
    """Build, and tell what was done.

    Raises:
        AnnonsError: the call is wrong, or something needed is missing.
    """
    telling.check_report(report)
    reports: list[BuildReport] = []
    try:
        for name in formats or ():
            if name not in FORMATS:
                raise InputError(Finding("CALL", f"“{name}” is no format", f"there are {', '.join(FORMATS)}", field="--format"))
        if output is not None and not output.name and output != Path(output.anchor or "."):
            raise InputError(Finding("CALL", "the name of the output folder is empty", "name a folder", field="--output"))
        options = BuildOptions(locales=locales, formats=formats, theme=theme, output=output, strict=strict, sheets=sheets)
        _build_all(list(choosing.plans(names)), options, reports, quiet=report == "json")
    except AnnonsError as error:
        failed = BuildReport(output or Path())
        failed.add(error)
        reports.append(failed)
    code = max((one.exit_code for one in reports), default=ExitCode.DONE)
    if report == "json":
        _tell_json(reports, code)
    else:
        _tell_text(reports, code, verbose=verbose)
    return code


def _build_all(
    plans: list[tuple[Workspace, list[Path]]], options: BuildOptions, reports: list[BuildReport], *, quiet: bool
) -> None:
    """Build each workspace's postings; one that can't be built does not stop the others."""
    seen: dict[tuple[Path, str], Path] = {}
    with telling.progress("Building", sum(len(files) for _, files in plans), quiet=quiet) as done:
        for workspace, files in plans:
            try:
                reports.append(build(workspace, files, options, done, seen))
            except AnnonsError as error:
                failed = BuildReport(options.output or workspace.output)
                failed.add(error)
                reports.append(failed)


def _tell_text(reports: list[BuildReport], code: ExitCode, *, verbose: bool) -> None:
    for one in reports:
        telling.findings(one.findings, every=verbose)
    if not (verbose or telling.on_terminal()):
        return
    for one in reports:
        for name in sorted(one.files) if verbose else ():
            typer.echo(f"  {telling.here(one.folder / name)}", err=True)
        same = len(one.files) - len(one.changed)
        unchanged = f" ({same} of them as they were)" if same and one.changed else " (all as they were)" if same else ""
        files, ads = _count(len(one.files), "file"), _count(one.ads, "ad")
        if one.files:
            line = f"{files} for {ads} from {_count(one.postings, 'posting')} in {telling.here(one.folder)}/{unchanged}"
            typer.secho(line, err=True, bold=True)
    if code is not ExitCode.DONE:
        typer.secho("Not everything could be built; see above.", err=True, bold=True, fg=typer.colors.RED)


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _tell_json(reports: list[BuildReport], code: ExitCode) -> None:
    telling.as_json(
        {
            "exit_code": int(code),
            "files": [(one.folder / name).as_posix() for one in reports for name in sorted(one.files)],
            "changed": [(one.folder / name).as_posix() for one in reports for name in sorted(one.changed)],
            "findings": [telling.as_data(finding) for one in reports for finding in one.findings],
        }
    )
