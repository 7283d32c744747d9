import contextlib
import json
import os
import pty
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import generator
from benchmarks import postings
from generator.build import BuildOptions, build
from generator.errors import ExitCode
from generator.posting.workspace import Workspace

WRONG = "no_such_field: 1\nvalid_through: 2018-02-30\n"


@pytest.fixture(autouse=True)
def _in_the_workspace(site, monkeypatch):
    site.write("annons.toml", 'formats = ["html", "md"]\n')
    monkeypatch.chdir(site.root)


def names(site):
    return sorted(file.name for file in site.out.rglob("*.*") if file.suffix != ".json")


def test_a_pipe_hears_nothing_when_all_is_well(annons, site):
    site.posting()

    done = annons("build")

    assert (done.code, done.out, done.err) == (0, "", "")
    assert names(site) == ["hive.en.html", "hive.en.md"]


def test_verbose_lists_the_files_in_a_pipe_too(annons, site):
    site.posting()

    done = annons("build", "--verbose")

    assert done.out == ""
    assert [line.strip() for line in done.err.splitlines()] == [
        "output/hive/hive.en.html",
        "output/hive/hive.en.md",
        "2 files for 1 ad from 1 posting in output/",
    ]


def test_verbose_says_what_did_not_change(annons, site):
    site.posting()
    annons("build", "--format", "md")

    assert "(1 of them as they were)" in annons("build", "-v").err
    assert "(all as they were)" in annons("build", "-v").err


@pytest.mark.parametrize("way", ["id", "file", "folder", "workspace", "absolute"])
def test_a_posting_can_be_named_in_many_ways(annons, site, monkeypatch, way):
    file = site.posting()
    site.posting(name="other")
    if way == "folder":
        monkeypatch.chdir(site.root / "postings")
    argument = {"id": "hive", "file": "postings/hive.yaml", "folder": "hive.yaml", "workspace": ".", "absolute": file}[way]

    done = annons("build", argument, "--format", "md")

    assert (done.code, done.err) == (0, "")
    assert names(site) == (["hive.en.md", "other.en.md"] if way == "workspace" else ["hive.en.md"])


def test_a_posting_needs_no_workspace(annons, site, tmp_path, monkeypatch):
    alone = tmp_path / "alone"
    alone.mkdir()
    (alone / "bees.yaml").write_text(site.POSTING, "utf-8")
    monkeypatch.chdir(alone)

    done = annons("build", "bees.yaml", "--format", "md", "--locale", "en")

    assert done.code == 0
    assert (alone / "output" / "bees" / "bees.en.md").is_file()


def test_several_workspaces_can_be_built_at_once(annons, site, tmp_path):
    other = type(site)(tmp_path / "other")
    other.write("annons.toml", 'formats = ["md"]\n')
    other.posting(name="wasp")
    site.posting()

    done = annons("build", site.root, other.root, "--verbose")

    assert done.code == 0
    assert names(site) == ["hive.en.html", "hive.en.md"]
    assert names(other) == ["wasp.en.md"]
    assert done.err.count(" for 1 ad from 1 posting in ") == 2


def test_workspaces_that_share_an_output_folder_don_t_overwrite_each_other(annons, site, tmp_path):
    other = type(site)(tmp_path / "other")
    other.write("annons.toml", 'formats = ["md"]\n')
    other.posting("summary: Another.")
    site.posting()

    done = annons("build", site.root, other.root, "--output", tmp_path / "both")

    assert done.code == ExitCode.INPUT
    assert "the ad “hive” is already made" in done.err
    assert "Another" not in (tmp_path / "both/hive/hive.en.md").read_text("utf-8")


def test_output_theme_locale_and_format_are_taken(annons, site):
    site.posting(locales="[da, en]")

    done = annons("build", "--output", "elsewhere", "--theme", "classic", "--locale", "en-GB", "--format", "html")

    assert done.code == 0
    assert sorted(file.name for file in (site.root / "elsewhere").rglob("*.*")) == ["hive.en.html", "manifest.json"]
    assert "Iowan Old Style" in (site.root / "elsewhere/hive/hive.en.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["--theme", "nordik"], "there is no theme “nordik”", "there are classic, nordic"),
        (["--locale", "xx"], "“xx” is not an output locale", "there are da, nb, sv, en"),
        (["--format", "docx"], "“docx” is no format", "there are html, md, pdf"),
        (["--report", "xml"], "“xml” is no kind of report", "there are text and json"),
        (["beekeper"], "there is no posting “beekeper”", "an id of this workspace"),
    ],
)
def test_what_there_is_not_is_refused_with_what_there_is(annons, site, arguments, message, hint):
    site.posting()

    done = annons("build", *arguments)

    assert (done.code, done.out) == (ExitCode.INPUT, "")
    assert message in done.err
    assert hint in done.err
    assert not site.out.exists()


