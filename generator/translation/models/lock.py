"""One at a time: a lock that ends with the program that holds it, however it ends."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import InputError, refused

_LOOK_AGAIN = 0.2
"""Seconds between two looks at a lock that another program holds."""


@contextmanager
def held(file: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock on a file that is there for nothing else; another program that wants it waits.

    Args:
        file: the file; it is made, and stays.
        waiting: called once if another program holds the lock.

    Raises:
        InputError: the file can't be made.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as problem:
        raise InputError(refused(problem, file)) from None
    try:
        if not _take(handle):
            waiting()
            while not _take(handle):
                time.sleep(_LOOK_AGAIN)
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _take(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            # A file system without locks; what is left is that a package is moved in at once.
            return True
        return True
