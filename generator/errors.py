"""What can be wrong, and how it is told: findings, error types, exit codes.

A :class:`Finding` is one thing to tell a person, with its place in their file. The exceptions carry findings; only
``generator.cli`` prints them, and only there do they become an exit code.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "info"]


class ExitCode(IntEnum):
    """Exit codes of every ``annons`` command (docs/reference/command.md)."""

    DONE = 0
    CONTENT = 1
    INPUT = 2
    MISSING = 3
    BUG = 70
    INTERRUPTED = 130


class Where(NamedTuple):
    """Where in a person's file something stands; line and column count from 1, 0 means "the whole file"."""

    file: Path
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return ``file:line:column`` as editors and terminals understand it."""
        if not self.line:
            return str(self.file)
        return f"{self.file}:{self.line}:{self.column}" if self.column else f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Fix:
    """What can be put right without a person: the characters that stand at a finding's place, and what belongs there.

    ``old`` is as it stands in the text, not in the file: a line of YAML or PO may break it.
    """

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell: where it stands, what was expected, and what to do.

    ``rule`` is a stable id (``YAML``, ``FIELD``, ``UNTRANSLATED`` …) that scripts can match on. ``justified`` is the reason
    that the posting gives for an exception; such a finding is told and stops nothing. ``channel`` is the one channel that an
    error keeps an ad out of; ``""``: out of all.
    """

    rule: str
    message: str
    hint: str = ""
    severity: Severity = "error"
    where: Where | None = None
    field: str = ""
    locale: str = ""
    fix: Fix | None = None
    justified: str = ""
    channel: str = ""

    def __str__(self) -> str:
        """Return the finding on one line, as it appears in an exception's text."""
        head = f"{self.where}: " if self.where else ""
        field = f"{self.field}: " if self.field else ""
        locale = f"[{self.locale}] " if self.locale else ""
        tail = f" ({self.hint})" if self.hint else ""
        return f"{head}{locale}{field}{self.message}{tail}"


def refused(problem: OSError, file: Path | None = None) -> Finding:
    """Return the finding for a file that the system does not let us have; ``file`` where the error names none."""
    named = Path(str(problem.filename)) if problem.filename else file
    message = f"can't be used: {problem.strerror or problem}"
    return Finding("FILE", message, "check the name and its rights", where=Where(named) if named else None)


class AnnonsError(Exception):
    """The base of every error that we raise on purpose; it always holds at least one finding."""

    exit_code: ExitCode = ExitCode.BUG

    def __init__(self, findings: Iterable[Finding] | Finding) -> None:
        """Keep the findings in file order, each once."""
        one_or_more = (findings,) if isinstance(findings, Finding) else tuple(findings)
        self.findings: tuple[Finding, ...] = tuple(dict.fromkeys(one_or_more))
        super().__init__("\n".join(map(str, self.findings)))


class InputError(AnnonsError):
    """A file or a call is wrong; nothing was written for it."""

    exit_code = ExitCode.INPUT


class ContentError(AnnonsError):
    """The input can be read, but falls short of what was asked for (``--strict``)."""

    exit_code = ExitCode.CONTENT


class MissingPartError(AnnonsError):
    """A library, font, engine, model or profile that is needed here is not installed."""

    exit_code = ExitCode.MISSING
