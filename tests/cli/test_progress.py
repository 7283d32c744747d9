"""How far a command is, on a terminal and in a log; and what it makes of ctrl-C."""

import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli.progress import Stop, progress, rate

FILES = [Path(f"postings/p{number}.yaml") for number in range(4)]


@pytest.mark.parametrize(
    ("count", "seconds", "told"),
    [(0, 5.0, ""), (3, 0.01, ""), (120, 10.0, "12/s"), (25, 10.0, "2.5/s"), (40, 60.0, "40/min"), (1, 120.0, "0/min")],
)
def test_a_rate_is_told_as_people_read_it(count, seconds, told):
    assert rate(count, seconds) == told


def test_quiet_shows_nothing(capsys):
    with progress("Building", 4, quiet=True, every=0.0) as done:
        for file in FILES:
            done(file)

    assert capsys.readouterr() == ("", "")


def test_a_log_gets_a_line_now_and_then(capsys):
    with progress("Building", 4, quiet=False, every=0.0) as done:
        for file in FILES:
            done(file)
    lines = capsys.readouterr().err.splitlines()

    assert len(lines) == 4
    assert all(
        re.fullmatch(rf"Building {number} of 4, (\d.*/(s|min))?, 0:00 min left, now p{number - 1}", line)
        for number, line in enumerate(lines, 1)
    )


def test_a_short_one_gets_none(capsys):
    with progress("Building", 4, quiet=False) as done:
        for file in FILES:
            done(file)

    assert capsys.readouterr() == ("", "")


BAR = """
from pathlib import Path
from generator.cli.progress import progress
with progress("Building", 2, quiet=False) as done:
    done(Path("postings/first.yaml"))
    done(Path("postings/second.yaml"))
"""


def test_a_terminal_sees_a_bar_that_goes_when_it_is_done(root):
    near, far = pty.openpty()
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "100", "PYTHONPATH": str(root)}
    done = subprocess.run([sys.executable, "-c", BAR], check=False, stdout=far, stderr=far, env=environment)
    os.close(far)
    said = b""
    try:
        while chunk := os.read(near, 4096):
            said += chunk
    except OSError:
        # Nobody writes to it any more.
        os.close(near)

    assert done.returncode == 0
    assert "Building" in said.decode()
    assert "2/2" in said.decode()
    assert "\x1b[2K" in said.decode()


class TestStop:
    def test_it_is_asked_once_and_insists_twice(self, capsys):
        with Stop().heard() as stop:
            assert not stop()
            signal.raise_signal(signal.SIGINT)
            assert stop()
            with pytest.raises(KeyboardInterrupt):
                signal.raise_signal(signal.SIGINT)

        assert capsys.readouterr().err == "\nFinishing what is in hand; ctrl-C again to stop at once.\n"

    def test_a_polite_kill_is_heard_too(self):
        with Stop().heard() as stop:
            signal.raise_signal(signal.SIGTERM)

            assert stop.asked

    def test_afterwards_all_is_as_before(self):
        before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
        with pytest.raises(ValueError, match="x"), Stop().heard():
            raise ValueError("x")

        assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before
