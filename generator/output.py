"""Writing files so that a reader finds the old one or the new one, never half of one."""

import contextlib
import filecmp
import itertools
import os
import re
import secrets
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.errors import AnnonsError, ExitCode, Finding, Where


class WriteError(AnnonsError):
    """A file could not be written; what was there before is whole."""

    exit_code = ExitCode.INPUT


def check(files: Iterable[Path]) -> None:
    """Look whether files can be written at all, before the first one is.

    Raises:
        WriteError: a folder stands where one of them would be.
    """
    for file in files:
        if file.is_dir():
            raise WriteError(Finding("WRITE", "is a folder", "move it away, or choose another --output", where=Where(file)))


def remove(file: Path, folder: Path) -> None:
    """Delete a file that an earlier build wrote, if it still lies in the output folder.

    Raises:
        WriteError: it can't be deleted.
    """
    if not file.resolve().is_relative_to(folder.resolve()):
        return
    try:
        file.unlink(missing_ok=True)
    except OSError as problem:
        message = f"can't be deleted: {problem.strerror}"
        raise WriteError(
            Finding("WRITE", message, "delete it by hand: it names a confidential employer", where=Where(file))
        ) from None


def write(file: Path, data: bytes, mode: int = 0o644) -> bool:
    """Write a file at once; one that holds these bytes already is left alone.

    Args:
        file: the file.
        data: what it is to hold.
        mode: its rights.

    Returns:
        Whether the file changed.

    Raises:
        WriteError: the folder can't be written to, or the disk is full.
    """
    with _told(file):
        path = os.fspath(file)
        if _holds(path, data):
            return False
        _replace(path, (data,), mode)
    return True


def write_pieces(file: Path, pieces: Iterable[bytes], mode: int = 0o644) -> bool:
    """Write a file at once from pieces, which are never all in memory; see :func:`write`.

    Raises:
        WriteError: the folder can't be written to, or the disk is full.
    """
    with _told(file):
        return _replace(os.fspath(file), pieces, mode, compare=True)


@contextlib.contextmanager
def _told(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        message = f"can't be written: {problem.strerror}"
        hint = "check the folder's rights and the room on the disk"
        raise WriteError(Finding("WRITE", message, hint, where=Where(file))) from None


def _replace(path: str, pieces: Iterable[bytes], mode: int, *, compare: bool = False) -> bool:
    """Write a file beside another, and put it in its place, unless they are to be compared and are the same."""
    name, handle = _part(path, mode)
    try:
        with os.fdopen(handle, "wb", buffering=1 << 20 if compare else 0) as part:
            if hasattr(os, "fchmod"):
                # Whatever the umask: these are files for the web.
                os.fchmod(handle, mode)
            for data in pieces:
                rest = memoryview(data)
                while rest:
                    rest = rest[part.write(rest) :]
        if compare and os.path.isfile(path) and filecmp.cmp(name, path, shallow=False):  # noqa: PTH113 - as below
            os.unlink(name)  # noqa: PTH108
            return False
        os.replace(name, path)  # noqa: PTH105 - no Path for thousands of files
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise
    return True


def _holds(path: str, data: bytes) -> bool:
    """Say whether a file holds these bytes already."""
    try:
        told = os.stat(path)  # noqa: PTH116 - as above
        if told.st_size != len(data) or not stat.S_ISREG(told.st_mode):
            return False
        with open(path, "rb") as file:  # noqa: PTH123 - as above
            return file.read() == data
    except (FileNotFoundError, NotADirectoryError):
        return False


def sweep(folder: Path, before: float) -> None:
    """Delete what processes that were killed had not finished writing into a folder.

    Args:
        folder: the folder.
        before: what was changed later, in seconds since 1970, is left alone: another machine may be writing it.
    """
    if os.name == "nt":  # pragma: no cover - there, asking whether a process lives ends it
        return
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            match = _PART.fullmatch(entry.name)
            if match is not None and not _lives(int(match[1], 16)) and entry.stat().st_mtime < before:
                os.unlink(entry.path)  # noqa: PTH108 - as above


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


_PART = re.compile(r"\..+\.([0-9a-f]+)-[0-9a-f]+(?:-[0-9a-f]{8})?\.part")
"""The names that :func:`_part` gives."""
_NUMBER = itertools.count()


def _part(path: str, mode: int) -> tuple[str, int]:
    """Return the name of a new file beside another, and a handle to write it with."""
    folder, name = os.path.split(path)
    part = os.path.join(folder, f".{name}.{os.getpid():x}-{next(_NUMBER):x}.part")  # noqa: PTH118 - as above
    try:
        return part, os.open(part, _NEW, mode)
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - as above
    except FileExistsError:
        # Another machine's process, on a share, or one that was killed.
        part = f"{part[: -len('.part')]}-{secrets.token_hex(4)}.part"
    return part, os.open(part, _NEW, mode)


_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
