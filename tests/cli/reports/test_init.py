import pytest

from generator.cli import reports
from generator.errors import ExitCode, Finding, InputError, Where


@pytest.mark.parametrize("kind", ["json", "sarif", "junit", "github"])
def test_every_kind_can_be_saved_and_is_told_once_for_each_finding(tmp_path, kind):
    twice = [Finding("DRAFT", "is a draft", where=Where(tmp_path / "hive.yaml", 3))] * 2

    reports.save(kind, twice, [tmp_path / "hive.yaml"], ExitCode.CONTENT, tmp_path / "out" / "report")

    assert (tmp_path / "out" / "report").read_text("utf-8").count("is a draft") <= 2


def test_a_kind_that_there_is_not_is_refused():
    with pytest.raises(InputError, match="sarif"):
        reports.check_kind("xml")


def test_files_are_named_from_where_one_is(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert reports.address(tmp_path / "postings" / "hive.yaml") == "postings/hive.yaml"
    assert reports.address(tmp_path.parent / "else.yaml").startswith("/")
