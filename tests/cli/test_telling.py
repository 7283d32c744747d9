import dataclasses
import json
from pathlib import Path

import pytest

from generator.cli import telling
from generator.errors import Finding, InputError, Where

FINDING = Finding(
    "FIELD", "is no date", "write 2018-03-31", "error", Where(Path("postings/hive.yaml"), 3, 8), "date posted", "nb"
)


def test_a_finding_says_where_what_and_what_to_do(capsys):
    telling.findings([FINDING])

    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "postings/hive.yaml:3:8: error: [nb] date posted: is no date\n  → write 2018-03-31\n"


def test_a_finding_that_knows_little_says_little(capsys):
    telling.findings([Finding("CALL", "is wrong", severity="warning")])

    assert capsys.readouterr().err == "warning: is wrong\n"


def warnings(count, **changes):
    place = Where(Path(changes.get("file", "a.yaml")))
    return [
        Finding("DRAFT", f"number {number}", "", "warning", place, "", changes.get("locale", "da")) for number in range(count)
    ]


def test_warnings_of_one_kind_can_be_told_once(capsys):
    telling.findings(warnings(3), every=False)

    (line,) = capsys.readouterr().err.splitlines()
    assert "number 0" in line
    assert "2 more" in line
    assert "--verbose" in line


def test_warnings_that_differ_are_told_each(capsys):
    telling.findings([*warnings(1), *warnings(1, locale="sv"), *warnings(1, file="b.yaml")], every=False)

    assert len(capsys.readouterr().err.splitlines()) == 3


@pytest.mark.parametrize("every", [True, False])
def test_errors_are_always_told_each(capsys, every):
    other = dataclasses.replace(FINDING, field="start")
    telling.findings([FINDING, other, dataclasses.replace(FINDING)], every=every)

    # The same of two locales is told once.
    assert capsys.readouterr().err.count("is no date") == 2


def test_nobody_is_told_more_than_can_be_read(capsys):
    telling.findings([dataclasses.replace(FINDING, message=f"number {number}", hint="") for number in range(250)])

    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 201
    assert "50 more" in lines[-1]


def test_what_the_system_refuses_is_a_finding():
    finding = telling.system(PermissionError(13, "Permission denied", "a.yaml"))

    assert (finding.rule, finding.where) == ("FILE", Where(Path("a.yaml")))
    assert "Permission denied" in finding.message
    assert telling.system(OSError("odd")).where is None
    assert "UTF-8" in telling.system(UnicodeEncodeError("utf-8", "\udc80", 0, 1, "surrogates")).message


def test_a_finding_as_data():
    assert telling.as_data(FINDING) == {
        "rule": "FIELD",
        "severity": "error",
        "file": "postings/hive.yaml",
        "line": 3,
        "column": 8,
        "field": "date posted",
        "locale": "nb",
        "message": "is no date",
        "hint": "write 2018-03-31",
        "fix": None,
        "justified": None,
        "channel": None,
    }


def test_what_a_finding_does_not_know_is_null():
    data = telling.as_data(Finding("CALL", "is wrong", where=Where(Path("a.yaml"))))

    assert [key for key, value in data.items() if value is None] == [
        "line", "column", "field", "locale", "hint", "fix", "justified", "channel",
    ]  # fmt: skip
    assert telling.as_data(Finding("CALL", "is wrong"))["file"] is None


def test_json_goes_to_stdout_as_it_is(capsys):
    telling.as_json({"title": "Biavler på Læsø"})

    said = capsys.readouterr().out
    assert "Læsø" in said
    assert json.loads(said) == {"title": "Biavler på Læsø"}


@pytest.mark.parametrize("name", ["text", "json"])
def test_ways_of_telling(name):
    telling.check_report(name)


def test_other_ways_of_telling_are_refused():
    with pytest.raises(InputError, match="“yaml” is no kind of report"):
        telling.check_report("yaml")


def test_paths_are_told_from_where_one_stands(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert telling.here(tmp_path / "output" / "a.md") == "output/a.md"
    assert telling.here(Path("output")) == "output"
    assert telling.here(tmp_path) == "."
    assert telling.here(tmp_path.parent / "b") == (tmp_path.parent / "b").as_posix()


def test_a_test_is_no_terminal():
    assert not telling.on_terminal()
