import errno
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.errors import InputError
from generator.translation.models import archive, folders, store
from generator.translation.models.folders import Folders


def waiting():
    pytest.fail("nobody else is there")


def install(places, file):
    """Install a package, and return it."""
    with store.opened(places, waiting) as opened:
        unpacked = opened.fresh("new")
        with archive.opened(file) as package:
            package.unpack(unpacked)
            return opened.put(unpacked, package.metadata)


def installed(places):
    """Return what is installed, with the bytes of its model."""
    found, findings = folders.installed(places.packages)
    assert findings == []
    return [(str(one), (one.path / "model" / "model.bin").read_bytes()) for one in found]


def model(make, version):
    return make.files(version=version)["model/model.bin"]


def test_a_package_is_put_in_place(folders, put_package, make):
    done = install(folders, put_package("da", "en", "1.9"))

    assert done.path == folders.packages / "translate-da_en-1_9"
    assert installed(folders) == [("da→en 1.9", model(make, "1.9"))]
    assert [one.name for one in folders.work.iterdir()] == ["lock"]
    assert done.path.stat().st_mode & 0o055 == 0o055


@pytest.mark.parametrize("version", ["1.10", "1.9", "1.2"])
def test_another_version_takes_its_place(folders, put_package, version):
    install(folders, put_package("da", "en", "1.9"))
    install(folders, put_package("en", "sv", "1.0", name="y"))

    install(folders, put_package("da", "en", version))

    assert [name for name, _ in installed(folders)] == [f"da→en {version}", "en→sv 1.0"]
    assert [one.name for one in folders.work.iterdir()] == ["lock"]


def test_the_same_version_may_come_again_and_again(folders, put_package):
    names = {install(folders, put_package()).path.name for _ in range(3)}

    assert len(installed(folders)) == 1
    assert names == {"translate-da_en-1_9", "translate-da_en-1_9-2"}


def test_older_ones_of_any_name_go(folders, put_package, make):
    for name, version in (("da_en", "1.0"), ("translate-da_en-1_2", "1.2")):
        with archive.opened(put_package("da", "en", version)) as package:
            folders.packages.mkdir(parents=True, exist_ok=True)
            package.unpack(folders.packages / name)

    install(folders, put_package("da", "en", "1.9"))

    assert installed(folders) == [("da→en 1.9", model(make, "1.9"))]


def test_a_package_that_is_a_link_goes_and_what_it_leads_to_stays(folders, put_package, tmp_path):
    with archive.opened(put_package("da", "en", "1.0")) as package:
        package.unpack(tmp_path / "elsewhere")
    folders.packages.mkdir(parents=True)
    (folders.packages / "linked").symlink_to(tmp_path / "elsewhere")

    install(folders, put_package("da", "en", "1.9"))

    assert [name for name, _ in installed(folders)] == ["da→en 1.9"]
    assert (tmp_path / "elsewhere" / "metadata.json").is_file()


def test_packages_are_removed(folders, put_package):
    install(folders, put_package("da", "en"))
    install(folders, put_package("en", "sv", name="y"))

    with store.opened(folders, waiting) as opened:
        opened.remove(opened.of(("da", "en")))
        assert opened.of(("da", "en")) == []

    assert [name for name, _ in installed(folders)] == ["en→sv 1.9"]
    assert [one.name for one in folders.work.iterdir()] == ["lock"]


def test_what_is_left_over_is_cleared_up(folders):
    folders.work.mkdir(parents=True)
    (folders.work / "new").mkdir()
    (folders.work / "new" / "metadata.json").write_text("{}")
    (folders.work / "old-0").write_text("")
    (folders.work / "moving.json").write_text("{ broken")

    with store.opened(folders, waiting):
        assert [one.name for one in folders.work.iterdir()] == ["lock"]


@pytest.mark.parametrize("note", ['{"new": "gone", "old": ["here"]}', '{"new": "../x", "old": ["here"]}', '{"new": 1}', "[]"])
def test_a_note_of_a_move_that_did_not_happen_removes_nothing(folders, put_package, note):
    install(folders, put_package())
    (folders.packages / "translate-da_en-1_9").rename(folders.packages / "here")
    (folders.work / "moving.json").write_text(note)

    with store.opened(folders, waiting):
        pass

    assert [name for name, _ in installed(folders)] == ["da→en 1.9"]


