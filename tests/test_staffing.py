"""Whoever makes the ads, in whatever order and in however many steps: the same bytes."""

import random
import shutil
from pathlib import Path

import pytest

from benchmarks import postings
from generator import jobs
from generator.build import BuildOptions, Ways, build
from generator.errors import ExitCode
from generator.incremental.cache import place
from generator.posting.workspace import Workspace
from generator.staffing import Staffing, outcomes

COUNT = 18


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A workspace of some postings, to be copied."""
    folder = tmp_path_factory.mktemp("many")
    postings.write(folder, COUNT, 11)
    return folder


@pytest.fixture
def many(written, tmp_path):
    return Path(shutil.copytree(written, tmp_path / "many"))


def contents(folder):
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def make(root, output, *, files=None, staffing=None, **options):
    """Build postings; return the report."""
    workspace = Workspace.open(root)
    ways = Ways(place(output, root), staffing=staffing or Staffing())
    return build(workspace, files or workspace.posting_files(), BuildOptions(output=output, **options), ways=ways)


@pytest.fixture(scope="module")
def plain(written, tmp_path_factory):
    """What one process makes of all, in one go and without a cache."""
    output = tmp_path_factory.mktemp("plain") / "output"
    workspace = Workspace.open(written)
    report = build(workspace, workspace.posting_files(), BuildOptions(output=output))
    assert (report.exit_code, report.postings, len(report.files)) == (ExitCode.DONE, COUNT, COUNT * 8)
    return contents(output)


@pytest.mark.slow
class TestTheSameBytes:
    @pytest.mark.parametrize("workers", [1, 2, 3])
    def test_by_so_many_workers(self, many, plain, tmp_path, workers):
        report = make(many, tmp_path / "output", staffing=Staffing(workers, at_once=True))

        assert (report.exit_code, report.left, report.postings, len(report.made)) == (ExitCode.DONE, [], COUNT, COUNT * 8)
        assert contents(tmp_path / "output") == plain
        again = make(many, tmp_path / "output", staffing=Staffing(workers, at_once=True))
        assert (again.made, again.postings, len(again.files)) == ([], COUNT, COUNT * 8)

    @pytest.mark.parametrize("where", [".", "..", "many"])
    def test_whatever_the_workspace_is_called(self, many, plain, monkeypatch, where):
        """Workers take names as they were given."""
        monkeypatch.chdir({".": many, "..": many / "postings", "many": many.parent}[where])
        report = make(Path(where), Path(where) / "output", staffing=Staffing(2, at_once=True))

        assert (report.left, report.postings, len(report.made)) == ([], COUNT, COUNT * 8)
        assert contents(many / "output") == plain

    @pytest.mark.parametrize("workers", [1, 2])
    @pytest.mark.parametrize("seed", [1, 2])
    def test_in_any_order(self, many, plain, tmp_path, workers, seed):
        files = list(Workspace.open(many).posting_files())
        random.Random(seed).shuffle(files)  # noqa: S311 - chosen for being repeatable
        report = make(many, tmp_path / "output", files=files, staffing=Staffing(workers, at_once=True))

        assert [name.parent.name for name in report.files[::8]] == [file.stem for file in files]
        assert contents(tmp_path / "output") == plain

    def test_in_many_steps(self, many, plain, tmp_path):
        output = tmp_path / "output"
        files = Workspace.open(many).posting_files()
        make(many, output, files=files[5:9], locales=("da", "nb"))
        make(many, output, files=files[:9], formats=("md",), staffing=Staffing(2, at_once=True))
        make(many, output, theme="classic", files=files[-3:])
        make(many, output, locales=("sv",), formats=("html",), files=files[::2])
        report = make(many, output, staffing=Staffing(2, at_once=True))

        assert contents(output) == plain
        assert report.postings == COUNT
        assert make(many, output).made == []

    def test_by_a_dask_cluster(self, many, plain, tmp_path, monkeypatch):
        distributed = pytest.importorskip("distributed")
        with distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
        ) as cluster:
            first = make(many, tmp_path / "output", staffing=Staffing(scheduler=cluster.scheduler_address))
            again = make(many, tmp_path / "output", staffing=Staffing(scheduler=cluster.scheduler_address))
            monkeypatch.chdir(many)
            relative = make(Path(), Path("elsewhere"), staffing=Staffing(scheduler=cluster.scheduler_address))

        assert (first.exit_code, first.left, len(first.made)) == (ExitCode.DONE, [], COUNT * 8)
        assert contents(tmp_path / "output") == plain
        assert again.made == []
        assert (relative.left, len(relative.made)) == ([], COUNT * 8)
        assert contents(many / "elsewhere") == plain


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_postings_that_want_one_name_are_told_by_any_crew(many, tmp_path, workers):
    files = Workspace.open(many).posting_files()
    for number, file in enumerate(files[:6]):
        file.write_text(f"id: twin-{number // 2}\n" + file.read_text("utf-8"), "utf-8")
    report = make(many, tmp_path / "output", staffing=Staffing(workers, at_once=True))

    assert report.exit_code is ExitCode.INPUT
    assert [(one.rule, one.where.file) for one in report.findings] == [("ID", file) for file in files[1:6:2]]
    assert (report.left, len(report.files)) == ([], (COUNT - 3) * 8)


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_the_first_that_is_wrong_stops_it_when_asked(many, tmp_path, workers):
    files = Workspace.open(many).posting_files()
    files[0].write_text("no_such_field: 1\n" + files[0].read_text("utf-8"), "utf-8")
    workspace = Workspace.open(many)
    ways = Ways(place(tmp_path / "output", many), fail_fast=True, staffing=Staffing(workers, at_once=True))
    report = build(workspace, files, BuildOptions(output=tmp_path / "output"), ways=ways)
    done = COUNT - len(report.left)

    assert report.exit_code is ExitCode.INPUT
    assert 1 <= done < COUNT
    assert report.postings == done
    assert len(report.files) == (done - 1) * 8


def test_little_work_is_done_here(site):
    """Other processes take longer to start than two postings to build."""
    site.posting(name="a")
    site.posting(name="b")
    ways = Ways(staffing=Staffing(8))
    told = []
    workspace = Workspace.open(site.root)
    build(workspace, workspace.posting_files(), BuildOptions(formats=("md",)), told.append, ways=ways)

    assert told == list(workspace.posting_files())


def test_nothing_to_do_needs_nobody(site):
    """Not even a scheduler that is not there."""

    plan = jobs.plan(Workspace.open(site.root), BuildOptions())
    nobody = Ways(staffing=Staffing(scheduler="tcp://127.0.0.1:1"))

    assert list(outcomes(plan, BuildOptions(), [], {}, nobody)) == []
