"""What earlier builds left in the output folder: told of, or removed with ``--prune``."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from generator.errors import AnnonsError, Finding, InputError, Where
from generator.incremental.cache import FileRow, encode
from generator.jobs import BuildOptions
from generator.printing.orders import USUAL
from generator.record import Record, id_of


class Ways(Protocol):
    """What is asked of a build's ways here."""

    @property
    def prune(self) -> bool:
        """Return whether what is no longer wanted is removed."""


@dataclass(frozen=True)
class _Left:
    """A file that is no longer wanted, and the posting's file, if there is one."""

    key: str
    row: FileRow
    posting: str


def leftovers(record: Record, files: Sequence[Path], options: BuildOptions, ways: Ways) -> list[Finding]:
    """Tell of ads that earlier builds made and nobody asks for any more, or remove them.

    They stay, as everything in the output folder does, until a person removes them or says ``--prune``.
    """
    if record.pending or options.locales is not None:
        return []
    return list(_pruned(record, files) if ways.prune else _stale(record, files))


def check(options: BuildOptions, ways: Ways) -> None:
    """Refuse a call that removes what is not wanted, and does not say what is.

    Raises:
        InputError: it is about a part.
    """
    part = (options.locales, options.formats, options.sheets) != (None, None, USUAL)
    if ways.prune and part:
        message = "what is not wanted any more can't be told from a part"
        hint = "leave --locale, --format, --size and --medium out"
        raise InputError(Finding("CALL", message, hint, field="--prune"))


def _stale(record: Record, files: Sequence[Path]) -> Iterator[Finding]:
    for file in dict.fromkeys(map(str, files)):
        row = record.rows.get(file)
        if row is None:
            continue
        for key, _ in record.cache.keys_of(row.id):
            if key not in row.keys:
                message = f"{row.id}/{key} was made earlier, and this posting no longer asks for it"
                hint = "delete its files, or build with --prune"
                yield Finding("STALE", message, hint, "warning", Where(Path(file)))


def _pruned(record: Record, files: Sequence[Path]) -> Iterator[Finding]:
    for left in list(_left(record, files)):
        try:
            if not _is_ours(record, left.row):
                message = "is no longer wanted, but somebody has changed it since it was made"
                where = Where((record.plan.store.folder or Path()) / left.row.name)
                yield Finding("PRUNE", message, "look at it, and delete it by hand", "warning", where)
                continue
            with record.cache.change():
                record.remove(left.key, [left.row.name], whole=len(record.cache.files_of(left.key)) == 1)
        except AnnonsError as error:
            yield from error.findings


def _left(record: Record, files: Sequence[Path]) -> Iterator[_Left]:
    """Yield every file of the manifest that no posting asks for."""
    wanted, kept = set[str](), set[str]()
    for file in map(str, files):
        row = record.rows.get(file)
        if row is None:
            # It is wrong: what it asks for is not known.
            kept.add(id_of(file))
        else:
            wanted |= set(record.wanted(row))
    kept |= record.others(files)
    for key, posting in record.cache.ads():
        if posting not in kept:
            yield from (_Left(key, one, posting) for one in record.cache.files_of(key) if one.name not in wanted)


def _is_ours(record: Record, row: FileRow) -> bool:
    """Say whether a file holds what we wrote, or is gone already."""
    there = record.plan.store.signatures([row.name]).get(row.name)
    if there is None or encode(there) == row.signature:
        return True
    data = record.plan.store.read(row.name)
    return data is None or f'"{sha256(data).hexdigest()}"' in row.told
