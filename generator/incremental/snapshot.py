"""The shortest way to nothing to do: one look at every file that the last build of the same call read and wrote.

A build that left nothing to say takes down the signatures of all its inputs, of the folders in which another input could turn
up, and of all its files. If the same call finds them all as they were, that is all it does. This module loads nothing that a
look at files does not need: reading postings takes the program half a second to load for.
"""

import json
import os
import sqlite3
import sys
from array import array
from collections.abc import Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path

_KEPT = 8
"""Calls that are remembered: a site has a few that are made again and again."""


def key(*asked: object) -> str:
    """Return what names a call: all that was asked for, and what it depends on beside files."""
    told = [sys.version, os.getcwd(), os.environ.get("SOURCE_DATE_EPOCH", ""), *map(repr, asked)]  # noqa: PTH109 - no Path for it
    return sha256("\0".join(told).encode("utf-8", "surrogateescape")).hexdigest()[:32]


def write(db: sqlite3.Connection, name: str, signatures: Mapping[str, tuple[int, ...]], told: Mapping[str, object]) -> None:
    """Take down what a call found and left.

    Args:
        db: the cache.
        name: the call, from :func:`key`.
        signatures: of every file and folder, by path as it can be opened.
        told: what there is to tell when nothing has changed.
    """
    numbers = array("q", [number for each in signatures.values() for number in each])
    paths = "\0".join(signatures).encode("utf-8", "surrogateescape")
    head = json.dumps({**told, "paths": len(paths)}).encode()
    db.execute("DELETE FROM snapshot WHERE name = ?", (name,))
    db.execute("INSERT INTO snapshot VALUES (?, ?)", (name, b"\n".join([head, paths]) + numbers.tobytes()))
    latest = "SELECT name FROM snapshot ORDER BY rowid DESC LIMIT ?"
    db.execute(f"DELETE FROM snapshot WHERE name NOT IN ({latest})", (_KEPT,))  # noqa: S608 - no words but ours


def unchanged(cache: Path, name: str) -> dict[str, object] | None:
    """Return what there is to tell of a call whose files are all as they were; ``None`` if one is not, or may not be.

    Args:
        cache: the cache's file.
        name: the call, from :func:`key`.
    """
    try:
        if not cache.is_file():
            return None
        with closing(sqlite3.connect(f"{cache.absolute().as_uri()}?mode=ro", uri=True)) as db:
            row = db.execute("SELECT value FROM snapshot WHERE name = ?", (name,)).fetchone()
        if row is None:
            return None
        head, _, rest = row[0].partition(b"\n")
        told: dict[str, object] = json.loads(head)
        length = told.pop("paths")
        assert isinstance(length, int)  # noqa: S101 - as it was written
        numbers = array("q")
        stat = os.stat
        for path in rest[:length].decode("utf-8", "surrogateescape").split("\0"):
            now = stat(path)
            numbers.extend((now.st_mtime_ns, now.st_ctime_ns, now.st_size, now.st_ino))
        return told if numbers.tobytes() == rest[length:] else None
    except (OSError, sqlite3.Error, ValueError, KeyError, TypeError, AttributeError, AssertionError, OverflowError):
        return None


def cache_of(folder: str, output: str | None) -> Path | None:
    """Return where the cache of a call lies, as far as a glance at the workspace's settings can tell.

    Args:
        folder: the one folder that was named.
        output: the output folder that was named.
    """
    from generator.incremental.cache import place  # noqa: PLC0415 - together with what follows

    if output is not None:
        return place(Path(output), Path())
    for root in (Path(folder).absolute(), *Path(folder).absolute().parents):
        settings = root / "annons.toml"
        if settings.is_file():
            import tomllib  # noqa: PLC0415 - where there are settings

            try:
                told = tomllib.loads(settings.read_text("utf-8")).get("output", "output")
            except (OSError, ValueError):
                return None
            return place(root / str(told), root)
    return None
