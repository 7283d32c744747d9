"""The workers of a Dask cluster, which runs here: a scheduler and two processes."""

import os
import signal
import threading
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from benchmarks import postings
from generator.build import BuildOptions, Ways, build
from generator.errors import ExitCode, InputError
from generator.posting.workspace import Workspace
from generator.staffing import Staffing
from generator.work import cluster
from generator.work.cluster import Cluster
from generator.work.spreading import spread

dask = pytest.importorskip("dask")
distributed = pytest.importorskip("distributed")
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("dask")]


@pytest.fixture
def local(errands):  # noqa: ARG001 - its folder must be on the path before workers start
    """A cluster whose workers are processes of their own."""
    # As a cluster may be set; by default it loses four workers to a task before it gives it up.
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        distributed.LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            processes=True,
            dashboard_address=None,
            host="127.0.0.1",
            silence_logs=50,
            env={"PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), str(Path(postings.__file__).parents[1])])},
        ) as cluster,
    ):
        yield cluster


def workers(local):
    """Return the numbers of the workers' processes."""
    with distributed.Client(local.scheduler_address, set_as_default=False) as client:
        return sorted(client.run(os.getpid).values())


def contents(folder):
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def test_it_counts_its_workers_and_does_their_work_each_time(local, errands):
    with closing(Cluster(local.scheduler_address)) as crew:
        assert crew.size == 2
        assert crew.submit(errands.pid).result() in workers(local)
        assert crew.submit(errands.double, [1, 2]).result() == [2, 4]
        assert crew.is_loss(distributed.KilledWorker("task", None, 3))
        assert not crew.is_loss(ValueError())


def test_an_error_of_the_work_is_raised_here(local, errands):
    with closing(Cluster(local.scheduler_address)) as crew, pytest.raises(ValueError, match="can't do"):
        list(spread(crew, errands.wrong, [[1]]))


def test_a_part_that_takes_workers_down_is_named_and_the_others_are_done(local, errands):
    came = {}
    with closing(Cluster(local.scheduler_address)) as crew:
        for parts, made in spread(crew, partial(errands.fatal, {2}), [[1, 2, 3], [4], [5]]):
            came |= dict(zip(parts, made if made is not None else [None], strict=True))

    assert came == {1: 2, 2: None, 3: 6, 4: 8, 5: 10}


def test_a_worker_that_is_killed_half_way_is_survived(local, tmp_path):
    postings.write(tmp_path / "site", 24, 5)
    workspace = Workspace.open(tmp_path / "site")
    files = workspace.posting_files()
    build(workspace, files, BuildOptions(output=tmp_path / "clean"))
    victim, killed = workers(local)[0], threading.Event()

    def kill(_):
        if not killed.is_set():
            killed.set()
            os.kill(victim, signal.SIGKILL)

    ways = Ways(staffing=Staffing(scheduler=local.scheduler_address))
    report = build(workspace, files, BuildOptions(output=tmp_path / "output"), kill, ways=ways)

    assert killed.is_set()
    assert (report.exit_code, report.findings, report.left, report.postings) == (ExitCode.DONE, [], [], 24)
    assert contents(tmp_path / "output") == contents(tmp_path / "clean")


def test_without_a_scheduler_it_is_told(monkeypatch):
    monkeypatch.setattr(cluster, "_PATIENCE", "1s")
    with pytest.raises(InputError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:1"):
        Cluster("tcp://127.0.0.1:1")


def test_without_workers_too():
    empty = distributed.LocalCluster(
        n_workers=0, dashboard_address=None, host="127.0.0.1", processes=False, silence_logs=50, protocol="tcp"
    )
    with empty, pytest.raises(InputError, match="has no workers"):
        Cluster(empty.scheduler_address)
