"""What a build knows while it runs: what its cache said, what came of each posting; and the manifest that follows from both."""

import os
import re
import time
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from generator import manifest
from generator.errors import AnnonsError, ExitCode, Finding
from generator.incremental import own, shared, snapshot, told
from generator.incremental.batch import Batch
from generator.incremental.cache import FOLDER, AdRow, Cache, FileRow, PostingRow, encode
from generator.incremental.freshness import FORCED, NEW, Freshness
from generator.incremental.stamps import GONE, UNKNOWN, Signature, Stamp, signature
from generator.jobs import Outcome, Piece
from generator.making import Plan
from generator.translation.locking import locked

_BATCH, _SECONDS = 50, 2.0
"""Postings, or seconds, after which what came of them is put down."""
_ID = re.compile(rb"^[\"']?id[\"']?[ \t]*:[ \t]*[\"']?([A-Za-z0-9-]+)", re.MULTILINE)
_AUDIENCE = re.compile(r"(-for-[a-z]{2,3})+$")
_CLASH = "another posting's ads may have its names"
_BEHIND = "behind"
"""Where the cache says that it knows of ads that the manifest may not tell of yet: whoever wrote them may have been killed."""


class Told(NamedTuple):
    """What there is to tell of a posting."""

    files: tuple[str, ...] = ()
    made: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    ads: int = 0
    exit_code: ExitCode = ExitCode.DONE


