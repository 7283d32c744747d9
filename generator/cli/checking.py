"""``annons check`` and ``annons explain``."""

import datetime as dt
import difflib
import textwrap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import typer

from generator import checks
from generator.checking import CheckOptions, CheckReport, check
from generator.checks.rule import Rule
from generator.cli import changes, choosing, reports, telling
from generator.errors import AnnonsError, ExitCode, Finding, InputError, Where
from generator.posting.workspace import Workspace

_ORDER = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True)
class Call:
    """The options of ``annons check``."""

    locales: tuple[str, ...] | None = None
    channels: tuple[str, ...] | None = None
    as_of: str = ""
    changed_since: str = ""
    strict: bool = False
    fixes: bool = False
    artifacts: bool = False
    report: str = "text"
    output: Path | None = None
    verbose: bool = False


def run(names: list[str], call: Call) -> ExitCode:
    """Check, and tell what was found.

    Raises:
        AnnonsError: the call is wrong.
    """
    reports.check_kind(call.report)
    as_of = day(call.as_of)
    options = CheckOptions(call.locales, call.channels, as_of, call.strict)
    plans = list(_plans(names, call.changed_since))
    done = [_checked(workspace, files, options, fixes=call.fixes) for workspace, files in plans]
    if call.artifacts:
        for (workspace, files), (report, _) in zip(plans, done, strict=True):
            _inspected(workspace, files, options, report)
    found = [finding for report, _ in done for finding in report.findings]
    findings = sorted(dict.fromkeys(found), key=_order)
    code = max((report.exit_code for report, _ in done), default=ExitCode.DONE)
    fixed = [file for _, files in done for file in files]
    if call.report != "text":
        looked_at = [file for report, _ in done for file in report.files]
        if call.output is None:
            reports.write(call.report, findings, looked_at, code)
            return code
        reports.save(call.report, findings, looked_at, code, call.output)
    _tell(done, findings, fixed, verbose=call.verbose)
    return code


def _order(finding: Finding) -> tuple[int, Where]:
    """Sort what must be mended first, then as it stands in the files."""
    return _ORDER[finding.severity], finding.where or Where(Path())


def day(given: str) -> dt.date:
    """Return the day that a call is about; today's where none is given.

    Raises:
        InputError: it is no day.
    """
    if not given or given == "today":
        return dt.datetime.now().astimezone().date()
    try:
        return dt.date.fromisoformat(given)
    except ValueError:
        hint = "write year-month-day, such as 2018-03-01"
        raise InputError(Finding("CALL", f"“{given}” is no day", hint, field="--as-of")) from None


def _plans(names: list[str], since: str) -> Iterator[tuple[Workspace, list[Path]]]:
    for workspace, files in choosing.plans(names):
        yield workspace, changes.of(workspace, files, since) if since else files


def _checked(workspace: Workspace, files: list[Path], options: CheckOptions, *, fixes: bool) -> tuple[CheckReport, list[Path]]:
    """Check the postings of a workspace; with ``fixes``, mend what is safe and check again."""
    try:
        report = check(workspace, files, options)
        if not fixes:
            return report, []
        from generator.fixing import fix  # noqa: PLC0415 - for --fix only

        mended = fix(workspace, report.findings)
        if not mended.changed:
            return report, []
        return check(Workspace.open(workspace.root), files, options), list(mended.changed)
    except AnnonsError as error:
        return CheckReport(findings=list(error.findings), exit_code=error.exit_code), []


def _inspected(workspace: Workspace, files: list[Path], options: CheckOptions, report: CheckReport) -> None:
    """Make the ads that passed, and add what is wrong with their pages and PDFs to the report."""
    from generator.publish.inspecting import inspect  # noqa: PLC0415 - loads what makes ads

    try:
        found = list(inspect(workspace, files, options))
    except AnnonsError as error:
        found, report.exit_code = list(error.findings), max(report.exit_code, error.exit_code)
    report.findings += found
    if any(finding.severity == "error" for finding in found):
        report.exit_code = max(report.exit_code, ExitCode.CONTENT)


