"""The dictionaries of Hunspell: where they lie, and how one is loaded."""

import os
import re
import shutil
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol, cast

FOLDERS = (
    "/usr/share/hunspell",
    "/usr/local/share/hunspell",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
    "/opt/homebrew/share/hunspell",
    "/Library/Spelling",
    "~/Library/Spelling",
    "~/.local/share/hunspell",
)
"""Where Linux and macOS keep dictionaries."""
OWN = "dictionaries"
"""The folder of a workspace's own dictionaries."""


class Dictionary(Protocol):
    """What we ask of a loaded dictionary."""

    def spell(self, word: str) -> bool:
        """Say whether a word is spelt right."""

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return what may have been meant."""


def find(name: str, root: Path | None = None) -> Path | None:
    """Return where a dictionary lies, without the ending: ``name.aff`` and ``name.dic`` are there.

    Args:
        name: its name, such as ``da_DK``.
        root: the workspace, whose own dictionaries come first; then those of ``DICPATH``, then the system's.
    """
    return _find(name, root, os.environ.get("DICPATH", ""), FOLDERS)


@lru_cache(maxsize=256)
def _find(name: str, root: Path | None, dicpath: str, folders: tuple[str, ...]) -> Path | None:
    own = [root / OWN] if root else []
    listed = [Path(folder) for folder in dicpath.split(os.pathsep) if folder]
    for folder in (*own, *listed, *(Path(one).expanduser() for one in folders)):
        if all((folder / f"{name}.{ending}").is_file() for ending in ("aff", "dic")):
            return folder / name
    return None


# Words that are made up of others: three parts take Hunspell a tenth of a second, and what it allows is often no word.
_COMPOUNDING = re.compile(rb"^(?:COMPOUND|CHECKCOMPOUND)\w*\b.*$", re.MULTILINE)


def load(stem: Path, *, compounds: bool = False) -> Dictionary:
    """Load a dictionary.

    Args:
        stem: where it lies, from :func:`find`.
        compounds: whether it accepts compounds that it does not list. A tenth of a second may pass over one of them.
    """
    from hunspell import Hunspell  # noqa: PLC0415 - late: it takes time

    if compounds:
        return cast("Dictionary", Hunspell(stem.name, hunspell_data_dir=str(stem.parent), system_encoding="utf-8"))
    with TemporaryDirectory(prefix="annons-") as name:
        folder = Path(name)
        rules = stem.with_name(f"{stem.name}.aff").read_bytes()
        (folder / f"{stem.name}.aff").write_bytes(_COMPOUNDING.sub(b"", rules))
        entries, copy = stem.with_name(f"{stem.name}.dic").resolve(), folder / f"{stem.name}.dic"
        try:
            copy.symlink_to(entries)
        except OSError:
            # Windows lets few people make links.
            shutil.copyfile(entries, copy)
        return cast("Dictionary", Hunspell(stem.name, hunspell_data_dir=name, system_encoding="utf-8"))
