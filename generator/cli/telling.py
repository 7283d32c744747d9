"""Findings on a person's screen, or as JSON."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import typer

from generator.errors import Finding, InputError, Where, refused

_MOST = 200
"""Findings that are told at once; nobody reads more of them."""
_COLORS = {"error": typer.colors.RED, "warning": typer.colors.YELLOW, "info": typer.colors.BLUE}


def check_report(name: str) -> None:
    """Refuse a way of telling that there is not.

    Raises:
        InputError: it is neither ``text`` nor ``json``.
    """
    if name not in {"text", "json"}:
        raise InputError(Finding("CALL", f"“{name}” is no kind of report", "there are text and json", field="--report"))


def findings(found: Iterable[Finding], *, every: bool = True) -> None:
    """Tell findings on stderr, one paragraph each: where, what, what to do. Colour on a terminal only.

    Args:
        found: the findings.
        every: tell each; otherwise warnings of one kind in one locale of one file are told once, with their number.
    """
    groups: dict[object, list[Finding]] = {}
    for finding in dict.fromkeys(found):
        alike = finding.severity == "warning" and not every
        file = finding.where.file if finding.where else None
        groups.setdefault((finding.rule, finding.locale, file) if alike else id(finding), []).append(finding)
    for group in list(groups.values())[:_MOST]:
        _tell(group[0], len(group) - 1)
    if len(groups) > _MOST:
        typer.secho(f"… and {len(groups) - _MOST} more; mend these first", err=True, bold=True)


ORIGINS: dict[str, str] = {}
"""Folders on this machine that mirror a remote workspace, and its URL: people know their files by that."""


def _at(where: Where) -> str:
    """Return where something stands as a person knows it."""
    told = str(where)
    for folder, url in ORIGINS.items():
        if told.startswith(folder):
            return url + told[len(folder) :]
    return told


def _tell(finding: Finding, more: int) -> None:
    severity = typer.style(finding.severity, fg=_COLORS[finding.severity], bold=True)
    head = f"{_at(finding.where)}: " if finding.where else ""
    locale = f"[{finding.locale}] " if finding.locale else ""
    field = f"{finding.field}: " if finding.field else ""
    reason = f" (justified: {finding.justified})" if finding.justified else ""
    others = typer.style(f" (and {more} more like this; --verbose tells each)", dim=True) if more else ""
    typer.echo(f"{head}{severity}: {locale}{field}{finding.message}{reason}{others}", err=True)
    if finding.hint:
        typer.echo(typer.style(f"  → {finding.hint}", dim=True), err=True)


def system(problem: OSError | UnicodeError) -> Finding:
    """Return the finding for what the system refused, or for a word on the command line that is no text."""
    if isinstance(problem, OSError):
        return refused(problem)
    return Finding("CALL", "a word of this call is not UTF-8", "type it anew")


def as_data(finding: Finding) -> dict[str, Any]:
    """Return a finding as JSON data."""
    where = finding.where
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "file": where.file.as_posix() if where else None,
        "line": where.line or None if where else None,
        "column": where.column or None if where else None,
        "field": finding.field or None,
        "locale": finding.locale or None,
        "message": finding.message,
        "hint": finding.hint or None,
        "fix": {"old": finding.fix.old, "new": finding.fix.new} if finding.fix else None,
        "justified": finding.justified or None,
        "channel": finding.channel or None,
    }


def as_json(data: dict[str, Any]) -> None:
    """Write a report as JSON to stdout."""
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))


def on_terminal() -> bool:
    """Say whether a person is watching."""
    return sys.stderr.isatty()


def here(path: Path | str) -> str:
    """Return a path as a person would write it from where they are; a URL as it is."""
    if isinstance(path, str):
        return path
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix() or "."
    except ValueError:
        return path.as_posix()
