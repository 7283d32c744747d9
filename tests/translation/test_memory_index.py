"""The index of a memory: made anew for what changed only, and whatever happens to its file."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from generator.errors import Where
from generator.posting.workspace import Workspace
from generator.translation import memory_index
from generator.translation.memory_index import VERSION, Index, path

DATA = Path(__file__).parent / "workspace"
HOUR = 3_600_000_000_000
ALL = 15
"""Translations in this folder's workspace."""


@pytest.fixture(autouse=True)
def _cache(tmp_path, monkeypatch):
    monkeypatch.setenv("ANNONS_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def root(tmp_path):
    """A copy of this folder's workspace, its files an hour old."""
    root = Path(shutil.copytree(DATA, tmp_path / "workspace"))
    for file in root.rglob("*"):
        age(file)
    return root


def age(file, hours=1):
    status = file.stat()
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns - hours * HOUR))


def opened(root):
    return Index(Workspace.open(root))


def count(root):
    index = opened(root)
    try:
        return index.rows("SELECT count(*) FROM units")[0][0], index.findings
    finally:
        index.close()


def told(findings):
    return [(one.severity, one.where, one.message) for one in findings]


def rewritten(file, old, new, *, unseen=False):
    """Change a file; ``unseen``: so that neither its time nor its size tell."""
    status = file.stat()
    file.write_bytes(file.read_bytes().replace(old.encode(), new.encode()))
    if unseen:
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def test_where_it_lies(root, tmp_path, monkeypatch):
    one = path(root)

    assert one.parent == tmp_path / "cache" / "memory"
    assert one.suffix == ".sqlite"
    assert len(one.stem) == 64
    monkeypatch.chdir(root)
    assert path(Path()) == one
    assert path(tmp_path) != one
    monkeypatch.delenv("ANNONS_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    assert path(root).name == one.name
    assert path(root).parent.name == "memory"


def test_everything_is_in_it(root):
    assert count(root) == (ALL, [])


def test_what_did_not_change_is_not_read_again(root):
    opened(root).close()
    rewritten(root / "postings" / "kok.nb.po", "Du lager mat", "Du baker nu!", unseen=True)
    # Neither is what it translates: another source locale would leave nothing.
    rewritten(root / "postings" / "kok.yaml", "source_locale: da", "source_locale: nb", unseen=True)
    index = opened(root)

    assert index.rows("SELECT target FROM units WHERE source = 'Du laver mad' AND target_locale = 'nb'") == [("Du lager mat",)]


def test_what_changed_is(root):
    opened(root).close()
    rewritten(root / "postings" / "kok.nb.po", "Du lager mat", "Du baker nu!")
    age(root / "postings" / "kok.nb.po")
    (root / "memory" / "trados.tmx").unlink()
    shutil.copy(root / "memory" / "omegat.tmx", root / "memory" / "more.tmx")
    index = opened(root)

    assert index.rows("SELECT target FROM units WHERE source = 'Du laver mad' AND target_locale = 'nb'") == [("Du baker nu!",)]
    assert index.rows("SELECT file, count(*) FROM units WHERE file LIKE 'memory/%' GROUP BY file") == [
        ("memory/more.tmx", 2),
        ("memory/omegat.tmx", 2),
        ("memory/several.tmx", 5),
    ]


def test_a_change_in_the_moment_of_the_last_reading_is_seen(root):
    (root / "postings" / "kok.nb.po").touch()
    opened(root).close()
    rewritten(root / "postings" / "kok.nb.po", "Du lager mat", "Du baker nu!", unseen=True)
    index = opened(root)

    assert index.rows("SELECT target FROM units WHERE source = 'Du laver mad' AND target_locale = 'nb'") == [("Du baker nu!",)]


def test_another_source_locale_changes_the_pair(root):
    opened(root).close()
    rewritten(root / "postings" / "kok.yaml", "source_locale: da", "source_locale: sv")
    index = opened(root)

    assert index.rows("SELECT DISTINCT source_locale FROM units WHERE origin = 'postings/kok.yaml' AND file LIKE '%.po'") == [
        ("sv",)
    ]


def test_broken_files_are_told_each_time_until_they_are_mended(root):
    file = root / "postings" / "kok.nb.po"
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b'msgstr "Du lager mat"', b"msgstr Du lager mat"))
    shutil.copy(DATA.parent / "exchange" / "bad" / "cut-off.tmx", root / "memory" / "bad.tmx")
    for name in ("postings/kok.nb.po", "memory/bad.tmx"):
        age(root / name)

    first, again = count(root), count(root)

    assert first == again
    assert first[0] == ALL - 3
    assert told(first[1]) == [
        ("warning", Where(file, 12, 0), "this line is no part of a PO file"),
        ("warning", Where(root / "memory" / "bad.tmx", 6, 36), "is broken here: Premature end of data in tag seg line 6"),
    ]
    file.write_bytes(whole)
    (root / "memory" / "bad.tmx").unlink()
    assert count(root) == (ALL, [])


