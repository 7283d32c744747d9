"""Looking at the list of a zip's members before any of them is written.

A zip can name files outside its folder, files of other kinds, one file twice, or far more than it seems to hold. Each of
these is refused, even where Python's own reader would make something harmless of it: a package that needs mending is no
package of ours.
"""

import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from generator.errors import Finding, InputError, Where

_READ_ERRORS: Final = (zipfile.BadZipFile, zipfile.LargeZipFile, struct.error, EOFError, NotImplementedError, ValueError)
"""What ``zipfile`` raises on a broken file; ``zlib.error`` and ``RuntimeError`` come with the bytes of a member."""

_PIECE: Final = 1 << 20
_END: Final = struct.Struct("<4s4H2LH")
_LOCATOR: Final = 20
_MAX_COMMENT: Final = 1 << 16
_MAX_LIST: Final = 4_000_000
_MAX_NAME: Final = 200
_MAX_DEPTH: Final = 12
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_FORBIDDEN = frozenset('\\:*?"<>|')


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a zip may hold: files, bytes of all and of one unpacked, and how often a file may be larger than packed."""

    files: int = 2_000
    total: int = 4_000_000_000
    one: int = 2_500_000_000
    ratio: int = 100
    small: int = 1_000_000
    """Bytes up to which the ratio is not looked at: a short file may be all blanks."""


def damaged(file: Path, message: str, hint: str = "fetch the package anew") -> InputError:
    """Return the error for a file that is no whole package."""
    return InputError(Finding("MODEL", message, hint, where=Where(file)))


def unsafe(file: Path, message: str) -> InputError:
    """Return the error for a zip that would do harm."""
    return damaged(file, f"is refused: {message}", "nothing was installed; use a package from another source")


def open_zip(handle: BinaryIO, file: Path) -> zipfile.ZipFile:
    """Open a zip whose list of members is short enough to be read; ``file`` is its name in messages.

    Raises:
        InputError: it is no zip, broken, or its list is too long.
    """
    _check_list(handle, file)
    try:
        return zipfile.ZipFile(handle)
    except _READ_ERRORS as problem:
        raise damaged(file, f"is no whole zip file: {problem}") from None


def _check_list(handle: BinaryIO, file: Path) -> None:
    """Look how long the list of members is, before ``zipfile`` reads all of it into memory."""
    size = handle.seek(0, 2)
    handle.seek(max(0, size - _MAX_COMMENT - _END.size - _LOCATOR))
    tail = handle.read()
    handle.seek(0)
    start = tail.rfind(b"PK\x05\x06")
    if start < 0 or len(tail) - start < _END.size:
        raise damaged(file, "is no whole zip file: its end is missing")
    length = _END.unpack_from(tail, start)[5]
    if length > _MAX_LIST or tail[max(0, start - _LOCATOR) :].startswith(b"PK\x06\x07"):
        raise unsafe(file, "its list of files is too long for a package")


def check(members: Sequence[zipfile.ZipInfo], file: Path, limits: Limits) -> None:
    """Refuse a zip with a member that may not be unpacked.

    Raises:
        InputError: the first thing that is wrong.
    """
    if len(members) > limits.files:
        raise unsafe(file, f"it holds {len(members):,} files; a package has at most {limits.files:,}")
    spellings: dict[str, str] = {}
    names: set[str] = set()
    folders: set[str] = set()
    for member in members:
        wrong = _name(member) or _kind(member) or _size(member, limits)
        if wrong:
            raise unsafe(file, wrong)
        name = member.filename.rstrip("/")
        parts = name.split("/")
        above = {"/".join(parts[:depth]) for depth in range(1, len(parts))}
        (folders if member.is_dir() else names).add(name)
        folders |= above
        for path in (*above, name):
            # File systems that take "Model" and "model", or the two ways to write "ø", for one would write over it.
            if spellings.setdefault(unicodedata.normalize("NFC", path).casefold(), path) != path:
                raise unsafe(file, f"“{path}” is there twice, spelled differently")
    doubled = len({member.filename for member in members}) < len(members)
    if doubled or names & folders:
        raise unsafe(file, "a file is in it twice")
    total = sum(member.file_size for member in members)
    if total > limits.total:
        raise unsafe(file, f"it would unpack to {total:,} bytes")


def read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: Path) -> Iterator[bytes]:
    """Yield the bytes of a member: no more than the zip says, whatever comes out.

    Raises:
        InputError: it is damaged, or holds more or less than the zip says.
    """
    left = member.file_size
    try:
        with archive.open(member) as packed:
            while piece := packed.read(_PIECE):
                left -= len(piece)
                if left < 0:
                    raise unsafe(name, f"“{member.filename}” holds more than it says")
                yield piece
    except (*_READ_ERRORS, zlib.error, RuntimeError) as problem:
        raise damaged(name, f"“{member.filename}” in it is damaged: {problem}") from None
    if left:
        raise damaged(name, f"“{member.filename}” in it ends too early")


def _name(member: zipfile.ZipInfo) -> str:
    """Return what is wrong with a name: as it stands in the zip, since ``zipfile`` tidies what it tells."""
    name = member.orig_filename
    if not name.isprintable() or len(name) > _MAX_NAME or (name != member.filename and "\\" not in name):
        return "a file in it has a name that can't be a file's"
    if name.startswith("/") or ".." in re.split(r"[/\\]", name) or name[1:2] == ":":
        return f"“{name}” leads out of its folder"
    parts = name.removesuffix("/").split("/")
    if len(parts) > _MAX_DEPTH:
        return f"“{name}” lies too deep"
    odd = (not part or part == "." or part[-1] in ". " or _FORBIDDEN & set(part) or _RESERVED.fullmatch(part) for part in parts)
    return f"“{name}” can't be the name of a file everywhere" if any(odd) else ""


def _kind(member: zipfile.ZipInfo) -> str:
    mode = stat.S_IFMT(member.external_attr >> 16)
    if mode not in {0, stat.S_IFREG, stat.S_IFDIR} or (mode == stat.S_IFDIR) > member.is_dir():
        kind = "a link" if mode == stat.S_IFLNK else "no plain file"
        return f"“{member.filename}” is {kind}"
    if member.flag_bits & 0x1:
        return f"“{member.filename}” is encrypted"
    if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        return f"“{member.filename}” is packed in a way that packages are not"
    return ""


def _size(member: zipfile.ZipInfo, limits: Limits) -> str:
    if member.is_dir():
        return f"the folder “{member.filename}” holds bytes" if member.file_size else ""
    if member.file_size > limits.one:
        return f"“{member.filename}” would have {member.file_size:,} bytes"
    if member.file_size > limits.small and member.file_size > limits.ratio * member.compress_size:
        return f"“{member.filename}” is packed so tightly that it may be a zip bomb"
    return ""
