"""How fast ``annons check`` reads: a workspace of invented postings in four languages, one process, and each rule's share.

The first pass starts with nothing remembered: the time of its first posting is told too, for it loads the dictionaries, the
lists and the patterns. A rule's time is what its own ``check`` takes. What rules share of a version
(its texts, the words of its texts, the texts beside their sources) is made before, and told as reading the texts: else
whichever rule asks first would pay for all.
"""

import datetime as dt
import gc
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks import postings
from generator import checks, versions
from generator.checking import CheckOptions, CheckReport, check
from generator.checks import Version, words
from generator.checks.across import across
from generator.checks.prose import prose
from generator.checks.rule import Rule
from generator.checks.spelling.prose import parts
from generator.checks.spelling.reading import reading
from generator.errors import Finding
from generator.posting.workspace import Workspace

LIMIT = 100
"""Postings a second on one core."""
SHARE = 0.1
"""What one rule may take of the time."""
DAY = dt.date(2026, 2, 1)


def measure(folder: Path, progress: Callable[[str], None], *, count: int = 1000, seed: int = 2018) -> dict[str, Any]:
    """Write a workspace, and check it in a process of its own.

    Args:
        folder: an empty folder to work in.
        progress: told what is being measured.
        count: postings.
        seed: what they are made from.
    """
    progress(f"Checking {count} postings")
    folder.mkdir(parents=True)
    made = postings.write(folder / "site", count, seed)
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.gate", str(folder / "site")], capture_output=True, text=True, check=True
    )
    return {**made, **json.loads(done.stdout), "limit": LIMIT, "share_limit": SHARE}


def _timed() -> tuple[dict[str, float], Callable[[], None]]:
    """Wrap the rules so that the time in each is added up."""
    spent: dict[str, float] = defaultdict(float)

    def wrap(rule: Rule) -> None:
        inner = rule.check

        def timed(version: Version, own: Rule) -> Iterator[Finding]:
            start = time.perf_counter()
            found = list(inner(version, own))
            spent[rule.id] += time.perf_counter() - start
            return iter(found)

        rule.__dict__["check"] = timed

    def install() -> None:
        for rule in checks.every_rule():
            wrap(rule)

    return spent, install


def main(root: Path) -> None:
    """Check a workspace twice, once for its time and once for each rule's; print the figures as JSON."""
    gc.collect()
    start = time.perf_counter()
    workspace = Workspace.open(root)
    files, options = workspace.posting_files(), CheckOptions(as_of=DAY)
    reports = [check(workspace, files[:1], options)]
    first = time.perf_counter() - start
    reports.append(check(workspace, files[1:], options))
    seconds = time.perf_counter() - start
    print(json.dumps({"seconds": seconds, "first": first, **_told(reports), **_shares(root)}))


def _told(reports: Sequence[CheckReport]) -> dict[str, Any]:
    findings = [one for report in reports for one in report.findings]
    return {
        "files": sum(len(report.files) for report in reports),
        "versions": sum(report.versions for report in reports),
        "errors": sum(one.severity == "error" for one in findings),
        "warnings": sum(one.severity == "warning" for one in findings),
        "most": Counter(one.rule for one in findings).most_common(5),
    }


def _shares(root: Path) -> dict[str, Any]:
    """Return the five rules that take the largest share of a check, and the share of reading, from a fresh process."""
    script = f"from benchmarks.gate import shares; shares({str(root)!r})"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    shares_: dict[str, Any] = json.loads(done.stdout)
    return shares_


def shares(root: str) -> None:
    """Print the shares of a check as JSON: of the rules that take most, and of reading the texts for all of them."""
    spent, install = _timed()
    install()
    reading_ = _read_first()
    start = time.perf_counter()
    workspace = Workspace.open(Path(root))
    check(workspace, workspace.posting_files(), CheckOptions(as_of=DAY))
    whole = time.perf_counter() - start
    largest = sorted(spent.items(), key=lambda item: -item[1])[:5]
    print(json.dumps({"rules": {name: seconds / whole for name, seconds in largest}, "reading": sum(reading_) / whole}))


def _read_first() -> list[float]:
    """Make what rules share of a version as soon as it is there; return a list that the seconds are added to."""
    inner, spent = versions.versions, [0.0]
    asking = next(rule for rule in checks.every_rule() if rule.words)

    def read(*given: Any, **named: Any) -> Iterator[Version]:  # noqa: ANN401 - those of versions
        for version in inner(*given, **named):
            start = time.perf_counter()
            prose(version).figures  # noqa: B018 - made when it is asked for
            across(version).marked  # noqa: B018 - as above
            for piece in reading(version).pieces:
                parts(piece.markdown)
            words.matches(version, asking)
            spent[0] += time.perf_counter() - start
            yield version

    versions.versions = read
    return spent


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as place:
            print(json.dumps(measure(Path(place) / "gate", print), indent=1))
