"""Putting packages among the installed ones, and taking them out: with renames only, one program at a time.

A package is unpacked in our own folder beside the packages. One rename brings it in, under a name that is free; then the
older one of its pair is moved out, and deleted there. So at every moment the old package is there, or the new one, or for
an instant both, of which a note in our folder says which is to go. The next program that takes the lock clears up after
one that died.
"""

import errno
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from generator import output
from generator.errors import Finding, InputError, Where, refused
from generator.translation.models import folders as places
from generator.translation.models import lock
from generator.translation.models.folders import Folders, Installed
from generator.translation.models.metadata import Metadata
from generator.translation.models.names import Pair, package_name

_LOCK: Final = "lock"
_NOTE: Final = "moving.json"
_OLD: Final = "old-"


@contextmanager
def opened(folders: Folders, waiting: Callable[[], None]) -> Iterator["Store"]:
    """Hold the packages for changing them, and clear up after a program that died while it did.

    Args:
        folders: where they lie.
        waiting: called once if another program holds them.

    Raises:
        InputError: the folder, or the one beside it, can't be written to.
    """
    with lock.held(folders.work / _LOCK, waiting):
        store = Store(folders)
        store.clear_up()
        try:
            yield store
        finally:
            store.sweep()


class Store:
    """The installed packages, while we hold the lock."""

    def __init__(self, folders: Folders) -> None:
        self._packages = folders.packages
        self._work = folders.work

    def fresh(self, name: str) -> Path:
        """Return a path in our folder at which nothing lies."""
        path = self._work / name
        _delete(path)
        return path

    def of(self, pair: Pair) -> list[Installed]:
        """Return the installed packages of a pair, the newest first: usually one.

        Raises:
            InputError: the folder can't be read.
        """
        return [one for one in places.installed(self._packages)[0] if one.pair == pair]

    def put(self, unpacked: Path, says: Metadata) -> Installed:
        """Move an unpacked package in place, and its older ones away.

        Raises:
            InputError: it can't be; then what was installed still is.
        """
        old = [one.path for one in self.of(says.pair)]
        target = self._free(package_name(says.pair, says.version))
        try:
            self._packages.mkdir(parents=True, exist_ok=True)
            note = {"new": target.name, "old": [path.name for path in old]}
            output.write(self._work / _NOTE, json.dumps(note).encode())
            self._swap([(unpacked, target), *self._out(old)])
            places.flush(self._packages)
            (self._work / _NOTE).unlink()
        except OSError as problem:
            raise self._immovable(problem) from None
        self._delete_old()
        return Installed(says.pair, says.version, target)

    def remove(self, packages: list[Installed]) -> None:
        """Delete installed packages.

        Raises:
            InputError: they can't be moved out; then they still are installed.
        """
        try:
            self._swap(self._out([one.path for one in packages]))
            places.flush(self._packages)
        except OSError as problem:
            raise self._immovable(problem) from None
        self._delete_old()

    def clear_up(self) -> None:
        """Finish what a program that died had begun to move, and delete what it left in our folder.

        Raises:
            InputError: a package can't be moved.
        """
        try:
            note = json.loads((self._work / _NOTE).read_bytes())
            new, old = self._packages / note["new"], [self._packages / name for name in note["old"]]
        except (OSError, ValueError, KeyError, TypeError):
            old = []
        else:
            # Where the new one did not come in, the old one stays.
            old = [path for path in old if path.is_dir() and path.parent == new.parent] if new.is_dir() else []
        try:
            self._swap(self._out(old))
        except OSError as problem:
            raise self._immovable(problem) from None
        self.sweep()

    def sweep(self) -> None:
        """Delete everything in our folder but the lock; what can't be deleted now is next time."""
        with suppress(OSError):
            for path in self._work.iterdir():
                if path.name != _LOCK:
                    _delete(path)

    def _delete_old(self) -> None:
        with suppress(OSError):
            for path in self._work.glob(f"{_OLD}*"):
                _delete(path)

    def _out(self, paths: list[Path]) -> list[tuple[Path, Path]]:
        return [(path, self.fresh(f"{_OLD}{number}")) for number, path in enumerate(paths)]

    def _swap(self, moves: list[tuple[Path, Path]]) -> None:
        """Rename all, or none."""
        done: list[tuple[Path, Path]] = []
        try:
            for source, target in moves:
                os.rename(source, target)  # noqa: PTH104 - Path.rename makes a new Path for nothing
                done.append((source, target))
        except OSError:
            for source, target in reversed(done):
                os.rename(target, source)  # noqa: PTH104
            raise

    def _free(self, name: str) -> Path:
        """Return a path among the packages that is not taken."""
        path = self._packages / name
        number = 2
        while path.exists() or path.is_symlink():
            path = self._packages / f"{name}-{number}"
            number += 1
        return path

    def _immovable(self, problem: OSError) -> InputError:
        if problem.errno != errno.EXDEV:
            return InputError(refused(problem, self._packages))
        message = f"lies on another file system than {self._work}, so packages can't be moved into it at once"
        hint = "set ARGOS_PACKAGES_DIR to a folder inside it"
        return InputError(Finding("MODEL", message, hint, where=Where(self._packages)))


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
