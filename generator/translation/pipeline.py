"""A pipeline of programs that is kept alive: text goes in with a NUL behind it, its translation comes out with one."""

import contextlib
import os
import selectors
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence

_CHUNK = 65536
_PATIENCE = 60.0
"""Seconds without a sign of life, while it owes us something; the slowest direction takes 0.1 s for a long sentence."""


class PipelineError(Exception):
    """The pipeline could not be started, ended early, or hangs."""


class Pipeline:
    """The programs, as one process group. It is used by one thread at a time."""

    def __init__(self, command: Sequence[str], patience: float = _PATIENCE) -> None:
        """Start it.

        Args:
            command: what to run.
            patience: seconds to wait for an answer.

        Raises:
            PipelineError: it can't be started.
        """
        self._patience = patience
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the pipeline
        try:
            self._process = subprocess.Popen(  # noqa: S603 - the mode's own command
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._said, start_new_session=True, bufsize=0
            )
        except OSError as problem:
            self._said.close()
            message = f"{command[0]} can't be started: {problem.strerror}"
            raise PipelineError(message) from problem
        assert self._process.stdin is not None  # noqa: S101 - for the type checker
        assert self._process.stdout is not None  # noqa: S101
        self._in, self._out = self._process.stdin.fileno(), self._process.stdout.fileno()
        os.set_blocking(self._in, False)

    def exchange(self, inputs: Sequence[str]) -> Iterator[str]:
        """Yield the output of each input, in order, as they come.

        Writing and reading take turns: a program whose output nobody takes would stop reading.

        Raises:
            PipelineError: it ended, or says nothing any more, before the last output.
        """
        waiting = memoryview(b"".join(text.encode() + b"\0" for text in inputs))
        part = b""
        left = len(inputs)
        with selectors.DefaultSelector() as ready:
            ready.register(self._out, selectors.EVENT_READ)
            if waiting:
                ready.register(self._in, selectors.EVENT_WRITE)
            heard = time.monotonic()
            while left:
                events = dict((key.fd, mask) for key, mask in ready.select(1.0))  # noqa: C402 - reads better
                if self._in in events:
                    waiting = waiting[self._write(waiting[:_CHUNK]) :]
                    if not waiting:
                        ready.unregister(self._in)
                if self._out in events:
                    heard = time.monotonic()
                    *whole, part = (part + self._read()).split(b"\0")
                    for one in whole[:left]:
                        left -= 1
                        yield one.decode("utf-8", "replace")
                elif time.monotonic() - heard > self._patience:
                    message = f"it has said nothing for {self._patience:g} seconds"
                    raise PipelineError(message)
        if part:
            message = "it says more than it was asked"
            raise PipelineError(message)

    def close(self) -> None:
        """End all its programs."""
        with contextlib.suppress(OSError):
            os.killpg(self._process.pid, signal.SIGKILL)
        for stream in (self._process.stdin, self._process.stdout, self._said):
            with contextlib.suppress(OSError, AttributeError):
                stream.close()  # type: ignore[union-attr]
        self._process.wait()

    @property
    def pid(self) -> int:
        """Return the process group's number."""
        return self._process.pid

    def _write(self, data: memoryview) -> int:
        try:
            return os.write(self._in, data)
        except BlockingIOError:
            return 0
        except OSError:
            raise self._ended() from None

    def _read(self) -> bytes:
        data = os.read(self._out, _CHUNK)
        if not data:
            raise self._ended()
        return data

    def _ended(self) -> PipelineError:
        self._said.seek(0)
        last = self._said.read()[-2000:].decode("utf-8", "replace").strip().rpartition("\n")[2]
        return PipelineError(f"its programs ended{f': {last}' if last else ''}")
