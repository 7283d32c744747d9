"""Findings on a person's screen, or as JSON."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import typer

from generator.errors import Finding, InputError

_COLORS = {"error": typer.colors.RED, "warning": typer.colors.YELLOW, "info": typer.colors.BLUE}


def check_report(name: str) -> None:
    """Refuse a way of telling that there is not.

    Raises:
        InputError: it is neither ``text`` nor ``json``.
    """
    if name not in {"text", "json"}:
        raise InputError(Finding("CALL", f"“{name}” is no kind of report", "there are text and json", field="--report"))


def findings(found: Iterable[Finding], *, limit: int | None = None) -> None:
    """Tell findings on stderr, one paragraph each: where, what, what to do. Colour on a terminal only.

    Args:
        found: the findings.
        limit: tell at most so many warnings, and how many more there are; ``None`` tells all.
    """
    told = list(found)
    warnings = [finding for finding in told if finding.severity != "error"]
    hidden = set(map(id, warnings[limit:])) if limit is not None else set()
    for finding in told:
        if id(finding) not in hidden:
            _tell(finding)
    if hidden:
        typer.secho(f"… and {len(hidden)} more like these; --verbose tells them all", err=True, dim=True)


def _tell(finding: Finding) -> None:
    severity = typer.style(finding.severity, fg=_COLORS[finding.severity], bold=True)
    head = f"{finding.where}: " if finding.where else ""
    locale = f"[{finding.locale}] " if finding.locale else ""
    field = f"{finding.field}: " if finding.field else ""
    typer.echo(f"{head}{severity}: {locale}{field}{finding.message}", err=True)
    if finding.hint:
        typer.echo(typer.style(f"  → {finding.hint}", dim=True), err=True)


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
    }


def as_json(data: dict[str, Any]) -> None:
    """Write a report as JSON to stdout."""
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))


def on_terminal() -> bool:
    """Say whether a person is watching."""
    return sys.stderr.isatty()


def here(path: Path) -> str:
    """Return a path as a person would write it from where they are."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix() or "."
    except ValueError:
        return path.as_posix()
