"""A folder on this machine, or on a share."""

import contextlib
import os
import time
from collections.abc import Iterable
from pathlib import Path

from generator import output
from generator.errors import Finding, InputError, Where


class Local:
    """A folder."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; it need not be there yet."""
        self.folder = folder
        self._top = os.fspath(folder)
        self._began = time.time()
        self._swept: set[Path] = set()

    @property
    def place(self) -> str:
        """Return the folder as a person writes it."""
        return self._top

    def write(self, name: str, data: bytes) -> bool:
        """Write a file whole; say whether it changed.

        Raises:
            WriteError: it can't be written; what was there is whole.
        """
        file = self.folder / name
        if file.parent not in self._swept:
            self._swept.add(file.parent)
            output.sweep(file.parent, self._began)
        return output.write(file, data)

    def write_pieces(self, name: str, pieces: Iterable[bytes]) -> bool:
        """Write a file whole from pieces, which are never all in memory; say whether it changed.

        Raises:
            WriteError: it can't be written; what was there is whole.
        """
        return output.write_pieces(self.folder / name, pieces)

    def read(self, name: str) -> bytes | None:
        """Return what a file holds; ``None`` where there is none.

        Raises:
            InputError: it can't be read.
        """
        file = self.folder / name
        try:
            return file.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as problem:
            message = f"can't be read: {problem.strerror}"
            raise InputError(Finding("FILE", message, "check its rights", where=Where(file))) from None

    def remove(self, name: str) -> bool:
        """Delete a file, and the folders that are empty without it; say whether it was there.

        A name that leads out of the folder is nobody's here.

        Raises:
            WriteError: it can't be deleted.
        """
        file = self.folder / name
        if not file.resolve().is_relative_to(self.folder.resolve()) or not os.path.lexists(file):
            return False
        output.remove(file, self.folder)
        for above in file.parents:
            if above == self.folder:
                break
            try:
                above.rmdir()
            except OSError:
                break
        return True

    def check(self, names: Iterable[str]) -> None:
        """Look whether files can be written at all, before the first one is.

        Raises:
            WriteError: a folder stands where one of them would be.
        """
        output.check(self.folder / name for name in names)

    def signatures(self, names: Iterable[str]) -> dict[str, tuple[object, ...]]:
        """Return what ``stat`` says of the files that are there: times of change in ns, size, inode."""
        found: dict[str, tuple[object, ...]] = {}
        top = f"{self._top}{os.sep}"
        for name in names:
            with contextlib.suppress(OSError, ValueError):
                told = os.stat(top + name)  # noqa: PTH116 - thousands of them
                found[name] = (told.st_mtime_ns, told.st_ctime_ns, told.st_size, told.st_ino)
        return found
