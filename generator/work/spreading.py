"""Spreads chunks of work over workers and yields what comes of each as it comes; a worker that is lost is survived.

A chunk whose worker was lost goes out again. If that happens twice, its parts go out one at a time with nothing beside them,
so that the one that takes workers down is found, and named, and the others are done.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

P = TypeVar("P")
R = TypeVar("R")
_AHEAD = 2
"""Chunks in hand for each worker: one that it works on, one that waits, so that it never does."""
_LOSSES = 2
"""After so many losses, the parts of a chunk go out alone."""


class Crew(Protocol):
    """Workers: what ``concurrent.futures.Executor`` is, with a number, and another lot when some are lost."""

    size: int

    def submit(self, call: Callable[..., Any], /, *given: Any) -> Future[Any]:  # noqa: ANN401 - as there
        """Begin a call. Its future raises what :meth:`is_loss` knows, if its worker ended before it."""

    def is_loss(self, problem: BaseException) -> bool:
        """Say whether a future's exception means that a worker was lost."""

    def renew(self) -> None:
        """Take on others, after a loss."""

    def close(self) -> None:
        """Let them go; what has not begun is dropped."""


@dataclass
class _Chunk(Generic[P]):
    parts: Sequence[P]
    losses: int = 0


def chunks(atoms: Sequence[Sequence[P]], workers: int, most: int) -> Iterator[list[P]]:
    """Yield parts in chunks: large ones first, for a worker reads what they share once; small ones last, to end together.

    Args:
        atoms: parts that must stay together.
        workers: how many workers there are.
        most: parts in a chunk.
    """
    left = deque(atoms)
    while left:
        size = max(1, min(most, len(left) // (3 * workers)))
        made: list[P] = []
        while left and len(made) < size:
            made += left.popleft()
        yield made


def spread(
    crew: Crew,
    call: Callable[..., R],
    work: Iterable[Sequence[P]],
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[Sequence[P], R | None]]:
    """Yield chunks with what came of each, as they end.

    Args:
        crew: the workers.
        call: what is done with a chunk.
        work: the chunks.
        stopped: says that no more is to be begun; what has, is ended.

    Yields:
        The parts of a chunk, and what the call returned; ``None`` for a single part that took its worker down.
    """
    return _Spreading(crew, call, work).run(stopped)


class _Spreading(Generic[P, R]):
    """Work under way."""

    def __init__(self, crew: Crew, call: Callable[..., R], work: Iterable[Sequence[P]]) -> None:
        self._crew, self._call = crew, call
        self._source = (_Chunk(parts) for parts in work)
        self._again: deque[_Chunk[P]] = deque()
        self._running: dict[Future[R], _Chunk[P]] = {}

    def run(self, stopped: Callable[[], bool]) -> Iterator[tuple[Sequence[P], R | None]]:
        while True:
            while not stopped() and len(self._running) < self._room():
                chunk = self._again.popleft() if self._again else next(self._source, None)
                if chunk is None:
                    break
                self._begin(chunk)
            if not self._running:
                return
            # Not for ever: a signal is heard between two waits only.
            done, _ = wait(self._running, timeout=0.2, return_when=FIRST_COMPLETED)
            lost: list[_Chunk[P]] = []
            for future in done:
                chunk = self._running.pop(future)
                if not self._is_lost(future):
                    yield chunk.parts, future.result()
                else:
                    lost.append(chunk)
            if lost:
                yield from self._after(lost)

    def _begin(self, chunk: _Chunk[P]) -> None:
        try:
            self._running[self._crew.submit(self._call, chunk.parts)] = chunk
        except Exception as problem:
            if not self._crew.is_loss(problem):
                raise
            self._crew.renew()
            self._again.appendleft(chunk)

    def _is_lost(self, future: Future[R]) -> bool:
        problem = future.exception()
        return problem is not None and self._crew.is_loss(problem)

    def _room(self) -> int:
        """Return how many chunks may be in hand: one, as long as one is that workers were lost with."""
        suspects = any(one.losses >= _LOSSES for one in [*self._running.values(), *list(self._again)[:1]])
        return 1 if suspects else _AHEAD * self._crew.size

    def _after(self, lost: Sequence[_Chunk[P]]) -> Iterator[tuple[Sequence[P], None]]:
        """Send out again what was lost; yield the part that was alone with each worker it lost."""
        alone = len(lost) == 1 and not self._running
        for chunk in lost:
            if chunk.losses < _LOSSES - 1:
                self._again.append(_Chunk(chunk.parts, chunk.losses + 1))
            elif len(chunk.parts) > 1:
                self._again.extend(_Chunk([part], _LOSSES) for part in chunk.parts)
            elif alone and chunk.losses >= _LOSSES:
                yield chunk.parts, None
            else:
                self._again.append(_Chunk(chunk.parts, _LOSSES))
        self._crew.renew()
