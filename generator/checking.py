"""The story of a check, read from top to bottom: read, take apart for audiences, localize, ask the rules, weigh.

Nothing is written. What a publication keeps back is what a check finds wrong: both ask here.
"""

import datetime as dt
import gc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator import channels as shelf
from generator import checks, versions
from generator.channels import Channel
from generator.checks import Version
from generator.checks.rule import Rule
from generator.errors import AnnonsError, ExitCode, Finding, refused
from generator.posting.audience import Ad
from generator.posting.workspace import PostingFile, Workspace


@dataclass(frozen=True)
class CheckOptions:
    """What to look at; ``None`` leaves it to the workspace.

    ``as_of`` is today for rules about deadlines; without it they say nothing. ``rules`` are asked in place of all.
    """

    locales: tuple[str, ...] | None = None
    channels: tuple[str, ...] | None = None
    as_of: dt.date | None = None
    strict: bool = False
    rules: tuple[Rule, ...] | None = None


@dataclass(frozen=True)
class Verdict:
    """What was found in one ad in one locale."""

    version: Version
    findings: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        """Say whether nothing keeps it from being published."""
        return all(finding.severity != "error" for finding in self.findings)


@dataclass(frozen=True)
class Checked:
    """One posting that was looked at: its ads in their locales, or what kept it from being read."""

    file: Path
    posting: PostingFile | None = None
    ads: tuple[Ad, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    refused: tuple[Finding, ...] = ()
    exit_code: ExitCode = ExitCode.DONE

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return all findings, each once."""
        return tuple(dict.fromkeys([*self.refused, *(one for verdict in self.verdicts for one in verdict.findings)]))


@dataclass
class CheckReport:
    """What a check found."""

    findings: list[Finding] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    versions: int = 0
    exit_code: ExitCode = ExitCode.DONE


def check(
    workspace: Workspace,
    files: Sequence[Path],
    options: CheckOptions | None = None,
    progress: Callable[[Path], None] = lambda _: None,
) -> CheckReport:
    """Look at the ads of some postings.

    Args:
        workspace: the workspace they belong to.
        files: the posting files.
        options: what to look at.
        progress: called with each posting file when it is done.

    Raises:
        InputError: the call itself is wrong: an unknown locale or channel.
    """
    report = CheckReport()
    for number, checked in enumerate(_at_rest(examine(workspace, files, options)), 1):
        if number % _COLLECTED == 0:
            gc.collect(0)
        report.findings += checked.findings
        report.files.append(checked.file)
        report.versions += len(checked.verdicts)
        fell_short = any(not verdict.passed for verdict in checked.verdicts)
        report.exit_code = max(report.exit_code, checked.exit_code, ExitCode.CONTENT if fell_short else ExitCode.DONE)
        progress(checked.file)
    return report


_COLLECTED = 5_000
"""Postings after which the youngest garbage is collected."""


def _at_rest(each: Iterator[Checked]) -> Iterator[Checked]:
    """Yield what is checked with the garbage collector at rest: nothing here refers to itself, and it looks often."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield from each
    finally:
        if was:
            gc.enable()


def examine(workspace: Workspace, files: Sequence[Path], options: CheckOptions | None = None) -> Iterator[Checked]:
    """Yield what is found in each posting, in turn; see :func:`check`."""
    options = options or CheckOptions()
    wanted = workspace.check_locales(options.locales, None, "--locale") if options.locales else None
    locales = workspace.check_locales(workspace.settings.locales, None, "locales") or tuple(workspace.locales)
    channels = tuple(shelf.load(name, workspace.root) for name in options.channels or workspace.settings.channels)
    for file in files:
        try:
            yield _examine(workspace, file, options, locales, frozenset(wanted) if wanted else None, channels)
        except AnnonsError as error:
            yield Checked(file, refused=error.findings, exit_code=error.exit_code)
        except OSError as problem:
            yield Checked(file, refused=(refused(problem, file),), exit_code=ExitCode.INPUT)


def _examine(  # noqa: PLR0913, PLR0917 - what holds for a whole check
    workspace: Workspace,
    file: Path,
    options: CheckOptions,
    locales: tuple[str, ...],
    wanted: frozenset[str] | None,
    channels: tuple[Channel, ...],
) -> Checked:
    posting = workspace.posting(file)
    ads = versions.sets(workspace, posting, locales)
    made = versions.versions(workspace, posting, ads, wanted=wanted, as_of=options.as_of, channels=channels)
    verdicts = tuple(Verdict(version, found) for version, found in _asked(list(made), options))
    if verdicts and wanted is None and options.rules is None:
        unused = tuple(_unused(posting, verdicts))
        verdicts = (replace(verdicts[0], findings=(*verdicts[0].findings, *unused)), *verdicts[1:])
    return Checked(file, posting, ads, verdicts)


def _unused(posting: PostingFile, verdicts: Sequence[Verdict]) -> Iterator[Finding]:
    """Yield the exceptions that nothing was found for: they look as if they did something."""
    used = {one.rule for verdict in verdicts for one in verdict.findings if one.justified}
    known = {rule.id for rule in checks.every_rule() if rule.justify}
    for name in posting.posting.justify:
        if name in known - used:
            where = posting.document.where(("justify", name))
            hint = "delete it, or keep it if it comes and goes with the day"
            yield Finding("JUSTIFY-UNUSED", f"nothing is found for {name} here", hint, "warning", where, "justify")


def _asked(made: list[Version], options: CheckOptions) -> Iterator[tuple[Version, tuple[Finding, ...]]]:
    """Ask the rules; those about what all locales of an ad share are asked once, and hold for each."""
    each = options.rules if options.rules is not None else checks.every_rule()
    by_version, by_ad = ([rule for rule in each if rule.scope == scope] for scope in ("version", "ad"))
    shared: dict[str, list[Finding]] = {}
    for version in made:
        if version.ad.name not in shared:
            shared[version.ad.name] = list(checks.run(version, by_ad))
        found = [*shared[version.ad.name], *checks.run(version, by_version)]
        weighed = (replace(one, severity="error") if options.strict and one.severity == "warning" else one for one in found)
        yield version, tuple(dict.fromkeys(weighed))
