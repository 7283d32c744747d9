"""A folder as a store: as careful as writing files has always been here."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import InputError
from generator.output import WriteError
from generator.stores.local import Local


def test_what_is_written_is_read_and_writing_it_again_changes_nothing(tmp_path):
    store = Local(tmp_path / "ads")

    assert store.write("a/b.html", b"ad")
    assert not store.write("a/b.html", b"ad")
    assert store.read("a/b.html") == b"ad"
    assert (store.read("a/c.html"), store.read("a/b.html/c")) == (None, None)


def test_what_is_removed_takes_its_empty_folders_along(tmp_path):
    store = Local(tmp_path / "ads")
    store.write("a/b/c.html", b"ad")
    store.write("a/d.html", b"ad")

    assert store.remove("a/b/c.html")
    assert not store.remove("a/b/c.html")
    assert sorted(file.name for file in (tmp_path / "ads/a").iterdir()) == ["d.html"]
    store.remove("a/d.html")
    assert list((tmp_path / "ads").iterdir()) == []


def test_nothing_outside_is_removed(tmp_path):
    (tmp_path / "mine").write_text("mine")
    (tmp_path / "ads").mkdir()
    (tmp_path / "ads/link").symlink_to(tmp_path)

    store = Local(tmp_path / "ads")
    assert not store.remove("../mine")
    assert not store.remove(str(tmp_path / "mine"))
    assert not store.remove("link/mine")
    assert (tmp_path / "mine").read_text() == "mine"


def test_a_folder_in_the_way_is_told_before_and_after(tmp_path):
    store = Local(tmp_path)
    (tmp_path / "a.html").mkdir()

    with pytest.raises(WriteError, match="is a folder"):
        store.check(["b.html", "a.html"])
    with pytest.raises(WriteError):
        store.write("a.html", b"ad")
    with pytest.raises(InputError, match="can't be read"):
        store.read("a.html")


def test_a_signature_changes_with_the_file(tmp_path):
    store = Local(tmp_path)
    store.write("a.html", b"ad")
    first = store.signatures(["a.html", "b.html"])
    assert list(first) == ["a.html"]
    assert store.signatures(["a.html"]) == first
    store.write("a.html", b"da")
    assert store.signatures(["a.html"]) != first


@given(st.binary(max_size=200))
def test_any_bytes_come_back(tmp_path_factory, data):
    store = Local(tmp_path_factory.getbasetemp() / "any")
    store.write("x", data)

    assert store.read("x") == data
