"""A lock on a folder while a file in it is changed: no lock file is left behind, and one that dies lets go of it."""

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

from generator.errors import Finding, InputError, Where

_PATIENCE = 60.0
"""Seconds to wait for another program that is writing; a change takes milliseconds."""


@contextlib.contextmanager
def locked(file: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Hold the lock on a file's folder.

    It binds our own programs. An editor knows nothing of it; so what is changed is read after the lock is taken and
    replaced at once.

    Args:
        file: the file that is about to change.
        patience: seconds to wait.

    Raises:
        InputError: another program holds it for longer than that, or the folder can't be opened.
    """
    try:
        import fcntl  # noqa: PLC0415 - not on Windows
    except ImportError:  # pragma: no cover - there, replacing a file at once is all there is
        yield
        return
    try:
        handle = os.open(file.parent, os.O_RDONLY)
    except OSError as problem:
        message = f"can't be opened: {problem.strerror}"
        raise InputError(Finding("FILE", message, "check the folder and its rights", where=Where(file.parent))) from None
    try:
        end = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > end:
                    message = f"another annons has been writing here for {patience:g} seconds"
                    hint = "wait for it to end, or end it, then try again"
                    raise InputError(Finding("BUSY", message, hint, where=Where(file.parent))) from None
                time.sleep(0.02)
            except OSError:
                # A file system without locks; what is left is that each file is replaced at once.
                break
        yield
    finally:
        os.close(handle)
