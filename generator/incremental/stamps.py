"""Stamps: what a file held, by content; and its signature, by which one look tells that nobody has touched it.

A signature is what ``stat`` says: time of change, time of the inode's change, size, inode. The second time can't be set back
by ``touch`` or ``cp -p``. A file that was saved while it was read has
no content that could be vouched for: what was made from it is made again (git calls such an entry racy).
"""

import hashlib
import os
import time
from collections.abc import Callable, Mapping
from typing import NamedTuple

Signature = tuple[int, int, int, int]
"""``st_mtime_ns, st_ctime_ns, st_size, st_ino``; all 0 where there is no file."""
GONE: Signature = (0, 0, 0, 0)
TICK = 10_000_000
"""Nanoseconds within which a file system's clock may give two writes the same time: Linux takes it from the timer interrupt."""
_CHANGED = 1 if os.name != "nt" else 0
"""Which time of a signature nobody but the clock sets; Windows has none such, and means another thing by the second."""
UNKNOWN = "?"
"""The content of a file that changed while it was read."""
ABSENT = ""
"""The content of a file that is not there: if it comes, what was made without it is stale."""


class Stamp(NamedTuple):
    """What a file held: its signature, and the SHA-256 of its content in hexadecimal digits."""

    signature: Signature
    content: str


def signature(path: str) -> Signature:
    """Return a file's signature; :data:`GONE` where there is none."""
    try:
        told = os.stat(path)  # noqa: PTH116 - Path.stat makes a Path for each of thousands
    except (OSError, ValueError):
        return GONE
    return told.st_mtime_ns, told.st_ctime_ns, told.st_size, told.st_ino


def content(path: str) -> str:
    """Return the SHA-256 of what a file holds; :data:`ABSENT` where there is none."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - as above
            return hashlib.sha256(file.read()).hexdigest()
    except OSError:
        return ABSENT


def stamp(path: str, known: Stamp | None = None, *, before: int | None = None) -> Stamp:
    """Return what a file holds.

    Args:
        path: the file.
        known: what it was known to hold; believed while its signature is the same.
        before: when reading of it began, in ns since 1970; what changed later than that is :data:`UNKNOWN`.
    """
    now = signature(path)
    if before is not None and now[_CHANGED] > before:
        return Stamp(now, UNKNOWN)
    if known is not None and known.signature == now and known.content != UNKNOWN:
        return known
    held = ABSENT if now == GONE else content(path)
    # Saved between the two looks, it may have been read for an ad before the first.
    return Stamp(now, held if signature(path) == now else UNKNOWN)


class Stamps:
    """Stamps of many files, each looked at once, by the names that a cache has for them."""

    def __init__(self, known: Mapping[str, Stamp], path: Callable[[str], str]) -> None:
        """Take what files were known to hold, and what gives the path of a name."""
        self._known, self._path = known, path
        self._seen: dict[str, Stamp] = {}

    def __getitem__(self, name: str) -> Stamp:
        """Return the stamp of a file."""
        found = self._seen.get(name)
        if found is None:
            found = self._seen[name] = stamp(self._path(name), self._known.get(name))
        return found

    def doubt(self, name: str) -> None:
        """Take it that a file holds something else than what was read of it."""
        self._seen[name] = self[name]._replace(content=UNKNOWN)


class Since:
    """Stamps of what is read from some moment on, for a process that reads files and keeps them."""

    def __init__(self) -> None:
        """Begin now. What was written before this call is older than what is written after it by a clock's tick at least."""
        self._began = time.time_ns()
        time.sleep(TICK / 1e9)
        self._seen: dict[str, Stamp] = {}

    def stamp(self, path: str) -> Stamp:
        """Return the stamp of a file that was read since, however often it is asked for."""
        found = self._seen.get(path)
        if found is None:
            found = self._seen[path] = stamp(path, before=self._began)
        return found