def damage(file, how):
    data = file.read_bytes()
    if how == "no database":
        file.write_bytes(b"This is no database, but a text that is long enough." * 30)
    elif how == "emptied":
        file.write_bytes(b"")
    elif how == "cut off":
        file.write_bytes(data[: len(data) // 2])
    elif how == "garbled":
        file.write_bytes(data[:4096] + bytes(byte ^ 0x5A for byte in data[4096:]))
    else:
        db = sqlite3.connect(file)
        db.executescript(how)
        db.close()


DAMAGE = [
    "no database", "emptied", "cut off", "garbled",
    "PRAGMA user_version = 99; DROP TABLE units; CREATE TABLE other (x)",
    "DROP TABLE units",
    "ALTER TABLE units RENAME COLUMN target TO aim",
    "DROP TABLE files; CREATE VIEW files AS SELECT 1 AS name, 2 AS stamp",
]  # fmt: skip


@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_index_is_made_anew(root, how):
    opened(root).close()
    damage(path(root), how)
    index = opened(root)

    assert len(index.rows("SELECT target FROM units")) == ALL
    assert index.findings == []
    assert [one[0] for one in index.rows("PRAGMA user_version")] == [VERSION]
    assert index.rows("SELECT count(*) FROM sqlite_master WHERE name = 'other'") == [(0,)]
    index.close()
    assert count(root) == (ALL, [])


@pytest.mark.parametrize("how", ["no database", "cut off", "garbled", "DROP TABLE units"])
def test_an_index_that_is_damaged_while_it_is_open_is_made_anew(root, how):
    index = opened(root)
    damage(path(root), how)

    assert len(index.rows("SELECT source FROM units ORDER BY target")) == ALL
    assert index.findings == []


def test_an_index_that_is_deleted_while_it_is_open(root):
    index = opened(root)
    path(root).unlink()

    assert index.rows("SELECT count(*) FROM units") == [(ALL,)]
    index.close()
    assert not path(root).exists()
    assert count(root) == (ALL, [])
    assert path(root).exists()


def test_one_that_another_process_made_anew_is_left_alone(root):
    index = opened(root)
    file = path(root)
    shutil.copy(file, file.with_suffix(".new"))
    damage(file, "no database")
    file.with_suffix(".new").rename(file)
    kept = file.stat().st_ino
    index._db.close()
    index._db = index._again()

    assert index.rows("SELECT count(*) FROM units") == [(ALL,)]
    assert file.stat().st_ino == kept


def test_where_no_file_can_be_kept_there_is_one_in_memory(root, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("ANNONS_CACHE", str(tmp_path / "file"))
    found, findings = count(root)

    assert found == ALL
    assert told(findings) == [("info", Where(path(root)), "the index of the translation memory can't be kept: Not a directory")]


def test_where_a_folder_lies_in_its_place(root):
    path(root).mkdir(parents=True)
    found, findings = count(root)

    assert found == ALL
    assert told(findings) == [
        ("info", Where(path(root)), "the index of the translation memory can't be kept: unable to open database file")
    ]


def python(code, root, *arguments, wait=True):
    """Run code in a process of its own; ``index`` is open there."""
    head = (
        "import os, resource, signal, sys\nfrom pathlib import Path\nfrom generator.posting.workspace import Workspace\n"
        "from generator.translation.memory_index import Index\nworkspace = Workspace.open(Path(sys.argv[1]))\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", head + code, root, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    return process.communicate() if wait else process


def test_on_a_full_disk_there_is_one_in_memory(root):
    code = (
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\nindex = Index(workspace)\n"
        "print(len(index.rows('SELECT * FROM units')), index.findings[0].severity, index.findings[0].message)\n"
    )

    out, err = python(code, root)

    assert err == ""
    assert out.startswith(f"{ALL} info the index of the translation memory can't be kept: d")
    assert count(root) == (ALL, [])


@pytest.mark.slow
def test_several_processes_at_once(root):
    code = "index = Index(workspace)\nprint(len(index.rows('SELECT * FROM units')), index.findings)\n"
    running = [python(code, root, wait=False) for _ in range(4)]

    assert [process.communicate() for process in running] == [(f"{ALL} []\n", "")] * 4
    assert count(root) == (ALL, [])


def test_a_process_that_is_killed_while_it_writes(root):
    opened(root).close()
    code = (
        "index = Index(workspace)\ndb = index._db\ndb.execute('PRAGMA cache_size = 1')\ndb.execute('BEGIN IMMEDIATE')\n"
        "db.execute('DELETE FROM units')\nfor _ in range(5000):\n"
        "    db.execute('INSERT INTO units (file, source) VALUES (?, ?)', ('x', 'y' * 500))\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )

    python(code, root)

    assert path(root).with_name(path(root).name + "-journal").exists()
    assert count(root) == (ALL, [])


def test_one_that_writes_for_long_is_waited_for_and_then_done_without(root, monkeypatch):
    opened(root).close()
    monkeypatch.setattr(memory_index, "_PATIENCE", 0.1)
    other = sqlite3.connect(path(root), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    (root / "memory" / "trados.tmx").unlink()

    found, findings = count(root)

    assert found == ALL - 2
    assert told(findings) == [
        ("info", Where(path(root)), "the index of the translation memory can't be kept: database is locked")
    ]
    other.close()
    assert count(root) == (ALL - 2, [])
