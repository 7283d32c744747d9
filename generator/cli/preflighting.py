"""``annons preflight``."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from generator.cli import telling
from generator.errors import ExitCode, Finding, InputError
from generator.posting.settings import FILE
from generator.posting.workspace import Workspace
from generator.printing import sheets

if TYPE_CHECKING:
    from generator.printing.preflight import Report, Summary


def run(  # noqa: PLR0913 - one for each option of the command
    file: Path, *, medium: str, size: str, columns: int | None, height: float | None, report: str, here: Path = Path()
) -> ExitCode:
    """Look at a PDF as a printer does, and tell what was found; exit code 1 when it would be sent back.

    Args:
        file: the PDF.
        medium: the name of the medium it is for.
        size: the size it is for, if it is for no medium.
        columns: in a newspaper, the columns booked.
        height: in a newspaper, the height booked in mm.
        report: ``text`` or ``json``.
        here: the folder whose workspace the medium is looked for in; outside any, that which the file lies in.

    Raises:
        InputError: the call is wrong, or the file can't be read.
    """
    telling.check_report(report)
    if not medium and not size:
        hint = "name a medium, --medium a5-flyer, or a size, --size a4"
        raise InputError(Finding("CALL", "it isn't said what the file is for", hint, field="--medium"))
    wish = sheets.Wish(size=size, medium=medium, columns=columns, height=height)
    sheet = sheets.sheet(wish, "pdf", _workspace(file, here).root)

    from generator.printing.preflight import examine  # noqa: PLC0415 - takes a while to load

    done = examine(file, sheet, file)
    code = ExitCode.CONTENT if any(one.severity == "error" for one in done.findings) else ExitCode.DONE
    if report == "json":
        telling.as_json(_as_data(file, done, code))
    else:
        _tell(file, done)
    return code


def _workspace(file: Path, here: Path) -> Workspace:
    found = Workspace.around(here)
    return found if (found.root / FILE).is_file() else Workspace.around(file)


def _as_data(file: Path, done: "Report", code: ExitCode) -> dict[str, Any]:
    return {
        "exit_code": int(code),
        "file": file.as_posix(),
        "findings": [telling.as_data(one) for one in done.findings],
        "summary": vars(done.summary),
    }


def _tell(file: Path, done: "Report") -> None:
    telling.findings(done.findings)
    errors = sum(one.severity == "error" for one in done.findings)
    warnings = len(done.findings) - errors
    if errors:
        typer.echo(f"{telling.here(file)} would be sent back: {_count(errors, 'error')}, {_count(warnings, 'warning')}.")
    elif warnings:
        typer.echo(f"{telling.here(file)} can be printed; look at {_count(warnings, 'warning')} first.")
    else:
        typer.echo(f"{telling.here(file)} is ready: {_facts(done.summary)}.")


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _facts(summary: "Summary") -> str:
    facts = [f"{_count(summary.pages, 'page')} of {summary.width:g} x {summary.height:g} mm"]
    if summary.inks:
        facts.append(f"in {', '.join(summary.inks)}")
    if summary.ink is not None:
        facts.append(f"at most {summary.ink:.0f} % ink")
    if summary.fonts:
        facts.append(f"fonts {', '.join(summary.fonts)}")
    if summary.ppi is not None:
        facts.append(f"pictures from {summary.ppi:.0f} ppi")
    return "; ".join(facts)
