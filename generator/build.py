"""The story of a build, read from top to bottom: read, take apart for audiences, localize, check, view, write, manifest.

A build never translates, never asks the clock, and writes an ad only when nothing is wrong with it.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator import checks, manifest, output
from generator.checks import Version
from generator.errors import AnnonsError, ContentError, ExitCode, Finding, InputError, Where
from generator.l10n.formats import formats
from generator.posting.audience import ads
from generator.posting.workspace import PostingFile, Workspace
from generator.rendering import themes
from generator.rendering.themes import Theme
from generator.rendering.view import AdView
from generator.rendering.viewing import Options, view
from generator.rendering.writers import FORMATS, writer
from generator.rendering.writing import Pen
from generator.translation.localize import localize


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


@dataclass(frozen=True)
class _Plan:
    """What holds for a whole build."""

    workspace: Workspace
    theme: Theme
    locales: tuple[str, ...]
    wanted: frozenset[str] | None
    formats: tuple[str, ...]
    folder: Path
    strict: bool


def build(
    workspace: Workspace,
    files: Sequence[Path],
    options: BuildOptions | None = None,
    progress: Callable[[Path], None] = lambda _: None,
) -> BuildReport:
    """Build the ads of some postings.

    Args:
        workspace: the workspace they belong to.
        files: the posting files.
        options: what to build of them.
        progress: called with each posting file when it is done.

    Returns:
        What was done. A posting that is wrong does not stop the others; the report's exit code tells.

    Raises:
        InputError: the call itself is wrong: an unknown theme or locale, a manifest that can't be read.
        MissingPartError: a library that a wanted format needs is not installed.
    """
    options = options or BuildOptions()
    plan = _plan(workspace, options)
    report = BuildReport(plan.folder)
    manifest.read(plan.folder)
    entries: list[manifest.AdEntry] = []
    seen: dict[str, Path] = {}
    for file in files:
        try:
            posting = workspace.posting(file)
            _unique(posting, seen)
            for entry in _build_posting(plan, posting, report):
                entries.append(entry)
                report.ads += 1
        except AnnonsError as error:
            report.add(error)
            if error.exit_code is ExitCode.MISSING:
                break
        report.postings += 1
        progress(file)
    if entries:
        manifest.update(plan.folder, entries)
    elif plan.wanted and not report.findings:
        wanted = ", ".join(sorted(plan.wanted))
        report.findings.append(
            Finding("LOCALE", f"there are no ads in {wanted} to build", "see locales: in the postings", "warning")
        )
    return report


def _plan(workspace: Workspace, options: BuildOptions) -> _Plan:
    settings = workspace.settings
    nowhere = Where(Path("--locale"))
    wanted = workspace.check_locales(options.locales, nowhere, "locale") if options.locales else None
    return _Plan(
        workspace=workspace,
        theme=themes.load(options.theme or settings.theme, workspace.root),
        locales=workspace.check_locales(settings.locales, nowhere, "locales") or tuple(workspace.locales),
        wanted=frozenset(wanted) if wanted else None,
        formats=options.formats or settings.formats,
        folder=options.output or workspace.output,
        strict=options.strict,
    )


def _unique(posting: PostingFile, seen: dict[str, Path]) -> None:
    """Refuse a posting whose ads would overwrite another's."""
    first = seen.setdefault(posting.posting.id, posting.file)
    if first != posting.file:
        message = f"the id “{posting.posting.id}” is taken by {first}"
        hint = "give each posting an id, or a file name, of its own"
        raise InputError(Finding("ID", message, hint, where=Where(posting.file)))


def _build_posting(plan: _Plan, file: PostingFile, report: BuildReport) -> Iterator[manifest.AdEntry]:
    """Yield an entry for each ad that was written. All of a posting's ads are made before the first is written."""
    made: list[tuple[AdView, manifest.AdEntry, dict[str, bytes]]] = []
    for version in _versions(plan, file):
        findings = [replace(one, severity="error") if plan.strict else one for one in checks.run(version)]
        if any(finding.severity == "error" for finding in findings):
            report.add(ContentError(findings))
            continue
        report.findings += findings
        made.append(_render(plan, version))
    for _, entry, contents in made:
        for extension, data in contents.items():
            name = Path(entry.posting, f"{entry.ad}.{entry.locale}.{extension}")
            if output.write(plan.folder / name, data):
                report.changed.append(name)
            report.files.append(name)
            entry.files[name.as_posix()] = {"format": extension, **manifest.describe(data)}
        yield entry


def _versions(plan: _Plan, file: PostingFile) -> Iterator[Version]:
    """Yield a posting's ads in their locales; each locale is read once for all audiences."""
    here = Where(file.file)
    sets = [replace(ad, locales=plan.workspace.check_locales(ad.locales, here, "locales")) for ad in ads(file, plan.locales)]
    codes = [code for code in plan.workspace.locales if any(code in ad.locales for ad in sets)]
    for code in codes:
        if plan.wanted is not None and code not in plan.wanted:
            continue
        localized = localize(file.entities, plan.workspace.locales[code])
        for ad in sets:
            if code in ad.locales:
                yield Version(ad.in_locale(code), localized, len(sets))


def _render(plan: _Plan, version: Version) -> tuple[AdView, manifest.AdEntry, dict[str, bytes]]:
    pen = Pen(version.ad, version.localized, plan.workspace.locales)
    catalog = formats(pen.locale).labels
    options = Options(plan.theme.color, plan.workspace.settings.front_matter)
    made = view(pen, version.pieces, plan.workspace, options)
    contents = {extension: writer(extension)(made, plan.theme, catalog) for extension in plan.formats}
    return made, _entry(plan, version, made), contents


def _entry(plan: _Plan, version: Version, made: AdView) -> manifest.AdEntry:
    posting = version.ad.posting
    return manifest.AdEntry(
        ad=version.ad.name,
        posting=posting.id,
        locale=made.locale,
        title=made.title.plain,
        status=posting.status,
        language=version.ad.language or "",
        employer=made.employer.name if made.employer else "",
        agency=made.agency.name if made.agency else "",
        valid_through=str(posting.valid_through or ""),
        theme=plan.theme.name,
        segments=dict(Counter(piece.state for piece in version.pieces)),
    )


__all__ = ["FORMATS", "BuildOptions", "BuildReport", "build"]
