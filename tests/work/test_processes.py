"""The pool of processes: what it does, how its workers end, and what a build makes of one that is killed."""

import os
import subprocess
import sys
import time
from concurrent.futures import wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from pathlib import Path

import pytest

from generator.work.processes import Processes, cores


def alive(number):
    """Say whether a process is there; one that has ended and waits for its parent to look is not."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def gone(numbers, seconds=10.0):
    """Wait for processes to end; return those that did not."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and any(map(alive, numbers)):
        time.sleep(0.02)
    return [number for number in numbers if alive(number)]


def test_there_is_a_core():
    assert 1 <= cores() <= (os.cpu_count() or 1)


@pytest.mark.slow
def test_work_is_done_elsewhere_and_ctrl_c_is_not_heard_there(errands):
    with closing(Processes(1)) as crew:
        assert crew.submit(errands.pid).result() != os.getpid()
        assert crew.submit(errands.ignores_ctrl_c).result()


@pytest.mark.slow
def test_one_that_is_killed_is_a_loss_and_others_take_over(errands):
    with closing(Processes(1)) as crew:
        lost = crew.submit(errands.end)
        wait([lost])
        problem = lost.exception()
        assert isinstance(problem, BrokenProcessPool)
        assert crew.is_loss(problem)
        assert not crew.is_loss(ValueError())
        crew.renew()

        assert crew.submit(errands.pid).result() != os.getpid()


@pytest.mark.slow
def test_none_is_left_when_they_are_let_go(errands):
    with closing(Processes(2)) as crew:
        workers = {crew.submit(errands.pid).result() for _ in range(8)}

    assert gone(workers) == []


PARENT = """
import sys, os
from generator.work.processes import Processes

if __name__ == "__main__":
    crew = Processes(2)
    import time
    busy = [crew.submit(time.sleep, 60) for _ in range(2)]
    while len(crew._pool._processes) < 2:
        time.sleep(0.01)
    print(*crew._pool._processes, flush=True)
    sys.stdin.read()
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="there is no /proc to see other processes in")
def test_they_end_with_their_parent_though_they_are_at_work(tmp_path, root):
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    command = [sys.executable, str(script)]
    environment = os.environ | {"PYTHONPATH": str(root)}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment) as parent:
        workers = [int(number) for number in parent.stdout.readline().split()]
        assert len(workers) == 2
        # Each has begun: it can only end by what it watches.
        for worker in workers:
            while Path(f"/proc/{worker}/task").exists() and len(list(Path(f"/proc/{worker}/task").iterdir())) < 2:
                time.sleep(0.01)
        parent.kill()
        parent.wait()

        assert gone(workers, 5.0) == []
