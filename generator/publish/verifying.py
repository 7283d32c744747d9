"""Whether a published folder still is what was published: its sums, its manifest, and nothing besides."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import manifest
from generator.errors import Finding, InputError, Where
from generator.publish import sums
from generator.publish.folder import SUMS, files_of

_AGAIN = "publish again, or restore the file"


@dataclass(frozen=True)
class Verified:
    """What was seen: how many files were looked at, and what is wrong."""

    files: int
    findings: tuple[Finding, ...]


def verify(folder: Path) -> Verified:
    """Hold a folder against its ``manifest.json`` and ``SHA256SUMS``.

    Args:
        folder: a folder that ``annons publish`` wrote.

    Returns:
        What is missing, changed, unknown, or said in two ways.

    Raises:
        InputError: it is no such folder.
    """
    document, told = _document(folder), _sums(folder)
    there = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    return Verified(len(told), tuple(_compared(folder, document, told, there)))


def _compared(folder: Path, document: dict[str, Any], told: dict[str, str], there: set[str]) -> Iterator[Finding]:
    for name in sorted(told):
        if name not in there:
            yield _finding(folder, name, "is missing", _AGAIN)
        elif _sha256(folder / name) != told[name]:
            yield _finding(folder, name, "has changed since it was published", _AGAIN)
    for name in sorted(there - set(told) - {SUMS}):
        yield _finding(folder, name, "is not of this publication", "delete it, if you don't know what it is")
    known = {name: one["sha256"] for ad in document["ads"].values() for name, one in ad["files"].items()}
    known |= {name: one["sha256"] for name, one in document.get("files", {}).items()}
    for name in sorted(known):
        if told.get(name) != known[name]:
            yield _finding(folder, name, f"{manifest.FILE} and {SUMS} don't say the same of it", _AGAIN)
    for name in sorted(set(told) - files_of(document) - {manifest.FILE}):
        yield _finding(folder, name, f"stands in {SUMS} and not in {manifest.FILE}", _AGAIN)


def _finding(folder: Path, name: str, message: str, hint: str) -> Finding:
    return Finding("VERIFY", message, hint, where=Where(folder / name))


def _document(folder: Path) -> dict[str, Any]:
    file = folder / manifest.FILE
    if not file.is_file():
        hint = "name a folder that “annons publish” wrote"
        raise InputError(Finding("CALL", f"there is no {manifest.FILE} in it", hint, where=Where(folder)))
    manifest.read(folder)
    document: dict[str, Any] = json.loads(file.read_bytes())
    if "site" not in document:
        hint = "“annons verify” is for what “annons publish” wrote"
        raise InputError(Finding("CALL", "is what “annons build” wrote, without sums", hint, where=Where(folder)))
    return document


def _sums(folder: Path) -> dict[str, str]:
    file = folder / SUMS
    try:
        return sums.parse(file.read_bytes())
    except OSError as problem:
        raise InputError(Finding("VERIFY", f"can't be read: {problem.strerror}", "publish again", where=Where(file))) from None
    except ValueError as problem:
        line = int(str(problem)) if str(problem).isdigit() else 0
        raise InputError(Finding("VERIFY", "holds a line that is no sum", "publish again", where=Where(file, line))) from None


def _sha256(file: Path) -> str:
    with file.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()
