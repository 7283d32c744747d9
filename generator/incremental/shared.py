"""What every ad of a build depends on: the program and its libraries, the workspace's settings, theme, locales, sheets."""

import os
import platform
import re
import sysconfig
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from generator import resources

LIBRARIES = "libraries"
"""Stands for the path of what is no file: the versions of Python and of the libraries that bytes of ads come from."""
_NAMES = re.compile(
    r"(babel|fontpkg[_-]lato|fonttools|jinja2|markdown|markupsafe|phonenumbers|pikepdf|pillow|pydantic|pydyf|pypdfium2|pyphen"
    r"|pyyaml|segno|tinycss2|tinyhtml5|weasyprint)-[^-]*\.dist-info",
    re.IGNORECASE,
)
_SKIPPED = frozenset({"__pycache__", "_bundled", "starter", "studio"})
_FOLDERS = ("templates", "locales", "media", "sizes", "profiles", "phrases")
"""Folders of a workspace that any of its ads may depend on."""


def program() -> tuple[Path, ...]:
    """Return the folders of the program's own code and data."""
    return (Path(__file__).resolve().parent.parent, resources.templates(), resources.locales())


def folders(workspace: Path) -> tuple[Path, ...]:
    """Return the folders whose files every ad of a workspace depends on, those that are there."""
    own = (workspace / name for name in _FOLDERS)
    return (*program(), *(folder for folder in own if folder.is_dir()))


def inputs(workspace: Path, settings: str) -> tuple[list[str], list[str]]:
    """Return the files that all ads of a workspace depend on, and the folders that were looked through for them.

    Args:
        workspace: its folder.
        settings: the name of its settings file.
    """
    looked: list[str] = []
    return [str(workspace / settings), *walk(map(str, folders(workspace)), looked)], looked


def walk(tops: Iterable[str], looked: list[str]) -> Iterator[str]:
    """Yield every file below some folders, without what no ad is made from; ``looked`` takes note of the folders."""
    for top in tops:
        looked.append(top)
        below: list[str] = []
        try:
            with os.scandir(top) as entries:
                for entry in sorted(entries, key=lambda one: one.name):
                    if entry.is_dir():
                        if entry.name not in _SKIPPED and not entry.name.startswith("."):
                            below.append(entry.path)
                    elif not entry.name.endswith((".pyc", "~", ".part")) and not entry.name.startswith("."):
                        yield entry.path
        except OSError:
            continue
        yield from walk(below, looked)


def library_folders() -> tuple[str, ...]:
    """Return the folders that libraries are installed in; another version of one changes its folder."""
    return tuple(dict.fromkeys(sysconfig.get_path(name) for name in ("purelib", "platlib")))


@cache
def libraries() -> str:
    """Return a digest of the versions of Python and of the libraries that the bytes of ads come from.

    Libraries of the system, such as Pango, are not among them: after an upgrade of the system there is ``--force``.
    """
    there = {platform.python_version()}
    for folder in library_folders():
        try:
            there |= {one.name for one in Path(folder).iterdir() if _NAMES.match(one.name)}
        except OSError:
            continue
    return sha256("\n".join(sorted(there)).encode()).hexdigest()
