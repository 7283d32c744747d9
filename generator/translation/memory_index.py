"""The SQLite file in which a workspace's translation memory is looked up.

It lies in the user's cache folder and holds nothing that the workspace's files do not: it can be deleted at any time, and
one that is broken, or of another version, is made anew. Only files that changed are read. Where it can't be written, the
same index is made in memory.
"""

import contextlib
import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator import resources
from generator.errors import Finding, InputError, Where
from generator.posting.workspace import Workspace
from generator.translation import memory_files
from generator.translation.locking import locked
from generator.translation.memory_files import MemoryFile
from generator.translation.units import Unit

VERSION = 1
"""Of the tables below; one more whenever they change."""

_TABLES = """
CREATE TABLE files (name TEXT PRIMARY KEY, stamp TEXT NOT NULL);
CREATE TABLE findings (file TEXT, rule TEXT, message TEXT, hint TEXT, line INTEGER, "column" INTEGER);
CREATE TABLE units (file TEXT, context TEXT, source TEXT, target TEXT, source_locale TEXT, target_locale TEXT, origin TEXT,
    by_whom TEXT, at_time TEXT);
CREATE INDEX by_source ON units (source_locale, target_locale, source);
CREATE INDEX by_target ON units (target_locale, source_locale, target);
CREATE INDEX by_file ON units (file);
"""
_PATIENCE = 30.0
"""Seconds to wait for another process that is writing."""
_BROKEN = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})

Read = tuple[MemoryFile, Sequence[Unit], Sequence[Finding]]
"""A file and what was in it."""


def path(root: Path) -> Path:
    """Return where the index of a workspace lies."""
    name = hashlib.sha256(os.fsencode(root.resolve())).hexdigest()
    return resources.cache_folder() / "memory" / f"{name}.sqlite"


class Index:
    """The index of a workspace, up to date with its files when it is opened."""

    def __init__(self, workspace: Workspace) -> None:
        """Open the index, and make it fit the workspace's files."""
        self._workspace = workspace
        self._file = path(workspace.root)
        self._inode = 0
        self.findings: list[Finding] = []
        self._db = self._open()

    def rows(self, query: str, values: Mapping[str, object] | Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return what a query finds; the index is made anew if it proves to be broken."""
        try:
            return self._db.execute(query, values).fetchall()
        except sqlite3.DatabaseError as problem:
            self._db.close()
            self._db = self._again() if _is_broken(problem) else self._in_memory(str(problem))
            return self._db.execute(query, values).fetchall()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def _open(self) -> sqlite3.Connection:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            return self._opened(str(self._file))
        except sqlite3.DatabaseError as problem:
            return self._again() if _is_broken(problem) else self._in_memory(str(problem))
        except OSError as problem:
            return self._in_memory(problem.strerror or str(problem))

    def _again(self) -> sqlite3.Connection:
        """Make a new file in place of one that is broken."""
        try:
            with locked(self._file):
                # Unless another process has done so.
                if _inode(self._file) == self._inode:
                    for suffix in ("", "-journal", "-wal", "-shm"):
                        self._file.with_name(self._file.name + suffix).unlink(missing_ok=True)
            return self._opened(str(self._file))
        except (sqlite3.DatabaseError, OSError, InputError) as problem:
            return self._in_memory(str(problem))

    def _in_memory(self, why: str) -> sqlite3.Connection:
        db = self._opened(":memory:")
        message = f"the index of the translation memory can't be kept: {why}"
        hint = "it is made anew each time; see to the rights of this file and its folder, and to the room on the disk"
        self.findings.append(Finding("MEMORY", message, hint, "info", Where(self._file)))
        return db

    def _opened(self, name: str) -> sqlite3.Connection:
        db = sqlite3.connect(name, timeout=_PATIENCE, isolation_level=None)
        self._inode = _inode(self._file)
        try:
            _set_up(db)
            self._update(db)
            self.findings = [
                Finding(rule, message, hint, "warning", Where(self._workspace.root / file, line, column))
                for file, rule, message, hint, line, column in db.execute("SELECT * FROM findings ORDER BY rowid")
            ]
        except BaseException:
            db.close()
            raise
        return db

    def _update(self, db: sqlite3.Connection) -> None:
        """Read what changed, then write it at once."""
        known = dict(db.execute("SELECT name, stamp FROM files"))
        there = {found.name: found for found in memory_files.find(self._workspace)}
        changed = [found for found in there.values() if not found.stamp or known.get(found.name) != found.stamp]
        gone = known.keys() - there.keys()
        if not changed and not gone:
            return
        read = [self._read(found) for found in changed]
        with _transaction(db):
            for name in (*gone, *(found.name for found in changed)):
                db.execute("DELETE FROM units WHERE file = ?", (name,))
                db.execute("DELETE FROM findings WHERE file = ?", (name,))
                db.execute("DELETE FROM files WHERE name = ?", (name,))
            for one in read:
                _insert(db, *one)

    def _read(self, found: MemoryFile) -> Read:
        try:
            return found, memory_files.units(found, self._workspace), ()
        except InputError as error:
            return found, (), error.findings


def _insert(db: sqlite3.Connection, found: MemoryFile, units: Iterable[Unit], findings: Iterable[Finding]) -> None:
    name = found.name
    db.execute("INSERT INTO files VALUES (?, ?)", (name, found.stamp))
    db.executemany(
        "INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?)",
        [
            (name, one.rule, one.message, one.hint, one.where.line if one.where else 0, one.where.column if one.where else 0)
            for one in findings
        ],
    )
    db.executemany(
        "INSERT INTO units VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                name, unit.context, unit.source, unit.target, unit.source_locale, unit.target_locale, unit.origin or name,
                unit.by, unit.when,
            )
            for unit in units
        ],
    )  # fmt: skip


def _set_up(db: sqlite3.Connection) -> None:
    """Make the tables, in place of those of another version."""
    if _version(db) == VERSION:
        return
    with _transaction(db):
        # Another process may have been faster.
        if _version(db) == VERSION:
            return
        for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            db.execute(f'DROP TABLE "{table}"')
        for statement in _TABLES.split(";\n"):
            db.execute(statement)
        db.execute(f"PRAGMA user_version = {VERSION}")


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


@contextlib.contextmanager
def _transaction(db: sqlite3.Connection) -> Iterator[None]:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            db.rollback()
        raise
    db.commit()


def _inode(file: Path) -> int:
    try:
        return file.stat().st_ino
    except OSError:
        return 0


def _is_broken(problem: sqlite3.DatabaseError) -> bool:
    """Say whether a file is at fault and not what surrounds it. A text that is none comes without a code."""
    return getattr(problem, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF in _BROKEN
