"""A place that fsspec knows: an object store, a share, a server. What reaches it is loaded here, and only here.

How to get in is the environment's to say, as for every program that uses these libraries (for S3: ``AWS_ACCESS_KEY_ID``,
``AWS_SECRET_ACCESS_KEY``, ``AWS_ENDPOINT_URL``, a profile), or fsspec's own configuration.
"""

import hashlib
import re
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from posixpath import dirname
from typing import Any, TypeVar

import fsspec
from fsspec.utils import get_protocol

from generator.errors import AnnonsError, Finding, InputError, MissingPartError
from generator.output import WriteError

T = TypeVar("T")
_MD5 = re.compile(r'"?([0-9a-f]{32})"?')
_OBJECTS = frozenset({"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "adl", "oci", "oss", "memory"})
"""Object stores: what is written to them is there whole or not at all."""
_TOLD = 200
"""Characters of a library's own words that are told."""


class Remote:
    """A folder of a remote place."""

    folder = None

    def __init__(self, place: str) -> None:
        """Find what reaches a place.

        Raises:
            InputError: there is no such kind of place.
            MissingPartError: what it takes to reach it is not installed.
        """
        self.place = place.rstrip("/")
        protocol = get_protocol(place)
        self.files, self._top = connect(place)
        self._whole = protocol in _OBJECTS

    def write(self, name: str, data: bytes) -> bool:
        """Write a file whole; say whether it changed.

        Raises:
            WriteError: it can't be written; what was there is whole.
        """
        path = self._path(name)
        with told(f"{self.place}/{name}", "written", WriteError):
            if self._holds(path, data):
                return False
            if self._whole:
                self.files.pipe_file(path, data)
                return True
            self.files.makedirs(dirname(path), exist_ok=True)
            part = f"{path}.{uuid.uuid4().hex[:8]}.part"
            try:
                self.files.pipe_file(part, data)
                self.files.mv(part, path)
            except BaseException:
                with suppress(Exception):
                    self.files.rm_file(part)
                raise
        return True

    def write_pieces(self, name: str, pieces: Iterable[bytes]) -> bool:
        """Write a file whole from pieces; say whether it changed.

        Raises:
            WriteError: it can't be written; what was there is whole.
        """
        return self.write(name, b"".join(pieces))

    def _holds(self, path: str, data: bytes) -> bool:
        """Say whether a file holds these bytes: by its checksum where the place tells one, else by reading it."""
        try:
            about = self.files.info(path)
        except FileNotFoundError:
            return False
        if about.get("type") != "file" or about.get("size") != len(data):
            return False
        tag = _MD5.fullmatch(str(about.get("ETag") or about.get("etag") or ""))
        if tag is not None and tag[1] == hashlib.md5(data, usedforsecurity=False).hexdigest():
            return True
        return bool(self.files.cat_file(path) == data)

    def read(self, name: str) -> bytes | None:
        """Return what a file holds; ``None`` where there is none.

        Raises:
            InputError: it can't be read.
        """
        with told(f"{self.place}/{name}", "read", InputError):
            try:
                return bytes(self.files.cat_file(self._path(name)))
            except FileNotFoundError:
                return None

    def remove(self, name: str) -> bool:
        """Delete a file; say whether it was there.

        Raises:
            WriteError: it can't be deleted.
        """
        path = self._path(name)
        with told(f"{self.place}/{name}", "deleted", WriteError):
            if not self.files.exists(path):
                return False
            self.files.rm_file(path)
            self.files.invalidate_cache(dirname(path))
            with suppress(OSError, NotImplementedError):
                if not self._whole and not self.files.ls(dirname(path)):
                    self.files.rmdir(dirname(path))
        return True

    def check(self, names: Iterable[str]) -> None:
        """Make sure that the place can be reached at all, before anything is made for it.

        Raises:
            WriteError: it can't.
        """
        for _ in names:
            with told(self.place, "reached", WriteError):
                self.files.exists(self._top)
            return

    def signatures(self, names: Iterable[str]) -> dict[str, tuple[object, ...]]:
        """Return size, checksum or time of the files that are there: for many, from one listing of all.

        Raises:
            InputError: the place can't be reached.
        """
        wanted = list(names)
        with told(self.place, "read", InputError):
            if len(wanted) > 1:
                self.files.invalidate_cache()
                found = self.files.find(self._top, detail=True)
                start = len(self._top) + 1
                listed = {path[start:]: _signature(about) for path, about in found.items()}
                return {name: listed[name] for name in wanted if name in listed}
            made: dict[str, tuple[object, ...]] = {}
            for name in wanted:
                with suppress(FileNotFoundError):
                    made[name] = _signature(self.files.info(self._path(name)))
            return made

    def _path(self, name: str) -> str:
        if not is_inside(name):
            raise WriteError(Finding("WRITE", f"“{name}” is no name of a file here", "it leads elsewhere", field="--output"))
        return f"{self._top}/{name}"


def connect(place: str) -> tuple[Any, str]:
    """Return the file system that reaches a place, and the place's path in it.

    Raises:
        InputError: there is no such kind of place.
        MissingPartError: what it takes to reach it is not installed.
    """
    protocol = get_protocol(place)
    try:
        files, path = fsspec.core.url_to_fs(place, use_listings_cache=False)
    except ImportError as problem:
        extra = "pip install 'annons[s3]'" if protocol in {"s3", "s3a"} else str(problem).partition("\n")[0][:_TOLD]
        message = f"what reaches {protocol}:// is not installed"
        raise MissingPartError(Finding("STORE", message, extra)) from None
    except ValueError as problem:
        if "rotocol not known" in str(problem):
            hint = "a folder, or a URL such as s3://bucket/ads"
            raise InputError(Finding("STORE", f"“{protocol}://” is no kind of place", hint)) from None
        raise InputError(Finding("STORE", f"{place} can't be used: {_words(problem)}", "check the URL")) from None
    return files, str(path).rstrip("/")


def is_inside(name: str) -> bool:
    """Say whether a name stays in its folder."""
    return bool(name) and "\\" not in name and not {"", ".", ".."}.intersection(name.split("/"))


@contextmanager
def told(what: str, verb: str, kind: Callable[[Finding], AnnonsError]) -> Iterator[None]:
    """Turn whatever a library says into one error of ours."""
    try:
        yield
    except AnnonsError:
        raise
    except PermissionError as problem:
        hint = "check the credentials in the environment, and the rights they give"
        raise kind(Finding("STORE", f"{what} can't be {verb}: access is denied ({_words(problem)})", hint)) from None
    except FileNotFoundError as problem:
        hint = "make the bucket or folder first, or check its name"
        raise kind(Finding("STORE", f"{what} can't be {verb}: {_words(problem)}", hint)) from None
    except Exception as problem:  # noqa: BLE001 - as follows
        # Every backend has error types of its own, most of them no OSError: what they have in common is that they tell why.
        hint = "check the network, the endpoint and the credentials, then run it again"
        raise kind(Finding("STORE", f"{what} can't be {verb}: {_words(problem)}", hint)) from None


def _words(problem: BaseException) -> str:
    return " ".join(str(problem).split())[:_TOLD] or type(problem).__name__


def _signature(about: dict[str, Any]) -> tuple[object, ...]:
    """Return what tells that a file is untouched: its size, and its checksum or else its time."""
    mark = about.get("ETag") or about.get("etag") or about.get("md5Hash") or about.get("mtime") or about.get("LastModified")
    mark = mark if mark is not None else about.get("created", "")
    # Some tell a time as a number in a listing, and as a date of a single file.
    return (about.get("size"), str(mark.timestamp() if isinstance(mark, datetime) else mark))
