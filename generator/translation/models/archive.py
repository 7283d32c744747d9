"""A package as a file: ``.argosmodel``, a zip with one folder that holds ``metadata.json``, ``model/`` and a tokenizer."""

import hashlib
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.translation.models import folders, members, metadata
from generator.translation.models.members import Limits, damaged, unsafe
from generator.translation.models.metadata import Metadata

SUFFIX: Final = ".argosmodel"
_TOKENIZERS: Final = ("sentencepiece.model", "bpe.model")


@dataclass(frozen=True)
class Archive:
    """A package that was looked at and may be unpacked. ``sha256`` is the file's, ``bytes`` what it unpacks to."""

    file: Path
    sha256: str
    metadata: Metadata
    root: str
    bytes: int
    _zip: zipfile.ZipFile

    def unpack(self, folder: Path) -> str:
        """Write all files into a folder that does not exist yet, and to the disk.

        Returns:
            The hash of what was unpacked; see :func:`hash_of_files`.

        Raises:
            InputError: a file is damaged, or holds more than the zip says.
            OSError: it can't be written.
        """
        hashes: dict[str, str] = {}
        made = {folder}
        folder.mkdir()
        for member in self._zip.infolist():
            target = folder / member.filename.removeprefix(self.root)
            if member.is_dir():
                target.mkdir(parents=True, exist_ok=True)
                made.add(target)
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                made.add(target.parent)
                hashes[member.filename.removeprefix(self.root)] = self._write(member, target)
        for one in made:
            folders.flush(one)
        return hash_of_files(hashes)

    def _write(self, member: zipfile.ZipInfo, target: Path) -> str:
        digest = hashlib.sha256()
        with target.open("xb") as written:
            for piece in members.read(self._zip, member, self.file):
                digest.update(piece)
                written.write(piece)
            written.flush()
            os.fsync(written.fileno())
        return digest.hexdigest()


@contextmanager
def opened(file: Path, limits: Limits | None = None, name: Path | None = None) -> Iterator[Archive]:
    """Open a package and look at everything in it; nothing is written.

    Args:
        file: the package.
        limits: how much it may hold.
        name: what the file is called in messages, if not by its own name.

    Raises:
        InputError: it is no package, or may not be unpacked.
        OSError: it can't be read.
    """
    name = name or file
    with file.open("rb") as handle:
        digest = hashlib.file_digest(handle, "sha256").hexdigest()
        with members.open_zip(handle, name) as archive:
            yield _look(archive, name, digest, limits or Limits())


def _look(archive: zipfile.ZipFile, name: Path, digest: str, limits: Limits) -> Archive:
    found = archive.infolist()
    members.check(found, name, limits)
    roots = {member.filename.partition("/")[0] for member in found}
    files = {member.filename: member for member in found if not member.is_dir()}
    if len(roots) != 1 or roots & set(files):
        raise damaged(
            name, "is no package: its files do not lie in one folder", "is it an Argos package? its name ends in .argosmodel"
        )
    root = f"{roots.pop()}/"
    described = files.get(root + metadata.FILE)
    if described is None:
        raise damaged(name, f"is no package: it holds no {metadata.FILE}", "is it an Argos package?")
    if described.file_size > metadata.MAX_BYTES:
        raise unsafe(name, f"{metadata.FILE} is too long")
    says = metadata.parse(b"".join(members.read(archive, described, name)))
    if isinstance(says, str):
        raise damaged(name, f"its {metadata.FILE} {says}", "is it an Argos package?")
    model = files.get(f"{root}model/model.bin")
    if model is None or not model.file_size:
        raise damaged(name, "is no package: it holds no model/model.bin", "is it an Argos package for CTranslate2?")
    if not any(root + tokenizer in files and files[root + tokenizer].file_size for tokenizer in _TOKENIZERS):
        raise damaged(name, f"is no package: it holds neither {' nor '.join(_TOKENIZERS)}", "is it an Argos package?")
    return Archive(name, digest, says, root, sum(member.file_size for member in found), archive)


def hash_of_files(hashes: dict[str, str]) -> str:
    """Return one hash for many files: that of their ``sha256sum`` lines, sorted by path.

    It is the same for every zip that holds the same files, however it is packed.

    Args:
        hashes: the SHA-256 of each file by its path in the package.
    """
    lines = "".join(f"{hashes[path]}  {path}\n" for path in sorted(hashes))
    return hashlib.sha256(lines.encode()).hexdigest()


def hash_of_folder(folder: Path) -> str:
    """Return :func:`hash_of_files` of the files in a folder, as of an installed package.

    Raises:
        OSError: a file can't be read.
    """
    hashes: dict[str, str] = {}
    for file in folder.rglob("*"):
        if file.is_file():
            with file.open("rb") as handle:
                hashes[file.relative_to(folder).as_posix()] = hashlib.file_digest(handle, "sha256").hexdigest()
    return hash_of_files(hashes)
