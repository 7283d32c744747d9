"""What a build is to do, in a form that another process or machine can be told; and the ads of one posting, made and written.

A worker keeps what it has read of a workspace (settings, organizations, places, templates) for as long as it works on the same
job, and no longer: the next one may find other files.
"""

import gc
import os
import sys
import uuid
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from generator import checks, making, manifest, stores, versions
from generator.checks import Version
from generator.errors import AnnonsError, ContentError, ExitCode, Finding, InputError, Where, refused
from generator.incremental import own
from generator.incremental.stamps import Since, Stamp
from generator.making import Contents, Made, Plan
from generator.posting.audience import Ad
from generator.posting.workspace import PostingFile, Workspace
from generator.printing.orders import USUAL, Order, Wanted, orders
from generator.rendering import themes


@dataclass(frozen=True)
class BuildOptions:
    """What to build; ``None`` leaves it to the workspace.

    ``locales`` and ``formats`` narrow what is written, never what an ad says of its sisters.
    """

    locales: tuple[str, ...] | None = None
    formats: tuple[str, ...] | None = None
    theme: str | None = None
    output: Path | str | None = None
    strict: bool = False
    sheets: Wanted = USUAL


@dataclass(frozen=True)
class Job:
    """A build as a worker is told of it."""

    workspace: str
    """A folder, or the URL of one."""
    options: BuildOptions
    here: str = ""
    """The folder that the command was called in."""
    far: bool = False
    """Whether the worker may be on another machine, and is not ours alone."""
    url: str = ""
    """Where the workspace is to be had, for a machine that has no such folder."""
    token: str = field(default_factory=lambda: uuid.uuid4().hex)
    """Another one for each build."""


class Piece(NamedTuple):
    """A posting to build: all of its ads, or only some files."""

    file: str
    only: frozenset[str] | None = None
    """Names of files."""
    stem: str = ""
    """What the names of its ads begin with, if another posting's may begin so too."""


class MadeAd(NamedTuple):
    """An ad in a locale that was written: its key, what the manifest says of it and of each file, what changed."""

    key: str
    locale: str
    told: str
    employer: bool
    files: tuple[tuple[str, int, str, tuple[object, ...]], ...]
    """Name, the order's number, what the manifest says as JSON, signature."""
    changed: tuple[str, ...]
    findings: tuple[Finding, ...]


class Outcome(NamedTuple):
    """What came of a posting."""

    file: str
    id: str = ""
    names: tuple[str, ...] = ()
    """The names of its ads, which no other posting's may have."""
    keys: tuple[str, ...] = ()
    """The keys of the ads that it asks for."""
    confidential: bool = False
    ads: tuple[MadeAd, ...] = ()
    findings: tuple[Finding, ...] = ()
    exit_code: ExitCode = ExitCode.DONE
    inputs: Mapping[str, Mapping[str, Stamp]] = {}
    """What its ads depend on, by locale (:mod:`generator.incremental.own`)."""


def plan(workspace: Workspace, options: BuildOptions) -> Plan:
    """Return what holds for a whole build.

    Raises:
        InputError: a locale, theme, size or medium that there is not.
    """
    settings = workspace.settings
    nowhere = Where(Path("--locale"))
    wanted = workspace.check_locales(options.locales, nowhere, "locale") if options.locales else None
    place = options.output or workspace.output
    return Plan(
        workspace=workspace,
        theme=themes.load(options.theme or settings.theme, workspace.root),
        locales=workspace.check_locales(settings.locales, nowhere, "locales") or tuple(workspace.locales),
        wanted=frozenset(wanted) if wanted else None,
        orders=orders(options.formats or settings.formats, options.sheets, settings, workspace.root),
        store=stores.open_store(place),
        strict=options.strict,
    )