def test_a_workspace_without_postings_says_how_to_get_one(annons):
    done = annons("build")

    assert done.code == ExitCode.INPUT
    assert "there are no postings" in done.err
    assert "annons new" in done.err


def test_a_wrong_posting_is_told_with_place_field_and_help(annons, site):
    site.posting(WRONG)

    done = annons("build")

    assert done.code == ExitCode.INPUT
    assert re.search(r"^postings/hive\.yaml:\d+:\d+: error: .*no_such_field", done.err, re.MULTILINE)
    assert re.search(r"^postings/hive\.yaml:\d+:\d+: error: .*2018-02-30", done.err, re.MULTILINE)
    assert "  → " in done.err
    assert "\x1b" not in done.err


def test_the_worst_exit_code_counts(annons, site):
    site.posting(WRONG, name="a")
    site.posting(name="b", locales="[da, en]")

    assert annons("build", "b", "--strict").code == ExitCode.CONTENT
    assert annons("build", "--strict").code == ExitCode.INPUT


def test_strict_names_file_field_and_locale(annons, site):
    site.posting(locales="[da, en]")

    done = annons("build", "--strict")

    assert done.code == ExitCode.CONTENT
    assert re.search(r"^postings/hive\.yaml:2:\d+: \w+: \[da\] title: is not translated: “Beekeeper”", done.err, re.MULTILINE)
    assert names(site) == ["hive.en.html", "hive.en.md"]


def test_many_warnings_of_one_kind_are_told_once_unless_all_are_wanted(annons, site):
    site.posting("responsibilities: [One, Two, Three]", locales="[da, en]")

    short, long = annons("build").err, annons("build", "--verbose").err

    assert short.count("is not translated") == 1
    assert long.count("is not translated") == 4
    assert all(f"“{word}”" in long for word in ("Beekeeper", "One", "Two", "Three"))


class TestJson:
    def test_it_lists_files_and_changes(self, annons, site):
        site.posting()

        first = annons("build", "--report", "json")
        second = annons("build", "--report", "json")

        assert (first.code, first.err) == (0, "")
        assert first.data["files"] == first.data["changed"] == ["output/hive/hive.en.html", "output/hive/hive.en.md"]
        assert second.data["changed"] == []
        assert first.data["exit_code"] == 0
        assert first.data["findings"] == []

    def test_it_holds_each_finding(self, annons, site):
        site.posting("no_such_field: 1\n", name="a")
        site.posting(name="b", locales="[da, en]")

        done = annons("build", "--report", "json", "--format", "md")

        assert done.code == done.data["exit_code"] == ExitCode.INPUT
        assert done.err == ""
        wrong, missing = done.data["findings"]
        assert set(wrong) == {
            "rule", "severity", "file", "line", "column", "field", "locale", "message", "hint", "fix", "justified", "channel",
        }  # fmt: skip
        assert (wrong["severity"], wrong["file"], wrong["line"]) == ("error", "postings/a.yaml", 6)
        assert (missing["rule"], missing["severity"], missing["locale"], missing["field"]) == (
            "UNTRANSLATED",
            "warning",
            "da",
            "title",
        )
        assert done.data["files"] == ["output/b/b.da.md", "output/b/b.en.md"]

    def test_it_holds_what_is_wrong_with_the_call(self, annons, site):
        site.posting()

        done = annons("build", "--report", "json", "--theme", "nothing")

        assert done.code == ExitCode.INPUT
        assert [finding["rule"] for finding in done.data["findings"]] == ["THEME"]

    def test_it_is_written_as_people_read_it(self, annons, site):
        site.posting("no_such_field: 1\n", name="a")

        assert "“" in annons("build", "--report", "json").out
        assert json.loads(annons("build", "--report", "json").out)["exit_code"] == 2


def test_a_terminal_sees_a_summary(site):
    """A real terminal, so that what only a person sees is seen here too."""
    site.posting()
    near, far = pty.openpty()
    command = [sys.executable, "-m", "generator", "build"]
    done = subprocess.run(command, check=False, stdout=far, stderr=far, env=os.environ | {"TERM": "dumb"})
    os.close(far)
    said = b""
    # Reading what a terminal holds ends with an error once nobody writes to it any more.
    with contextlib.suppress(OSError):
        while chunk := os.read(near, 4096):
            said += chunk
    os.close(near)

    assert done.returncode == 0
    assert "2 files for 1 ad from 1 posting in output/" in said.decode()