def refuse(monkeypatch, number, error=errno.EACCES):
    """Let the n-th rename from now on fail, as a disk may."""
    rename, counted = os.rename, []

    def failing(source, target):
        counted.append(source)
        if len(counted) == number:
            raise OSError(error, os.strerror(error), str(source))
        rename(source, target)

    monkeypatch.setattr(os, "rename", failing)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_rename_that_fails_leaves_the_old_one(folders, put_package, monkeypatch, number):
    for name, version in (("da_en", "1.0"), ("translate-da_en-1_2", "1.2")):
        with archive.opened(put_package("da", "en", version)) as package:
            folders.packages.mkdir(parents=True, exist_ok=True)
            package.unpack(folders.packages / name)
    before = installed(folders)
    new = put_package("da", "en", "1.9")
    refuse(monkeypatch, number)

    with pytest.raises(InputError, match="can't be used: Permission denied"):
        install(folders, new)

    assert installed(folders) == before
    assert sorted(one.name for one in folders.packages.iterdir()) == ["da_en", "translate-da_en-1_2"]


def test_packages_on_another_disk_are_told(folders, put_package, monkeypatch):
    new = put_package()
    refuse(monkeypatch, 1, errno.EXDEV)

    with pytest.raises(InputError) as caught:
        install(folders, new)

    assert "lies on another file system" in str(caught.value)
    assert "ARGOS_PACKAGES_DIR" in caught.value.findings[0].hint


def memory_disk():
    """Return a folder on another file system than the tests', if there is one."""
    shared = Path("/dev/shm")  # noqa: S108
    return shared if shared.is_dir() and os.access(shared, os.W_OK) else None


def test_packages_that_are_a_link_to_another_disk_are_told(tmp_path, put_package):
    shared = memory_disk()
    if shared is None or shared.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is one file system only")
    there = shared / f"annons-{os.getpid()}"
    there.mkdir()
    (tmp_path / "packages").symlink_to(there)
    try:
        with pytest.raises(InputError, match="lies on another file system"):
            install(Folders(tmp_path / "packages", tmp_path / "cache"), put_package())
        assert list(there.iterdir()) == []
    finally:
        shutil.rmtree(there)


@contextmanager
def as_nobody():
    """Give up the rights of root, who may write anywhere; for anyone else, nothing changes."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_a_folder_that_may_not_be_written_to_is_told(tmp_path):
    (tmp_path / "share").mkdir(mode=0o555)

    with as_nobody(), pytest.raises(InputError, match="can't be used: Permission denied"):  # noqa: SIM117
        with store.opened(Folders(tmp_path / "share" / "packages", tmp_path / "cache"), waiting):
            pass


@pytest.mark.slow
def test_killed_at_any_step_the_old_or_the_new_one_is_there(tmp_path, put_package, make):
    """Then the next program that takes the lock leaves one, and nothing beside it."""
    old = put_package("da", "en", "1.2", name="old")
    new = put_package("da", "en", "1.9", name="new")
    script = Path(__file__).with_name("crash.py")
    done = subprocess.run([sys.executable, script, tmp_path / "at", old, new], check=True, capture_output=True, text=True)
    steps = int(done.stdout)
    seen = set()

    for step in range(1, steps + 1):
        places = Folders(tmp_path / "at" / str(step) / "packages", tmp_path / "cache")
        left = installed(places)
        seen.add(tuple(left))
        with store.opened(places, waiting):
            after = installed(places)
        assert after in ([("da→en 1.2", model(make, "1.2"))], [("da→en 1.9", model(make, "1.9"))]), step
        assert set(after) <= set(left)
        assert (("da→en 1.9", model(make, "1.9")) in left) == (after[0][0] == "da→en 1.9"), step
        assert [one.name for one in places.work.iterdir()] == ["lock"]

    assert steps > 20
    one, other = ("da→en 1.2", model(make, "1.2")), ("da→en 1.9", model(make, "1.9"))
    assert seen == {(one,), (other,), (other, one)}
