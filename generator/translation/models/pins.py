"""``models.toml``: the packages that a workspace uses, each with the hash that its file must have.

::

    [da-en]
    version = "1.9"
    sha256 = "…"      # of the .argosmodel file
    unpacked = "…"    # of the files in it: what "annons models bundle" packs anew has another sha256, but the same files

The file belongs to people: an update changes its own lines only. There is no TOML writer for that in the standard library,
so lines are edited as text, and read back before anything is written.
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator import output
from generator.errors import Finding, InputError, Where, refused
from generator.translation.locking import locked
from generator.translation.models.names import Pair, arrow, pair_of, word

FILE: Final = "models.toml"
_HASH = re.compile(r"[0-9a-fA-F]{64}")
_TABLE = re.compile(r"[ \t]*\[[ \t]*(\"[^\"\n]*\"|'[^'\n]*'|[^\]\s\"']+)[ \t]*\]")
_FIELD = re.compile(r"([ \t]*)(version|sha256|unpacked)([ \t]*=[ \t]*)(?:\"[^\"]*\"|'[^']*')(.*)", re.DOTALL)
_SAYS_WHERE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_HINT = 'an entry is [da-en], version = "1.9" and sha256 = "…"; “annons models install da-en --pin” writes it'


@dataclass(frozen=True, slots=True)
class Pin:
    """What a package must be. ``unpacked`` is :func:`archive.hash_of_files`, ``""`` where nobody noted it."""

    version: str
    sha256: str
    unpacked: str = ""


@dataclass(frozen=True)
class Pins:
    """The pinned packages by pair, in the file's order; ``file`` need not exist."""

    file: Path
    by_pair: dict[Pair, Pin]

    def where(self, pair: Pair) -> Where:
        """Return where a pair's entry stands."""
        lines = _text(self.file).splitlines()
        return Where(self.file, next((n for n, line in enumerate(lines, 1) if _pair_in(line) == pair), 0))


def read(file: Path) -> Pins:
    """Read the pinned list; a missing file is an empty one.

    Raises:
        InputError: everything in it that is wrong.
    """
    return Pins(file, _parse(_text(file), file))


def write(file: Path, pair: Pair, pin: Pin) -> bool:
    """Write, or bring up to date, the entry of a pair; comments, order and all other lines stay as they are.

    Returns:
        Whether the file changed.

    Raises:
        InputError: the file is wrong, or its entry written in a way that can't be changed by program.
        WriteError: it can't be written.
    """
    with locked(file):
        before = _text(file)
        wanted = {**_parse(before, file), pair: pin}
        after = _with(before, pair, pin)
        try:
            good = _parse(after, file) == wanted
        except InputError:
            good = False
        if not good:
            hint = f'write there: version = "{pin.version}", sha256 = "{pin.sha256}"'
            raise InputError(Finding("PIN", f"the entry {word(pair)} can't be changed by program", hint, where=Where(file)))
        return output.write(file, after.encode())


def _text(file: Path) -> str:
    try:
        # Not read_text(), which would make one kind of line end of two.
        return file.read_bytes().decode() if file.is_file() else ""
    except OSError as problem:
        raise InputError(refused(problem, file)) from None
    except UnicodeDecodeError:
        raise InputError(Finding("ENCODING", "is not UTF-8", "save it as UTF-8", where=Where(file))) from None


def _parse(text: str, file: Path) -> dict[Pair, Pin]:
    try:
        data = tomllib.loads(text)
    except (RecursionError, ValueError) as problem:
        found = _SAYS_WHERE.search(str(problem))
        where = Where(file, int(found[1]), int(found[2])) if found and found[1] else Where(file, text.count("\n") + 1)
        message = f"can't be read: {_SAYS_WHERE.sub('', str(problem))}"
        raise InputError(Finding("PIN", message, _HINT, where=where)) from None
    findings: list[Finding] = []
    pins: dict[Pair, Pin] = {}
    for name, entry in data.items():
        pair = pair_of(name)
        wrong = _wrong(entry) if pair else f"“{name}” is no language pair"
        if pair in pins:
            wrong = f"{arrow(pair)} stands there twice"
        if wrong or pair is None:
            findings.append(Finding("PIN", wrong, _HINT, where=Where(file, _line(text, name))))
        else:
            pins[pair] = Pin(entry["version"], entry["sha256"].lower(), entry.get("unpacked", "").lower())
    if findings:
        raise InputError(findings)
    return pins


def _wrong(entry: object) -> str:
    """Return what is wrong with an entry, or ``""``."""
    if not isinstance(entry, dict):
        return "an entry is a group of lines below [da-en]"
    for name in ("version", "sha256"):
        if name not in entry:
            return f"the entry has no {name}"
    odd = next((name for name in entry if name not in {"version", "sha256", "unpacked"}), None)
    if odd:
        return f"“{odd}” is no field of an entry"
    if not isinstance(entry["version"], str) or not entry["version"].isprintable():
        return 'the version is no text in quotes, such as "1.9"'
    for name in ("sha256", "unpacked"):
        if not isinstance(entry.get(name, ""), str) or (name in entry and not _HASH.fullmatch(entry[name])):
            return f"{name} is no SHA-256: 64 digits 0–9 and a–f"
    return ""


def _line(text: str, name: str) -> int:
    """Return the line that a top-level name first stands on; ``tomllib`` does not tell."""
    start = re.compile(rf"\s*\[?\s*[\"']?{re.escape(name)}[\"']?\s*[\]=.]")
    return next((number for number, line in enumerate(text.splitlines(), 1) if start.match(line)), 0)


def _pair_in(line: str) -> Pair | None:
    match = _TABLE.match(line)
    return pair_of(match[1].strip("\"'")) if match else None


def _with(text: str, pair: Pair, pin: Pin) -> str:
    """Return the text with the entry of a pair."""
    values = {name: value for name in ("version", "sha256", "unpacked") if (value := getattr(pin, name))}
    lines = text.splitlines(keepends=True)
    end = "\r\n" if "\r\n" in text else "\n"
    start = next((number for number, line in enumerate(lines) if _pair_in(line) == pair), None)
    if start is None:
        gap = end if text.strip() else ""
        last = end if text and not text.endswith("\n") else ""
        return f"{text}{last}{gap}[{word(pair)}]{end}" + "".join(f'{name} = "{value}"{end}' for name, value in values.items())
    stop = next((number for number in range(start + 1, len(lines)) if lines[number].lstrip().startswith("[")), len(lines))
    if not lines[start].endswith("\n"):
        lines[start] += end
    below: list[str] = []
    place = 0
    for line in lines[start + 1 : stop]:
        match = _FIELD.fullmatch(line)
        if match is None:
            below.append(line)
            continue
        if match[2] in values:
            below.append(f'{match[1]}{match[2]}{match[3]}"{values.pop(match[2])}"{match[4]}')
        place = len(below)
    if place and values and not below[place - 1].endswith("\n"):
        below[place - 1] += end
    below[place:place] = [f'{name} = "{value}"{end}' for name, value in values.items()]
    return "".join([*lines[: start + 1], *below, *lines[stop:]])