class TestAgain:
    def test_force_makes_everything_and_why_says_so(self, annons, site):
        site.posting()
        annons("build")
        nothing = annons("build", "--why")
        forced = annons("build", "--why", "--force", "--report", "json")

        assert nothing.err == "Nothing was made: everything is as the last build left it.\n"
        assert forced.data["changed"] == []
        assert {one["reason"] for one in forced.data["why"]} == {"--force"}
        assert forced.data["made"] == forced.data["files"] == [one["made"] for one in forced.data["why"]]

    def test_why_names_few_files_and_counts_many(self, annons, site):
        site.posting()
        for number in range(7):
            site.posting(name=f"more-{number}")

        first = annons("build", "--why").err
        site.posting("summary: Bees.")
        second = annons("build", "--why").err

        assert first == "16 files: it has not been made before\n"
        assert second.splitlines() == ["2 files: postings/hive.yaml has changed", "  hive/hive.en.html", "  hive/hive.en.md"]

    def test_prune_removes_what_is_not_asked_for(self, annons, site):
        site.posting(name="a")
        gone = site.posting(name="b")
        annons("build")
        gone.unlink()
        done = annons("build", "--prune", "-v")

        assert "output/b/b.en.md removed" in done.err
        assert names(site) == ["a.en.html", "a.en.md"]
        assert not (site.out / "b").exists()

    @pytest.mark.parametrize("arguments", [["a"], ["--format", "md"], ["--locale", "en"], ["postings/a.yaml"]])
    def test_prune_wants_the_whole(self, annons, site, arguments):
        site.posting(name="a")
        annons("build")
        done = annons("build", "--prune", *arguments)

        assert (done.code, names(site)) == (ExitCode.INPUT, ["a.en.html", "a.en.md"])
        assert "can't be told from" in done.err

    def test_quiet_tells_what_is_wrong_only(self, annons, site):
        site.posting("no_such_field: 1\n", name="a")
        site.posting(name="b")
        done = annons("build", "-q", "-v")

        assert done.code == ExitCode.INPUT
        assert "no_such_field" in done.err
        assert "b.en" not in done.err

    def test_fail_fast_says_what_is_left_and_the_next_goes_on(self, annons, site):
        for name in ("b", "c", "d", "e", "f"):
            site.posting(name=name)
        wrong = site.posting("no_such_field: 1\n", name="a")
        done = annons("build", "--fail-fast", "--workers", "1")
        wrong.unlink()
        after = annons("build", "--fail-fast", "--report", "json")

        assert done.code == ExitCode.INPUT
        assert done.err.splitlines()[-1] == (
            "Stopped at the first that is wrong; 5 postings left: b, c, d …. The same command goes on from here."
        )
        assert (after.code, len(after.data["made"]), after.data["left"]) == (0, 10, [])

    def test_workers_are_counted_from_one(self, annons, site):
        site.posting()

        assert annons("build", "--workers", "-1").code == ExitCode.INPUT
        assert "-1 workers can do nothing" in annons("build", "--workers", "-1").err
        assert annons("build", "--workers", "1").code == 0

    @pytest.mark.slow
    @pytest.mark.parametrize("argument", [".", "postings", "absolute", None])
    def test_workers_build_all_that_is_named(self, annons, site, argument):
        for number in range(4):
            site.posting(name=f"more-{number}")
        argument = {"absolute": str(site.root)}.get(argument, argument)
        done = annons("build", *([argument] if argument else []), "--workers", "2", "--report", "json")

        assert (done.code, done.data["left"], len(done.data["made"])) == (0, [], 8)


def contents(folder):
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


COUNT = 60


@pytest.fixture(scope="module")
def sixty(tmp_path_factory):
    """A workspace of so many postings, and what a build of it leaves."""
    folder = tmp_path_factory.mktemp("sixty")
    postings.write(folder / "site", COUNT, 3)
    workspace = Workspace.open(folder / "site")
    build(workspace, workspace.posting_files(), BuildOptions(output=folder / "clean"))
    return folder / "site", contents(folder / "clean")


