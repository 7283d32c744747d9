import subprocess
import sys

import pytest

from generator.errors import InputError
from generator.translation.models import lock

HOLD = """
import sys
from pathlib import Path
from generator.translation.models import lock

with lock.held(Path(sys.argv[1]), lambda: print("waiting", flush=True)):
    print("held", flush=True)
    sys.stdin.read()
"""


def holder(file):
    """Start a program that holds a lock until its input ends."""
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, file], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_one_after_the_other(tmp_path):
    told = []
    for _ in range(2):
        with lock.held(tmp_path / "deep" / "lock", lambda: told.append("waiting")):
            pass

    assert told == []


def test_a_second_program_waits_and_says_so(tmp_path):
    with holder(tmp_path / "lock") as first, holder(tmp_path / "lock") as second:
        assert {first.stdout.readline(), second.stdout.readline()} == {"held\n", "waiting\n"}
        first.stdin.close()
        second.stdin.close()
        said = first.stdout.read() + second.stdout.read()

        assert said == "held\n"


def test_a_program_that_is_killed_lets_go(tmp_path):
    with holder(tmp_path / "lock") as first:
        assert first.stdout.readline() == "held\n"
        first.kill()
        first.wait()
    told = []

    with lock.held(tmp_path / "lock", lambda: told.append("waiting")):
        assert told == []


def test_a_lock_that_can_not_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(InputError, match="can't be used"), lock.held(tmp_path / "file" / "lock", lambda: None):
        pass
