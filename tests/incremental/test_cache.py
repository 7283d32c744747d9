"""The cache's file: what it keeps, and what becomes of a build when it can't be used."""

import json
import sqlite3
from pathlib import Path

import pytest

from generator.incremental.cache import FORM, AdRow, Cache, FileRow, PostingRow, encode, place
from generator.incremental.stamps import Stamp

POSTING = PostingRow("postings/a.yaml", "a", ("a",), ("a.da", "a.en"), {"da": "[]"}, "shared", "basis")


def file(name, ad="a.en", basis="basis"):
    return FileRow(name, ad, '{"bytes": 1}', "wish", "shared", basis, "[1, 2, 3, 4]")


def ad(key, posting, told, *, employer=True):
    return AdRow(key, posting, told, employer)


@pytest.fixture
def cache(tmp_path):
    opened = Cache(tmp_path / ".annons-cache" / "output.sqlite")
    yield opened
    opened.close()


def test_it_keeps_what_it_is_told(cache):
    with cache.change():
        cache.add_sources({"a": Stamp((1, 2, 3, 4), "held"), "b": Stamp((0, 0, 0, 0), "")})
        cache.add_bases({"basis": json.dumps({"a": "held"})})
        cache.add_postings([POSTING])
        cache.add_ads([ad("a.en", "a", "told")], [file("a/a.en.md"), file("a/a.en.html")])
        cache.add_ads([ad("a.da", "a", "told", employer=False)], [file("a/a.da.md", "a.da")])
        cache.set_meta("x", "1")
    cache.close()
    again = Cache(cache.file)

    assert again.lasting
    assert again.sources() == {"a": Stamp((1, 2, 3, 4), "held"), "b": Stamp((0, 0, 0, 0), "")}
    assert again.bases() == {"basis": {"a": "held"}}
    assert again.postings() == {"postings/a.yaml": POSTING}
    assert sorted(again.files()) == ["a/a.da.md", "a/a.en.html", "a/a.en.md"]
    assert again.keys_of("a") == [("a.da", False), ("a.en", True)]
    assert again.ads() == [("a.da", "a"), ("a.en", "a")]
    assert again.all_keys() == ["a.da", "a.en"]
    assert [row.name for row in again.files_of("a.da")] == ["a/a.da.md"]
    assert (again.meta("x"), again.meta("y")) == ("1", None)
    again.close()


def test_files_of_other_formats_stay_when_an_ad_is_told_of_again(cache):
    cache.add_ads([ad("a.en", "a", "old")], [file("a/a.en.md")])
    cache.add_ads([ad("a.en", "a", "new")], [file("a/a.en.html")])

    assert list(cache.manifest()) == [("a.en", "new", [("a/a.en.html", '{"bytes": 1}'), ("a/a.en.md", '{"bytes": 1}')])]


def test_the_manifest_is_in_order_and_has_no_ad_without_files(cache):
    for key in ("b.en", "a.en", "c.en", "a-b.en"):
        cache.add_ads([ad(key, key[0], key)], [] if key == "c.en" else [file(f"{key}.md", key)])

    assert [key for key, _, _ in cache.manifest()] == ["a-b.en", "a.en", "b.en"]


def test_what_is_forgotten_is_gone(cache):
    cache.add_postings([POSTING])
    cache.add_ads([ad("a.en", "a", "told")], [file("a/a.en.md"), file("a/a.en.html")])
    cache.forget_file("a/a.en.md")
    assert [row.name for row in cache.files_of("a.en")] == ["a/a.en.html"]
    cache.forget_ad("a.en")
    cache.forget_posting(POSTING.file)

    assert (cache.files(), cache.ads(), cache.postings()) == ({}, [], {})


def test_what_is_kept_under_a_name_is_forgotten_if_it_is_still_that(cache):
    cache.set_meta("x", "2")
    cache.forget_meta("x", "1")
    assert cache.meta("x") == "2"
    cache.forget_meta("x", "2")
    assert cache.meta("x") is None


def test_sets_of_inputs_that_nothing_is_made_from_are_dropped(cache):
    for name in ("basis", "shared", "old"):
        cache.add_bases({name: "{}"})
    cache.add_ads([ad("a.en", "a", "told")], [file("a/a.en.md")])
    cache.tidy()

    assert sorted(cache.bases()) == ["basis", "shared"]


def test_a_change_is_whole_or_none(cache):
    def half():
        with cache.change():
            cache.set_meta("x", "1")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half()
    assert cache.meta("x") is None
    assert cache.lasting


def test_where_there_is_no_room_it_goes_on_in_memory(cache):
    with cache.change():
        cache.set_meta("before", "1")
    cache.db.execute("PRAGMA max_page_count = 1")
    with cache.change():
        cache.set_meta("big", "x" * 1_000_000)

    assert not cache.lasting
    assert (cache.meta("before"), cache.meta("big")) == ("1", None)
    with cache.change():
        cache.set_meta("after", "1")
    assert cache.meta("after") == "1"
    with sqlite3.connect(cache.file) as db:
        assert [name for (name,) in db.execute("SELECT name FROM meta")] == ["before"]
    db.close()


def test_damage_is_told_and_not_taken_for_want_of_room(cache):
    def damaged():
        with cache.change():
            message = "database disk image is malformed"
            raise sqlite3.DatabaseError(message)

    with pytest.raises(sqlite3.DatabaseError, match="malformed"):
        damaged()


def test_a_file_of_another_form_is_begun_anew(cache):
    cache.set_meta("x", "1")
    cache.db.execute(f"PRAGMA user_version = {FORM + 1}")
    cache.close()
    again = Cache(cache.file)

    assert (again.lasting, again.meta("x")) == (True, None)
    again.close()


@pytest.mark.parametrize("what", ["a folder", "no folder"])
def test_where_it_can_t_be_there_is_one_for_the_while(tmp_path, what):
    name = tmp_path / "x" / "output.sqlite"
    if what == "a folder":
        name.mkdir(parents=True)
    else:
        (tmp_path / "x").write_text("in the way")
    cache = Cache(name)
    cache.set_meta("x", "1")

    assert (cache.lasting, cache.meta("x")) == (False, "1")
    cache.close()


def test_none_lasts_as_long_as_it_is_open():
    cache = Cache(None)
    cache.set_meta("x", "1")

    assert (cache.lasting, cache.meta("x")) == (False, "1")
    cache.close()


def test_its_folder_hides_itself(cache):
    folder = cache.file.parent

    assert "*" in (folder / ".gitignore").read_text().splitlines()
    assert (folder / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")


@pytest.mark.parametrize(
    ("output", "lies"),
    [
        ("site/output", "site/.annons-cache/output.sqlite"),
        ("site/sub/../ads", "site/.annons-cache/ads.sqlite"),
        ("ads.d", ".annons-cache/ads.d.sqlite"),
    ],
)
def test_it_lies_beside_the_output(tmp_path, output, lies):
    assert place(tmp_path / output, tmp_path / "site") == tmp_path / lies


def test_that_of_a_bucket_lies_in_the_workspace(tmp_path):
    one, other = place("s3://bucket/ads", tmp_path), place("s3://bucket/other", tmp_path)

    assert one.parent == other.parent == tmp_path / ".annons-cache"
    assert one != other


def test_nothing_lies_beside_the_root():
    assert place(Path(Path.cwd().anchor), Path()) is None


def test_a_signature_of_either_kind_is_kept_as_text():
    assert encode((1, 2, 3, 4)) == encode([1, 2, 3, 4]) == "[1, 2, 3, 4]"
    assert encode(("etag", 5)) == '["etag", 5]'
