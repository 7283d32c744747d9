"""Places that fsspec knows: in memory, and an S3 server on this machine."""

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.output import WriteError
from generator.stores.remote import Remote, is_inside

PLACES = ["memory", pytest.param("s3", marks=pytest.mark.slow)]


@pytest.fixture(params=PLACES)
def store(request):
    return Remote(request.getfixturevalue(request.param) + "/ads/")


def test_what_is_written_is_read_and_writing_it_again_changes_nothing(store):
    assert store.write("a/b.html", b"ad")
    assert not store.write("a/b.html", b"ad")
    assert store.read("a/b.html") == b"ad"
    assert store.write("a/b.html", b"da")
    assert store.read("a/b.html") == b"da"
    assert store.read("a/c.html") is None


def test_what_is_removed_is_gone(store):
    store.write("a/b.html", b"ad")

    assert store.remove("a/b.html")
    assert not store.remove("a/b.html")
    assert store.read("a/b.html") is None


def test_signatures_are_of_those_that_are_there_and_change_with_them(store):
    store.write("a/b.html", b"ad")
    store.write("a/c.html", b"another ad")
    first = store.signatures(["a/b.html", "a/c.html", "a/d.html"])
    assert sorted(first) == ["a/b.html", "a/c.html"]
    assert store.signatures(["a/b.html"]) == {"a/b.html": first["a/b.html"]}
    store.write("a/b.html", b"da")
    assert store.signatures(["a/b.html"]) != {"a/b.html": first["a/b.html"]}
    assert store.signatures(["nothing"]) == {}


@pytest.mark.parametrize("name", ["../x", "/x", "a//b", "a/./b", "a\\b", "", ".."])
def test_no_name_leads_elsewhere(memory, name):
    assert not is_inside(name)
    with pytest.raises(WriteError, match="is no name of a file here"):
        Remote(memory).write(name, b"")


@given(st.text(st.characters(codec="utf-8", exclude_characters="/\\\0"), min_size=1, max_size=12), st.binary(max_size=50))
def test_any_name_and_bytes_come_back(name, data):
    store = Remote("memory://any")
    if is_inside(name):
        store.write(name, data)
        assert store.read(name) == data


def test_another_file_system_gets_whole_files_too(tmp_path):
    """A place that is no object store is written beside, then moved: fsspec's own local one stands in for a share."""
    store = Remote(f"local://{tmp_path}/ads")
    store.write("a/b.html", b"ad")
    store.write("a/b.html", b"another")

    assert [file.name for file in (tmp_path / "ads/a").iterdir()] == ["b.html"]
    assert (tmp_path / "ads/a/b.html").read_bytes() == b"another"
    assert store.remove("a/b.html")
    assert not (tmp_path / "ads/a").exists()


@pytest.mark.slow
def test_a_bucket_that_is_not_there_is_told(s3):
    store = Remote(f"{s3}-not/ads")

    with pytest.raises(WriteError, match="bucket does not exist") as caught:
        store.write("a.html", b"ad")
    assert "make the bucket" in caught.value.findings[0].hint


@pytest.mark.slow
def test_a_server_that_does_not_answer_is_one_clear_error(s3, tmp_path):
    (tmp_path / "annons.toml").write_text("")
    (tmp_path / "postings").mkdir()
    (tmp_path / "postings/hive.yaml").write_text("source_locale: en\ntitle: Beekeeper\n")
    # A process of its own: fsspec keeps what it has connected to.
    env = os.environ | {"AWS_ENDPOINT_URL": "http://127.0.0.1:9", "AWS_MAX_ATTEMPTS": "1"}
    command = [sys.executable, "-m", "generator", "build", str(tmp_path), "--output", f"{s3}/ads"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert done.stderr.startswith(f"error: {s3}/ads can't be read: Could not connect")
    assert len(done.stderr.splitlines()) == 2