def children(number):
    """Return the numbers of the processes below one."""
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, parent = file.read_text().rpartition(")")[2].split()[:2]
            if int(parent) == number and state != "Z":
                found += [int(file.parent.name), *children(int(file.parent.name))]
    return found


def gone(numbers, seconds=10.0):
    """Wait for processes to end; return those that did not."""
    until = time.monotonic() + seconds
    while left := [number for number in numbers if Path(f"/proc/{number}").exists() and alive(number)]:
        if time.monotonic() > until:
            return left
        time.sleep(0.02)
    return []


def alive(number):
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="there is no /proc to see other processes in")
class TestStopped:
    """Sixty postings, and somebody who can't wait."""

    @pytest.fixture
    def folder(self, sixty, tmp_path):
        return Path(shutil.copytree(sixty[0], tmp_path / "sixty"))

    def begin(self, folder, workers, *more):
        command = [sys.executable, "-m", "generator", "build", "--workers", workers, *more]
        environment = os.environ | {"PYTHONPATH": str(Path(generator.__file__).parent.parent)}
        # In a session of its own, a signal is for it alone.
        return subprocess.Popen(
            command,
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
            start_new_session=True,
        )

    def wait_for(self, running, folder, files):
        """Wait until so many files are written."""
        while running.poll() is None:
            if sum(len(names) for _, _, names in os.walk(folder / "output")) >= files:
                return
            time.sleep(0.005)

    def finish(self, folder, clean):
        """Build what is left; see that all is as it would have been at once."""
        running = self.begin(folder, "1")
        said = running.communicate()[1]
        assert (running.returncode, said) == (0, "")
        assert contents(folder / "output") == clean

    @pytest.mark.parametrize("workers", ["1", "2"])
    @pytest.mark.parametrize(
        ("number", "send"), [(signal.SIGINT, os.kill), (signal.SIGINT, os.killpg), (signal.SIGTERM, os.kill)]
    )
    def test_it_finishes_what_is_in_hand_and_says_what_is_left(self, sixty, folder, workers, number, send):
        running = self.begin(folder, workers)
        self.wait_for(running, folder, 12)
        below = children(running.pid)
        send(running.pid, number)
        said = running.communicate(timeout=60)[1]
        ads = json.loads((folder / "output/manifest.json").read_bytes())["ads"]
        told = sorted(name for ad in ads.values() for name in ad["files"])

        assert running.returncode == ExitCode.INTERRUPTED, said
        assert "Finishing what is in hand" in said
        assert "Traceback" not in said
        left = int(re.search(r"Stopped; (\d+) postings? left", said)[1])
        assert len(told) == (COUNT - left) * 8
        assert told == [name for name in contents(folder / "output") if name != "manifest.json"]
        assert gone(below) == []
        self.finish(folder, sixty[1])

    @pytest.mark.parametrize("workers", ["1", "2"])
    def test_twice_stops_it_at_once_and_the_manifest_is_right(self, sixty, folder, workers):
        running = self.begin(folder, workers)
        self.wait_for(running, folder, 12)
        below = children(running.pid)
        running.send_signal(signal.SIGINT)
        running.stderr.readline()
        assert "Finishing" in running.stderr.readline()
        running.send_signal(signal.SIGINT)
        said = running.communicate(timeout=60)[1]

        assert running.returncode == ExitCode.INTERRUPTED, said
        assert "Traceback" not in said
        assert gone(below) == []
        self.finish(folder, sixty[1])

    @pytest.mark.parametrize("seed", [1, 2, 3, 4])
    def test_whatever_moment_it_is_killed_at_the_next_build_ends_as_if_nothing_had_been(self, sixty, folder, seed):
        chance = random.Random(seed)  # noqa: S311 - chosen for being repeatable
        for _ in range(chance.randint(1, 3)):
            running = self.begin(folder, chance.choice(["1", "2"]))
            self.wait_for(running, folder, chance.randint(1, 480))
            below = children(running.pid)
            running.kill()
            running.communicate()
            assert gone(below, 5.0) == []

        self.finish(folder, sixty[1])

    def test_a_worker_that_is_killed_is_survived(self, sixty, folder):
        running = self.begin(folder, "2", "--report", "json")
        self.wait_for(running, folder, 20)
        # The last that began: first the server that forks them, then they.
        for worker in children(running.pid)[-1:]:
            with contextlib.suppress(OSError):
                os.kill(worker, signal.SIGKILL)
        out, said = running.communicate(timeout=120)

        assert (running.returncode, json.loads(out)["left"]) == (0, []), said
        assert contents(folder / "output") == sixty[1]
