"""The cache of an output folder: a small SQLite file beside it that says what each file in it was made from.

It is never needed: without it everything is made, and the bytes are the same. So whatever is wrong with it (another version's
form, a damaged file, no room on the disk) costs a build its memory and nothing else. Rows are written after the files they
tell of; who is killed in between makes those files again.
"""

import contextlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from generator.incremental.stamps import Signature, Stamp

FOLDER = ".annons-cache"
"""The folder beside the output folder that caches lie in; it hides itself from git."""
FORM = 2
"""Version of the tables; a cache of another one is begun anew."""
_PATIENCE = 30.0
"""Seconds to wait for another build that is writing."""
_TABLES = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS source (path TEXT PRIMARY KEY, mtime INT, ctime INT, size INT, inode INT, content TEXT)
    WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS basis (id TEXT PRIMARY KEY, inputs TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS posting (
    file TEXT PRIMARY KEY, id TEXT, names TEXT, keys TEXT, findings TEXT, shared TEXT, basis TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS ad (key TEXT PRIMARY KEY, posting TEXT, told TEXT, employer INT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS file (
    name TEXT PRIMARY KEY, ad TEXT, told TEXT, wish TEXT, shared TEXT, basis TEXT, signature TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS snapshot (name TEXT PRIMARY KEY, value BLOB);
CREATE INDEX IF NOT EXISTS file_ad ON file (ad);
CREATE INDEX IF NOT EXISTS ad_posting ON ad (posting);
"""


class PostingRow(NamedTuple):
    """A posting as it was when it was last built without an error."""

    file: str
    id: str
    names: tuple[str, ...]
    keys: tuple[str, ...]
    findings: dict[str, str]
    """Findings as JSON by locale."""
    shared: str
    basis: str
    """The sets of inputs that all of its ads share, with all others and among themselves."""
    inputs: str = ""
    """The latter, as JSON, where it is known."""


class AdRow(NamedTuple):
    """An ad in a locale: its key in the manifest, its posting's id, and what the manifest says of it but for its files."""

    key: str
    posting: str
    told: str
    employer: bool


class FileRow(NamedTuple):
    """A file that was made: of which ad, what the manifest says of it, and what it was made from.

    ``wish`` is what was asked for, ``shared`` and ``basis`` name sets of inputs; ``signature`` is the file's own.
    """

    name: str
    ad: str
    told: str
    wish: str
    shared: str
    basis: str
    signature: str


class Cache:
    """The cache of one output folder."""

    def __init__(self, file: Path | None) -> None:
        """Open a cache, or begin one; ``None``: one that lasts as long as this object."""
        self.file = file
        self._db = _open(file)
        self.lasting = file is not None and self._db is not None
        self._db = self._db or _open(None)

    @property
    def db(self) -> sqlite3.Connection:
        """Return the connection."""
        assert self._db is not None  # noqa: S101 - one in memory can always be opened
        return self._db

    def close(self) -> None:
        """Close it."""
        self.db.close()

    @contextlib.contextmanager
    def change(self) -> Iterator[None]:
        """Change several rows at once or not at all; what a full disk refuses, the next build makes again.

        Raises:
            sqlite3.DatabaseError: the file is damaged.
        """
        try:
            self.db.execute("BEGIN IMMEDIATE")
            yield
            self.db.execute("COMMIT")
        except sqlite3.OperationalError:
            with contextlib.suppress(sqlite3.Error):
                self.db.execute("ROLLBACK")
            if self.file is None:
                raise
            self._give_up()
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self.db.execute("ROLLBACK")
            raise

    def _give_up(self) -> None:
        """Go on without a file: what this run knows it keeps in memory.

        Raises:
            sqlite3.DatabaseError: what is in the file can't be read any more.
        """
        memory = _open(None)
        assert memory is not None  # noqa: S101 - as above
        try:
            self.db.backup(memory)
        except sqlite3.Error as problem:
            memory.close()
            raise sqlite3.DatabaseError(str(problem)) from problem
        with contextlib.suppress(sqlite3.Error):
            self.db.close()
        self._db, self.lasting = memory, False

    def meta(self, name: str) -> bytes | str | None:
        """Return what is kept under a name."""
        row = self.db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def set_meta(self, name: str, value: bytes | str) -> None:
        """Keep something under a name."""
        self.db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def forget_meta(self, name: str, value: bytes | str) -> None:
        """Forget what is kept under a name, if it is still this."""
        self.db.execute("DELETE FROM meta WHERE name = ? AND value = ?", (name, value))

    def sources(self) -> dict[str, Stamp]:
        """Return what is known of all inputs."""
        rows = self.db.execute("SELECT path, mtime, ctime, size, inode, content FROM source")
        return {path: Stamp((mtime, ctime, size, inode), held) for path, mtime, ctime, size, inode, held in rows}

    def add_sources(self, stamps: Mapping[str, Stamp]) -> None:
        """Take note of inputs."""
        rows = [(path, *one.signature, one.content) for path, one in stamps.items()]
        self.db.executemany("INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?, ?)", rows)

    def bases(self) -> dict[str, dict[str, str]]:
        """Return all sets of inputs: path → content."""
        return {name: json.loads(inputs) for name, inputs in self.db.execute("SELECT id, inputs FROM basis")}

    def add_bases(self, bases: Mapping[str, str]) -> None:
        """Take note of sets of inputs, each as JSON by its name."""
        self.db.executemany("INSERT OR IGNORE INTO basis VALUES (?, ?)", bases.items())

    def postings(self) -> dict[str, PostingRow]:
        """Return what is known of postings, by file."""
        rows = self.db.execute("SELECT file, id, names, keys, findings, shared, basis FROM posting")
        return {
            row[0]: PostingRow(
                row[0], row[1], tuple(json.loads(row[2])), tuple(json.loads(row[3])), json.loads(row[4]), *row[5:]
            )
            for row in rows
        }

    def add_postings(self, rows: Iterable[PostingRow]) -> None:
        """Take note of postings."""
        told = [
            (row.file, row.id, json.dumps(row.names), json.dumps(row.keys), json.dumps(row.findings), row.shared, row.basis)
            for row in rows
        ]
        self.db.executemany("INSERT OR REPLACE INTO posting VALUES (?, ?, ?, ?, ?, ?, ?)", told)

    def forget_posting(self, file: str) -> None:
        """Forget a posting: it is built again."""
        self.db.execute("DELETE FROM posting WHERE file = ?", (file,))

    def files(self) -> dict[str, FileRow]:
        """Return what is known of files, by name."""
        rows = self.db.execute("SELECT name, ad, told, wish, shared, basis, signature FROM file")
        return {row[0]: FileRow(*row) for row in rows}

    def files_of(self, key: str) -> list[FileRow]:
        """Return the files of an ad in a locale."""
        rows = self.db.execute("SELECT name, ad, told, wish, shared, basis, signature FROM file WHERE ad = ?", (key,))
        return [FileRow(*row) for row in rows]

    def keys_of(self, posting: str) -> list[tuple[str, bool]]:
        """Return the keys of a posting's ads, and whether they name an employer."""
        rows = self.db.execute("SELECT key, employer FROM ad WHERE posting = ? ORDER BY key", (posting,))
        return [(key, bool(employer)) for key, employer in rows]

    def ads(self) -> list[tuple[str, str]]:
        """Return the keys of all ads, with the ids of their postings."""
        return list(self.db.execute("SELECT key, posting FROM ad ORDER BY key"))

    def all_keys(self) -> list[str]:
        """Return the keys of all ads."""
        return [key for (key,) in self.db.execute("SELECT key FROM ad ORDER BY key")]

    def add_ads(self, rows: Iterable[AdRow], files: Iterable[FileRow]) -> None:
        """Take note of ads and of some of their files; those of other formats stay."""
        self.db.executemany("INSERT OR REPLACE INTO ad VALUES (?, ?, ?, ?)", rows)
        self.db.executemany("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?, ?)", files)

    def touch(self, name: str, signature: str) -> None:
        """Take note of a file's new signature: its content is the same."""
        with contextlib.suppress(sqlite3.Error):
            self.db.execute("UPDATE file SET signature = ? WHERE name = ?", (signature, name))

    def forget_ad(self, key: str) -> None:
        """Forget an ad and its files."""
        self.db.execute("DELETE FROM file WHERE ad = ?", (key,))
        self.db.execute("DELETE FROM ad WHERE key = ?", (key,))

    def forget_file(self, name: str) -> None:
        """Forget a file."""
        self.db.execute("DELETE FROM file WHERE name = ?", (name,))

    def manifest(self) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
        """Yield, by key, what the manifest says of each ad, and each of its files with what it says of that."""
        files = iter(self.db.execute("SELECT ad, name, told FROM file ORDER BY ad, name").fetchone, None)
        ahead = next(files, None)
        for key, told in self.db.execute("SELECT key, told FROM ad ORDER BY key"):
            own: list[tuple[str, str]] = []
            while ahead is not None and ahead[0] <= key:
                if ahead[0] == key:
                    own.append((ahead[1], ahead[2]))
                ahead = next(files, None)
            if own:
                yield key, told, own

    def tidy(self) -> None:
        """Drop the sets of inputs that no file is made from any more."""
        self.db.execute("""DELETE FROM basis WHERE id NOT IN (
            SELECT basis FROM file UNION SELECT shared FROM file
            UNION SELECT basis FROM posting UNION SELECT shared FROM posting
        )""")


def place(output: Path | str, workspace: Path) -> Path | None:
    """Return where the cache of an output folder lies: beside it; ``None`` where nothing is beside it.

    Args:
        output: the folder, or the URL of a place whose cache lies in the workspace.
        workspace: the workspace's folder.
    """
    if isinstance(output, str):
        return workspace / FOLDER / f"{sha256(output.encode()).hexdigest()[:16]}.sqlite"
    folder = Path(os.path.abspath(output))  # noqa: PTH100 - resolve() would follow a link to another disk
    return folder.parent / FOLDER / f"{folder.name}.sqlite" if folder.name else None


def _open(file: Path | None) -> sqlite3.Connection | None:
    """Open a cache; one that can't be used is thrown away, and ``None`` is for where there can't be one."""
    for again in (False, True):
        try:
            if file is not None:
                _prepare(file)
            db = sqlite3.connect(file or ":memory:", timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
            try:
                _set_up(db)
            except BaseException:
                db.close()
                raise
        except sqlite3.OperationalError:
            # Locked, read-only, or no room: another's cache may be whole, and is left alone.
            return None
        except (sqlite3.DatabaseError, ValueError):
            if file is None or again:
                return None
            with contextlib.suppress(OSError):
                file.unlink()
        except OSError:
            return None
        else:
            return db
    return None


def _set_up(db: sqlite3.Connection) -> None:
    """Make the tables.

    Raises:
        ValueError: they are of another form.
    """
    # A power cut may cost the last rows, not the file: those are made again.
    db.execute("PRAGMA synchronous = NORMAL")
    form = db.execute("PRAGMA user_version").fetchone()[0]
    if form not in {0, FORM}:
        message = f"a cache of form {form}"
        raise ValueError(message)
    if form == 0:
        # At once: each statement by itself would wait for the disk.
        db.executescript(f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {FORM}; COMMIT;")


def _prepare(file: Path) -> None:
    folder = file.parent
    if not folder.is_dir():
        folder.mkdir(parents=True)
        (folder / ".gitignore").write_text("# Made by annons; can be deleted at any time.\n*\n", "utf-8")
        (folder / "CACHEDIR.TAG").write_text("Signature: 8a477f597d28d172789f06886806bc55\n# Made by annons.\n", "utf-8")


def encode(signature: Signature | tuple[object, ...]) -> str:
    """Return a file's signature as it is kept."""
    return json.dumps(signature)