def _tell(done: list[tuple[CheckReport, list[Path]]], findings: list[Finding], fixed: list[Path], *, verbose: bool) -> None:
    telling.findings([one for one in findings if one.severity != "info" or verbose], every=verbose)
    for file in fixed:
        typer.secho(f"mended {telling.here(file)}", err=True)
    postings = sum(len(report.files) for report, _ in done)
    versions = sum(report.versions for report, _ in done)
    counts = Counter(finding.severity for finding in findings)
    said = ", ".join(_count(counts[kind], kind) for kind in ("error", "warning") if counts[kind]) or "nothing wrong"
    excused = sum(1 for finding in findings if finding.justified)
    tail = f"; {_count(excused, 'exception')} justified" if excused else ""
    typer.secho(f"{_count(postings, 'posting')} in {_count(versions, 'version')} checked: {said}{tail}", err=True, bold=True)
    if not fixed and any(finding.fix for finding in findings):
        typer.echo("“annons check --fix” mends what is safe to mend; --verbose tells every finding.", err=True)


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


_WIDTH = 88


def explain(rule: str | None, report: str) -> ExitCode:
    """Tell about a rule, or list them all.

    Raises:
        InputError: there is no such rule.
    """
    telling.check_report(report)
    rules = {one.id: one for one in sorted(checks.every_rule(), key=lambda one: one.id)}
    if rule is None:
        if report == "json":
            telling.as_json({"rules": [_as_data(one) for one in rules.values()]})
            return ExitCode.DONE
        width = max(map(len, rules))
        for one in rules.values():
            typer.echo(f"{one.id:<{width}}  {one.severity:<7}  {one.title}")
        return ExitCode.DONE
    known = rules.get(rule.upper().replace("_", "-"))
    if known is None:
        near = difflib.get_close_matches(rule.upper(), rules, 1)
        hint = f"did you mean {near[0]}?" if near else "“annons explain” lists them"
        raise InputError(Finding("CALL", f"there is no rule “{rule}”", hint))
    if report == "json":
        telling.as_json(_as_data(known))
    else:
        typer.echo("\n".join(_explained(known)))
    return ExitCode.DONE


def _as_data(rule: Rule) -> dict[str, object]:
    return {
        "rule": rule.id,
        "severity": rule.severity,
        "title": rule.title,
        "what": rule.what,
        "why": rule.why,
        "instead": rule.instead,
        "source": rule.source,
        "checked": str(rule.checked),
        "since": str(rule.since) if rule.since else None,
        "countries": sorted(rule.countries),
        "locales": sorted(rule.locales),
        "justify": rule.justify or None,
    }


def _explained(rule: Rule) -> Iterator[str]:
    yield typer.style(f"{rule.id} ({rule.severity}): {rule.title}", bold=True)
    held = [
        f"since {rule.since}" if rule.since else "",
        f"for work in {', '.join(sorted(rule.countries))}" if rule.countries else "",
        f"in {', '.join(sorted(rule.locales))}" if rule.locales else "",
    ]
    if any(held):
        yield f"Holds {', '.join(filter(None, held))}."
    for text in (rule.what, rule.why, rule.instead):
        yield ""
        yield textwrap.fill(text, _WIDTH)
    for locale, examples in rule.examples.items():
        texts = {kind: [one for one in examples.get(kind, ()) if isinstance(one, str)] for kind in ("found", "fine")}
        if texts["found"]:
            yield ""
            yield textwrap.fill(f"{locale}: found in “{texts['found'][0]}”", _WIDTH, subsequent_indent="    ")
            if texts["fine"]:
                yield textwrap.fill(f"fine: “{texts['fine'][0]}”", _WIDTH, initial_indent="    ", subsequent_indent="    ")
    yield ""
    if rule.justify:
        yield textwrap.fill(f"An exception: {rule.justify} Write into the posting, with your reason:", _WIDTH)
        yield f'    justify: {{{rule.id}: "…"}}'
    else:
        yield "No exception can be justified."
    yield ""
    yield textwrap.fill(f"Rests on: {rule.source} (last read {rule.checked}).", _WIDTH)
