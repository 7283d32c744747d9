"""What a build knows while it runs, and the manifest that follows from it; of builds that end badly, or run side by side."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from generator import jobs, manifest
from generator.build import BuildOptions, BuildReport, Ways, build
from generator.errors import ExitCode
from generator.incremental.cache import Cache, place
from generator.output import WriteError
from generator.posting.workspace import Workspace
from generator.record import Record, id_of, stem_of
from generator.stores.local import Local


def contents(folder):
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def told(site):
    """Return the files that the manifest tells of."""
    ads = json.loads((site.out / "manifest.json").read_bytes())["ads"]
    return sorted(name for ad in ads.values() for name in ad["files"])


def on_disk(site):
    return sorted(name for name in contents(site.out) if name != "manifest.json")


@pytest.fixture
def several(site):
    site.write("annons.toml", 'formats = ["html", "md"]\n')
    for name in "abcd":
        site.posting(name=name, locales="[en, da]")
    return site


def fresh(site):
    """Return what a build of everything into an empty folder leaves."""
    site.build(output=site.root / "elsewhere", formats=None)
    made = contents(site.root / "elsewhere")
    shutil.rmtree(site.root / "elsewhere")
    return made


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("id: bees\n", "bees"),
        ('title: x\n"id": "bees-2"\n', "bees-2"),
        ("id : 'bees'\n", "bees"),
        ("title: x\n", "hive"),
        ("hiring_organization:\n  id: no\n", "hive"),
    ],
)
def test_a_glance_tells_the_id(tmp_path, text, id_):
    (tmp_path / "hive.yaml").write_text(text)

    assert id_of(str(tmp_path / "hive.yaml")) == id_


def test_a_file_that_is_not_there_has_its_name_s(tmp_path):
    assert id_of(str(tmp_path / "hive.yaml")) == "hive"


@pytest.mark.parametrize(
    ("name", "stem"),
    [("hive", "hive"), ("hive-for-da", "hive"), ("hive-for-da-for-no", "hive"), ("work-for-life", "work-for-life")],
)
def test_names_for_audiences_begin_alike(name, stem):
    assert stem_of(name) == stem


class TestAManifestThatCouldNotBeWritten:
    """Whoever is killed, or finds no room, between the last ad and the manifest leaves it to the next build."""

    @pytest.fixture
    def stuck(self, several, monkeypatch):
        """A site whose build made everything but the manifest."""

        def refuse(_self, name, _pieces):
            assert name == manifest.FILE
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(Local, "write_pieces", refuse)
            with pytest.raises(KeyboardInterrupt):
                several.again()
        assert len(on_disk(several)) == 16
        assert not (several.out / "manifest.json").exists()
        return several

    def test_the_next_build_writes_it_and_makes_nothing_else(self, stuck):
        report = stuck.again()

        assert (report.made, len(report.files)) == ([], 16)
        assert contents(stuck.out) == fresh(stuck)

    def test_so_does_one_of_a_part(self, stuck):
        stuck.again("a", formats=("md",))

        assert told(stuck) == on_disk(stuck)

    def test_it_is_written_once(self, stuck):
        stuck.again()
        os.utime(stuck.out / "manifest.json", (1, 1))
        stuck.again()

        assert (stuck.out / "manifest.json").stat().st_mtime == 1


def test_findings_of_a_locale_that_is_no_longer_asked_for_are_told_no_more(site):
    site.write("annons.toml", 'formats = ["md"]\n')
    site.posting(locales="[en, da]")
    assert [one.rule for one in site.again().findings] == ["UNTRANSLATED"]
    site.posting(locales="[en]")

    assert [one.rule for one in site.again(prune=True).findings] == []
    assert site.again().findings == []


def test_an_output_file_that_became_a_folder_is_told_and_the_rest_is_made(several):
    several.again()
    several.file("b.en.md").unlink()
    (several.out / "b/b.en.md").mkdir()
    several.posting("summary: Bees.", name="c", locales="[en, da]")
    report = several.again()

    assert [(one.rule, one.where.file.name) for one in report.findings if one.severity == "error"] == [("WRITE", "b.en.md")]
    assert sorted({name.parent.name for name in report.changed}) == ["c"]
    assert report.exit_code is ExitCode.INPUT


def test_a_posting_whose_old_ads_can_t_be_deleted_leaves_the_others_in_the_manifest(several):
    """It has become confidential."""
    several.again()
    several.write("organizations/desk.yaml", "source_locale: en\nname: Desk Example\n")
    several.posting("agency: desk\nconfidential: true\n", name="b", locales="[en]")
    several.posting("summary: Bees.", name="c", locales="[en, da]")
    several.file("b.da.md").unlink()
    (several.out / "b/b.da.md").mkdir()
    (several.out / "b/b.da.md/in-the-way").touch()
    report = several.again()

    assert report.exit_code is ExitCode.INPUT
    assert [one.rule for one in report.findings if one.severity == "error"] == ["WRITE"]
    assert {name.parent.name for name in report.files} >= {"a", "c", "d"}
    assert [name for name in told(several) if name.startswith("c/")] == [name for name in on_disk(several) if name[0] == "c"]
    sums = json.loads((several.out / "manifest.json").read_bytes())["ads"]["c.en"]["files"]["c/c.en.md"]
    assert sums["bytes"] == several.file("c.en.md").stat().st_size


class TestSideBySide:
    """Two builds of one folder at once."""

    @pytest.mark.slow
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ([], []),
            (["--format", "md"], ["--format", "html"]),
            (["--locale", "da"], ["--locale", "en", "--format", "md"]),
            (["--workers", "2"], ["--force"]),
        ],
    )
    @pytest.mark.parametrize("begun", ["new", "built"])
    def test_both_end_well_and_all_is_told(self, several, one, other, begun):
        for number in range(20):
            several.posting(name=f"more-{number}", locales="[en, da]")
        if begun == "built":
            several.again()
            several.write("organizations/new.yaml", "source_locale: en\nname: New\n")
            for number in range(0, 20, 2):
                several.posting("summary: Bees.", name=f"more-{number}", locales="[en, da]")
        command = [sys.executable, "-m", "generator", "build", "--quiet"]
        running = [subprocess.Popen([*command, *more], cwd=several.root, stderr=subprocess.PIPE) for more in (one, other)]
        said = [each.communicate()[1].decode() for each in running]

        assert [each.returncode for each in running] == [0, 0], said
        assert told(several) == on_disk(several)
        several.again()
        assert contents(several.out) == fresh(several)
        assert several.again().made == []

    def test_what_another_wrote_meanwhile_stays_in_the_manifest(self, several):
        """Its cache is another one's: as on two machines that share a disk."""
        workspace = Workspace.open(several.root)

        def meanwhile(file):
            if file.stem == "a":
                build(workspace, [several.root / "postings/d.yaml"], BuildOptions(output=several.out))

        ways = Ways(place(several.out, several.root))
        files = [several.root / f"postings/{name}.yaml" for name in "ab"]
        build(workspace, files, BuildOptions(output=several.out), meanwhile, ways=ways)

        assert told(several) == on_disk(several)
        assert {name[0] for name in told(several)} == {"a", "b", "d"}
        several.again()
        assert contents(several.out) == fresh(several)


