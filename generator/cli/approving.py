"""``annons approve``: drafts that a person has read, here or in another editor."""

import os

import typer

from generator.cli import telling
from generator.cli.choosing import Chosen
from generator.errors import ExitCode, Finding, InputError
from generator.translation import reviewing
from generator.translation.engines import engines
from generator.translation.glossary_file import of_workspace
from generator.translation.provenance import PHRASE, UNRECORDED
from generator.translation.reviewing import Decisions

BY = "ANNONS_BY"
"""The environment variable that holds the name of the person at work."""


def approver(by: str | None) -> str:
    """Return who approves: ``--by``, else what ``ANNONS_BY`` says, else ``""``.

    Raises:
        InputError: the name could not stand in a record.
    """
    name = " ".join((by if by is not None else os.environ.get(BY, "")).split())
    if any(not (character.isprintable()) or character == ";" for character in name):
        raise InputError(Finding("CALL", f"“{name}” is no name for a record", "letters, spaces, hyphens", field="--by"))
    return name


def run(names: list[str], *, locales: tuple[str, ...] | None, by: str | None, origin: str, report: str) -> ExitCode:
    """Approve every draft that may be.

    Raises:
        InputError: the call is wrong: nobody approves, or no locale is named.
    """
    telling.check_report(report)
    who = approver(by)
    if not who:
        hint = f"--by NAME, or set {BY}: an approval without a name is worth nothing"
        raise InputError(Finding("CALL", "nobody approves", hint, field="--by"))
    if not locales:
        raise InputError(Finding("CALL", "no locale is named", "--locale nb: approve what you have read", field="--locale"))
    known = (*engines(), "memory", PHRASE, UNRECORDED)
    if origin and origin not in known:
        raise InputError(Finding("CALL", f"no drafts are from “{origin}”", f"there are {', '.join(known)}", field="--from"))
    chosen = Chosen(names, locales)
    total = Decisions()
    for workspace, files, codes in chosen.groups:
        words = of_workspace(workspace.root, frozenset(workspace.locales))
        sheets = reviewing.sheets(workspace, files, codes, chosen.add)
        if origin == UNRECORDED:
            made = reviewing.sign_all(reviewing.unsigned(sheets), who)
        else:
            made = reviewing.approve_all(reviewing.drafts(sheets, words), who, origin=origin)
        total.approved += made.approved
        total.left += made.left
        total.findings += made.findings
        total.exit_code = max(total.exit_code, made.exit_code)
    findings = [*chosen.findings, *total.findings]
    code = max(chosen.exit_code, total.exit_code)
    if report == "json":
        data = {"exit_code": int(code), "approved": total.approved, "left": total.left, "by": who}
        telling.as_json({**data, "findings": [telling.as_data(finding) for finding in findings]})
        return code
    telling.findings(findings)
    left = f"; {total.left} left to look at" if total.left else ""
    typer.secho(f"{total.approved} approved by {who} in {', '.join(locales)}{left}.", err=True, bold=True)
    return code
