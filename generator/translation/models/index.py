"""The index of Argos packages: which there are, their versions and links. An address, a folder or a file.

The index is a JSON list of what packages say in their ``metadata.json``, with ``links``. A mirror may be a folder on the
web or on disk: links in it may be relative, and a package that lies beside an index on disk is taken before any link. A
folder without ``index.json`` is an index of the packages in it.
"""

import hashlib
import json
import os
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any, Final
from urllib.parse import unquote, urljoin, urlsplit

from generator import output
from generator.errors import AnnonsError, Finding, InputError, MissingPartError, Where, refused
from generator.translation.models import addresses, archive, metadata, web
from generator.translation.models.failures import DownloadError
from generator.translation.models.metadata import Metadata
from generator.translation.models.names import Pair, version_key

FILE: Final = "index.json"
MAX_BYTES: Final = 20_000_000


@dataclass(frozen=True, slots=True)
class Available:
    """A package of an index: a file on disk, or the links where it may be had; ``size`` is 0 where the index names none."""

    pair: Pair
    version: str
    links: tuple[str, ...] = ()
    file: Path | None = None
    size: int = 0


@dataclass(frozen=True)
class Index:
    """The packages of an index. ``name`` is where it was read, as it may be told; ``findings`` what was passed over.

    ``copy`` says that it was not read there now: it is the copy of an earlier time.
    """

    name: str
    packages: tuple[Available, ...]
    findings: tuple[Finding, ...] = ()
    copy: bool = False

    def find(self, pair: Pair, version: str = "") -> Available | None:
        """Return the newest package of a pair, or the one of a version."""
        found = [
            one
            for one in self.packages
            if one.pair == pair and (not version or version_key(one.version) == version_key(version))
        ]
        return max(found, key=lambda one: version_key(one.version), default=None)

    def newest(self) -> dict[Pair, Available]:
        """Return the newest package of each pair, sorted by pair."""
        return {pair: one for pair in sorted({one.pair for one in self.packages}) if (one := self.find(pair))}


def is_remote(source: str) -> bool:
    """Say whether reading an index needs the network."""
    return addresses.is_address(source)


def chosen(option: str | None, setting: str | None, default: str) -> str:
    """Return which index is asked: the call's, the environment's, the workspace's, or Argos' own."""
    return option or os.environ.get("ARGOS_PACKAGE_INDEX") or setting or default


def read(source: str, cache: Path) -> Index:
    """Read an index; one from the web is kept in the ``cache`` folder.

    Args:
        source: an http(s) address, a folder or a file.
        cache: the folder for the copy.

    Raises:
        InputError: it is no index, or the address or the file can't be used.
        MissingPartError: the server can't be reached, or has none.
    """
    if not is_remote(source):
        return _local(Path(source))
    url = _address(source)
    try:
        data = web.read(url, MAX_BYTES)
    except DownloadError as error:
        told = error.findings[0]
        message = f"the index of packages can't be had: {told.message}"
        raise MissingPartError(Finding("INDEX", message, f"{told.hint}; --index names another index")) from None
    name = addresses.shown(url)
    try:
        found = Index(name, tuple(_from_web(entry, url) for entry in _entries(data, name)))
    except InputError as error:
        raise MissingPartError(error.findings) from None
    output.write(_copy(url, cache), data)
    return found


def cached(source: str, cache: Path) -> Index | None:
    """Return an index without asking the network: one on disk, or the copy of one from the web, if there is any.

    Raises:
        InputError: it is no index, or can't be read.
    """
    if not is_remote(source):
        return read(source, cache)
    url = _address(source)
    name = addresses.shown(url)
    try:
        entries = _entries(_copy(url, cache).read_bytes(), name)
    except (OSError, InputError):
        return None
    return Index(name, tuple(_from_web(entry, url) for entry in entries), copy=True)


def _address(source: str) -> str:
    """Return the address of the list itself; a folder's has ``index.json`` in it."""
    parts = addresses.split(source)
    if parts.path.endswith(".json"):
        return source
    return parts._replace(path=f"{parts.path.rstrip('/')}/{FILE}", fragment="").geturl()


def _copy(url: str, cache: Path) -> Path:
    return cache / f"index-{hashlib.sha256(addresses.plain(url).encode()).hexdigest()[:24]}.json"


def _local(path: Path) -> Index:
    file = path / FILE if path.is_dir() else path
    name = path.as_posix()
    if path.is_dir() and not file.exists():
        return of_folder(path)
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        hint = "--index takes an address, a folder, or an index.json"
        raise MissingPartError(Finding("INDEX", "there is no such index", hint, where=Where(path))) from None
    except OSError as problem:
        raise InputError(refused(problem, file)) from None
    return Index(name, tuple(_from_disk(entry, file.parent) for entry in _entries(data, name)))


def of_folder(folder: Path) -> Index:
    """Make an index of the packages in a folder; those that can't be used are passed over, and told."""
    found: list[Available] = []
    findings: list[Finding] = []
    for file in sorted(folder.glob(f"*{archive.SUFFIX}")):
        try:
            with archive.opened(file) as package:
                found.append(Available(package.metadata.pair, package.metadata.version, file=file, size=file.stat().st_size))
        except AnnonsError as error:
            findings += (replace(one, severity="warning") for one in error.findings)
        except OSError as problem:
            findings.append(replace(refused(problem, file), severity="warning"))
    return Index(folder.as_posix(), tuple(found), tuple(findings))


def _entries(data: bytes, name: str) -> list[tuple[Metadata, dict[str, Any]]]:
    """Return the entries that translate, each with what it says.

    Raises:
        InputError: the data are no index.
    """
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        page = data.lstrip()[:1] == b"<"
        message = f"{name} is {'a web page, not an' if page else 'no'} index of packages"
        hint = "does this network want a log-in first?" if page else "--index takes the address or the folder of an index.json"
        raise InputError(Finding("INDEX", message, hint))
    return [(says, entry) for entry in found if isinstance(says := metadata.of(entry), Metadata)]


def _from_web(entry: tuple[Metadata, dict[str, Any]], url: str) -> Available:
    says, data = entry
    links = (urljoin(url, link) for link in _links(data))
    return Available(says.pair, says.version, tuple(link for link in links if addresses.is_web(link)), size=_size(data))


def _from_disk(entry: tuple[Metadata, dict[str, Any]], folder: Path) -> Available:
    says, data = entry
    links = _links(data)
    for link in links:
        inside = PurePosixPath(unquote(urlsplit(link).path))
        relative = not urlsplit(link).scheme and not inside.is_absolute() and ".." not in inside.parts
        for path in (folder / inside,) if relative else (folder / inside.name,):
            if path.is_file():
                return Available(says.pair, says.version, file=path, size=_size(data))
    return Available(says.pair, says.version, tuple(link for link in links if addresses.is_web(link)), size=_size(data))


def _links(data: dict[str, Any]) -> list[str]:
    """Return the links that can be read at all."""
    found = []
    for link in data.get("links", ()):
        try:
            urlsplit(link)
        except (ValueError, AttributeError, TypeError):
            continue
        if isinstance(link, str):
            found.append(link)
    return found


def _size(data: dict[str, Any]) -> int:
    size = data.get("size", 0)
    return size if isinstance(size, int) and size > 0 else 0
