"""A pool of processes on this machine."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection
from typing import Any

_LOADED = ["generator.jobs", "generator.rendering.writers.html", "generator.rendering.writers.markdown"]
"""What the server loads once, for all processes."""


def cores() -> int:
    """Return how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # pragma: no cover - not on macOS and Windows
        return os.cpu_count() or 1


class Processes:
    """A crew of processes."""

    def __init__(self, size: int) -> None:
        """Take on so many; each starts when there is work for it."""
        self.size = size
        # A server that forks single-threaded children: a fork of this process would take its threads' locks along.
        way = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        self._context = multiprocessing.get_context(way)
        if way == "forkserver":
            self._context.set_forkserver_preload(_LOADED)
        self._pool = self._new()

    def _new(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.size, mp_context=self._context, initializer=_begin)

    def submit(self, call: Callable[..., Any], /, *given: Any) -> Future[Any]:  # noqa: ANN401 - as in concurrent.futures
        """Begin a call."""
        return self._pool.submit(call, *given)

    def is_loss(self, problem: BaseException) -> bool:
        """Say whether a process was killed, or ran out of memory."""
        return isinstance(problem, BrokenProcessPool)

    def renew(self) -> None:
        """Take on others."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._new()

    def close(self) -> None:
        """Let them go."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    """Set a worker up: ctrl-C is the parent's to hear, and without a parent there is nobody to work for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
