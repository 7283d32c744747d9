"""Where Argos packages lie, and where we work on them: beside that folder, never in it.

Argos Translate takes every folder among the packages for a package, and fails for all of them at one that is none. So
packages are unpacked, and old ones deleted, in a folder of ours next to it: on the same file system, where one rename
moves a package in or out.
"""

import os
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

from generator.errors import Finding, InputError, MissingPartError, Where, refused
from generator.translation.models import metadata
from generator.translation.models.metadata import Metadata
from generator.translation.models.names import Pair, arrow, version_key


@dataclass(frozen=True)
class Folders:
    """Where packages are installed, and where downloads and indexes are kept."""

    packages: Path
    cache: Path

    @property
    def work(self) -> Path:
        """Return the folder next to the packages that we work in."""
        return self.packages.parent / f".{self.packages.name}.annons"


@dataclass(frozen=True, slots=True)
class Installed:
    """A package among the installed ones."""

    pair: Pair
    version: str
    path: Path

    def __str__(self) -> str:
        """Return it as it is told: ``da→en 1.9``."""
        return f"{arrow(self.pair)} {self.version}".rstrip()

    def size(self) -> int:
        """Return the bytes that its files have."""
        return sum(file.stat().st_size for file in self.path.rglob("*") if file.is_file())


def from_argos() -> Folders:
    """Return the folders that Argos Translate is set to use.

    Raises:
        MissingPartError: Argos Translate is not installed.
        InputError: its settings are wrong, or its folders can't be made.
    """
    settings = _settings()
    return Folders(Path(settings.package_data_dir), Path(settings.cache_dir) / "annons")


def default_index() -> str:
    """Return the address of the index that Argos Translate is set to use.

    Raises:
        MissingPartError: Argos Translate is not installed.
        InputError: its settings are wrong, or its folders can't be made.
    """
    return str(_settings().remote_package_index)


def _settings() -> ModuleType:
    # Its settings alone load neither CTranslate2 nor onnxruntime. They make folders as they are imported.
    try:
        return import_module("argostranslate.settings")
    except ImportError:
        message = "Argos Translate is not installed"
        raise MissingPartError(Finding("MODEL", message, "pip install argos-translate-lt")) from None
    except OSError as problem:
        raise InputError(refused(problem)) from None
    except (ValueError, KeyError, AssertionError) as problem:
        message = f"the settings of Argos Translate can't be used: {problem}"
        raise InputError(Finding("MODEL", message, "look at its settings.json and the ARGOS_… variables")) from None


def installed(packages: Path) -> tuple[list[Installed], list[Finding]]:
    """Return what is installed, sorted by pair, the newest version of each first; and what is no package there.

    Raises:
        InputError: the folder can't be read.
    """
    found: list[Installed] = []
    findings: list[Finding] = []
    try:
        for path in sorted(packages.iterdir()) if packages.is_dir() else ():
            if path.is_dir():
                says = _says(path / metadata.FILE)
                if isinstance(says, Metadata):
                    found.append(Installed(says.pair, says.version, path))
                elif says:
                    message = f"is no package: {says}; Argos Translate fails at it for all packages"
                    findings.append(Finding("MODEL", message, "move it out of this folder", "warning", Where(path)))
    except OSError as problem:
        raise InputError(refused(problem, packages)) from None
    found.sort(key=lambda one: version_key(one.version), reverse=True)
    return sorted(found, key=lambda one: one.pair), findings


def _says(file: Path) -> Metadata | str:
    """Return what a package says of itself, why it is none, or ``""`` for one of another type."""
    try:
        data = file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return f"it holds no {metadata.FILE}"
    says = metadata.parse(data)
    if says == metadata.OTHER_TYPE:
        return ""
    return says if isinstance(says, Metadata) else f"its {metadata.FILE} {says}"


def flush(folder: Path) -> None:
    """Make sure that the names in a folder are on the disk; Windows has no way to ask for it."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
