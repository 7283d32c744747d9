"""``annons publish``, ``annons verify`` and ``annons expire``."""

from pathlib import Path

import typer

from generator.cli import choosing, telling
from generator.cli.checking import day
from generator.cli.progress import progress
from generator.errors import ExitCode, Finding, InputError
from generator.publish.publishing import PublishOptions, PublishReport, publish
from generator.publish.verifying import verify as verified

SITE = "site"
"""The folder of a workspace that a publication goes to."""


def run(  # noqa: PLR0913 - one for each option of the command
    folder: Path,
    *,
    locales: tuple[str, ...] | None,
    channels: tuple[str, ...] | None,
    theme: str | None,
    output: Path | None,
    as_of: str,
    all_or_nothing: bool,
    require_approver: bool,
    strict: bool,
    report: str,
    verbose: bool,
) -> ExitCode:
    """Publish a workspace, and tell what was done and what was kept back.

    Raises:
        AnnonsError: the call is wrong, or the site can't be written.
    """
    telling.check_report(report)
    if output is not None and not output.name and output != Path(output.anchor or "."):
        raise InputError(Finding("CALL", "the name of the output folder is empty", "name a folder", field="--output"))
    ((workspace, files),) = choosing.plans([str(folder)] if folder != Path() else [])
    options = PublishOptions(
        as_of=day(as_of),
        output=output or workspace.root / SITE,
        locales=locales,
        channels=channels,
        theme=theme,
        all_or_nothing=all_or_nothing,
        require_approver=require_approver,
        strict=strict,
    )
    with progress("Publishing", len(files), quiet=report == "json") as done:
        made = publish(workspace, files, options, done)
    if report == "json":
        _as_json(made)
    else:
        _as_text(made, verbose=verbose)
    return made.exit_code


def _as_text(made: PublishReport, *, verbose: bool) -> None:
    telling.findings(made.findings)
    for held in made.held:
        one = held.finding
        where = f"{one.where}: " if one.where else ""
        field = f"{one.field}: " if one.field and not held.channel else ""
        more = f" (and {held.more} more)" if held.more else ""
        place = f" out of {held.channel}" if held.channel else ""
        mark = typer.style("kept back", fg=typer.colors.RED, bold=True)
        typer.echo(f"{mark}{place} {held.ad}.{held.locale}: {where}{field}{one.message}{more}", err=True)
    if made.held:
        typer.echo("“annons check” tells all that is wrong, and what to do.", err=True)
    for name in made.files if verbose else ():
        typer.echo(f"  {telling.here(made.folder / name)}", err=True)
    if not made.written:
        typer.secho("Nothing was published; the site is as it was.", err=True, bold=True, fg=typer.colors.RED)
        return
    facts = [f"{_count(made.published, 'ad')} published"]
    facts += [f"{_count(made.over, 'ad')} over and marked so"] if made.over else []
    facts += [f"{_count(made.drafts, 'draft')} left out"] if made.drafts else []
    same = len(made.files) - len(made.changed)
    unchanged = f", {same} as they were" if same else ""
    gone = f", {_count(len(made.removed), 'file')} removed" if made.removed else ""
    place = f"{telling.here(made.folder)}/ ({_count(len(made.files), 'file')}{unchanged}{gone})"
    typer.secho(f"{', '.join(facts)} in {place}", err=True, bold=True)


def _as_json(made: PublishReport) -> None:
    telling.as_json(
        {
            "exit_code": int(made.exit_code),
            "written": made.written,
            "published": made.published,
            "over": made.over,
            "drafts": made.drafts,
            "files": [(made.folder / name).as_posix() for name in made.files],
            "changed": [(made.folder / name).as_posix() for name in made.changed],
            "removed": [(made.folder / name).as_posix() for name in made.removed],
            "held": [
                {"ad": one.ad, "locale": one.locale, "channel": one.channel or None, "more": one.more,
                 **telling.as_data(one.finding)}
                for one in made.held
            ],
            "findings": [telling.as_data(finding) for finding in made.findings],
        }
    )  # fmt: skip


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def verify(folder: Path, report: str) -> ExitCode:
    """Hold a published folder against its manifest and sums.

    Raises:
        InputError: it is no such folder.
    """
    telling.check_report(report)
    seen = verified(folder)
    code = ExitCode.CONTENT if seen.findings else ExitCode.DONE
    if report == "json":
        telling.as_json(
            {"exit_code": int(code), "files": seen.files, "findings": [telling.as_data(one) for one in seen.findings]}
        )
        return code
    telling.findings(seen.findings)
    if code is ExitCode.DONE:
        typer.secho(f"{_count(seen.files, 'file')} in {telling.here(folder)}/, all as published", err=True, bold=True)
    else:
        typer.secho(f"{telling.here(folder)}/ is not what was published; see above.", err=True, bold=True, fg=typer.colors.RED)
    return code
