"""The report as JSON, as docs/reference/command.md describes it."""

import json
from collections.abc import Sequence
from pathlib import Path

from generator.cli import telling
from generator.errors import ExitCode, Finding


def text(findings: Sequence[Finding], files: Sequence[Path], code: ExitCode) -> str:
    """Return the whole report; see :class:`generator.cli.reports.Form`."""
    document = {
        "exit_code": int(code),
        "files": [file.as_posix() for file in files],
        "findings": [telling.as_data(finding) for finding in findings],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
