import hashlib
import os
import subprocess
import zipfile

import pytest

from generator.errors import InputError
from generator.output import WriteError
from generator.translation.models import archive, bundle
from generator.translation.models.folders import Installed


@pytest.fixture
def packages(tmp_path, put_package):
    """Two installed packages."""
    found = []
    for source, target, version in (("en", "sv", "1.0"), ("da", "en", "1.9")):
        with archive.opened(put_package(source, target, version)) as package:
            package.unpack(tmp_path / f"{source}_{target}")
            found.append(Installed(package.metadata.pair, package.metadata.version, tmp_path / f"{source}_{target}"))
    return found


def repack(file, change):
    """Write a bundle anew, with other files."""
    with zipfile.ZipFile(file) as old:
        inside = {name: old.read(name) for name in old.namelist()}
    change(inside)
    with zipfile.ZipFile(file, "w") as new:
        for name, data in inside.items():
            new.writestr(name, data)


def test_packages_are_packed_with_their_hashes_and_a_word(packages, tmp_path):
    bundle.write(tmp_path / "some" / "models.zip", packages)

    with zipfile.ZipFile(tmp_path / "some" / "models.zip") as made:
        assert made.namelist() == [
            "translate-da_en-1_9.argosmodel",
            "translate-en_sv-1_0.argosmodel",
            "SHA256SUMS",
            "README.txt",
        ]
        text = made.read("README.txt").decode()
    assert "da→en 1.9\n    en→sv 1.0\n" in text
    assert "annons models install FILE.zip" in text
    assert [one.name for one in (tmp_path / "some").iterdir()] == ["models.zip"]


@pytest.mark.skipif(os.name == "nt", reason="needs sha256sum")
def test_sha256sum_reads_the_hashes(packages, tmp_path):
    bundle.write(tmp_path / "models.zip", packages)
    zipfile.ZipFile(tmp_path / "models.zip").extractall(tmp_path / "out")

    done = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path / "out", check=True, capture_output=True, text=True)

    assert done.stdout.count(": OK") == 2


def test_the_same_packages_give_the_same_bytes(packages, tmp_path):
    bundle.write(tmp_path / "a.zip", packages)
    for file in packages[0].path.rglob("*"):
        os.utime(file, (1, 1))
    (packages[0].path / "README.md").chmod(0o600)
    bundle.write(tmp_path / "b.zip", packages[::-1])

    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_what_is_packed_can_be_unpacked(packages, tmp_path):
    file = tmp_path / "models.zip"
    bundle.write(file, packages)
    assert bundle.is_bundle(file)

    found = bundle.unpack(file, tmp_path / "new")

    assert [one.name for one in found] == ["translate-da_en-1_9.argosmodel", "translate-en_sv-1_0.argosmodel"]
    with archive.opened(found[0]) as package:
        assert package.metadata.pair == ("da", "en")
        assert package.unpack(tmp_path / "unpacked") == archive.hash_of_folder(packages[1].path)


def test_a_package_is_no_bundle(put_package, tmp_path):
    assert not bundle.is_bundle(put_package())
    (tmp_path / "x").write_text("x")
    with pytest.raises(InputError, match="is no whole zip file"):
        bundle.is_bundle(tmp_path / "x")


def test_a_bundle_replaces_another(packages, tmp_path):
    (tmp_path / "models.zip").write_text("old")

    bundle.write(tmp_path / "models.zip", packages)

    assert bundle.is_bundle(tmp_path / "models.zip")


def test_a_broken_package_is_not_handed_on(packages, tmp_path):
    (packages[0].path / "model" / "model.bin").unlink()
    (tmp_path / "models.zip").write_text("old")

    with pytest.raises(InputError, match=r"holds no model/model.bin") as caught:
        bundle.write(tmp_path / "models.zip", packages)

    assert caught.value.findings[0].where.file == packages[0].path
    assert (tmp_path / "models.zip").read_text() == "old"
    assert not list(tmp_path.glob("*.part"))
    assert not list(tmp_path.glob(".*"))


def test_a_bundle_that_would_be_too_large_is_refused(packages, tmp_path):
    with (packages[0].path / "model" / "model.bin").open("r+b") as model:
        model.truncate(bundle.MAX_BYTES)

    with pytest.raises(InputError, match="may have 2,000,000,000"):
        bundle.write(tmp_path / "models.zip", packages)


def test_where_nothing_can_be_written_is_told(packages, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(WriteError, match="can't be written"):
        bundle.write(tmp_path / "file" / "models.zip", packages)
    with pytest.raises(WriteError, match="is a folder"):
        bundle.write(tmp_path, packages)


def damage(inside):
    name = "translate-da_en-1_9.argosmodel"
    inside[name] = inside[name][:-1] + b"x"


def swap(inside):
    one, two = "translate-da_en-1_9.argosmodel", "translate-en_sv-1_0.argosmodel"
    inside[one], inside[two] = inside[two], inside[one]


@pytest.mark.parametrize("change", [damage, swap])
def test_a_package_with_another_hash_is_refused(packages, tmp_path, change):
    file = tmp_path / "models.zip"
    bundle.write(file, packages)
    repack(file, change)

    with pytest.raises(InputError) as caught:
        bundle.unpack(file, tmp_path / "new")

    message = caught.value.findings[0].message
    assert "“translate-da_en-1_9.argosmodel” in it has the hash" in message
    with zipfile.ZipFile(file) as found:
        assert hashlib.sha256(found.read("translate-da_en-1_9.argosmodel")).hexdigest() in message


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda inside: inside.update({"more.argosmodel": b""}), "holds other files"),
        (lambda inside: inside.update({"more": b""}), "holds other files"),
        (lambda inside: inside.update({"sub/more": b""}), "holds other files"),
        (lambda inside: inside.pop("translate-da_en-1_9.argosmodel"), "holds other files"),
        (lambda inside: inside.update({"SHA256SUMS": b""}), "is no list of hashes"),
        (lambda inside: inside.update({"SHA256SUMS": inside["SHA256SUMS"] + b"x\n"}), "is no list of hashes"),
        (lambda inside: inside.update({"SHA256SUMS": b"0" * 64 + b"  ../evil.argosmodel\n"}), "is no list of hashes"),
        (lambda inside: inside.update({"../evil": b""}), "leads out of its folder"),
    ],
)
def test_a_bundle_that_holds_something_else_is_refused(packages, tmp_path, change, said):
    file = tmp_path / "models.zip"
    bundle.write(file, packages)
    repack(file, change)

    with pytest.raises(InputError, match=said):
        bundle.unpack(file, tmp_path / "new")
    assert not (tmp_path / "new").exists()
    assert not (tmp_path / "evil").exists()


def test_a_bundle_without_a_word_is_good_too(packages, tmp_path):
    file = tmp_path / "models.zip"
    bundle.write(file, packages)
    repack(file, lambda inside: inside.pop("README.txt"))

    assert len(bundle.unpack(file, tmp_path / "new")) == 2
