"""A remote workspace on this machine's disk."""

import fsspec
import pytest

from generator.stores import MIRROR
from generator.stores.mirror import mirror, origin, place_of


@pytest.fixture
def remote(memory):
    files = fsspec.filesystem("memory")
    top = memory.removeprefix("memory:/")
    for name in ("annons.toml", "postings/a.yaml", "postings/a.da.po"):
        files.pipe_file(f"{top}/{name}", name.encode())
    return memory, files, top


def names(folder):
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file() and file.name != MIRROR)


def test_it_holds_what_is_there(remote, tmp_path):
    url, _, _ = remote

    assert mirror(url, tmp_path) == names(tmp_path) == ["annons.toml", "postings/a.da.po", "postings/a.yaml"]
    assert (tmp_path / "postings/a.yaml").read_text() == "postings/a.yaml"
    assert origin(tmp_path) == url


def test_what_changed_is_fetched_and_nothing_else(remote, tmp_path):
    url, files, top = remote
    mirror(url, tmp_path)
    before = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*.*")}
    files.pipe_file(f"{top}/postings/a.yaml", b"changed")
    mirror(url, tmp_path)

    changed = {file.name for file in before if file.stat().st_mtime_ns != before[file]}
    assert changed == {"a.yaml", MIRROR}
    assert (tmp_path / "postings/a.yaml").read_bytes() == b"changed"


def test_what_is_gone_goes_and_what_is_nobody_s_stays(remote, tmp_path):
    url, files, top = remote
    mirror(url, tmp_path)
    (tmp_path / "notes.txt").write_text("mine")
    files.rm_file(f"{top}/postings/a.da.po")
    mirror(url, tmp_path)

    assert names(tmp_path) == ["annons.toml", "notes.txt", "postings/a.yaml"]


def test_what_somebody_deleted_here_is_fetched_again(remote, tmp_path):
    url, _, _ = remote
    mirror(url, tmp_path)
    (tmp_path / "annons.toml").unlink()
    mirror(url, tmp_path)

    assert (tmp_path / "annons.toml").is_file()


def test_a_part_leaves_the_rest_as_it_was(remote, tmp_path):
    url, files, top = remote
    mirror(url, tmp_path)
    files.pipe_file(f"{top}/annons.toml", b"changed")
    files.rm_file(f"{top}/postings/a.yaml")
    assert mirror(url, tmp_path, lambda name: name == "annons.toml") == ["annons.toml"]
    assert names(tmp_path) == ["annons.toml", "postings/a.da.po", "postings/a.yaml"]
    mirror(url, tmp_path)
    assert names(tmp_path) == ["annons.toml", "postings/a.da.po"]


def test_names_that_lead_elsewhere_and_hidden_ones_are_not_fetched(remote, tmp_path):
    url, files, top = remote
    files.pipe_file(f"{top}/.git/config", b"x")
    files.pipe_file(f"{top}/a\\b", b"x")

    assert mirror(url, tmp_path) == ["annons.toml", "postings/a.da.po", "postings/a.yaml"]


def test_a_folder_of_another_url_is_filled_anew(remote, tmp_path):
    url, _, _ = remote
    (tmp_path / MIRROR).write_text('{"url": "memory://other", "files": {"old": [1, "x"]}}')
    (tmp_path / "old").write_text("not ours")

    assert len(mirror(url, tmp_path)) == 3
    assert (tmp_path / "old").is_file()


@pytest.mark.parametrize("damage", ["", "[]", "{}", "not JSON"])
def test_a_damaged_index_costs_a_fetch(remote, tmp_path, damage):
    url, _, _ = remote
    mirror(url, tmp_path)
    (tmp_path / MIRROR).write_text(damage)

    assert len(mirror(url, tmp_path)) == 3
    assert origin(tmp_path) == url


def test_it_lies_in_the_cache(monkeypatch, tmp_path):
    monkeypatch.setenv("ANNONS_CACHE", str(tmp_path))

    assert place_of("s3://bucket/ws") == place_of("s3://bucket/ws/") != place_of("s3://bucket/other")
    assert place_of("s3://bucket/ws").is_relative_to(tmp_path)
