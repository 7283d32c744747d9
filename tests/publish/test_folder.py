import json
import os
from pathlib import Path

import pytest

from generator import manifest
from generator.errors import InputError
from generator.output import WriteError
from generator.publish.folder import edition_before, files_of, move_in, staged


def fill(stage, files):
    for name, data in files.items():
        stage.add(name, data)
    ads = {"hive.en": {"files": {name: stage.files[name] for name in files}}}
    stage.add(manifest.FILE, manifest.encode({"ads": ads, "site": {}}))


def put(folder, files):
    before = edition_before(folder)
    with staged(folder) as stage:
        fill(stage, files)
        return move_in(stage, folder, before)


def test_a_new_folder_is_filled_and_nothing_else_is_left_beside_it(tmp_path):
    changed, gone = put(tmp_path / "site", {"a/b.html": b"one"})

    assert (changed, gone) == (["a/b.html", "manifest.json"], [])
    assert (tmp_path / "site" / "a" / "b.html").read_bytes() == b"one"
    assert [one.name for one in tmp_path.iterdir()] == ["site"]


def test_what_is_as_it_was_is_left_alone_and_what_is_over_is_deleted(tmp_path):
    folder = tmp_path / "site"
    put(folder, {"a/b.html": b"one", "c.html": b"two"})
    os.utime(folder / "c.html", (1, 1))

    changed, gone = put(folder, {"c.html": b"two", "d.html": b"three"})

    assert (changed, gone) == (["d.html", "manifest.json"], ["a/b.html"])
    assert not (folder / "a").exists()
    assert (folder / "c.html").stat().st_mtime == 1


def test_a_file_that_a_person_put_there_stays(tmp_path):
    folder = tmp_path / "site"
    put(folder, {"a.html": b"one"})
    (folder / "CNAME").write_text("jobs.example\n")

    put(folder, {"b.html": b"one"})

    assert (folder / "CNAME").exists()


def test_the_manifest_comes_after_what_it_tells_of(tmp_path, monkeypatch):
    folder, moved = tmp_path / "site", []
    real = os.replace
    monkeypatch.setattr(os, "replace", lambda old, new: (moved.append(Path(new).name), real(old, new)))

    put(folder, {"z.html": b"one"})

    assert moved[-1] == "manifest.json"


@pytest.mark.parametrize("name", ["../outside.txt", "/etc/outside.txt", "a/../../outside.txt"])
def test_a_manifest_that_names_files_elsewhere_deletes_none(tmp_path, name):
    outside = tmp_path / "outside.txt"
    outside.write_text("mine")
    folder = tmp_path / "site"
    folder.mkdir()
    document = {"schema_version": 1, "ads": {"x": {"files": {name: {}}}}, "site": {}}
    (folder / manifest.FILE).write_text(json.dumps(document))

    put(folder, {"a.html": b"one"})

    assert outside.exists()


def test_a_folder_that_holds_something_else_is_refused(tmp_path):
    (tmp_path / "thesis.docx").write_text("mine")
    with pytest.raises(InputError, match="something else than a site"):
        edition_before(tmp_path)


def test_what_a_build_wrote_is_no_site(site):
    site.posting()
    site.build()

    with pytest.raises(InputError, match="something else than a site"):
        edition_before(site.out)


def test_a_folder_that_is_not_there_or_empty_will_do(tmp_path):
    assert edition_before(tmp_path / "site") == {}
    assert edition_before(tmp_path) == {}


def test_two_files_of_one_name_are_refused(tmp_path):
    with staged(tmp_path / "site") as stage:
        stage.add("a.html", b"one")
        with pytest.raises(InputError, match=r"a\.html"):
            stage.add("a.html", b"two")


def test_what_was_not_moved_in_leaves_the_site_as_it_was_and_no_parts(tmp_path):
    put(tmp_path / "site", {"a.html": b"one"})

    with staged(tmp_path / "site") as stage:
        stage.add("b.html", b"two")

    assert sorted(one.name for one in tmp_path.iterdir()) == ["site"]
    assert not (tmp_path / "site" / "b.html").exists()


def test_a_folder_that_can_t_be_made_is_told(tmp_path):
    (tmp_path / "site").write_text("a file")

    with pytest.raises(WriteError), staged(tmp_path / "site" / "deeper"):
        pass


def test_all_files_that_a_manifest_knows_are_listed():
    document = {"ads": {"x": {"files": {"a": {}}}}, "files": {"b": {}}}

    assert files_of(document) == {"a", "b"}
