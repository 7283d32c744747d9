from pathlib import Path

from lxml import etree

from generator.cli.reports import junit
from generator.errors import ExitCode, Finding, Where

HIVE, WAX = Path("postings/hive.yaml"), Path("postings/wax.yaml")
FINDINGS = [
    Finding("DRAFT", "is a <draft> & “more”", "review it", "error", Where(HIVE, 3, 5), "title", "da"),
    Finding("SPACES", "two spaces", "", "warning", Where(HIVE, 4)),
    Finding("AGE-LIMIT", "an age", "", "info", Where(HIVE), justified="The law asks for it"),
]


def made(findings=FINDINGS):
    return etree.fromstring(junit.text(findings, [HIVE, WAX], ExitCode.CONTENT).encode())


def test_each_file_is_a_suite_and_a_clean_one_passes():
    root = made()

    assert [(suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in root] == [
        ("postings/hive.yaml", "3", "1"),
        ("postings/wax.yaml", "1", "0"),
    ]
    assert (root.get("tests"), root.get("failures")) == ("4", "1")


def test_an_error_fails_its_case_and_a_warning_only_says_so():
    error, warning, excused = made()[0]

    assert error.get("name") == "DRAFT in da line 3"
    assert error.find("failure").get("message") == "is a <draft> & “more”"
    assert warning.find("failure") is None
    assert "two spaces" in warning.find("system-out").text
    assert "justified: The law asks for it" in excused.find("system-out").text


def test_a_finding_on_a_file_that_was_not_looked_at_has_a_suite_too():
    root = made([Finding("CALL", "something", where=Where(Path("terms.txt"), 2)), Finding("CALL", "nowhere")])

    assert [suite.get("name") for suite in root] == ["postings/hive.yaml", "postings/wax.yaml", "terms.txt", "annons"]


def test_the_elements_are_those_that_jenkins_reads():
    assert {one.tag for one in made().iter()} == {"testsuites", "testsuite", "testcase", "failure", "system-out"}
    assert all(case.get("name") and case.get("classname") for case in made().iter("testcase"))