FULL = """
import os, resource
from generator.cli.entry import run

resource.setrlimit(resource.RLIMIT_FSIZE, (int(os.environ["LIMIT"]),) * 2)
if __name__ == "__main__":
    run()
"""


class TestAFullDisk:
    @pytest.mark.slow
    @pytest.mark.parametrize("limit", [3_000, 9_000, 20_000, 60_000])
    @pytest.mark.parametrize("workers", ["1", "2"])
    def test_no_file_may_grow_beyond_a_size(self, several, tmp_path, root, limit, workers):
        several.again()
        before = contents(several.out)
        for name in "abcd":
            several.posting("summary: Bees.", name=name, locales="[en, da]")
        script = tmp_path / "full.py"
        script.write_text(FULL)
        command = [sys.executable, str(script), "build", "--workers", workers]
        environment = os.environ | {"PYTHONPATH": str(root), "LIMIT": str(limit)}
        done = subprocess.run(command, cwd=several.root, check=False, capture_output=True, text=True, env=environment)
        after = contents(several.out)

        assert "Traceback" not in done.stderr
        assert "bug" not in done.stderr
        assert after.keys() == before.keys()
        assert (done.returncode == 0) == (after == fresh(several))
        if done.returncode:
            assert (done.returncode, "can't be written: File too large" in done.stderr) == (ExitCode.INPUT, True)
        assert [name for name in after if name.endswith(".part")] == []
        whole = fresh(several)
        assert {
            name for name, data in after.items() if data not in {before[name], whole[name]} and name != "manifest.json"
        } == set()
        several.again()
        assert contents(several.out) == whole
        assert several.again().made == []

    @pytest.mark.slow
    @pytest.mark.parametrize("room", ["100k", "300k"])
    def test_a_disk_that_is_full(self, several, room):
        disk = Path(tempfile.mkdtemp(dir=several.root))
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={room}", "tmpfs", disk], check=False, capture_output=True)
        if done.returncode:
            pytest.skip("no file system can be mounted here")
        try:
            try:
                report = several.build(output=disk / "output", formats=None, ways=Ways(place(disk / "output", several.root)))
            except WriteError as error:
                # Not even the manifest.
                report = BuildReport(disk)
                report.add(error)
            there = contents(disk / "output")
        finally:
            subprocess.run(["umount", disk], check=True)

        assert report.exit_code is ExitCode.INPUT or there == fresh(several)
        if report.exit_code is not ExitCode.DONE:
            assert {one.rule for one in report.findings if one.severity == "error"} == {"WRITE"}
            assert "No space left" in str(report.findings)

    def test_no_room_for_the_cache_costs_no_line_of_the_manifest(self, several, monkeypatch):
        """The cache's file refuses to grow half-way."""
        several.again()
        for name in "ab":
            several.posting("summary: Bees.", name=name, locales="[en, da]")
        add = Cache.add_postings

        def refuse(self, rows):
            if self.lasting:
                message = "database or disk is full"
                raise sqlite3.OperationalError(message)
            add(self, rows)

        with monkeypatch.context() as patch:
            patch.setattr(Cache, "add_postings", refuse)
            report = several.again()

        assert (report.exit_code, len(report.made)) == (ExitCode.DONE, 8)
        assert contents(several.out) == fresh(several)
        several.again()
        assert several.again().made == []


def test_a_record_of_nothing_writes_nothing(site):

    plan = jobs.plan(Workspace.open(site.root), BuildOptions())
    record = Record(Cache(None), plan)

    assert record.stale([], {}, {}) == []
    record.finish()
    record.close()
    assert not site.out.exists()
