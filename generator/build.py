"""The story of a build, read from top to bottom: read, take apart for audiences, localize, check, view, write, manifest.

A build never translates, never asks the clock, and writes an ad only when nothing is wrong with it.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator import checks, making, manifest, output, versions
from generator.errors import AnnonsError, ContentError, ExitCode, Finding, InputError, Where, refused
from generator.making import Contents, Plan
from generator.posting.audience import Ad
from generator.posting.workspace import PostingFile, Workspace
from generator.printing.orders import USUAL, Wanted, orders
from generator.rendering import themes


@dataclass(frozen=True)
class BuildOptions:
    """What to build; ``None`` leaves it to the workspace.

    ``locales`` and ``formats`` narrow what is written, never what an ad says of its sisters.
    """

    locales: tuple[str, ...] | None = None
    formats: tuple[str, ...] | None = None
    theme: str | None = None
    output: Path | None = None
    strict: bool = False
    sheets: Wanted = USUAL


@dataclass
class BuildReport:
    """What a build did: the files it made (relative to ``folder``), those that changed, and what it found."""

    folder: Path
    files: list[Path] = field(default_factory=list)
    changed: list[Path] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    postings: int = 0
    ads: int = 0
    exit_code: ExitCode = ExitCode.DONE

    def add(self, error: AnnonsError) -> None:
        """Take note of what kept something from being written; the worst exit code is kept."""
        self.findings += error.findings
        self.exit_code = max(self.exit_code, error.exit_code)


def build(
    workspace: Workspace,
    files: Sequence[Path],
    options: BuildOptions | None = None,
    progress: Callable[[Path], None] = lambda _: None,
    seen: dict[tuple[Path, str], Path] | None = None,
) -> BuildReport:
    """Build the ads of some postings.

    Args:
        workspace: the workspace they belong to.
        files: the posting files.
        options: what to build of them.
        progress: called with each posting file when it is done.
        seen: the names of the ads built so far and their postings; builds that share a folder share it, so that no ad
            overwrites another.

    Returns:
        What was done. A posting that is wrong does not stop the others; the report's exit code tells.

    Raises:
        InputError: the call itself is wrong: an unknown theme or locale, a manifest that can't be read.
        MissingPartError: a library that a wanted format needs is not installed.
    """
    options = options or BuildOptions()
    plan = _plan(workspace, options)
    report = BuildReport(plan.folder)
    before = manifest.read(plan.folder)
    entries: list[manifest.AdEntry] = []
    stale: list[str] = []
    seen = {} if seen is None else seen
    try:
        for file in files:
            try:
                posting = workspace.posting(file)
                sets = versions.sets(workspace, posting, plan.locales)
                _unique(plan, posting, sets, seen)
                made = _build_posting(plan, posting, sets, report, entries)
                if posting.posting.confidential:
                    stale += _betrayed(plan, posting, sets, made, before)
                elif plan.wanted is None:
                    _tell_stale(posting, sets, before, report)
            except AnnonsError as error:
                report.add(error)
                if error.exit_code is ExitCode.MISSING:
                    break
            except OSError as problem:
                report.add(InputError(refused(problem, file)))
            report.postings += 1
            progress(file)
    finally:
        # What is on disk is in the manifest, even when the build is interrupted.
        written = [entry for entry in entries if entry.files]
        if written or stale:
            manifest.update(plan.folder, written, stale)
    if not entries and plan.wanted and not report.findings:
        wanted = ", ".join(sorted(plan.wanted))
        report.findings.append(
            Finding("LOCALE", f"there are no ads in {wanted} to build", "see locales: in the postings", "warning")
        )
    return report


def _plan(workspace: Workspace, options: BuildOptions) -> Plan:
    settings = workspace.settings
    nowhere = Where(Path("--locale"))
    wanted = workspace.check_locales(options.locales, nowhere, "locale") if options.locales else None
    return Plan(
        workspace=workspace,
        theme=themes.load(options.theme or settings.theme, workspace.root),
        locales=workspace.check_locales(settings.locales, nowhere, "locales") or tuple(workspace.locales),
        wanted=frozenset(wanted) if wanted else None,
        orders=orders(options.formats or settings.formats, options.sheets, settings, workspace.root),
        folder=options.output or workspace.output,
        strict=options.strict,
    )


def _unique(plan: Plan, posting: PostingFile, sets: Sequence[Ad], seen: dict[tuple[Path, str], Path]) -> None:
    """Refuse a posting whose ads would overwrite another's."""
    for name in dict.fromkeys((posting.posting.id, *(ad.name for ad in sets))):
        first = seen.setdefault((plan.folder, name), posting.file)
        if first != posting.file:
            message = f"the ad “{name}” is already made from {first}"
            hint = "give each posting an id, or a file name, of its own"
            raise InputError(Finding("ID", message, hint, where=Where(posting.file)))


