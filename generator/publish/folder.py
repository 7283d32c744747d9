"""The folder of a publication: filled beside itself first, so that readers meet the old site or the new one.

Files that are as they were are left alone, so that a server's caches keep them; what the edition before held and this one
does not is deleted. Only what annons wrote is ever deleted.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from generator import manifest
from generator.errors import Finding, InputError, Where
from generator.output import WriteError, write

SUMS = "SHA256SUMS"


@dataclass
class Stage:
    """A folder that is being filled; ``files`` are what it holds, with size and SHA-256."""

    folder: Path
    files: dict[str, dict[str, Any]] = field(default_factory=dict)

    def add(self, name: str, data: bytes) -> dict[str, Any]:
        """Write a file of the site; return what the manifest says of it.

        Raises:
            InputError: the site has a file of that name already.
            WriteError: it can't be written.
        """
        if name in self.files:
            message = f"two parts of the site would be the file {name}"
            raise InputError(Finding("CALL", message, "give postings, channels and media names of their own"))
        write(self.folder / name, data)
        self.files[name] = manifest.describe(data)
        return self.files[name]

    def forget(self, name: str) -> None:
        """Take a file back."""
        (self.folder / name).unlink(missing_ok=True)
        self.files.pop(name, None)


def edition_before(folder: Path) -> dict[str, Any]:
    """Return the manifest of the site that lies in a folder; ``{}`` where the folder is empty or not there.

    Raises:
        InputError: something else lies there.
    """
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return {}
    manifest.read(folder)
    try:
        document: dict[str, Any] = json.loads((folder / manifest.FILE).read_bytes())
    except (OSError, ValueError):
        document = {}
    if "site" not in document:
        message = "holds something else than a site that annons made"
        raise InputError(Finding("CALL", message, "name an empty folder with --output", where=Where(folder), field="--output"))
    return document


@contextmanager
def staged(folder: Path) -> Iterator[Stage]:
    """Give a folder to fill, beside the one it is for; it is gone when the block ends.

    Raises:
        WriteError: it can't be made.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".part", dir=folder.parent))
    except OSError as problem:
        message = f"can't be written to: {problem.strerror}"
        raise WriteError(Finding("WRITE", message, "check the folder's rights", where=Where(folder.parent))) from None
    try:
        yield Stage(made)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def move_in(stage: Stage, folder: Path, before: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Put what was filled in its place; the manifest and the sums come last.

    Args:
        stage: what was filled.
        folder: the site's folder.
        before: the manifest of what lies there.

    Returns:
        The files that changed, and those that are gone.

    Raises:
        WriteError: a file can't be written or deleted.
    """
    last = {manifest.FILE: 1, SUMS: 2}
    changed: list[str] = []
    try:
        for name in sorted(stage.files, key=lambda one: (last.get(one, 0), one)):
            target = folder / name
            if _same(target, stage.files[name]):
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            (stage.folder / name).chmod(0o644)
            os.replace(stage.folder / name, target)  # noqa: PTH105 - Path.replace makes a new Path for nothing
            changed.append(name)
        gone = sorted(name for name in files_of(before) if name not in stage.files and _delete(folder, name))
    except OSError as problem:
        where = Where(Path(str(problem.filename))) if problem.filename else Where(folder)
        message = f"can't be written: {problem.strerror}"
        raise WriteError(Finding("WRITE", message, "check the folder's rights and the room on the disk", where=where)) from None
    return changed, gone


def files_of(document: dict[str, Any]) -> set[str]:
    """Return the names of all files that a site's manifest knows."""
    of_ads = {name for ad in document.get("ads", {}).values() for name in ad["files"]}
    return of_ads | set(document.get("files", {}))


def _same(file: Path, told: dict[str, Any]) -> bool:
    if not file.is_file() or file.stat().st_size != told["bytes"]:
        return False
    return hashlib.sha256(file.read_bytes()).hexdigest() == str(told["sha256"])


def _delete(folder: Path, name: str) -> bool:
    """Delete a file of the edition before, and the folders it leaves empty. A name that leads elsewhere is passed over."""
    parts = PurePosixPath(name).parts
    file = folder.joinpath(*parts)
    if ".." in parts or not file.resolve().is_relative_to(folder.resolve()) or not file.is_file():
        return False
    file.unlink()
    for parent in file.parents:
        if parent == folder or any(parent.iterdir()):
            break
        parent.rmdir()
    return True
