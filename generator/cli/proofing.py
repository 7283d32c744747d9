"""``annons proof``."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from generator.build import BuildOptions
from generator.cli import choosing, telling
from generator.errors import ExitCode
from generator.printing.orders import Wanted
from generator.proof import ProofReport, proof


def run(  # noqa: PLR0913 - one for each option of the command
    names: list[str], *, locales: tuple[str, ...] | None, theme: str | None, output: Path | None, sheets: Wanted, report: str
) -> ExitCode:
    """Write the contact sheets, and tell where they are.

    Raises:
        AnnonsError: the call is wrong, a posting can't be read, or something needed is missing.
    """
    telling.check_report(report)
    options = BuildOptions(locales=locales, theme=theme, output=output, sheets=sheets)
    reports: list[ProofReport] = []
    with _progress(quiet=report == "json") as tell:
        for workspace, files in choosing.plans(names):
            reports.append(proof(workspace, files, options, tell))
    code = max((one.exit_code for one in reports), default=ExitCode.DONE)
    written = [one.folder / name for one in reports for name in one.files]
    findings = [finding for one in reports for finding in one.findings]
    if report == "json":
        found = [telling.as_data(finding) for finding in findings]
        telling.as_json({"exit_code": int(code), "files": [file.as_posix() for file in written], "findings": found})
        return code
    telling.findings(findings)
    for file in written:
        typer.echo(telling.here(file))
    return code


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[str], None]]:
    """Show what is being made on a terminal; in a pipe, nothing."""
    if quiet or not telling.on_terminal():
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415 - for a person's eyes only

    with Console(stderr=True).status("Making the proof") as status:
        yield status.update
