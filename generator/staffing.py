"""Who makes the ads of a build: this process, a pool of processes, or a Dask cluster."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from generator import jobs
from generator.errors import ExitCode, Finding, Where
from generator.incremental.stamps import Since
from generator.jobs import BuildOptions, Job, Outcome, Piece
from generator.making import Plan
from generator.stores import MIRROR
from generator.work.spreading import Crew, chunks, spread

_MOST, _CHUNK = 25, 1.5
"""Postings in a chunk, or seconds of work: few, to hear ctrl-C soon; enough, to make the way there and back count little."""
_SECONDS = {"pdf": 0.25, "png": 0.3}
_TEXT = 0.003
"""What a file takes, roughly, in seconds: enough to tell whether other processes are worth their start."""
_WORTH = 3.0
"""Seconds of work from which on they are."""


@dataclass(frozen=True)
class Staffing:
    """Workers: how many processes, and whether to use them whatever there is to do; or the address of a Dask scheduler."""

    workers: int = 1
    at_once: bool = False
    scheduler: str = ""


class Ways(Protocol):
    """What is asked of a build's ways here."""

    @property
    def staffing(self) -> Staffing:
        """Return who is to do the work."""

    @property
    def fail_fast(self) -> bool:
        """Return whether to stop at the first posting that is wrong."""

    @property
    def stopped(self) -> Callable[[], bool]:
        """Return what says that nothing more is to be begun."""


def outcomes(
    plan: Plan, options: BuildOptions, pieces: Sequence[Piece], taken: Mapping[str, str], ways: Ways
) -> Iterator[Outcome]:
    """Yield what comes of each posting, as it comes.

    Args:
        plan: what holds for all.
        options: what the plan was made from.
        pieces: the postings; those in a row whose ids begin alike stay together, so that they can't take each other's names.
        taken: names of ads and the postings that have them.
        ways: how to go about it.

    Raises:
        InputError: there is no such scheduler.
        MissingPartError: Dask is not installed.
    """
    halted = False

    def stopped() -> bool:
        return halted or ways.stopped()

    for outcome in _spread(plan, options, pieces, taken, ways.staffing, stopped):
        yield outcome
        wrong = outcome.exit_code is not ExitCode.DONE
        halted = halted or outcome.exit_code is ExitCode.MISSING or (wrong and ways.fail_fast)


def _spread(  # noqa: PLR0913, PLR0917 - as above
    plan: Plan,
    options: BuildOptions,
    pieces: Sequence[Piece],
    taken: Mapping[str, str],
    staffing: Staffing,
    stopped: Callable[[], bool],
) -> Iterator[Outcome]:
    if not pieces:
        return
    crew = _crew(plan, pieces, staffing)
    if crew is None:
        for piece, outcome in zip(pieces, jobs.build_pieces(plan, pieces, dict(taken), Since()), strict=False):
            yield outcome
            if stopped() and piece is not pieces[-1]:
                return
        return
    far = bool(staffing.scheduler)
    given = {str(Path(piece.file).absolute()): piece.file for piece in pieces} if far else {}
    sent = [piece._replace(file=str(Path(piece.file).absolute())) for piece in pieces] if far else pieces
    root = plan.workspace.root.absolute() if far else plan.workspace.root
    job = Job(str(root), _elsewhere(plan, options), str(Path.cwd()), far, _url(plan) if far else "")
    most = max(1, min(_MOST, round(_CHUNK * len(pieces) / _seconds(plan, pieces))))
    with closing(crew):
        for parts, made in spread(crew, partial(jobs.work, job, dict(taken)), chunks(_atoms(sent), crew.size, most), stopped):
            for outcome in made if made is not None else map(_lost, parts):
                yield _seen_from_here(outcome, given) if far else outcome


def _crew(plan: Plan, pieces: Sequence[Piece], staffing: Staffing) -> Crew | None:
    if staffing.scheduler:
        from generator.work.cluster import Cluster  # noqa: PLC0415 - for a cluster only

        return Cluster(staffing.scheduler)
    if staffing.workers < 2 or len(pieces) < 2 or not (staffing.at_once or _seconds(plan, pieces) > _WORTH):  # noqa: PLR2004
        return None
    from generator.work.processes import Processes  # noqa: PLC0415 - 20 ms

    return Processes(min(staffing.workers, len(pieces)))


def _seconds(plan: Plan, pieces: Sequence[Piece]) -> float:
    """Return about how long one process would take."""
    whole = len(plan.locales) * sum(_SECONDS.get(order.extension, _TEXT) for order in plan.orders)
    return sum(
        whole if piece.only is None else sum(_SECONDS.get(name.rpartition(".")[2], _TEXT) for name in piece.only)
        for piece in pieces
    )


def _atoms(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return pieces, those that may want the same names together."""
    by_stem: dict[str, list[Piece]] = {}
    for piece in pieces:
        by_stem.setdefault(piece.stem or piece.file, []).append(piece)
    return list(by_stem.values())


def _elsewhere(plan: Plan, options: BuildOptions) -> BuildOptions:
    """Return the options with the output folder written out, which a worker can't know otherwise."""
    return replace(options, output=plan.store.folder.absolute() if plan.store.folder is not None else plan.store.place)


def _url(plan: Plan) -> str:
    """Return the URL that the workspace was fetched from; ``""`` where it is a folder."""
    if not (plan.workspace.root / MIRROR).is_file():
        return ""
    from generator.stores.mirror import origin  # noqa: PLC0415 - loads fsspec

    return origin(plan.workspace.root) or ""


def _lost(piece: Piece) -> Outcome:
    message = "the process that built it was killed, twice"
    hint = "it may need more memory than there is: build it alone (--workers 1), or use smaller pictures"
    return Outcome(
        piece.file, findings=(Finding("WORKER", message, hint, where=Where(Path(piece.file))),), exit_code=ExitCode.INPUT
    )


def _seen_from_here(outcome: Outcome, given: Mapping[str, str]) -> Outcome:
    """Return an outcome from afar with its paths as they were given."""
    return outcome._replace(file=given.get(outcome.file, outcome.file))
