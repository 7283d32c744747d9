"""The story of a build, read from top to bottom: what is stale, who makes it, what came of it, the manifest, what is left over.

A build never translates, never asks the clock, and writes an ad only when nothing is wrong with it. It makes what has changed
since the last one; the bytes are those that it would write into an empty folder, whoever does the work and in whatever order.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from sqlite3 import DatabaseError

from generator import jobs
from generator.errors import AnnonsError, ExitCode, Finding
from generator.incremental.cache import Cache
from generator.jobs import BuildOptions as BuildOptions  # noqa: PLC0414 - this is where others look for it
from generator.leftovers import check, leftovers
from generator.making import Plan
from generator.posting.workspace import Workspace
from generator.record import Record
from generator.staffing import Staffing, outcomes


@dataclass(frozen=True)
class Ways:
    """How a build goes about it. None of this changes a byte of what it makes.

    ``cache`` is the file that says what the last build made of what; without one, all is made. ``force`` makes all anyway.
    ``prune`` removes what is no longer asked for. ``fail_fast`` stops at the first posting that is wrong, and so does
    ``stopped`` when it says so; what is in hand is finished.
    """

    cache: Path | None = None
    force: bool = False
    prune: bool = False
    fail_fast: bool = False
    call: str = ""
    """What names this call (:mod:`generator.incremental.snapshot`): the next one like it is quick if nothing has changed."""
    staffing: Staffing = field(default_factory=Staffing)
    stopped: Callable[[], bool] = lambda: False


@dataclass
class BuildReport:
    """What a build did: the files of the ads it was asked for, those that were made, those whose bytes changed, the findings.

    Names are relative to ``folder``. ``why`` says of each file that was made what for; ``left`` are postings that it did not
    come to.
    """

    folder: Path | str
    files: list[Path] = field(default_factory=list)
    made: list[Path] = field(default_factory=list)
    changed: list[Path] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    why: dict[str, str] = field(default_factory=dict)
    postings: int = 0
    ads: int = 0
    left: list[Path] = field(default_factory=list)
    exit_code: ExitCode = ExitCode.DONE

    def add(self, error: AnnonsError) -> None:
        """Take note of what kept something from being written; the worst exit code is kept."""
        self.findings += error.findings
        self.exit_code = max(self.exit_code, error.exit_code)


def build(  # noqa: PLR0913, PLR0917 - each by name but for the first
    workspace: Workspace,
    files: Sequence[Path],
    options: BuildOptions | None = None,
    progress: Callable[[Path], None] = lambda _: None,
    seen: dict[tuple[str, str], str] | None = None,
    ways: Ways | None = None,
) -> BuildReport:
    """Build the ads of some postings.

    Args:
        workspace: the workspace they belong to.
        files: the posting files.
        options: what to build of them.
        progress: called with each posting file when it is done.
        seen: the names of the ads built so far and their postings; builds that share a folder share it, so that no ad
            overwrites another.
        ways: how to go about it.

    Returns:
        What was done. A posting that is wrong does not stop the others; the report's exit code tells.

    Raises:
        InputError: the call itself is wrong: an unknown theme or locale, a manifest that can't be read.
        MissingPartError: a library that a wanted format needs is not installed.
        WriteError: the manifest can't be written.
    """
    options, ways = options or BuildOptions(), ways or Ways()
    check(options, ways)
    plan = jobs.plan(workspace, options)
    seen = {} if seen is None else seen
    try:
        return _build(plan, files, options, progress, seen, ways)
    except DatabaseError:
        # The cache is damaged, on a page that is read only now. What was made is made again, to the same bytes.
        if ways.cache is None:
            raise
        try:
            ways.cache.unlink(missing_ok=True)
        except OSError:
            ways = replace(ways, cache=None)
        return _build(plan, files, options, lambda _: None, seen, ways)


def _build(  # noqa: PLR0913, PLR0917 - as above
    plan: Plan,
    files: Sequence[Path],
    options: BuildOptions,
    progress: Callable[[Path], None],
    seen: dict[tuple[str, str], str],
    ways: Ways,
) -> BuildReport:
    report = BuildReport(plan.store.folder or plan.store.place)
    record = Record(Cache(ways.cache), plan, force=ways.force)
    taken = {name: file for (place, name), file in seen.items() if place == plan.store.place}
    try:
        pieces = record.stale(files, taken, report.why)
        fresh = [file for file in files if str(file) not in {piece.file for piece in pieces}]
        for file in fresh:
            progress(file)
        try:
            for outcome in outcomes(plan, options, pieces, taken, ways):
                record.take(outcome)
                progress(Path(outcome.file))
        finally:
            # What is on disk is in the manifest, even when the build is interrupted.
            findings = leftovers(record, files, options, ways)
            record.finish()
        _tell(report, record, files, findings)
        if ways.call and report.exit_code is ExitCode.DONE and not report.findings and not report.left:
            told = {"files": len(report.files), "ads": report.ads, "postings": report.postings}
            record.take_down(ways.call, files, report.files, told)
    finally:
        record.close()
    seen.update({(plan.store.place, name): file for name, file in record.names()})
    if not report.ads and plan.wanted and not report.findings and not report.left:
        wanted = ", ".join(sorted(plan.wanted))
        report.findings.append(
            Finding("LOCALE", f"there are no ads in {wanted} to build", "see locales: in the postings", "warning")
        )
    return report


def _tell(report: BuildReport, record: Record, files: Sequence[Path], findings: Sequence[Finding]) -> None:
    """Put down what was done, posting by posting in the order that was asked for."""
    for file in files:
        if str(file) in record.pending:
            report.left.append(file)
            continue
        report.postings += 1
        told = record.told(str(file))
        paths = {name: Path(name) for name in (*told.files, *told.made)}
        report.files += [paths[name] for name in told.files]
        report.made += [paths[name] for name in told.made]
        # Of a posting that has never been built, nobody knew which files there would be.
        report.why |= {name: report.why.get(name) or report.why.get(str(file), "") for name in told.made}
        report.changed += [paths[name] for name in told.changed]
        report.findings += told.findings
        report.ads += told.ads
        report.exit_code = max(report.exit_code, told.exit_code)
    report.removed = [Path(name) for name in record.removed]
    report.findings += findings
    if any(one.severity == "error" for one in findings):
        report.exit_code = max(report.exit_code, ExitCode.INPUT)
