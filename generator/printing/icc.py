"""ICC profiles of printing conditions: where they lie on a machine, whether they are fit for print, and one of our own.

What a profile's head says is checked by hand (ICC.1:2010, clause 7.2), so that ``annons doctor`` loads no colour library.
"""

import os
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Finding, InputError, MissingPartError, refused
from generator.printing.models import Medium

_HEAD, _TABLE, _ENTRY = 128, 132, 12
_CHANNELS = {"CMYK": 4, "GRAY": 1}
_CALLED = {4: "a CMYK output profile", 1: "a grey output profile"}
_NEEDED = {4: ({b"A2B0", b"A2B1"}, {b"B2A0", b"B2A1"}), 1: ({b"kTRC", b"A2B0", b"A2B1"},)}
"""Tags of which a profile must have one of each set, by its channels: from ink to colour, and back."""
_ENDINGS = (".icc", ".icm")

DOT_GAIN = 0.2
"""How much the 50 % tint grows on paper in our own grey profile (20 %, as for newsprint and copiers)."""


@dataclass(frozen=True)
class Profile:
    """An ICC output profile: its bytes, the condition's name in the ICC registry, and the inks it is for (4 or 1).

    ``path`` is None for the grey profile that we make ourselves.
    """

    path: Path | None
    data: bytes
    name: str
    channels: int


def find(medium: Medium, workspace: Path | None = None) -> Profile:
    """Return the profile of a medium's best printing condition that is found here.

    It is looked for in the workspace (its root, ``media/``, ``profiles/``), then in the folder that ``ANNONS_ICC`` names, then
    where systems and graphics programs keep profiles; upper and lower case don't matter. Black media that name no condition
    get :func:`gray_profile`.

    Raises:
        InputError: the file that is found is no output profile for the medium's inks.
        MissingPartError: none of the medium's conditions has a file here.
    """
    channels = 1 if medium.colors == "black" else 4
    if channels == 1 and not medium.conditions:
        return gray_profile()
    for condition in medium.conditions:
        for path in _files(workspace):
            if path.name.lower() == condition.file.lower():
                return _read(path, condition.name, channels)
    wanted = " or ".join(condition.file for condition in medium.conditions)
    message = f"there is no ICC profile {wanted} here"
    hint = (
        "the European Color Initiative and the ICC's profile registry give them free, and printers and newspapers send theirs"
        " (Debian: apt install icc-profiles or scribus-data); put the file into the workspace's folder profiles/, or into a"
        " folder that the environment variable ANNONS_ICC names; or name another condition in the medium's file"
    )
    raise MissingPartError(Finding("ICC", message, hint, field="conditions"))


def available(workspace: Path | None = None) -> tuple[Path, ...]:
    """Return the files of all CMYK output profiles that are found, in the order in which :func:`find` looks."""
    return tuple(path for path in _files(workspace) if not _problem(_start(path), 4))


def gray_profile() -> Profile:
    """Return a grey output profile for black ink alone, made here: ICC version 2, the same bytes each time.

    A tint ``d`` covers ``d + 4 G d (1 - d)`` of the paper, where G is the dot gain at 50 %, and the paper shines through what
    is left (Murray-Davies with an ideal black): ``Y = 1 - d - 4 G d (1 - d)``.
    """
    tints = (1 - step / 255 for step in range(256))
    curve = [round(65535 * (1 - tint - 4 * DOT_GAIN * tint * (1 - tint))) for tint in tints]
    description = b"Black ink, dot gain 20 %"
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", len(description) + 1) + description + b"\0" + bytes(8 + 3 + 67),
        b"cprt": b"text\0\0\0\0No copyright, use freely\0",
        b"wtpt": b"XYZ \0\0\0\0" + _D50,
        b"kTRC": b"curv\0\0\0\0" + struct.pack(">I256H", 256, *curve),
    }
    table, body, start = b"", b"", _TABLE + _ENTRY * len(tags)
    for tag, value in tags.items():
        table += tag + struct.pack(">II", start + len(body), len(value))
        body += value + bytes(-len(value) % 4)
    head = struct.pack(
        ">I4sI4s4s4s6H4s4sI4s4sQI12s4s44x",
        start + len(body), b"\0\0\0\0", 0x02400000, b"prtr", b"GRAY", b"XYZ ", 1970, 1, 1, 0, 0, 0, b"acsp", b"\0\0\0\0",
        0, b"\0\0\0\0", b"\0\0\0\0", 0, 1, _D50, b"\0\0\0\0",
    )  # fmt: skip
    data = head + struct.pack(">I", len(tags)) + table + body
    return Profile(None, data, "Black ink, dot gain 20 %", 1)


