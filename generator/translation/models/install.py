"""``annons models install``: from a word of the call to a package in place."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

from generator.errors import AnnonsError, Finding, InputError, MissingPartError, Where, refused
from generator.translation.models import addresses, archive, bundle, download, index, pins, store
from generator.translation.models.archive import Archive
from generator.translation.models.failures import DownloadError
from generator.translation.models.folders import Folders, Installed
from generator.translation.models.index import Available, Index
from generator.translation.models.names import Pair, arrow, pair_of, version_key, word
from generator.translation.models.pins import Pin
from generator.translation.models.store import Store

ROOM: Final = 50_000_000
"""Bytes to leave free on the disk."""


def _nothing(*_: object) -> None:
    pass


@dataclass(frozen=True)
class Listener:
    """Who is told what happens.

    ``waiting`` is called once when another program holds the packages, ``progress`` with the name of what is fetched, the
    bytes that are there and how many there will be, and ``installed`` with each package that is in place.
    """

    waiting: Callable[[], None] = _nothing
    progress: Callable[[str, int, int | None], None] = _nothing
    installed: Callable[["Done"], None] = _nothing


@dataclass(frozen=True, slots=True)
class Done:
    """What was done for one package: ``replaced`` are the versions that it took the place of.

    ``checked`` says that it has the hash that is pinned, ``fresh`` that it was installed now and not before.
    """

    package: Installed
    sha256: str = ""
    replaced: tuple[str, ...] = ()
    checked: bool = False
    fresh: bool = True


@dataclass(frozen=True)
class Call:
    """What a call of ``annons models install`` says: ``source`` names the index, ``pin`` asks for new entries."""

    folders: Folders
    source: str
    pins_file: Path
    pin: bool = False
    listener: Listener = field(default_factory=Listener)


def install(words: Sequence[str], call: Call) -> list[Done]:
    """Install packages: pairs, files, folders, addresses, bundles; without any, the pinned list.

    What can be installed is, whatever becomes of the rest.

    Raises:
        InputError: a word means nothing, or a package is not what it should be.
        MissingPartError: the index, a server or a package can't be reached.
    """
    return _Installation(call).run(words)


class _Installation:
    """One call at work."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._folders = call.folders
        self._pins = pins.read(call.pins_file)
        self._index: Index | AnnonsError | None = None
        self._done: list[Done] = []
        self._failed: list[AnnonsError] = []

    def run(self, words: Sequence[str]) -> list[Done]:
        targets = [_target(one) for one in words] or list(self._pins.by_pair)
        if not targets:
            message = f"there is nothing to install: {self._pins.file.name} pins no packages"
            raise InputError(
                Finding("CALL", message, "name a pair, a file, a folder or an address: annons models install da-en")
            )
        with store.opened(self._folders, self._call.listener.waiting) as opened:
            for target in targets:
                with self._going_on():
                    self._take(target, opened)
        if self._failed:
            missing = any(isinstance(error, MissingPartError) for error in self._failed)
            findings = [finding for error in self._failed for finding in error.findings]
            raise MissingPartError(findings) if missing else InputError(findings)
        return self._done

    @contextmanager
    def _going_on(self) -> Iterator[None]:
        """Keep what goes wrong with one package for the end."""
        try:
            yield
        except AnnonsError as error:
            self._failed.append(error)
        except OSError as problem:
            self._failed.append(InputError(refused(problem, self._folders.work)))

    def _take(self, target: "_Target", opened: Store) -> None:
        if isinstance(target, tuple):
            self._pair(target, opened)
        elif isinstance(target, str):
            with self._fetched(target, download.MAX_BYTES) as file:
                self._file(file, opened, _name(target))
        elif target.is_dir():
            found = index.of_folder(target)
            if found.findings:
                self._failed.append(InputError(replace(one, severity="error") for one in found.findings))
            elif not found.packages:
                hint = "packages are files whose names end in .argosmodel"
                raise InputError(Finding("CALL", "this folder holds no packages", hint, where=Where(target)))
            for one in found.newest().values():
                if one.file:
                    with self._going_on():
                        self._package(one.file, opened)
        else:
            self._file(target, opened)

    def _pair(self, pair: Pair, opened: Store) -> None:
        """Install the pinned version of a pair, or the newest."""
        pin = None if self._call.pin else self._pins.by_pair.get(pair)
        pinned = next((one for one in opened.of(pair) if pin and pin.unpacked and _holds(one, pin)), None)
        if pinned:
            # What is asked for is here, to the byte: no index needs to be asked.
            self._tell(Done(pinned, checked=True, fresh=False))
            return
        found = self._find(pair, pin)
        here = next((one for one in opened.of(pair) if version_key(one.version) == version_key(found.version)), None)
        if here and not self._call.pin and (pin is None or not pin.unpacked):
            self._tell(Done(here, checked=False, fresh=False))
        elif found.file:
            self._package(found.file, opened, pair)
        else:
            self._from_links(found, opened)

    def _from_links(self, found: Available, opened: Store) -> None:
        failed: list[AnnonsError] = []
        for link in found.links:
            try:
                with self._fetched(link, found.size or download.MAX_BYTES) as file:
                    self._package(file, opened, found.pair, _name(link))
            except DownloadError as error:
                failed.append(error)
            else:
                return
        if not failed:
            message = f"the index has no http link for {arrow(found.pair)} {found.version}"
            raise MissingPartError(Finding("INDEX", message, "“annons models install FILE” takes the package itself"))
        raise MissingPartError(finding for error in failed for finding in error.findings)

    def _find(self, pair: Pair, pin: Pin | None) -> Available:
        if self._index is None:
            try:
                self._index = index.read(self._call.source, self._folders.cache)
            except AnnonsError as error:
                self._index = error
        if isinstance(self._index, AnnonsError):
            raise self._index
        found = self._index.find(pair, pin.version if pin else "")
        if found is not None:
            return found
        newest = self._index.find(pair)
        if pin and newest:
            message = f"the index has {arrow(pair)} {newest.version}, and {pin.version} is pinned"
            hint = f"“annons models install {word(pair)} --pin” takes and pins what the index has"
            raise MissingPartError(Finding("INDEX", message, hint, where=self._pins.where(pair)))
        raise InputError(
            Finding("INDEX", f"the index has no package {arrow(pair)}: {self._index.name}", _way(pair, self._index))
        )

    @contextmanager
    def _fetched(self, url: str, limit: int) -> Iterator[Path]:
        """Download a package. What was fetched is kept only where the package is not at fault, but the disk or a person."""
        limit = min(limit, download.MAX_BYTES)
        told = partial(self._call.listener.progress, addresses.shown(url))
        file = download.download(url, self._folders.cache, limit=limit, progress=told)
        try:
            yield file
        except AnnonsError:
            download.forget(file)
            raise
        download.forget(file)

    def _file(self, file: Path, opened: Store, name: Path | None = None) -> None:
        if not bundle.is_bundle(file, name):
            self._package(file, opened, name=name)
            return
        for package in bundle.unpack(file, opened.fresh("bundle"), name):
            with self._going_on():
                self._package(package, opened, name=Path(package.name))

    def _package(self, file: Path, opened: Store, expected: Pair | None = None, name: Path | None = None) -> None:
        """Install a package file that lies here."""
        with archive.opened(file, name=name) as package:
            says = package.metadata
            if expected and expected != says.pair:
                message = f"is the package {arrow(says.pair)}, where {arrow(expected)} was looked for"
                raise InputError(
                    Finding("MODEL", message, "the index is wrong; use another (--index)", where=Where(package.file))
                )
            pin = self._pin(package)
            self._room(package)
            unpacked = opened.fresh("new")
            files = package.unpack(unpacked)
            if pin and package.sha256 != pin.sha256 and files != pin.unpacked:
                raise self._differs(package, pin, files)
            replaced = tuple(one.version for one in opened.of(says.pair))
            done = Done(opened.put(unpacked, says), package.sha256, replaced, checked=pin is not None)
        if self._call.pin:
            pins.write(self._pins.file, says.pair, Pin(says.version, pin.sha256 if pin else done.sha256, files))
        self._tell(done)

    def _pin(self, package: Archive) -> Pin | None:
        """Return the entry that a package must match; one that the call brings up to date binds its own version only."""
        pin = self._pins.by_pair.get(package.metadata.pair)
        if pin and self._call.pin and version_key(pin.version) != version_key(package.metadata.version):
            return None
        if pin and package.sha256 != pin.sha256 and not pin.unpacked:
            raise self._differs(package, pin)
        return pin

    def _differs(self, package: Archive, pin: Pin, files: str = "") -> InputError:
        pair = package.metadata.pair
        message = f"is not the pinned {arrow(pair)} {pin.version}: its SHA-256 is {package.sha256}, pinned is {pin.sha256}"
        if files:
            message += f"; that of its files is {files}, pinned is {pin.unpacked}"
        where = self._pins.where(pair)
        hint = f"nothing was installed; if this package is the right one, mend {where}"
        if version_key(pin.version) != version_key(package.metadata.version):
            hint = f"it is version {package.metadata.version}; {hint}, or use --pin"
        return InputError(Finding("PIN", message, hint, where=Where(package.file)))

    def _room(self, package: Archive) -> None:
        free = shutil.disk_usage(self._folders.work).free
        if free < package.bytes + ROOM:
            message = f"needs {package.bytes:,} bytes on the disk, and {free:,} are free"
            raise InputError(Finding("MODEL", message, f"make room at {self._folders.packages}", where=Where(package.file)))

    def _tell(self, done: Done) -> None:
        self._done.append(done)
        self._call.listener.installed(done)


