"""Programs that are kept alive: text goes in with a NUL behind it, what they make of it comes out with one."""

import contextlib
import os
import selectors
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence

_CHUNK = 65536
_WINDOW = 512
"""Texts that may be under way at once; enough to keep every program busy."""
PATIENCE = 60.0
"""Seconds without a sign of life, while it owes us something; the slowest direction takes 0.1 s for a long sentence."""
_TOO_MUCH = "more came out than went in"


class PipelineError(Exception):
    """The programs could not be started, ended early, or hang."""


class Pipeline:
    """Commands, each fed by the one before it, as one process group. It is used by one thread at a time.

    No shell starts them: it would keep its ends of their pipes open, and that one of them died would not show.
    """

    def __init__(self, *commands: Sequence[str], patience: float = PATIENCE) -> None:
        """Start them.

        Args:
            *commands: what to run.
            patience: seconds to wait for a sign of life.

        Raises:
            PipelineError: one can't be started.
        """
        self._patience = patience
        self._remarks = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the pipeline
        self._read_remarks = 0
        self._processes: list[subprocess.Popen[bytes]] = []
        for command in commands:
            try:
                self._start(command)
            except OSError as problem:
                self.close()
                message = f"{command[0]} can't be started: {problem.strerror}"
                raise PipelineError(message) from problem
        first, last = self._processes[0].stdin, self._processes[-1].stdout
        assert first is not None  # noqa: S101 - for the type checker
        assert last is not None  # noqa: S101
        self._in, self._out = first.fileno(), last.fileno()
        os.set_blocking(self._in, False)

    def _start(self, command: Sequence[str]) -> None:
        before = self._processes[-1].stdout if self._processes else None
        process = subprocess.Popen(  # noqa: S603 - the caller's own command
            command,
            stdin=before or subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._remarks,
            process_group=self.pid if before else 0,
            bufsize=0,
        )
        self._processes.append(process)
        if before:
            before.close()

    @property
    def pid(self) -> int:
        """Return the number of the process group."""
        return self._processes[0].pid

    def exchange(self, inputs: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the output of each input, in order, as they come.

        Inputs hold no NUL, and are asked for as they are needed. Writing and reading take turns: a program whose output
        nobody takes would stop reading.

        Raises:
            PipelineError: it ended, or says nothing any more, before the last output.
        """
        source = iter(inputs)
        waiting: bytes | None = b""
        part = b""
        owed = 0
        waited = 0.0
        with selectors.DefaultSelector() as ready:
            ready.register(self._out, selectors.EVENT_READ)
            if ready.select(0):
                self._read()
                raise PipelineError(_TOO_MUCH)
            while True:
                if waiting == b"" and owed < _WINDOW:
                    text = next(source, None)
                    waiting = None if text is None else text + b"\0"
                    owed += text is not None
                if waiting is None and not owed:
                    return
                if waiting:
                    waiting = waiting[self._write(waiting) :]
                    timeout = 0.0 if not waiting and owed < _WINDOW else 0.01
                else:
                    timeout = min(1.0, self._patience)
                asked = time.monotonic()
                if not ready.select(timeout):
                    # Only what is waited here counts: whoever gives inputs or takes outputs may be slow.
                    waited += time.monotonic() - asked
                    if waited > self._patience:
                        message = f"nothing came for {self._patience:g} seconds"
                        raise PipelineError(message)
                    continue
                waited = 0.0
                *whole, part = (part + self._read()).split(b"\0")
                owed -= len(whole)
                if owed < 0:
                    raise PipelineError(_TOO_MUCH)
                yield from whole

    def remarks(self) -> str:
        """Return what it has said on stderr since this was last asked."""
        more = os.fstat(self._remarks.fileno()).st_size - self._read_remarks
        if not more:
            return ""
        data = os.pread(self._remarks.fileno(), more, self._read_remarks)
        self._read_remarks += len(data)
        return data.decode("utf-8", "replace")

    def close(self) -> None:
        """End all its programs."""
        self._remarks.close()
        if not self._processes or self._processes[0].returncode is not None:
            # Closed before: its number may be another's by now.
            return
        with contextlib.suppress(OSError):
            os.killpg(self.pid, signal.SIGKILL)
        for process in reversed(self._processes):
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    with contextlib.suppress(OSError):
                        stream.close()
            process.wait()

    def _write(self, data: bytes) -> int:
        try:
            return os.write(self._in, data[:_CHUNK])
        except BlockingIOError:
            return 0
        except OSError:
            # It ended. What it said before is still to be read, and behind that its end.
            return len(data)

    def _read(self) -> bytes:
        data = os.read(self._out, _CHUNK)
        if not data:
            raise self._ended()
        return data

    def _ended(self) -> PipelineError:
        last = self.remarks().strip().rpartition("\n")[2]
        return PipelineError(f"its programs ended{f': {last}' if last else ''}")
