"""What ``annons watch`` does after a save: the pages of that posting at once, everything else a moment later.

Someone who writes waits for the page. So a posting that was saved is made as HTML straight away; its other files, the manifest
and the cache follow when nothing has been saved for a while. Whatever else changes (an organization, a theme, the settings)
is a build of everything that depends on it.
"""

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator import checks, jobs, making, versions
from generator.build import BuildOptions, BuildReport, Ways, build
from generator.errors import AnnonsError, ExitCode, Finding
from generator.incremental.stamps import Since
from generator.jobs import Piece
from generator.making import Plan
from generator.posting.workspace import Workspace
from generator.watching.loop import Round

PAGE = "html"
_QUIET = 2.0
"""Seconds without a save after which the rest is made: while that runs, a page takes longer."""


@dataclass
class Rebuilder:
    """Builds the postings that are watched.

    Attributes:
        root: the workspace's folder.
        named: the postings that were named; none for all there are.
        options: what is made of them.
        ways: how.
        told: is called with what the later part of a build did, from another thread.
    """

    root: Path
    named: tuple[Path, ...]
    options: BuildOptions
    ways: Ways
    told: Callable[[Round], None] = lambda _: None
    quiet: float = _QUIET
    _busy: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _saved: threading.Event = field(default_factory=threading.Event, repr=False)
    _timer: threading.Timer | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        """Open the workspace.

        Raises:
            InputError: its settings, or the options, are wrong.
        """
        self._open()

    def _open(self) -> None:
        self.workspace = Workspace.open(self.root) if (self.root / "annons.toml").is_file() else Workspace(self.root)
        plan = jobs.plan(self.workspace, self.options)
        pages = tuple(order for order in plan.orders if order.extension == PAGE)
        self._plan: Plan = replace(plan, orders=pages or plan.orders)
        self._all = self._plan.orders == plan.orders
        self.folder = plan.store.folder

    def files(self) -> Sequence[Path]:
        """Return the posting files that are watched."""
        return self.named or self.workspace.posting_files()

    def first(self) -> Round:
        """Build what has changed since the last time.

        Raises:
            AnnonsError: the call is wrong, or something needed is missing.
        """
        with self._busy:
            return self._whole(())

    def warm(self) -> None:
        """Make the pages of a posting, and throw them away: the next ones need no templates, catalogs or languages loaded."""
        with self._busy, suppress(AnnonsError, OSError):
            for file in self.files()[:1]:
                posting = self.workspace.posting(file)
                sets = versions.sets(self.workspace, posting, self._plan.locales)
                for version in versions.versions(self.workspace, posting, sets, wanted=self._plan.wanted):
                    list(checks.run_in_build(version))
                    making.make(self._plan, version)

    def __call__(self, changed: frozenset[Path]) -> Round:
        """Build what depends on some files.

        Raises:
            AnnonsError: the settings are wrong, or something needed is missing.
        """
        began = time.perf_counter()
        self._stop_timer()
        self._saved.set()
        with self._busy:
            self._saved.clear()
            own = self._own(changed)
            if own is None:
                jobs.forget()
                self._open()
                return self._whole(changed)
            outcomes = list(jobs.build_pieces(self._plan, [Piece(str(file)) for file in own], {}, Since()))
        self._timer = threading.Timer(self.quiet, self.settle)
        self._timer.daemon = True
        self._timer.start()
        return Round(
            tuple(sorted(changed)),
            tuple(name for outcome in outcomes for ad in outcome.ads for name in ad.changed),
            tuple(dict.fromkeys(one for outcome in outcomes for one in _findings(outcome))),
            time.perf_counter() - began,
            failed=any(outcome.exit_code is not ExitCode.DONE for outcome in outcomes),
        )

    def settle(self) -> None:
        """Make the rest: other formats, the manifest, the cache."""
        with self._busy:
            done = self._whole((), stopped=self._saved.is_set)
        if done.files or done.failed:
            self.told(done)

    def close(self) -> None:
        """Make what is still to be made of the last save, and end."""
        waiting = self._timer is not None and self._timer.is_alive()
        self._stop_timer()
        if waiting:
            self.settle()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()

    def _own(self, changed: Iterable[Path]) -> list[Path] | None:
        """Return the postings whose own files are all that changed; ``None`` if anything else did."""
        known = {file.absolute(): file for file in self.files()}
        folders = {file.parent for file in known}
        own: dict[Path, None] = {}
        for path in changed:
            file = path.absolute()
            if file.suffix == ".po":
                file = file.with_name(file.stem.rpartition(".")[0] + ".yaml")
            if file.parent not in folders or file not in known or not file.is_file():
                return None
            own[known[file]] = None
        return list(own)

    def _whole(self, changed: Iterable[Path], stopped: Callable[[], bool] | None = None) -> Round:
        began = time.perf_counter()
        workspace = Workspace.open(self.root) if (self.root / "annons.toml").is_file() else Workspace(self.root)
        ways = self.ways if stopped is None else replace(self.ways, stopped=stopped)
        report: BuildReport = build(workspace, self.named or workspace.posting_files(), self.options, ways=ways)
        return Round(
            tuple(sorted(changed)),
            tuple(name.as_posix() for name in report.changed),
            tuple(report.findings),
            time.perf_counter() - began,
            failed=report.exit_code is not ExitCode.DONE,
        )


def _findings(outcome: jobs.Outcome) -> Iterable[Finding]:
    yield from outcome.findings
    for ad in outcome.ads:
        yield from ad.findings
