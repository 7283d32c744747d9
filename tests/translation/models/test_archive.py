import hashlib
import os
import subprocess

import pytest

from generator.errors import InputError
from generator.translation.models import archive
from generator.translation.models.members import Limits


def test_a_package_is_looked_at_and_nothing_written(make, put_package, tmp_path):
    file = put_package("da", "en", "1.9")
    before = sorted(tmp_path.rglob("*"))

    with archive.opened(file) as package:
        assert package.metadata.pair == ("da", "en")
        assert package.metadata.version == "1.9"
        assert package.sha256 == make.sha256(file.read_bytes())
        assert package.bytes == sum(map(len, make.files().values()))

    assert sorted(tmp_path.rglob("*")) == before


def test_a_package_is_unpacked_without_its_own_folder(make, put_package, tmp_path):
    target = tmp_path / "new"

    with archive.opened(put_package()) as package:
        package.unpack(target)

    found = {file.relative_to(target).as_posix(): file.read_bytes() for file in target.rglob("*") if file.is_file()}
    assert found == make.files()


def test_folders_of_their_own_come_along(make, tmp_path):
    inside = [("p/", b""), ("p/stanza/", b""), *((f"p/{name}", data) for name, data in make.files().items())]
    file = tmp_path / "x"
    file.write_bytes(make.zipped(inside))

    with archive.opened(file) as package:
        package.unpack(tmp_path / "new")

    assert (tmp_path / "new" / "stanza").is_dir()


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_rights_that_a_zip_gives_are_not_taken_over(make, tmp_path):
    import zipfile  # noqa: PLC0415

    member = zipfile.ZipInfo("translate-da_en/run", (2020, 1, 1, 0, 0, 0))
    member.external_attr = 0o106777 << 16
    file = tmp_path / "x"
    file.write_bytes(make.package(extra=[(member, b"#!/bin/sh\n")]))

    with archive.opened(file) as package:
        package.unpack(tmp_path / "new")

    assert (tmp_path / "new" / "run").stat().st_mode & 0o7111 == 0


def test_the_hash_of_its_files_does_not_depend_on_the_packing(make, tmp_path):
    hashes = set()
    for number, data in enumerate(
        (make.package(), make.package(root="other"), make.zipped([(f"r/{n}", d) for n, d in reversed(make.files().items())], 0))
    ):
        file = tmp_path / str(number)
        file.write_bytes(data)
        with archive.opened(file) as package:
            hashes.add(package.unpack(tmp_path / f"new{number}"))
    hashes.add(archive.hash_of_folder(tmp_path / "new0"))

    assert len(hashes) == 1


@pytest.mark.skipif(os.name == "nt", reason="needs sha256sum")
def test_the_hash_of_its_files_can_be_made_by_hand(put_package, tmp_path):
    with archive.opened(put_package()) as package:
        made = package.unpack(tmp_path / "new")
    command = "find . -type f -printf '%P\\n' | LC_ALL=C sort | xargs sha256sum"
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path / "new", check=True, capture_output=True)

    assert hashlib.sha256(done.stdout).hexdigest() == made


def test_a_changed_file_changes_the_hash_of_all(put_package, tmp_path):
    with archive.opened(put_package()) as package:
        before = package.unpack(tmp_path / "new")
    (tmp_path / "new" / "README.md").write_bytes(b"other")

    assert archive.hash_of_folder(tmp_path / "new") != before


@pytest.mark.parametrize(
    ("without", "said"),
    [
        (["metadata.json"], "it holds no metadata.json"),
        (["model/model.bin"], "it holds no model/model.bin"),
        (["sentencepiece.model"], "neither sentencepiece.model nor bpe.model"),
    ],
)
def test_what_a_package_needs_must_be_there(put_package, without, said):
    file = put_package(without=without)

    with pytest.raises(InputError, match=said) as caught, archive.opened(file):
        pass
    assert caught.value.findings[0].where.file == file


def test_bpe_will_do_for_a_tokenizer(put_package):
    file = put_package(without=["sentencepiece.model"], extra=[("translate-da_en/bpe.model", b"pieces")])

    with archive.opened(file) as package:
        assert package.metadata.pair == ("da", "en")


@pytest.mark.parametrize("name", ["model/model.bin", "sentencepiece.model"])
def test_what_a_package_needs_must_hold_something(put_package, name):
    file = put_package(without=[name], extra=[(f"translate-da_en/{name}", b"")])

    with pytest.raises(InputError, match="is no package"), archive.opened(file):
        pass


@pytest.mark.parametrize(
    "extra", [("other/file", b"x"), ("file", b"x"), ("translate-da_en-2/metadata.json", b"{}"), ("__MACOSX/._x", b"x")]
)
def test_there_must_be_one_folder(put_package, extra):
    with pytest.raises(InputError, match="do not lie in one folder"), archive.opened(put_package(extra=[extra])):
        pass


@pytest.mark.parametrize("members", [[], [("metadata.json", b"{}")], [("a/", b"")]])
def test_other_zips_are_no_packages(make, tmp_path, members):
    file = tmp_path / "x"
    file.write_bytes(make.zipped(members))

    with pytest.raises(InputError, match="is no package"), archive.opened(file):
        pass


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"{", "is no JSON"),
        (b"[]", "is no JSON object"),
        (b"{}", "has no language code as from_code"),
        (b" " * 2_000_000, "too long"),
    ],
)
def test_the_metadata_must_make_sense(put_package, text, said):
    file = put_package(without=["metadata.json"], extra=[("translate-da_en/metadata.json", text)])

    with pytest.raises(InputError, match=said), archive.opened(file, Limits(ratio=10_000)):
        pass


def test_it_is_called_by_another_name_in_messages(tmp_path, put_package):
    file = put_package(without=["metadata.json"])

    with pytest.raises(InputError) as caught, archive.opened(file, name=tmp_path / "called"):
        pass
    assert caught.value.findings[0].where.file == tmp_path / "called"


@pytest.mark.parametrize("name", ["../evil", "translate-da_en/../../evil", "/evil", "translate-da_en\\..\\..\\evil"])
def test_nothing_is_written_outside_the_folder(put_package, tmp_path, name):
    file = put_package(extra=[(name, b"evil")])

    with pytest.raises(InputError, match="is refused"), archive.opened(file) as package:
        package.unpack(tmp_path / "new")
    assert not list(tmp_path.rglob("*evil*"))
    assert not (tmp_path / "new").exists()


def test_a_damaged_model_is_found_while_unpacking(put_package, tmp_path):
    file = put_package()
    data = bytearray(file.read_bytes())
    data[data.index(b"model.bin") + 5000] ^= 0xFF
    file.write_bytes(data)

    with pytest.raises(InputError, match="is damaged"), archive.opened(file) as package:
        package.unpack(tmp_path / "new")
