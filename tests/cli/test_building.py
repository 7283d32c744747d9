import contextlib
import json
import os
import pty
import re
import subprocess
import sys

import pytest

from generator.errors import ExitCode

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
