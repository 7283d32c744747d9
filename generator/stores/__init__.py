"""Where ads are written, and where a workspace may be read from: a folder, or a place that fsspec knows, such as s3://bucket."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote

from generator.errors import Finding, InputError
from generator.stores.local import Local

_REMOTE = re.compile(r"(?P<protocol>[a-z][a-z0-9+.-]+)://", re.IGNORECASE)
"""Two letters at least: ``c:`` is a disk."""


MIRROR = ".annons-mirror.json"
"""The file that tells a folder which mirrors a remote workspace: its URL, and each file's signature there."""


class Store(Protocol):
    """A place for files, by names with ``/`` between folder and file."""

    @property
    def place(self) -> str:
        """Return the place as a person writes it: ``output``, ``s3://bucket/ads``."""

    @property
    def folder(self) -> Path | None:
        """Return the local folder; ``None`` for a remote place."""

    def write(self, name: str, data: bytes) -> bool:
        """Write a file whole; say whether it changed.

        Raises:
            WriteError: it can't be written; what was there is whole.
        """

    def write_pieces(self, name: str, pieces: Iterable[bytes]) -> bool:
        """Write a large file whole from pieces; say whether it changed.

        Raises:
            WriteError: it can't be written; what was there is whole.
        """

    def read(self, name: str) -> bytes | None:
        """Return what a file holds; ``None`` where there is none.

        Raises:
            InputError: it can't be read.
        """

    def remove(self, name: str) -> bool:
        """Delete a file, and the folders that are empty without it; say whether it was there.

        Raises:
            WriteError: it can't be deleted.
        """

    def check(self, names: Iterable[str]) -> None:
        """Look whether files can be written at all, before the first one is.

        Raises:
            WriteError: a folder stands where one of them would be.
        """

    def signatures(self, names: Iterable[str]) -> dict[str, tuple[object, ...]]:
        """Return, of the files that are there, what tells cheaply that nobody has touched them."""


def is_remote(place: str | Path) -> bool:
    """Say whether a place is a URL that is no local file's."""
    match = _REMOTE.match(str(place)) if isinstance(place, str) else None
    return match is not None and match["protocol"].lower() != "file"


def local_path(place: str | Path) -> Path:
    """Return the path of a place that is not remote: ``file://`` URLs are paths in disguise.

    Raises:
        InputError: such a URL names another machine, as ``file://ads`` does.
    """
    if not isinstance(place, str) or not place.lower().startswith("file://"):
        return Path(place)
    path = unquote(place[len("file://") :].removeprefix("localhost"))
    if not path.startswith("/"):
        message = f"{place} names another machine, not a folder of this one"
        raise InputError(Finding("STORE", message, "write file:/// before a path, or the path alone"))
    # A disk of Windows: file:///C:/ads.
    return Path(path[1:] if path[2:3] == ":" else path)


def open_store(place: str | Path) -> Store:
    """Return the store of a place.

    Raises:
        InputError: there is no such kind of place.
        MissingPartError: what it takes to reach it is not installed.
    """
    if not is_remote(place):
        return Local(local_path(place))
    from generator.stores.remote import Remote  # noqa: PLC0415 - loads fsspec and a library for the place

    return Remote(str(place))
