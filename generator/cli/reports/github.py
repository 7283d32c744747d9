"""Annotations on a pull request: GitHub's workflow commands, one line for each finding.

Form and escapes: GitHub's documentation, "Workflow commands for GitHub Actions", and the escaping of @actions/core.
"""

from collections.abc import Sequence
from pathlib import Path

from generator.cli.reports import address
from generator.errors import ExitCode, Finding

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def text(findings: Sequence[Finding], files: Sequence[Path], code: ExitCode) -> str:
    """Return the whole report; see :class:`generator.cli.reports.Form`."""
    del files, code
    return "".join(f"{_line(finding)}\n" for finding in findings)


def _line(finding: Finding) -> str:
    where = finding.where
    parts = {
        "file": address(where.file) if where else "",
        "line": str(where.line) if where and where.line else "",
        "col": str(where.column) if where and where.column else "",
        "title": finding.rule,
    }
    head = ",".join(f"{key}={_property(value)}" for key, value in parts.items() if value)
    locale = f"[{finding.locale}] " if finding.locale else ""
    field = f"{finding.field}: " if finding.field else ""
    reason = f" (justified: {finding.justified})" if finding.justified else ""
    hint = f"\n→ {finding.hint}" if finding.hint else ""
    return f"::{_LEVELS[finding.severity]} {head}::{_data(f'{locale}{field}{finding.message}{reason}{hint}')}"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
