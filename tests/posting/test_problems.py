"""Wrong postings: real files in bad/, each with what its author is told beside it, in full and in order.

The tests run in that folder, so that the expected text holds no folder: ``file:line:column: field: message (hint)``.
``--update-goldens`` writes the expected texts anew; read each as the person would who made the mistake.
"""

from pathlib import Path

import pytest

from generator.errors import ExitCode, InputError
from generator.posting.model import JobPosting
from generator.posting.organization import Organization
from generator.posting.problems import in_words, validate
from generator.posting.workspace import Workspace
from generator.posting.yaml_reader import parse

BAD = Path(__file__).parent / "bad"
NAMES = sorted(file.stem for file in BAD.glob("*.yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_a_wrong_posting_is_told_everything_at_once(name, monkeypatch, request):
    monkeypatch.chdir(BAD)
    with pytest.raises(InputError) as caught:
        Workspace(Path()).posting(Path(f"{name}.yaml"))
    told = "".join(f"{finding}\n" for finding in caught.value.findings)
    golden = BAD / f"{name}.txt"
    if request.config.getoption("--update-goldens"):
        golden.write_text(told, "utf-8")
    assert told == golden.read_text("utf-8")
    assert caught.value.exit_code is ExitCode.INPUT


def test_every_expected_text_has_its_file():
    assert sorted(file.stem for file in BAD.glob("*.txt")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_findings_name_a_place_and_say_what_to_do(name, monkeypatch):
    monkeypatch.chdir(BAD)
    with pytest.raises(InputError) as caught:
        Workspace(Path()).posting(Path(f"{name}.yaml"))
    for finding in caught.value.findings:
        assert finding.where is not None
        assert finding.hint
        assert "\n" not in str(finding)
        assert not any(sign in str(finding) for sign in ("pydantic", "Input should", "None", "['", "{'", "<class"))


def test_findings_stand_in_file_order(monkeypatch):
    monkeypatch.chdir(BAD)
    with pytest.raises(InputError) as caught:
        Workspace(Path()).posting(Path("several.yaml"))
    lines = [finding.where.line for finding in caught.value.findings if finding.where]
    assert len(lines) > 8
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (("title",), "title"),
        (("responsibilities", 2), "tasks, item 3"),
        (("contacts", 0, "telephone"), "contacts, item 1, telephone"),
        (("work_hours", "schedule", 1, "from"), "working hours, schedule, item 2, from"),
        (("job_location", 0, "address", "country"), "locations, item 1, address, country"),
        (("hiring_organization", "logo", "file"), "employer, logo, file"),
        (("qualifications", "required", 0), "qualifications, required qualifications, item 1"),
        (("no_such", "thing"), "no such, thing"),
        ((), ""),
    ],
)
def test_a_field_in_words(path, words):
    assert in_words(path, JobPosting) == words


def test_a_value_given_from_outside_the_file_is_part_of_the_model():
    document = parse("name: Havnens Kantine\n", Path("havnen.yaml"))
    assert validate(Organization, document, {"id": "havnen"}).id == "havnen"


def test_the_hint_for_a_missing_field_can_be_pasted_into_the_file():
    with pytest.raises(InputError) as caught:
        validate(JobPosting, parse("agency: nordkyst\n", Path("kok.yaml")), {"id": "kok"})
    hints = [finding.hint for finding in caught.value.findings]
    pasted = "agency: nordkyst\n" + "".join(hint.split("“", 1)[1].removesuffix("”") + "\n" for hint in hints)
    posting = validate(JobPosting, parse(pasted, Path("kok.yaml")), {"id": "kok"})
    assert posting.job_location[0].place == "tallinn"
