"""The loop of ``annons watch``: a file is saved, what depends on it is built, somebody is told."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from generator.errors import AnnonsError, Finding, refused
from generator.watching.matters import Matters

_STEP = 10
"""Milliseconds without a further change after which a save counts as over; also how often the changes are looked at.

An editor writes, renames and touches within one or two of them, so that a save is told after 10 to 20 ms.
"""
_DEBOUNCE = 100
"""Milliseconds after which changes are told though more come in: something else may be writing all the time."""
_TURN = 50
"""Milliseconds that a missing or empty file is waited for: some editors move it away, or empty it, before they write."""
_PATIENCE = 0.5
"""Seconds after which it is waited for no longer, however much else changes."""
_POLL = 300
"""Milliseconds between two looks at all files where the system does not tell of changes."""


@dataclass(frozen=True)
class Round:
    """What one rebuild did.

    ``changed`` are the files that it was called for, ``files`` the names, relative to the output folder, that it wrote,
    ``seconds`` how long it took. A round has ``failed`` when an ad that should have been made was not; ``findings`` says why,
    and may hold warnings too.
    """

    changed: tuple[Path, ...]
    files: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    seconds: float = 0.0
    failed: bool = False


def watch(  # noqa: PLR0913 - whom to ask and whom to tell
    roots: Sequence[Path],
    ignore: Sequence[Path],
    rebuild: Callable[[frozenset[Path]], Round],
    told: Callable[[Round], None],
    stop: Event,
    *,
    begun: Callable[[bool], None] | None = None,
    polling: bool | None = None,
) -> None:
    """Build again what changes, until told to stop.

    Everything happens in the calling thread. What changes during a build is kept for the next one. The files of a round that
    failed are asked for again with the next, so that a mistake is told until it is mended, whatever else is saved meanwhile.

    Args:
        roots: the folders to watch; a file stands for its folder, without those below it.
        ignore: folders, or files, whose changes mean nothing: the output folder above all.
        rebuild: builds what depends on some files, which may be gone. What it raises of ours is a round that failed.
        told: is called after each round.
        stop: ends the loop when it is set, within some hundredths of a second, or after the build that runs.
        begun: is called once, when no change can be missed any more, with whether the files are polled; the first build
            belongs here.
        polling: look at all files again and again instead of waiting for the system to tell; None: where the system says that
            it can't tell, or the library's own ``WATCHFILES_FORCE_POLLING`` is set.

    Raises:
        InputError: a root is not there, or ads would be written into it.
        KeyboardInterrupt: Ctrl-C.
    """
    matters = Matters(roots, ignore)
    waiting: set[Path] = set()
    owed: frozenset[Path] = frozenset()
    since = 0.0
    for changes, polled in _turns(matters, stop, polling=polling):
        if begun is not None:
            begun(polled)
            begun = None
        since = since if waiting else time.monotonic()
        new = {name for path in changes for name in matters.named(path)}
        waiting |= new
        unfinished = new and time.monotonic() - since < _PATIENCE and any(map(_unfinished, waiting))
        if not waiting or unfinished or stop.is_set():
            continue
        done = _build(rebuild, owed | waiting)
        owed = owed | waiting if done.failed else frozenset()
        waiting.clear()
        told(done)


def _build(rebuild: Callable[[frozenset[Path]], Round], changed: frozenset[Path]) -> Round:
    begin = time.perf_counter()
    try:
        return rebuild(changed)
    except AnnonsError as error:
        findings = error.findings
    except OSError as problem:
        findings = (refused(problem),)
    return Round(tuple(sorted(changed)), (), findings, time.perf_counter() - begin, failed=True)


def _unfinished(file: Path) -> bool:
    """Say whether a file is missing or empty, as it is in the midst of some editors' saving."""
    try:
        return file.stat().st_size == 0
    except OSError:
        return True


def _turns(matters: Matters, stop: Event, *, polling: bool | None) -> Iterator[tuple[set[str], bool]]:
    """Yield the paths that changed in each turn, often none, and whether they are polled for."""
    if not polling:
        try:
            yield from ((changes, False) for changes in _listen(matters, stop, polling=polling))
        except (OSError, RuntimeError):
            # The system can't tell of changes here, or has told as many programs as it may.
            if polling is False:
                raise
        else:
            return
    yield from ((changes, True) for changes in _listen(matters, stop, polling=True))


def _listen(matters: Matters, stop: Event, *, polling: bool | None) -> Iterator[set[str]]:
    from watchfiles import watch as listen  # noqa: PLC0415 - for this verb only

    groups = [(folders, deep) for folders, deep in ((matters.folders, True), (matters.near, False)) if folders]
    with ExitStack() as stack:
        streams = [
            stack.enter_context(
                closing(
                    listen(
                        *folders,
                        watch_filter=lambda _, path: path in matters,
                        debounce=_DEBOUNCE,
                        step=_STEP,
                        stop_event=stop,
                        rust_timeout=_TURN // len(groups),
                        yield_on_timeout=True,
                        force_polling=polling,
                        poll_delay_ms=_POLL,
                        recursive=deep,
                        ignore_permission_denied=True,
                    )
                )
            )
            for folders, deep in groups
        ]
        for turn in zip(*streams, strict=False):
            yield {path for changes in turn for _, path in changes}
