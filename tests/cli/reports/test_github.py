from pathlib import Path

from generator.cli.reports import github
from generator.errors import ExitCode, Finding, Where


def line(**more):
    finding = Finding(**{"rule": "DRAFT", "message": "is a draft", **more})
    return github.text([finding], [], ExitCode.CONTENT)


def test_an_annotation_names_file_line_and_column():
    made = line(hint="review it", where=Where(Path("postings/hive.yaml"), 3, 5), field="title", locale="da")

    assert made == "::error file=postings/hive.yaml,line=3,col=5,title=DRAFT::[da] title: is a draft%0A→ review it\n"


def test_a_warning_and_a_justified_exception_have_levels_of_their_own():
    assert line(severity="warning") == "::warning title=DRAFT::is a draft\n"
    assert line(severity="info", justified="So it is") == "::notice title=DRAFT::is a draft (justified: So it is)\n"


def test_signs_that_would_end_the_command_are_escaped():
    made = line(message="100 %\nof it", where=Where(Path("a,b:c.yaml")))

    assert made == "::error file=a%2Cb%3Ac.yaml,title=DRAFT::100 %25%0Aof it\n"


def test_without_findings_there_is_nothing_to_say():
    assert github.text([], [], ExitCode.DONE) == ""
