"""A snapshot says that nothing has changed; tests/cli/test_entry.py goes through all that can."""

import os
import sqlite3
from pathlib import Path

import pytest

from generator.incremental.cache import Cache, place
from generator.incremental.snapshot import cache_of, key, unchanged, write
from generator.incremental.stamps import signature


@pytest.fixture
def taken(tmp_path):
    """A cache with a snapshot of two files and a folder, whose names are none in UTF-8."""
    paths = [tmp_path / "a.yaml", Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.yaml")), tmp_path / "folder"]
    paths[0].write_text("one")
    paths[1].write_text("two")
    paths[2].mkdir()
    cache = Cache(tmp_path / "cache" / "x.sqlite")
    with cache.change():
        write(cache.db, "call", {str(path): signature(str(path)) for path in paths}, {"files": 2})
    cache.close()
    return tmp_path / "cache" / "x.sqlite", paths


def test_what_was_told_is_told(taken):
    assert unchanged(taken[0], "call") == {"files": 2}


def test_of_another_call_nothing_is_known(taken):
    assert unchanged(taken[0], "other") is None
    assert unchanged(taken[0].with_name("none.sqlite"), "call") is None


@pytest.mark.parametrize("number", [0, 1, 2])
@pytest.mark.parametrize("change", ["touched", "gone"])
def test_each_file_and_folder_counts(taken, number, change):
    path = taken[1][number]
    if change == "touched":
        os.utime(path, (1, 1))
    elif path.is_dir():
        path.rmdir()
    else:
        path.unlink()

    assert unchanged(taken[0], "call") is None


@pytest.mark.parametrize(
    "value", [b"", b"{}", b"{}\n", b'{"paths": 3}\nabc', b'{"paths": "x"}\n', b'{"paths": 1}\n\xff1234567', "text"]
)
def test_one_that_is_damaged_is_none(taken, value):
    with sqlite3.connect(taken[0]) as db:
        db.execute("UPDATE snapshot SET value = ?", (value,))
    db.close()

    assert unchanged(taken[0], "call") is None


@pytest.mark.parametrize("data", [b"", b"rubbish" * 999])
def test_a_cache_that_is_none_has_none(taken, data):
    taken[0].write_bytes(data)

    assert unchanged(taken[0], "call") is None


def test_a_few_calls_are_remembered_the_latest_ones(tmp_path):
    cache = Cache(tmp_path / "x.sqlite")
    for number in range(20):
        with cache.change():
            write(cache.db, f"call {number}", {str(tmp_path): signature(str(tmp_path))}, {})
    kept = [name for (name,) in cache.db.execute("SELECT name FROM snapshot ORDER BY rowid")]
    cache.close()

    assert kept == [f"call {number}" for number in range(12, 20)]


def test_a_call_is_its_words_in_its_folder_at_its_date(monkeypatch, tmp_path):
    first = key(["a", "b"])

    assert key(["a", "b"]) == first
    assert len({first, key(["a b"]), key(["a", "b", ""]), key(["b", "a"]), key(["a\0b"])}) == 5
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert key(["a", "b"]) != first
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.chdir(tmp_path)
    assert key(["a", "b"]) != first


class TestWhereItLies:
    def test_beside_the_output_that_is_named(self, tmp_path):
        assert cache_of(".", str(tmp_path / "ads")) == place(tmp_path / "ads", tmp_path)

    @pytest.mark.parametrize("folder", ["", "postings", "postings/deep"])
    def test_or_that_the_settings_above_tell(self, site, folder):
        site.write("postings/deep/x.yaml", "")
        site.write("annons.toml", 'output = "made/ads"\n')

        assert cache_of(str(site.root / folder), None) == site.root / "made/.annons-cache/ads.sqlite"

    def test_nowhere_without_settings_or_with_wrong_ones(self, site):
        assert cache_of(str(site.root.parent), None) is None
        site.write("annons.toml", "output = [")
        assert cache_of(str(site.root), None) is None