def work(job: Job, taken: Mapping[str, str], pieces: Sequence[Piece]) -> list[Outcome]:
    """Build some postings in a worker; see :func:`build_pieces`."""
    plan_, since = _told(job)
    root = str(plan_.workspace.root)
    if root == job.workspace:
        return list(build_pieces(plan_, pieces, dict(taken), since))
    pieces = [piece._replace(file=root + piece.file.removeprefix(job.workspace)) for piece in pieces]
    made = build_pieces(plan_, pieces, dict(taken), since)
    return [one._replace(file=job.workspace + one.file.removeprefix(root)) for one in made]


@lru_cache(maxsize=1)
def _told(job: Job) -> tuple[Plan, Since]:
    if job.here and not job.far:
        os.chdir(job.here)
    forget()
    since = Since()
    return plan(Workspace.open(_folder(job)), job.options), since


def _folder(job: Job) -> Path:
    """Return the workspace's folder on this machine."""
    folder = Path(job.workspace)
    if folder.is_dir() or not job.url:
        return folder
    from generator.stores.mirror import mirror, place_of  # noqa: PLC0415 - for workers elsewhere

    folder = place_of(job.url)
    mirror(job.url, folder)
    return folder


def forget() -> None:
    """Forget what was read of any workspace: pictures, templates, settings, catalogs."""
    for name, module in list(sys.modules.items()):
        if name.startswith("generator.") and name != __name__:
            for one in list(vars(module).values()):
                clear = getattr(one, "cache_clear", None)
                if callable(clear) and getattr(one, "__module__", "") == name:
                    clear()


def build_pieces(plan_: Plan, pieces: Sequence[Piece], taken: dict[str, str], since: Since) -> Iterator[Outcome]:
    """Yield what comes of each posting. One that is wrong does not stop the others; one that lacks a library does.

    Args:
        plan_: what holds for all.
        pieces: the postings.
        taken: names of ads and the postings that have them; those that are made come to it.
        since: what tells what a file held when it was read.
    """
    with _calm():
        for piece in pieces:
            outcome = _outcome(plan_, piece, taken, since)
            yield outcome
            if outcome.exit_code is ExitCode.MISSING:
                return


@contextmanager
def _calm() -> Iterator[None]:
    """Let the garbage collector look seldom, and never at what was there before: it took a fifth of a build.

    Nearly everything that is made of an ad goes by itself when the next one is made.
    """
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


_SELDOM = (50_000, 20, 100)
"""Objects, and rounds, after which the collector looks at the youngest, the younger and all."""


def _outcome(plan_: Plan, piece: Piece, taken: dict[str, str], since: Since) -> Outcome:
    file = Path(piece.file)
    try:
        posting = plan_.workspace.posting(file)
        sets = versions.sets(plan_.workspace, posting, plan_.locales)
        names = tuple(dict.fromkeys((posting.posting.id, *(ad.name for ad in sets))))
        _unique(posting, names, taken)
        inputs = own.stamps(plan_.workspace, posting, plan_.workspace.locales, since)
        return _built(plan_, piece, posting, sets, inputs)._replace(id=posting.posting.id, names=names)
    except AnnonsError as error:
        return Outcome(piece.file, findings=error.findings, exit_code=error.exit_code)
    except OSError as problem:
        return Outcome(piece.file, findings=(refused(problem, file),), exit_code=ExitCode.INPUT)


def _unique(posting: PostingFile, names: Sequence[str], taken: dict[str, str]) -> None:
    """Refuse a posting whose ads would overwrite another's."""
    for name in names:
        first = taken.setdefault(name, str(posting.file))
        if first != str(posting.file):
            message = f"the ad “{name}” is already made from {first}"
            hint = "give each posting an id, or a file name, of its own"
            raise InputError(Finding("ID", message, hint, where=Where(posting.file)))


