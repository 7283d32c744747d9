"""Which files of a build are as the last one left them, and why the others are made."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from generator import __version__, making
from generator.errors import AnnonsError
from generator.incremental import shared
from generator.incremental.cache import Cache, FileRow, PostingRow, encode
from generator.incremental.own import basis, relative
from generator.incremental.stamps import ABSENT, UNKNOWN, Stamp, Stamps
from generator.making import Plan
from generator.posting.settings import FILE, read_settings
from generator.printing.orders import Order

Reason = str
NEW, FORCED = "it has not been made before", "--force"
OPTIONS = "the options have changed"


@dataclass
class Freshness:
    """What a cache knows, held against what there is now."""

    cache: Cache
    plan: Plan
    base: Path
    """The folder that paths in the cache are relative to."""

    def __post_init__(self) -> None:
        """Look at what all ads depend on."""
        self._rel: dict[str, str] = {}
        self.stamps = Stamps(self.cache.sources(), self.absolute)
        files, self.folders = shared.inputs(self.plan.workspace.root, FILE)
        self.shared_paths = list(map(self.rel, files))
        if _settings_differ(self.plan):
            self.stamps.doubt(self.rel(str(self.plan.workspace.root / FILE)))
        self.shared_inputs = {
            shared.LIBRARIES: shared.libraries(),
            **{path: self.stamps[path].content for path in self.shared_paths},
        }
        self.shared, self.shared_told = basis(self.shared_inputs, {})
        self.wishes = wishes(self.plan)
        self.bases = self.cache.bases()
        self.postings = self.cache.postings()
        self._files: dict[str, dict[str, FileRow]] = {}
        for row in self.cache.files().values():
            self._files.setdefault(row.ad, {})[row.name] = row
        self._there: dict[str, tuple[object, ...]] = {}
        self._shared_why: dict[str, Reason] = {}
        self._basis_why: dict[str, Reason] = {}

    def rel(self, path: str) -> str:
        """Return a path as the cache keeps it."""
        found = self._rel.get(path)
        if found is None:
            found = self._rel[path] = relative(path, self.base)
        return found

    def known(self, postings: Sequence[PostingRow]) -> dict[str, Stamp]:
        """Return the stamps of all inputs of some postings, by path as the cache keeps it."""
        paths = dict.fromkeys(
            path
            for row in postings
            for name in (row.basis, *(one.basis for key in row.keys for one in self._files.get(key, {}).values()))
            for path in self.bases.get(name, ())
        )
        return {path: self.stamps[path] for path in (*paths, *self.shared_paths)}

    def look(self, postings: Sequence[PostingRow]) -> None:
        """Look at the files that some postings have."""
        names = [name for row in postings for key in row.keys for name in self._files.get(key, ())]
        self._there = self.plan.store.signatures(names)

    def files(self, row: PostingRow) -> Iterator[tuple[str, str, int, FileRow | None]]:
        """Yield the files that a posting is to have: locale, name, number of the order, and what is known of it."""
        wanted = self.plan.wanted
        for key in row.keys:
            ad, _, locale = key.rpartition(".")
            if wanted is not None and locale not in wanted:
                continue
            known = self._files.get(key, {})
            for number, order in enumerate(self.plan.orders):
                name = f"{row.id}/{making.file_name(order, ad, locale)}"
                yield locale, name, number, known.get(name)

    def posting_why(self, row: PostingRow) -> Reason:
        """Return why a posting is read again, with all of its ads; ``""`` if it is not."""
        if row.shared != self.shared:
            return self._remembered(self._shared_why, row.shared, self.shared_inputs) or OPTIONS
        return self._remembered(self._basis_why, row.basis, None)

    def why(self, number: int, row: FileRow | None) -> Reason:
        """Return why a file is made again; ``""`` if it is not."""
        if row is None or not row.basis:
            return NEW
        if row.wish != self.wishes[number]:
            return OPTIONS
        if row.shared != self.shared:
            return self._remembered(self._shared_why, row.shared, self.shared_inputs) or OPTIONS
        changed = self._remembered(self._basis_why, row.basis, None)
        return changed or self._touched(row)

    def _remembered(self, kept: dict[str, Reason], name: str, now: Mapping[str, str] | None) -> Reason:
        if name not in kept:
            kept[name] = self._changed(self.bases.get(name), now)
        return kept[name]

    def _changed(self, then: Mapping[str, str] | None, now: Mapping[str, str] | None) -> Reason:
        """Return how some inputs differ from what they were."""
        if then is None:
            return NEW
        for path, held in then.items():
            here = now.get(path, ABSENT) if now is not None else self.stamps[path].content
            if held == UNKNOWN:
                return f"{path} changed while it was read"
            if held != here:
                return _told(path, held, here)
        return next((_told(path, ABSENT, held) for path, held in (now or {}).items() if path not in then), "")

    def absolute(self, path: str) -> str:
        """Return a path of the cache as one that can be opened."""
        return path if path.startswith((os.sep, "/")) or path[1:2] == ":" else f"{self.base}{os.sep}{path}"

    def _touched(self, row: FileRow) -> Reason:
        """Say whether somebody else has changed a file."""
        there = self._there.get(row.name)
        if there is None:
            return "it is not there"
        if encode(there) == row.signature:
            return ""
        try:
            data = self.plan.store.read(row.name)
        except AnnonsError:
            # A folder, or a file without rights: writing it will tell.
            data = None
        if data is None or f'"{sha256(data).hexdigest()}"' not in row.told:
            return "it was changed by somebody else"
        self.cache.touch(row.name, encode(there))
        return ""


def _settings_differ(plan: Plan) -> bool:
    """Say whether the workspace's settings were saved after they were read, a moment ago."""
    try:
        return read_settings(plan.workspace.root / FILE, __version__) != plan.workspace.settings
    except AnnonsError:
        return True


def wishes(plan: Plan) -> list[str]:
    """Return, for each order, a digest of what is asked for: what makes another file of the same inputs."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    shared_ = (plan.theme.name, plan.strict, plan.locales, epoch)
    return [sha256(repr((_placeless(order), shared_)).encode()).hexdigest()[:32] for order in plan.orders]


def _placeless(order: Order) -> Order:
    """Return an order without the workspace's path: that is written as seen from where the command was called."""
    return order if order.sheet is None else replace(order, sheet=replace(order.sheet, workspace=None))


def _told(path: str, then: str, now: str) -> Reason:
    if path == shared.LIBRARIES:
        return "a library has another version"
    return f"{path} {'is new' if then == ABSENT else 'is gone' if now == ABSENT else 'has changed'}"