def _tell_stale(file: PostingFile, sets: Sequence[Ad], before: dict[str, Any], report: BuildReport) -> None:
    """Tell of ads that an earlier build made of this posting and that it asks for no more.

    They stay, as everything in the output folder does until a person removes it.
    """
    current = _current(sets)
    for key, ad in before.items():
        if ad.get("posting") == file.posting.id and key not in current:
            message = f"{file.posting.id}/{key} was made earlier, and this posting no longer asks for it"
            report.findings.append(Finding("STALE", message, "delete its files", "warning", Where(file.file)))


def _betrayed(
    plan: Plan, file: PostingFile, sets: Sequence[Ad], made: Sequence[manifest.AdEntry], before: dict[str, Any]
) -> list[str]:
    """Delete what earlier builds made of a posting that has become confidential; return the ads to forget.

    It names the employer, whatever locale and format this build makes.
    """
    current, fresh = _current(sets), {name for entry in made for name in entry.files}
    old = [
        key for key, ad in before.items() if ad.get("posting") == file.posting.id and (ad.get("employer") or key not in current)
    ]
    for name in (name for key in old for name in before[key]["files"] if name not in fresh):
        output.remove(plan.folder / name, plan.folder)
    return old


def _current(sets: Sequence[Ad]) -> set[str]:
    """Return the keys of the ads that a posting asks for."""
    return {manifest.key(ad.name, code) for ad in sets for code in ad.locales}


def _build_posting(
    plan: Plan, file: PostingFile, sets: Sequence[Ad], report: BuildReport, entries: list[manifest.AdEntry]
) -> list[manifest.AdEntry]:
    """Return an entry for each ad that was written. All of a posting's ads are made before the first is written.

    Each is put into ``entries`` before its files are written, so that none on disk is unknown to the manifest, whatever
    happens after.
    """
    made: list[tuple[manifest.AdEntry, Contents]] = []
    for version in versions.versions(plan.workspace, file, sets, wanted=plan.wanted):
        findings = [replace(one, severity="error") if plan.strict else one for one in checks.run_in_build(version)]
        if any(finding.severity == "error" for finding in findings):
            report.add(ContentError(findings))
            continue
        report.findings += findings
        try:
            one = making.make(plan, version)
        except ContentError as error:
            here, code = Where(file.file), version.localized.locale.code
            report.add(ContentError(replace(one, where=one.where or here, locale=code) for one in error.findings))
            continue
        sent_back = list(making.preflighted(plan, version, one.contents))
        if any(finding.severity == "error" for finding in sent_back):
            report.add(ContentError(sent_back))
            continue
        report.findings += sent_back
        made.append((one.entry, one.contents))
    _each_its_own(file, [name for _, contents in made for name in contents])
    output.check(plan.folder / name for _, contents in made for name in contents)
    for entry, contents in made:
        entries.append(entry)
        for name, (data, told) in contents.items():
            if output.write(plan.folder / name, data):
                report.changed.append(name)
            report.files.append(name)
            entry.files[name.as_posix()] = {**told, **manifest.describe(data)}
        report.ads += 1
    return [entry for entry, _ in made]


def _each_its_own(file: PostingFile, names: Sequence[Path]) -> None:
    """Refuse two files of one name, which a medium's pattern can ask for."""
    twice = next((name for name, count in Counter(names).items() if count > 1), None)
    if twice is not None:
        hint = "put {ad} and {locale} into the medium's file_name, or build one --locale at a time"
        raise InputError(
            Finding("CALL", f"two ads would be the file {twice.name}", hint, where=Where(file.file), field="--medium")
        )
