"""JUnit XML, as test dashboards read it: a suite for each file, a case for each finding; a file that is clean passes.

Errors are failures; what is only warned of, or justified, passes and says so in its output. The elements are those of the
schema that Jenkins publishes for its JUnit reader.
"""

from collections.abc import Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from generator.cli.reports import address
from generator.errors import ExitCode, Finding


def text(findings: Sequence[Finding], files: Sequence[Path], code: ExitCode) -> str:
    """Return the whole report; see :class:`generator.cli.reports.Form`."""
    del code
    by_file: dict[str, list[Finding]] = {address(file): [] for file in files}
    for finding in findings:
        name = address(finding.where.file) if finding.where else "annons"
        by_file.setdefault(name, []).append(finding)
    root = Element("testsuites", name="annons check")
    for name, found in by_file.items():
        _suite(root, name, found)
    failures = sum(finding.severity == "error" for finding in findings)
    root.set("tests", str(sum(max(1, len(found)) for found in by_file.values())))
    root.set("failures", str(failures))
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(root: Element, name: str, found: Sequence[Finding]) -> None:
    failures = sum(finding.severity == "error" for finding in found)
    suite = SubElement(root, "testsuite", name=name, tests=str(max(1, len(found))), failures=str(failures), errors="0")
    if not found:
        SubElement(suite, "testcase", name="nothing wrong", classname=name)
    for finding in found:
        place = f" in {finding.locale}" if finding.locale else ""
        line = f" line {finding.where.line}" if finding.where and finding.where.line else ""
        case = SubElement(suite, "testcase", name=f"{finding.rule}{place}{line}", classname=name)
        told = str(finding) + (f"\njustified: {finding.justified}" if finding.justified else "")
        if finding.severity == "error":
            SubElement(case, "failure", message=finding.message, type=finding.rule).text = told
        else:
            SubElement(case, "system-out").text = told
