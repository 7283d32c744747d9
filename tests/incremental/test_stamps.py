"""What a file held: no trick with times of change may make two contents look alike."""

import os
import shutil
import time
from hashlib import sha256

import pytest

from generator.incremental import stamps
from generator.incremental.stamps import ABSENT, GONE, TICK, UNKNOWN, Since, Stamp, Stamps, content, signature, stamp


def settle():
    """Wait until what is written from now on has another time than what was written before: one tick of the clock."""
    time.sleep(2 * TICK / 1e9)


@pytest.fixture
def file(tmp_path):
    made = tmp_path / "a.yaml"
    made.write_bytes(b"one")
    return made


def test_a_file_has_a_signature_and_a_content(file):
    told = file.stat()

    assert signature(str(file)) == (told.st_mtime_ns, told.st_ctime_ns, 3, told.st_ino)
    assert content(str(file)) == sha256(b"one").hexdigest()
    assert stamp(str(file)) == Stamp(signature(str(file)), content(str(file)))


def test_one_that_is_not_there_has_none(tmp_path):
    assert signature(str(tmp_path / "none")) == GONE
    assert stamp(str(tmp_path / "none")) == Stamp(GONE, ABSENT)
    assert signature("a\0b") == GONE


def test_what_is_known_is_believed_as_long_as_nobody_touches_the_file(file):
    known = Stamp(signature(str(file)), "what it held")

    assert stamp(str(file), known) is known
    settle()
    file.write_bytes(b"two")
    assert stamp(str(file), known).content == sha256(b"two").hexdigest()


@pytest.mark.parametrize("trick", ["touch -d", "cp -p", "mv"])
def test_a_time_that_is_set_back_fools_nobody(file, tmp_path, trick):
    """Same size, same time of change, other bytes."""
    known, before = stamp(str(file)), file.stat()
    settle()
    other = tmp_path / "other"
    other.write_bytes(b"two")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    if trick == "touch -d":
        file.write_bytes(b"two")
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    elif trick == "cp -p":
        shutil.copy2(other, file)
    else:
        other.replace(file)

    assert (file.stat().st_mtime_ns, file.stat().st_size) == (before.st_mtime_ns, 3)
    assert stamp(str(file), known).content == sha256(b"two").hexdigest()


def test_what_nobody_could_vouch_for_is_read_again(file):
    known = Stamp(signature(str(file)), UNKNOWN)

    assert stamp(str(file), known).content == sha256(b"one").hexdigest()


def test_a_file_that_is_saved_between_two_looks_is_unknown(file, monkeypatch):
    """Its old bytes may have been read for an ad; the new ones are what the stamp would tell."""
    read = stamps.content

    def save_first(path):
        settle()
        file.write_bytes(b"two")
        return read(path)

    monkeypatch.setattr(stamps, "content", save_first)

    assert stamp(str(file)).content == UNKNOWN


class TestSince:
    def test_what_was_written_before_is_vouched_for(self, file):
        assert Since().stamp(str(file)).content == sha256(b"one").hexdigest()

    @pytest.mark.parametrize("back", [False, True])
    def test_what_is_written_after_is_not(self, file, back):
        since = Since()
        file.write_bytes(b"two")
        if back:
            os.utime(file, (1, 1))

        assert since.stamp(str(file)).content == UNKNOWN

    def test_a_file_that_comes_after_is_not_either(self, tmp_path):
        since = Since()
        (tmp_path / "new").touch()

        assert since.stamp(str(tmp_path / "new")).content == UNKNOWN

    def test_the_first_answer_holds(self, file):
        """The file was read once; what was read then is what ads are made of."""
        since = Since()
        first = since.stamp(str(file))
        file.write_bytes(b"two")

        assert since.stamp(str(file)) is first


def test_each_file_is_looked_at_once(file):
    seen = Stamps({}, lambda name: str(file.parent / name))
    first = seen["a.yaml"]
    file.unlink()

    assert seen["a.yaml"] is first
    assert seen["none"] == Stamp(GONE, ABSENT)
