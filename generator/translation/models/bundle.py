"""Several packages in one file, for a machine without network.

A bundle is a zip that holds ``.argosmodel`` files, their hashes in ``SHA256SUMS`` as ``sha256sum -c`` reads them, and a
``README.txt``. The same packages give the same bytes: names are sorted, dates fixed, and nothing is compressed, since
other versions of zlib compress otherwise, and models hardly get smaller.
"""

import hashlib
import os
import re
import shutil
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from generator.errors import Finding, InputError, Where
from generator.output import WriteError
from generator.translation.models import archive, members
from generator.translation.models.folders import Installed
from generator.translation.models.members import Limits, damaged
from generator.translation.models.names import package_name

SUMS: Final = "SHA256SUMS"
README: Final = "README.txt"
MAX_BYTES: Final = 2_000_000_000
_DATE: Final = (1980, 1, 1, 0, 0, 0)
_LINE = re.compile(r"([0-9a-f]{64}) [ *]([A-Za-z0-9_.-]+\.argosmodel)")
_PIECE: Final = 1 << 20


_TEXT = """\
Argos Translate packages, packed by “annons models bundle”:

{names}

To install them all on a machine without network:

    annons models install FILE.zip

where FILE.zip is the file that this text came in. It is checked against SHA256SUMS first. Without annons: unpack it, check
it with “sha256sum -c SHA256SUMS”, and let Argos Translate install each .argosmodel file.
"""


def write(file: Path, packages: Sequence[Installed]) -> None:
    """Pack installed packages into a bundle; the file is there as a whole or not at all.

    Args:
        file: the bundle; one that exists is replaced.
        packages: one of each pair.

    Raises:
        InputError: a package is broken, or all are too large for one bundle.
        WriteError: the file can't be written.
    """
    if file.is_dir():
        raise WriteError(Finding("WRITE", "is a folder", "name a file, such as models.zip", where=Where(file)))
    try:
        total = sum(one.size() for one in packages)
        if total > MAX_BYTES:
            message = f"a bundle of these packages would have {total:,} bytes, and may have {MAX_BYTES:,}"
            raise InputError(Finding("CALL", message, "name fewer pairs for each bundle"))
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{file.name}.", suffix=".part", dir=file.parent) as folder:
            part = Path(folder, "bundle")
            _write(part, packages, Path(folder))
            os.replace(part, file)  # noqa: PTH105 - Path.replace makes a new Path for nothing
    except OSError as problem:
        message = f"can't be written: {problem.strerror}"
        raise WriteError(
            Finding("WRITE", message, "check the folder's rights and the room on the disk", where=Where(file))
        ) from None


def _write(part: Path, packages: Sequence[Installed], folder: Path) -> None:
    sums: dict[str, str] = {}
    with zipfile.ZipFile(part, "x") as made:
        for package in sorted(packages, key=lambda one: one.pair):
            name = package_name(package.pair, package.version)
            packed = folder / f"{name}{archive.SUFFIX}"
            _pack(package.path, packed, name)
            # What could not be installed is not handed on.
            with archive.opened(packed, name=package.path) as looked_at:
                sums[packed.name] = looked_at.sha256
            _add(made, packed.name, packed)
            packed.unlink()
        for name, text in (
            (SUMS, "".join(f"{sums[name]}  {name}\n" for name in sorted(sums))),
            (README, _TEXT.format(names="\n".join(f"    {one}" for one in sorted(map(str, packages))))),
        ):
            extra = folder / name
            extra.write_bytes(text.encode())
            _add(made, name, extra)


def _pack(source: Path, packed: Path, root: str) -> None:
    files = {file.relative_to(source).as_posix(): file for file in source.rglob("*") if file.is_file()}
    with zipfile.ZipFile(packed, "x") as made:
        for name in sorted(files):
            _add(made, f"{root}/{name}", files[name])


def _add(made: zipfile.ZipFile, name: str, file: Path) -> None:
    member = zipfile.ZipInfo(name, _DATE)
    member.create_system = 3
    member.external_attr = 0o100644 << 16
    member.file_size = file.stat().st_size
    with file.open("rb") as read, made.open(member, "w") as written:
        shutil.copyfileobj(read, written, _PIECE)


def is_bundle(file: Path, name: Path | None = None) -> bool:
    """Say whether a file is a bundle, and no package; ``name`` is what it is called in messages, if not by its own.

    Raises:
        InputError: it is no zip.
        OSError: it can't be read.
    """
    with file.open("rb") as handle, members.open_zip(handle, name or file) as found:
        return SUMS in found.namelist()


def unpack(file: Path, folder: Path, name: Path | None = None) -> list[Path]:
    """Unpack a bundle and compare every package with its hash.

    Args:
        file: the bundle.
        folder: where its packages are written; it does not exist yet.
        name: what the file is called in messages, if not by its own name.

    Returns:
        The packages, sorted by name.

    Raises:
        InputError: it is damaged, or holds what its list of hashes does not.
        OSError: it can't be read, or the packages not be written.
    """
    name = name or file
    with file.open("rb") as handle, members.open_zip(handle, name) as found:
        members.check(found.infolist(), name, Limits())
        inside = {member.filename: member for member in found.infolist()}
        sums = _sums(b"".join(members.read(found, inside[SUMS], name)), name)
        if set(sums) != set(inside) - {SUMS, README}:
            raise damaged(name, f"holds other files than its {SUMS} lists", "fetch the bundle anew")
        folder.mkdir()
        for package in sorted(sums):
            digest = hashlib.sha256()
            with (folder / package).open("xb") as written:
                for piece in members.read(found, inside[package], name):
                    digest.update(piece)
                    written.write(piece)
            if digest.hexdigest() != sums[package]:
                message = f"“{package}” in it has the hash {digest.hexdigest()}, and its {SUMS} says {sums[package]}"
                raise damaged(name, message, "nothing was installed; fetch the bundle anew")
    return [folder / package for package in sorted(sums)]


def _sums(data: bytes, name: Path) -> dict[str, str]:
    lines = data.decode("utf-8", "replace").splitlines()
    matches = [_LINE.fullmatch(line) for line in lines]
    sums = {match[2]: match[1] for match in matches if match}
    if not sums or len(sums) != len(lines):
        raise damaged(name, f"its {SUMS} is no list of hashes", "fetch the bundle anew")
    return sums
