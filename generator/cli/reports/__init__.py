"""Findings in the forms that machines read: JSON, SARIF, JUnit, GitHub's annotations. Each is a module with ``text``."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

import typer

from generator import output as writing
from generator.errors import ExitCode, Finding, InputError

KINDS = ("text", "json", "sarif", "junit", "github")


class Form(Protocol):
    """What a module of this package is."""

    def text(self, findings: Sequence[Finding], files: Sequence[Path], code: ExitCode) -> str:
        """Return the whole report.

        Args:
            findings: what was found, with files named from the current folder.
            files: every file that was looked at.
            code: the exit code of the command.
        """
        ...


def check_kind(name: str) -> None:
    """Refuse a kind of report that there is not.

    Raises:
        InputError: naming those there are.
    """
    if name not in KINDS:
        raise InputError(Finding("CALL", f"“{name}” is no kind of report", f"there are {', '.join(KINDS)}", field="--report"))


def write(kind: str, findings: Sequence[Finding], files: Sequence[Path], code: ExitCode) -> None:
    """Write a report to stdout."""
    typer.echo(_text(kind, findings, files, code), nl=False)


def save(kind: str, findings: Sequence[Finding], files: Sequence[Path], code: ExitCode, file: Path) -> None:
    """Write a report to a file.

    Raises:
        WriteError: it can't be written.
    """
    writing.write(file, _text(kind, findings, files, code).encode())


def _text(kind: str, findings: Sequence[Finding], files: Sequence[Path], code: ExitCode) -> str:
    form = cast("Form", import_module(f"{__name__}.{kind}"))
    return form.text(list(dict.fromkeys(findings)), files, code)


def address(path: Path) -> str:
    """Return a file's path as reports name it: from the current folder, with slashes."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.absolute().as_posix()