class Record:
    """The record of one build."""

    def __init__(self, cache: Cache, plan: Plan, *, force: bool = False) -> None:
        """Begin.

        Raises:
            InputError: the folder's manifest can't be read.
        """
        self.cache, self.plan, self._force = cache, plan, force
        folder = plan.store.folder
        self.base = Path(os.path.abspath(folder)).parent if folder is not None else plan.workspace.root.absolute()  # noqa: PTH100
        self._ours: set[str] = set()
        self._agree()
        self._names = self._look_at_root()
        self._folders = self._look_at_folders()
        self._fresh = Freshness(cache, plan, self.base)
        self._stamps: dict[str, Stamp] = {}
        self.outcomes: dict[str, Told] = {}
        """What came of the postings that were built."""
        self.pending: dict[str, None] = {}
        """Those that are to be."""
        self.removed: list[str] = []
        self.rows: dict[str, PostingRow] = {}
        """What is known of the postings that this build is about, by file as it was given."""
        self._waiting: list[tuple[Outcome, PostingRow | None]] = []
        self._last = time.monotonic()
        self._changed = False

    def stale(self, files: Sequence[Path], taken: Mapping[str, str], why: dict[str, str]) -> list[Piece]:
        """Return what is to be built of some postings; ``why`` takes the reason for each file."""
        given = list(dict.fromkeys(map(str, files)))
        known = {file: row for file in given if (row := self._fresh.postings.get(self._fresh.rel(file))) is not None}
        self._fresh.look(list(known.values()))
        pieces = {file: piece for file in given if (piece := self._piece(file, known.get(file), why)) is not None}
        self.rows = {file: row for file, row in known.items() if not self._force}
        for stem, group in self._clashes(given, pieces, taken).items():
            for file in group:
                if file not in pieces:
                    why |= {name: _CLASH for _, name, _, _ in self._fresh.files(known[file])}
                pieces[file] = Piece(file, stem=stem)
        self.pending = dict.fromkeys(file for file in given if file in pieces)
        return [pieces[file] for file in self.pending]

    def _piece(self, file: str, row: PostingRow | None, why: dict[str, str]) -> Piece | None:
        """Return what is to be built of a posting, and say why."""
        if row is None:
            why[file] = FORCED if self._force else NEW
            return Piece(file)
        found = list(self._fresh.files(row))
        whole = FORCED if self._force else self._fresh.posting_why(row)
        reasons = {name: whole or self._fresh.why(number, one) for _, name, number, one in found}
        why |= {name: reason for name, reason in reasons.items() if reason}
        stale = [name for name, reason in reasons.items() if reason]
        if whole:
            why.setdefault(file, whole)
            return Piece(file)
        if not stale:
            return None
        if len(stale) == len(found):
            return Piece(file)
        return Piece(file, frozenset(stale))

    def _clashes(self, given: Sequence[str], pieces: Mapping[str, Piece], taken: Mapping[str, str]) -> dict[str, list[str]]:
        """Return the postings whose ads may have the same names, by what those begin with."""
        by_stem: dict[str, list[str]] = {}
        for file in given:
            row = self.rows.get(file)
            by_stem.setdefault(stem_of(row.id if row is not None and file not in pieces else id_of(file)), []).append(file)
        before = {stem_of(name) for name in taken}
        return {
            stem: group
            for stem, group in by_stem.items()
            if (len(group) > 1 or stem in before) and (stem in before or any(file in pieces for file in group))
        }

    def take(self, outcome: Outcome) -> None:
        """Take note of what came of a posting."""
        before = self.rows.pop(outcome.file, None)
        row = None
        if outcome.id:
            row = self._row(outcome, before)
            self.rows[outcome.file] = row
        self.pending.pop(outcome.file, None)
        made = tuple(name for ad in outcome.ads for name, *_ in ad.files)
        self.outcomes[outcome.file] = Told(
            made=made,
            changed=tuple(name for ad in outcome.ads for name in ad.changed),
            findings=(*outcome.findings, *(one for ad in outcome.ads for one in ad.findings)),
            ads=sum(1 for ad in outcome.ads if ad.files),
            exit_code=outcome.exit_code,
        )
        self._waiting.append((outcome, row))
        if len(self._waiting) >= _BATCH or time.monotonic() - self._last > _SECONDS:
            self._put_down()

    def _row(self, outcome: Outcome, before: PostingRow | None) -> PostingRow:
        wanted = {key.rpartition(".")[2] for key in outcome.keys}
        findings = {locale: text for locale, text in (before.findings if before else {}).items() if locale in wanted}
        by_locale: dict[str, list[Finding]] = {}
        for ad in outcome.ads:
            by_locale.setdefault(ad.locale, []).extend(ad.findings)
        findings |= {locale: told.write(dict.fromkeys(found), self.base) for locale, found in by_locale.items()}
        every = {self._fresh.rel(path): one.content for path, one in outcome.inputs.get(own.EVERY, {}).items()}
        basis, inputs = own.basis(every, {})
        return PostingRow(
            self._fresh.rel(outcome.file),
            outcome.id,
            outcome.names,
            outcome.keys,
            {locale: text for locale, text in findings.items() if text != "[]"},
            self._fresh.shared,
            basis,
            inputs,
        )

    def _put_down(self) -> None:
        """Put what came of postings into the cache."""
        waiting, self._waiting = self._waiting, []
        self._last = time.monotonic()
        if not waiting:
            return
        lasting = self.cache.lasting
        self._put(waiting)
        if lasting and not self.cache.lasting:
            # No room on the disk: from now on in memory, for the manifest's sake.
            self._put(waiting)

    def _put(self, waiting: Sequence[tuple[Outcome, PostingRow | None]]) -> None:
        batch = Batch(self._fresh)
        with self.cache.change():
            for outcome, row in waiting:
                # It is built, and told of, until its old files are gone.
                betrays = outcome.confidential and not self._betrayed(outcome)
                batch.add(outcome, None if betrays else row)
            batch.write(self.cache)
            if batch.keys:
                self._set_behind()
                self._changed = True
        self._ours.update(batch.keys)
        self._stamps |= batch.stamps

    def _betrayed(self, outcome: Outcome) -> bool:
        """Delete what earlier builds made of a posting that has become confidential: it names the employer.

        It does, whatever locale and format this build makes. Say whether all is gone; what is not is told.
        """
        fresh = {name for ad in outcome.ads for name, *_ in ad.files}
        whole = True
        for key, employer in self.cache.keys_of(outcome.id):
            if employer or key not in outcome.keys:
                try:
                    self.remove(key, [row.name for row in self.cache.files_of(key) if row.name not in fresh])
                except AnnonsError as error:
                    whole = False
                    told_ = self.outcomes[outcome.file]
                    self.outcomes[outcome.file] = told_._replace(
                        findings=(*told_.findings, *error.findings), exit_code=max(told_.exit_code, error.exit_code)
                    )
        return whole

    def remove(self, key: str, names: Iterable[str], *, whole: bool = True) -> None:
        """Delete files of an ad, and forget them.

        Raises:
            WriteError: one can't be deleted.
        """
        for name in names:
            if self.plan.store.remove(name):
                self.removed.append(name)
            self.cache.forget_file(name)
        if whole:
            self.cache.forget_ad(key)
        self._set_behind()
        self._ours.add(key)
        self._changed = True

    def finish(self) -> None:
        """Put down what is left, and write the manifest.

        Raises:
            WriteError: it can't be written.
        """
        self._put_down()
        if not self._changed and not self.cache.meta(_BEHIND):
            return
        folder = self.plan.store.folder
        if folder is None:
            self._write_manifest()
            return
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder / manifest.FILE):
            self._write_manifest()
        with self.cache.change():
            self.cache.tidy()

    def _write_manifest(self) -> None:
        # Another build may have written it since: what it says of other ads holds.
        self._agree()
        behind = self.cache.meta(_BEHIND)
        self.plan.store.write_pieces(manifest.FILE, map(str.encode, manifest.lines(self.cache.manifest())))
        self._agreed(behind)

    def _agree(self) -> None:
        """Make the cache say of all ads but ours what the folder's manifest says."""
        there = self.plan.store.signatures([manifest.FILE]).get(manifest.FILE, ())
        if self.cache.meta(manifest.FILE) == encode(there):
            return
        data = self.plan.store.read(manifest.FILE) if there else None
        ads = manifest.parse(data, self._manifest_file()) if data is not None else {}
        with self.cache.change():
            for key in self.cache.all_keys():
                if key not in ads and key not in self._ours:
                    self.cache.forget_ad(key)
            for key, ad in ads.items():
                if key not in self._ours:
                    self._import(key, ad)
        if not self._ours:
            self._agreed()

    def _import(self, key: str, ad: Mapping[str, object]) -> None:
        files = ad["files"]
        assert isinstance(files, dict)  # noqa: S101 - parse made sure
        said = {name: manifest.json_of(one) for name, one in files.items()}
        if said == {row.name: row.told for row in self.cache.files_of(key)}:
            return
        self.cache.forget_ad(key)
        row = AdRow(key, str(ad.get("posting", "")), manifest.told_of(ad), bool(ad.get("employer")))
        self.cache.add_ads([row], [FileRow(name, key, one, "", "", "", "") for name, one in said.items()])

    def _agreed(self, behind: str | bytes | None = None) -> None:
        there = self.plan.store.signatures([manifest.FILE]).get(manifest.FILE, ())
        with self.cache.change():
            self.cache.set_meta(manifest.FILE, encode(there))
            if behind is not None:
                self.cache.forget_meta(_BEHIND, behind)

    def _set_behind(self) -> None:
        self.cache.set_meta(_BEHIND, uuid.uuid4().hex)

    def _manifest_file(self) -> Path:
        return (self.plan.store.folder or Path()) / manifest.FILE

    def told(self, file: str) -> Told:
        """Return what there is to tell of a posting: of what was made now, and of what was as it is to be."""
        row, made = self.rows.get(file), self.outcomes.get(file)
        if row is None or (made is not None and made.exit_code is not ExitCode.DONE):
            return (made or Told())._replace(files=made.made if made else ())
        names = [name for _, name, _, _ in self._fresh.files(row)]
        wanted = self.plan.wanted
        ads = sum(1 for key in row.keys if wanted is None or key.rpartition(".")[2] in wanted)
        again = tuple(
            one
            for locale, text in row.findings.items()
            if wanted is None or locale in wanted
            for one in told.read(text, self.base)
        )
        findings = tuple(dict.fromkeys([*(made.findings if made else ()), *again]))
        return (made or Told())._replace(files=tuple(names), findings=findings, ads=ads)

    def _look_at_folders(self) -> dict[str, Signature]:
        """Return the signatures of the folders in which inputs can turn up."""
        root = self.plan.workspace.root
        folders = (root, *(root / name for name in ("postings", "organizations", "places")))
        return {os.path.abspath(path): signature(str(path)) for path in folders}  # noqa: PTH100 - for the next, of strings

    def _look_at_root(self) -> set[str]:
        """Return the names in the workspace's folder but for those that builds make there."""
        root, folder = self.plan.workspace.root.absolute(), self.plan.store.folder
        ours = {FOLDER, own.relative(str(folder), root).split("/")[0] if folder is not None else ""}
        try:
            return set(os.listdir(root)) - ours  # noqa: PTH208 - names only
        except OSError:
            return set()

    def take_down(self, call: str, files: Sequence[Path], made: Sequence[Path], told_: Mapping[str, object]) -> None:
        """Take down how this call left everything, if that can be vouched for."""
        folder = self.plan.store.folder
        if folder is None or not self.cache.lasting:
            return
        names = [*(name.as_posix() for name in made), manifest.FILE]
        outputs = self.plan.store.signatures(names)
        known = self._fresh.known([self.rows[str(file)] for file in files]) | self._stamps
        inputs = {self._fresh.absolute(path): one for path, one in known.items()}
        doubtful = any(one.content == UNKNOWN or not one.content for one in inputs.values() if one.signature != GONE)
        if doubtful or len(outputs) < len(names):
            return
        signatures: dict[str, tuple[int, ...]] = {path: one.signature for path, one in inputs.items() if one.signature != GONE}
        # The first build makes its own folder there, which is no change to look into.
        root = os.path.abspath(self.plan.workspace.root)  # noqa: PTH100 - as the others
        self._folders[root], seen = signature(root), self._folders[root]
        if self._look_at_root() != self._names:
            self._folders[root] = seen
        signatures |= {path: one for path, one in self._folders.items() if one != GONE}
        signatures |= {os.path.abspath(path): signature(path) for path in (*self._fresh.folders, *shared.library_folders())}  # noqa: PTH100 - as above
        signatures |= {f"{folder.absolute()}{os.sep}{name}": one for name, one in outputs.items()}  # type: ignore[misc]
        with self.cache.change():
            snapshot.write(self.cache.db, call, signatures, told_)

    def names(self) -> Iterator[tuple[str, str]]:
        """Yield the names of ads and their postings."""
        for file, row in self.rows.items():
            yield from ((name, file) for name in row.names)

    def wanted(self, row: PostingRow) -> Iterator[str]:
        """Yield the names of the files that a posting is to have."""
        return (name for _, name, _, _ in self._fresh.files(row))

    def others(self, files: Sequence[Path]) -> set[str]:
        """Return the ids of postings that this build is not about, of other workspaces or named files, that are still there."""
        about = {self._fresh.rel(str(file)) for file in files}
        rows = (row for file, row in self._fresh.postings.items() if file not in about)
        return {row.id for row in rows if Path(self._fresh.absolute(row.file)).is_file()}

    def close(self) -> None:
        """End."""
        self.cache.close()


def id_of(file: str) -> str:
    """Return the id that a posting file seems to give itself, from a glance at it."""
    try:
        match = _ID.search(Path(file).read_bytes())
    except OSError:
        match = None
    return match[1].decode() if match else Path(file).stem


def stem_of(name: str) -> str:
    """Return what the names of a posting's ads begin with."""
    return _AUDIENCE.sub("", name)
