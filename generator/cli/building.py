"""``annons build``."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import typer

from generator.build import BuildOptions, BuildReport, Ways, build
from generator.cli import choosing, telling
from generator.cli.progress import Stop, progress
from generator.errors import AnnonsError, ExitCode, Finding, InputError
from generator.incremental import cache
from generator.posting.workspace import Workspace
from generator.printing.orders import USUAL, Wanted
from generator.rendering.writers import FORMATS
from generator.staffing import Staffing
from generator.stores import is_remote
from generator.work.processes import cores

_FEW = 12
"""Files that are named one by one where it is told why they were made; of more, the number is told."""


@dataclass(frozen=True)
class Manner:
    """How a build goes about it, as typed. ``workers``: 0 for as many as there are cores, where the work is worth it."""

    force: bool = False
    why: bool = False
    prune: bool = False
    fail_fast: bool = False
    workers: int = 0
    scheduler: str = ""
    quiet: bool = False

    def staffing(self) -> Staffing:
        """Return who is to do the work.

        Raises:
            InputError: the number is none.
        """
        if self.workers < 0:
            raise InputError(Finding("CALL", f"{self.workers} workers can do nothing", "1 or more", field="--workers"))
        return Staffing(self.workers or cores(), at_once=self.workers > 0, scheduler=self.scheduler)


def run(  # noqa: PLR0913 - one for each option of the command
    names: list[str],
    *,
    locales: tuple[str, ...] | None,
    formats: tuple[str, ...] | None,
    theme: str | None,
    output: str | None,
    strict: bool,
    report: str,
    verbose: bool,
    sheets: Wanted = USUAL,
    manner: Manner | None = None,
    call: str = "",
) -> ExitCode:
    """Build, and tell what was done.

    Raises:
        AnnonsError: the call is wrong, or something needed is missing.
    """
    telling.check_report(report)
    manner = manner or Manner()
    reports: list[BuildReport] = []
    with Stop().heard() as stop:
        try:
            options = BuildOptions(locales, formats, theme, _place(output), strict, sheets)
            _check(formats, manner, names)
            _build_all(
                list(choosing.plans(names)), options, manner, reports, stop, call=call, quiet=manner.quiet or report == "json"
            )
        except AnnonsError as error:
            failed = BuildReport(output or Path())
            failed.add(error)
            reports.append(failed)
    left = [file for one in reports for file in one.left]
    code = max((one.exit_code for one in reports), default=ExitCode.DONE)
    if left and stop.asked:
        code = ExitCode.INTERRUPTED
    elif left and code is ExitCode.DONE:
        # What stops a build on its own is something that is wrong, or missing.
        code = ExitCode.BUG
    if report == "json":
        _tell_json(reports, code)
    else:
        _tell_text(reports, code, manner, verbose=verbose)
        if left:
            _tell_left(left, stopped=stop.asked)
    return code


def _place(output: str | None) -> Path | str | None:
    """Return where to write: a folder, or a URL.

    Raises:
        InputError: its name is empty.
    """
    if output is None or is_remote(output):
        return output
    folder = Path(output)
    if not folder.name and folder != Path(folder.anchor or "."):
        raise InputError(Finding("CALL", "the name of the output folder is empty", "name a folder", field="--output"))
    return folder


def check_formats(names: tuple[str, ...] | None) -> None:
    """Refuse a format that there is not.

    Raises:
        InputError: it is among the names.
    """
    for name in names or ():
        if name not in FORMATS:
            raise InputError(Finding("CALL", f"“{name}” is no format", f"there are {', '.join(FORMATS)}", field="--format"))


def _check(formats: tuple[str, ...] | None, manner: Manner, names: list[str]) -> None:
    check_formats(formats)
    if manner.prune and any(not Path(name).is_dir() and not is_remote(name) for name in names):
        message = "what is not wanted any more can't be told from some postings"
        raise InputError(Finding("CALL", message, "name the workspace’s folder, or nothing", field="--prune"))


def _build_all(  # noqa: PLR0913 - what was asked for, and where it goes
    plans: list[tuple[Workspace, list[Path]]],
    options: BuildOptions,
    manner: Manner,
    reports: list[BuildReport],
    stop: Stop,
    *,
    call: str,
    quiet: bool,
) -> None:
    """Build each workspace's postings; one that can't be built does not stop the others."""
    seen: dict[tuple[str, str], str] = {}
    staffing = manner.staffing()
    with progress("Building", sum(len(files) for _, files in plans), quiet=quiet) as done:
        for workspace, files in plans:
            if str(workspace.root) in telling.ORIGINS and options.output is None:
                hint = "say where the ads are to go: --output s3://bucket/ads, or a folder"
                raise InputError(Finding("CALL", "a workspace elsewhere has no output folder here", hint, field="--output"))
            ways = Ways(
                cache.place(options.output or workspace.output, workspace.root),
                call=call if len(plans) == 1 else "",
                force=manner.force,
                prune=manner.prune,
                fail_fast=manner.fail_fast,
                staffing=staffing,
                stopped=stop,
            )
            try:
                reports.append(build(workspace, files, options, done, seen, ways))
            except AnnonsError as error:
                failed = BuildReport(options.output or workspace.output)
                failed.add(error)
                reports.append(failed)


def _tell_text(reports: list[BuildReport], code: ExitCode, manner: Manner, *, verbose: bool) -> None:
    for one in reports:
        telling.findings(one.findings, every=verbose)
        if manner.why:
            _tell_why(one)
    if manner.quiet or not (verbose or telling.on_terminal()):
        return
    for one in reports:
        for name in sorted(one.files) if verbose else ():
            typer.echo(f"  {_path(one, name)}", err=True)
        for name in one.removed:
            typer.echo(f"  {_path(one, name)} removed", err=True)
        if one.files:
            files, ads = _count(len(one.files), "file"), _count(one.ads, "ad")
            line = f"{files} for {ads} from {_count(one.postings, 'posting')} in {telling.here(one.folder)}/{_same(one)}"
            typer.secho(line, err=True, bold=True)
    if code not in {ExitCode.DONE, ExitCode.INTERRUPTED}:
        typer.secho("Not everything could be built; see above.", err=True, bold=True, fg=typer.colors.RED)


def _same(report: BuildReport) -> str:
    """Return how many files a build left as they were."""
    same = len(report.files) - len(report.changed)
    return "" if not same else f" ({same} of them as they were)" if report.changed else " (all as they were)"


def _path(report: BuildReport, name: Path) -> str:
    if isinstance(report.folder, Path):
        return telling.here(report.folder / name)
    return f"{report.folder}/{name.as_posix()}"


def _tell_why(report: BuildReport) -> None:
    """Say why files were made, reason by reason."""
    for reason, names in _reasons(report):
        typer.secho(f"{_count(len(names), 'file')}: {reason}", err=True, bold=True)
        for name in names if len(names) <= _FEW else ():
            typer.echo(f"  {name}", err=True)
    if not report.made and not report.findings:
        typer.secho("Nothing was made: everything is as the last build left it.", err=True, bold=True)


def _reasons(report: BuildReport) -> Iterator[tuple[str, list[str]]]:
    """Yield each reason with the files that were made for it; most files first."""
    by_reason: dict[str, list[str]] = {}
    for name in sorted(map(Path.as_posix, report.made)):
        by_reason.setdefault(report.why.get(name, ""), []).append(name)
    counts = Counter({reason: len(names) for reason, names in by_reason.items()})
    yield from ((reason, by_reason[reason]) for reason, _ in counts.most_common())


def _tell_left(left: list[Path], *, stopped: bool) -> None:
    """Say what a build that was stopped did not come to."""
    why = "Stopped" if stopped else "Stopped at the first that is wrong"
    names = ", ".join(file.stem for file in left[:3]) + (" …" if len(left) > 3 else "")  # noqa: PLR2004 - to know them by
    typer.secho(
        f"{why}; {_count(len(left), 'posting')} left: {names}. The same command goes on from here.", err=True, bold=True
    )


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _tell_json(reports: list[BuildReport], code: ExitCode) -> None:
    def names(of: Callable[[BuildReport], list[Path]]) -> list[str]:
        return [_whole(one, name) for one in reports for name in sorted(of(one))]

    telling.as_json(
        {
            "exit_code": int(code),
            "files": names(lambda one: one.files),
            "made": names(lambda one: one.made),
            "changed": names(lambda one: one.changed),
            "removed": names(lambda one: one.removed),
            "why": [
                {"made": _whole(one, name), "reason": one.why.get(name.as_posix(), "")}
                for one in reports
                for name in sorted(one.made)
            ],
            "left": [file.as_posix() for one in reports for file in one.left],
            "findings": [telling.as_data(finding) for one in reports for finding in one.findings],
        }
    )


def _whole(report: BuildReport, name: Path) -> str:
    return (report.folder / name).as_posix() if isinstance(report.folder, Path) else f"{report.folder}/{name.as_posix()}"
