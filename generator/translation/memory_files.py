"""The files that a workspace's translation memory is made of: its PO files, and the TMX files in ``memory/``."""

import contextlib
import os
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

import generator
from generator.errors import InputError
from generator.posting.settings import FILE
from generator.posting.workspace import Workspace
from generator.posting.yaml_reader import read_text
from generator.translation import po, provenance, tmx
from generator.translation.inventory import locale_names
from generator.translation.units import Unit

FOLDERS = ("postings", "organizations", "places")
_TMX_FOLDER = "memory"
_SETTLED = 2_000_000_000
"""Nanoseconds for which a file may change once more without another time on it: the coarsest clock of a file system."""


@dataclass(frozen=True, slots=True)
class MemoryFile:
    """A file of translations.

    ``name`` is its path in the workspace. ``stamp`` changes whenever its content may have changed; ``""`` says that it was
    written just now, and has to be read again the next time. ``yaml`` is what a PO file translates.
    """

    file: Path
    name: str
    stamp: str
    yaml: Path | None = None
    locale: str = ""


def find(workspace: Workspace) -> Iterator[MemoryFile]:
    """Yield the files in the order of their names; nothing is read.

    PO files count where the YAML file that they translate lies beside them.
    """
    root = workspace.root
    same = f"{generator.__version__} {','.join(workspace.locales)}"
    # A posting outside any workspace: its own folder serves as one.
    folders = (*FOLDERS, *(() if (root / FILE).is_file() else ("",)))
    for folder in sorted(folders):
        there = _entries(root / folder)
        for name, status in there.items():
            stem, _, code = name.removesuffix(".po").rpartition(".")
            beside = next((f"{stem}{suffix}" for suffix in (".yaml", ".yml") if f"{stem}{suffix}" in there), None)
            if name.endswith(".po") and code in workspace.locales and beside:
                stamp = _stamp(same, status, there[beside])
                yield MemoryFile(root / folder / name, _name(folder, name), stamp, root / folder / beside, code)
    for name, status in _entries(root / _TMX_FOLDER).items():
        if name.casefold().endswith(".tmx"):
            yield MemoryFile(root / _TMX_FOLDER / name, _name(_TMX_FOLDER, name), _stamp(same, status))


def _entries(folder: Path) -> dict[str, os.stat_result]:
    """Return the files in a folder by name, without those that editors hide."""
    found: dict[str, os.stat_result] = {}
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with contextlib.suppress(OSError):
                if not entry.name.startswith(".") and entry.is_file():
                    found[entry.name] = entry.stat()
    return dict(sorted(found.items()))


def _name(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _stamp(same: str, *files: os.stat_result) -> str:
    now = time.time_ns()
    if any(abs(now - status.st_mtime_ns) < _SETTLED for status in files):
        return ""
    return " ".join((same, *(f"{status.st_mtime_ns}:{status.st_size}" for status in files)))


def units(found: MemoryFile, workspace: Workspace) -> list[Unit]:
    """Return the translations in a file that a person approved.

    Raises:
        InputError: the file is broken.
    """
    if found.yaml is None:
        read = tmx.read(found.file, workspace.locales.code)
        return [replace(unit, source=_nfc(unit.source), target=_nfc(unit.target)) for unit in read if unit.state == "final"]
    locale = workspace.locales[found.locale]
    source_locale = workspace.locales.code(_source_locale(found.yaml) or "")
    if source_locale is None or source_locale == found.locale:
        return []
    origin = found.name.removesuffix(found.file.name) + found.yaml.name
    made = []
    for (context, source), entry in po.read(found.file, locale_names(locale)).entries.items():
        if entry.approved:
            record = provenance.read(entry.comment, source, entry.target)
            made.append(
                Unit(context, source, entry.target, source_locale, found.locale, origin=origin, by=record.by, when=record.when)
            )
    return made


def _nfc(text: str) -> str:
    """Return text as our own files have it; other programs may write an å as two characters."""
    return unicodedata.normalize("NFC", text)


def _source_locale(file: Path) -> str | None:
    """Return the ``source_locale`` of a YAML file; reading ends there. A broken file has none: a build says what is wrong."""
    depth, key = 0, None
    try:
        for event in yaml.parse(read_text(file), Loader=yaml.CSafeLoader):
            if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                depth += 1
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                depth -= 1
                key = None if depth == 1 else key
            elif depth == 1 and isinstance(event, (yaml.ScalarEvent, yaml.AliasEvent)):
                value = event.value if isinstance(event, yaml.ScalarEvent) else ""
                if key == "source_locale":
                    return str(value)
                key = value if key is None else None
    except (yaml.YAMLError, InputError):
        return None
    return None
