import json
from pathlib import Path

import jsonschema
import pytest

from generator.cli.reports import sarif
from generator.errors import ExitCode, Finding, Fix, Where

FILE = Path("postings/hæve vej.yaml")
FINDINGS = [
    Finding("DRAFT", "is a draft", "review it", "error", Where(FILE, 3, 5), "title", "da"),
    Finding("SPACES", "two spaces", "one is enough", "warning", Where(FILE, 4, 7), fix=Fix("  ", " ")),
    Finding("DRAFT", "is a draft", "", "info", Where(FILE), justified="The board wants it so"),
    Finding("CALL", "something else", severity="error"),
]


@pytest.fixture(scope="module")
def schema(request):
    """The schema of SARIF 2.1.0 as a package brings it."""
    folder = request.config.rootpath / "tests" / "web" / "node_modules" / "@microsoft" / "jest-sarif" / "lib" / "schemas"
    (file,) = folder.glob("sarif-2.1.0-*.json")
    return json.loads(file.read_text("utf-8"))


def made(findings=FINDINGS, code=ExitCode.CONTENT):
    return json.loads(sarif.text(findings, [FILE], code))


@pytest.mark.parametrize("findings", [FINDINGS, []])
def test_it_keeps_to_the_schema_of_sarif(schema, findings):
    jsonschema.Draft7Validator(schema).validate(made(findings))


def test_the_schema_would_refuse_what_is_none(schema):
    document = made()
    document["runs"][0]["results"][0]["level"] = "fatal"

    assert not jsonschema.Draft7Validator(schema).is_valid(document)


def test_a_result_says_where_how_bad_and_what_to_do():
    first, second, third, fourth = made()["runs"][0]["results"]

    assert (first["ruleId"], first["level"], second["level"], third["level"]) == ("DRAFT", "error", "warning", "note")
    assert first["message"]["text"] == "[da] title: is a draft → review it"
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "postings/h%C3%A6ve%20vej.yaml"
    assert place["region"] == {"startLine": 3, "startColumn": 5}
    assert "locations" not in fourth


def test_a_fix_and_a_justified_exception_are_told():
    _, second, third, _ = made()["runs"][0]["results"]

    (change,) = second["fixes"][0]["artifactChanges"]
    (one,) = change["replacements"]
    assert one["insertedContent"] == {"text": " "}
    assert one["deletedRegion"] == {"startLine": 4, "startColumn": 7, "endLine": 4, "endColumn": 9}
    assert third["suppressions"] == [{"kind": "inSource", "status": "accepted", "justification": "The board wants it so"}]


def test_each_rule_stands_there_once_with_what_it_rests_on():
    run = made()["runs"][0]
    rules = run["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in rules] == ["CALL", "DRAFT", "SPACES"]
    assert [rules[one["ruleIndex"]]["id"] for one in run["results"]] == ["DRAFT", "SPACES", "DRAFT", "CALL"]
    assert "Rests on:" in rules[1]["help"]["text"]


def test_a_finding_keeps_its_fingerprint_when_its_line_moves():
    moved = [Finding("DRAFT", "is a draft", "review it", "error", Where(FILE, 30, 5), "title", "da")]

    def mark(document):
        return document["runs"][0]["results"][0]["partialFingerprints"]

    assert mark(made(moved)) == mark(made())
    assert mark(made([FINDINGS[1]])) != mark(made())
