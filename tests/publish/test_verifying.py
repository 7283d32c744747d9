import json

import pytest

from generator import manifest
from generator.errors import InputError
from generator.publish import sums
from generator.publish.folder import move_in, staged
from generator.publish.verifying import verify


@pytest.fixture
def folder(tmp_path):
    """A small published folder."""
    with staged(tmp_path / "site") as stage:
        page = stage.add("hive/hive.en.html", b"page")
        index = stage.add("index.html", b"index")
        told = {"ads": {"hive.en": {"files": {"hive/hive.en.html": page}}}, "files": {"index.html": index}, "site": {}}
        stage.add("manifest.json", manifest.encode(told))
        stage.add("SHA256SUMS", sums.text({name: one["sha256"] for name, one in stage.files.items()}))
        move_in(stage, tmp_path / "site", {})
    return tmp_path / "site"


def wrong(folder):
    return [(one.where.file.relative_to(folder).as_posix(), one.message) for one in verify(folder).findings]


def test_a_folder_as_it_was_published_is_well(folder):
    assert wrong(folder) == []
    assert verify(folder).files == 3


def test_a_page_that_was_changed_is_told(folder):
    (folder / "hive" / "hive.en.html").write_bytes(b"paGe")

    assert wrong(folder) == [("hive/hive.en.html", "has changed since it was published")]


def test_a_page_that_is_gone_is_told(folder):
    (folder / "index.html").unlink()

    assert wrong(folder) == [("index.html", "is missing")]


def test_a_page_that_nobody_published_is_told(folder):
    (folder / "hive" / "extra.html").write_bytes(b"")

    assert wrong(folder) == [("hive/extra.html", "is not of this publication")]


def test_a_manifest_that_was_changed_along_with_its_sum_contradicts_the_others(folder):
    document = json.loads((folder / "manifest.json").read_bytes())
    document["ads"]["hive.en"]["files"]["hive/hive.en.html"]["sha256"] = "0" * 64
    data = json.dumps(document).encode()
    (folder / "manifest.json").write_bytes(data)
    told = sums.parse((folder / "SHA256SUMS").read_bytes())
    told["manifest.json"] = manifest.describe(data)["sha256"]
    (folder / "SHA256SUMS").write_bytes(sums.text(told))

    assert wrong(folder) == [("hive/hive.en.html", "manifest.json and SHA256SUMS don't say the same of it")]


@pytest.mark.parametrize(
    ("name", "said"), [("manifest.json", "there is no manifest.json in it"), ("SHA256SUMS", "can't be read")]
)
def test_without_its_records_it_is_no_published_folder(folder, name, said):
    (folder / name).unlink()

    with pytest.raises(InputError, match=said):
        verify(folder)


def test_a_line_that_is_no_sum_is_named(folder):
    (folder / "SHA256SUMS").write_bytes(b"nonsense\n")

    with pytest.raises(InputError, match=r"SHA256SUMS:1: holds a line that is no sum"):
        verify(folder)


def test_what_a_build_wrote_has_no_sums(site):
    site.posting()
    site.build()

    with pytest.raises(InputError, match="what “annons build” wrote"):
        verify(site.out)
