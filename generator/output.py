"""Writing files so that a reader finds the old one or the new one, never half of one."""

import contextlib
import os
import tempfile
from collections.abc import Iterable
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
    try:
        if file.is_file() and file.stat().st_size == len(data) and file.read_bytes() == data:
            return False
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{file.name}.", suffix=".part", dir=file.parent)
        try:
            with os.fdopen(handle, "wb") as part:
                part.write(data)
            os.chmod(name, mode)  # noqa: PTH101 - mkstemp's 0600 is wrong for a file meant for the web
            os.replace(name, file)  # noqa: PTH105 - Path.replace makes a new Path for nothing
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(name)  # noqa: PTH108
            raise
    except OSError as problem:
        message = f"can't be written: {problem.strerror}"
        raise WriteError(
            Finding("WRITE", message, "check the folder's rights and the room on the disk", where=Where(file))
        ) from None
    return True