def _built(
    plan_: Plan, piece: Piece, file: PostingFile, sets: Sequence[Ad], inputs: Mapping[str, Mapping[str, Stamp]]
) -> Outcome:
    """Make all of a posting's ads, and then write them."""
    numbers = {
        f"{file.posting.id}/{making.file_name(order, ad.name, locale)}": number
        for number, order in enumerate(plan_.orders)
        for ad in sets
        for locale in ad.locales
    }
    wanted = plan_.wanted
    if piece.only is not None:
        wanted = frozenset(locale for ad in sets for locale in ad.locales if _chosen(plan_, file, piece.only, ad.name, locale))
    findings: list[Finding] = []
    code = ExitCode.DONE
    made: list[tuple[manifest.AdEntry, Contents, list[Finding]]] = []
    for version in versions.versions(plan_.workspace, file, sets, wanted=wanted):
        chosen = plan_.orders if piece.only is None else _chosen(plan_, file, piece.only, version.ad.name, version.locale)
        if not chosen:
            continue
        one, found = _made(replace(plan_, orders=chosen), version)
        if one is None:
            findings += found
            code = max(code, ExitCode.CONTENT)
        else:
            made.append((one.entry, one.contents, found))
    _each_its_own(file, [name for _, contents, _ in made for name in contents])
    plan_.store.check(name.as_posix() for _, contents, _ in made for name in contents)
    ads: list[MadeAd] = []
    for entry, contents, found in made:
        ad, failed = _written(plan_, entry, contents, numbers, found)
        ads.append(ad)
        if failed is not None:
            findings += failed.findings
            code = max(code, failed.exit_code)
            break
    keys = tuple(manifest.key(ad.name, locale) for ad in sets for locale in ad.locales)
    return Outcome(
        piece.file,
        keys=keys,
        confidential=file.posting.confidential,
        ads=tuple(ads),
        findings=tuple(findings),
        exit_code=code,
        inputs=inputs,
    )


def _made(plan_: Plan, version: Version) -> tuple[Made | None, list[Finding]]:
    """Make the files of an ad in a locale; without them if anything is wrong, return what."""
    found = [replace(one, severity="error") if plan_.strict else one for one in checks.run_in_build(version)]
    if any(finding.severity == "error" for finding in found):
        return None, found
    try:
        one = making.make(plan_, version)
    except ContentError as error:
        here, locale = Where(version.file), version.localized.locale.code
        return None, [replace(one, where=one.where or here, locale=locale) for one in error.findings]
    found += making.preflighted(plan_, version, one.contents)
    return None if any(finding.severity == "error" for finding in found) else one, found


def _chosen(plan_: Plan, file: PostingFile, only: frozenset[str], ad: str, locale: str) -> tuple[Order, ...]:
    """Return the orders of an ad in a locale whose files are among some."""
    return tuple(one for one in plan_.orders if f"{file.posting.id}/{making.file_name(one, ad, locale)}" in only)


def _written(
    plan_: Plan, entry: manifest.AdEntry, contents: Contents, numbers: Mapping[str, int], findings: Sequence[Finding]
) -> tuple[MadeAd, AnnonsError | None]:
    """Write the files of an ad in a locale; return those that were written, and what kept the rest from it."""
    changed: list[str] = []
    told: dict[str, str] = {}
    failed: AnnonsError | None = None
    for path, (data, said) in contents.items():
        name = path.as_posix()
        try:
            if plan_.store.write(name, data):
                changed.append(name)
        except AnnonsError as error:
            failed = error
            break
        told[name] = manifest.json_of({**said, **manifest.describe(data)})
    signatures = plan_.store.signatures(told)
    made = MadeAd(
        entry.key,
        entry.locale,
        manifest.told_of(manifest.as_data(entry)),
        bool(entry.employer),
        tuple((name, numbers[name], said, signatures.get(name, ())) for name, said in told.items()),
        tuple(changed),
        tuple(findings),
    )
    return made, failed


def _each_its_own(file: PostingFile, names: Sequence[Path]) -> None:
    """Refuse two files of one name, which a medium's pattern can ask for."""
    twice = next((name for name, count in Counter(names).items() if count > 1), None)
    if twice is not None:
        hint = "put {ad} and {locale} into the medium's file_name, or build one --locale at a time"
        raise InputError(
            Finding("CALL", f"two ads would be the file {twice.name}", hint, where=Where(file.file), field="--medium")
        )