_Target = Pair | str | Path
"""A pair, an address, or a file or folder."""


def _target(text: str) -> _Target:
    """Return what a word of the call means.

    Raises:
        InputError: it means nothing.
    """
    if addresses.is_address(text):
        addresses.split(text)
        return text
    pair = pair_of(text)
    if pair:
        return pair
    path = Path(text)
    if text and path.exists():
        return path
    message = f"“{text}” is neither a language pair nor a file or folder"
    raise InputError(Finding("CALL", message, "write da-en, a file, a folder, or an address that begins with https://"))


def _name(url: str) -> Path:
    """Return what a downloaded file is called in messages."""
    return Path(addresses.split(url).path.rpartition("/")[2] or addresses.host(url))


def _holds(here: Installed, pin: Pin) -> bool:
    return archive.hash_of_folder(here.path) == pin.unpacked


def _way(pair: Pair, found: Index) -> str:
    """Return a hint: the way round by English, or what there is for the pair's languages."""
    source, target = pair
    first, second = (source, "en"), ("en", target)
    newest = found.newest()
    if first in newest and second in newest:
        return f"it has the way by English: annons models install {word(first)} {word(second)}"
    near = [arrow(one) for one in newest if source in one or target in one]
    return f"for these languages it has {', '.join(near)}" if near else "“annons models list --available” shows what it has"
