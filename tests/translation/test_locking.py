import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.errors import InputError
from generator.translation.locking import locked

HOLD = """
import sys, time
from pathlib import Path
from generator.translation.locking import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path):
    """Hold the lock of a folder in another process."""
    with subprocess.Popen([sys.executable, "-c", HOLD, tmp_path / "x.nb.po"], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_nothing_is_left_behind(tmp_path):
    with locked(tmp_path / "x.nb.po"):
        assert not list(tmp_path.iterdir())
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("holder")
def test_another_program_that_writes_is_waited_for_and_then_told_of(tmp_path):
    with pytest.raises(InputError, match="another annons has been writing here") as caught, locked(tmp_path / "y.sv.po", 0.1):
        pass
    assert caught.value.findings[0].hint == "wait for it to end, or end it, then try again"


def test_one_that_is_killed_lets_go(tmp_path, holder):
    holder.kill()
    holder.wait()

    with locked(tmp_path / "x.nb.po", 5):
        pass


def test_a_lock_ends_with_an_error_inside(tmp_path):
    with pytest.raises(ZeroDivisionError), locked(tmp_path / "x.nb.po"):
        raise ZeroDivisionError
    with locked(tmp_path / "x.nb.po", 0.1):
        pass


@pytest.mark.usefixtures("holder")
def test_other_folders_are_free(tmp_path):
    (tmp_path / "other").mkdir()
    started = time.monotonic()
    with locked(tmp_path / "other" / "x.nb.po", 30):
        assert time.monotonic() - started < 30


def test_a_folder_that_is_not_there_is_told_of(tmp_path):
    with pytest.raises(InputError, match="can't be opened: No such file or directory"), locked(tmp_path / "none" / "x.nb.po"):
        pass


def test_no_handle_is_left_open(tmp_path):
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(20):
        with locked(tmp_path / "x.nb.po"):
            pass
    assert len(list(Path("/proc/self/fd").iterdir())) == before
