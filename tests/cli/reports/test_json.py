import json
from pathlib import Path

from generator.cli.reports import json as form
from generator.errors import ExitCode, Finding, Fix, Where


def test_it_says_what_was_looked_at_and_what_was_found():
    finding = Finding("SPACES", "two", "one", "warning", Where(Path("a.yaml"), 2, 3), "title", "da", Fix("  ", " "))

    made = json.loads(form.text([finding], [Path("a.yaml")], ExitCode.DONE))

    assert (made["exit_code"], made["files"]) == (0, ["a.yaml"])
    assert made["findings"] == [
        {
            "rule": "SPACES", "severity": "warning", "file": "a.yaml", "line": 2, "column": 3, "field": "title",
            "locale": "da", "message": "two", "hint": "one", "fix": {"old": "  ", "new": " "}, "justified": None,
            "channel": None,
        }
    ]  # fmt: skip