_D50 = struct.pack(">3i", 0xF6D6, 0x10000, 0xD32D)
"""The profile connection space's white, as s15Fixed16 numbers."""


def _read(path: Path, name: str, channels: int) -> Profile:
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise InputError(refused(problem, path)) from problem
    problem_found = _problem(data, channels, len(data))
    if problem_found:
        message = f"{path} is not {_CALLED[channels]}: {problem_found}"
        hint = "put the profile of the printing condition in its place, as the printer or the ECI gives it"
        raise InputError(Finding("ICC", message, hint, field="conditions"))
    return Profile(path, data, name, channels)


def _start(path: Path) -> bytes:
    """Return a file's head and table of tags; nothing where it can't be read."""
    try:
        with path.open("rb") as file:
            return file.read(_TABLE + 100 * _ENTRY)
    except OSError:
        return b""


def _problem(data: bytes, channels: int, size: int | None = None) -> str:
    """Return what keeps a profile from being an output profile for so many inks, or ``""``.

    Args:
        data: the file's bytes, or its first.
        channels: 4 for CMYK, 1 for black.
        size: the file's length in bytes where all of it is there.
    """
    if len(data) < _TABLE or data[36:40] != b"acsp":
        return "it is no ICC profile"
    kind, space, connection = (_word(data[start : start + 4]) for start in (12, 16, 20))
    said = int.from_bytes(data[:4])
    checks = (
        (size in (None, said), f"it says that it has {said} bytes, and has {size}"),
        (data[8] in (2, 4), f"its version is {data[8]}, which PDF/X-4 does not take"),
        (kind == "prtr", f"its class is “{kind}”, not “prtr”"),
        (_CHANNELS.get(space) == channels, f"its colour space is “{space}”"),
        (connection in ("Lab", "XYZ"), f"its connection space is “{connection}”"),
    )
    return next((problem for sound, problem in checks if not sound), "") or _problem_of_tags(data, channels, said)


def _problem_of_tags(data: bytes, channels: int, size: int) -> str:
    count = int.from_bytes(data[_HEAD:_TABLE])
    table = data[_TABLE : _TABLE + count * _ENTRY]
    entries = [struct.unpack(">4sII", table[start : start + _ENTRY]) for start in range(0, len(table) - _ENTRY + 1, _ENTRY)]
    if any(offset < _TABLE or offset + length > size for _, offset, length in entries):
        return "its table of tags points outside the file"
    found = {tag for tag, _, _ in entries}
    if not all(found & wanted for wanted in _NEEDED[channels]):
        return "it lacks the tables that turn colours into inks"
    return ""


def _word(four: bytes) -> str:
    return four.decode("latin-1").strip("\0 ")


def _files(workspace: Path | None) -> Iterator[Path]:
    """Yield every ICC file, in the order in which they count; each folder by name, so that machines agree."""
    own = [(workspace, False), (workspace / "media", False), (workspace / "profiles", False)] if workspace is not None else []
    named = os.environ.get("ANNONS_ICC")
    given = [(Path(named).expanduser(), True)] if named else []
    for folder, deep in [*own, *given, *((folder, True) for folder in _system_folders())]:
        pattern = "**/*" if deep else "*"
        try:
            found = sorted(path for path in folder.glob(pattern) if path.suffix.lower() in _ENDINGS and path.is_file())
        except OSError:
            continue
        yield from found


def _system_folders() -> tuple[Path, ...]:
    """Return where systems and graphics programs keep ICC profiles."""
    if sys.platform == "win32":
        return (Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32/spool/drivers/color",)
    home = Path.home()
    if sys.platform == "darwin":
        libraries = (home / "Library", Path("/Library"), Path("/System/Library"))
        return tuple(library / "ColorSync/Profiles" for library in libraries)
    return (
        home / ".local/share/icc",
        home / ".color/icc",
        Path("/usr/local/share/color/icc"),
        Path("/usr/share/color/icc"),
        Path("/usr/share/scribus/profiles"),
        Path("/usr/share/ghostscript"),
    )
