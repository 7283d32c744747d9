"""The next build: with nothing changed, and with one posting changed. Each is a whole process.

``python -m benchmarks.scale_again FOLDER…`` prints how long a bare look at every file in some folders takes: the floor of
what anyone can do who trusts nothing but the files.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks import scale_printing
from benchmarks.scale_runs import REPOSITORY, Progress, Site, Sizes, Spent, load, spent, spread

LIMITS = {"unchanged": 1.5, "looks": 5.0, "changed": 1.0}
"""Seconds; times a bare look at all files, once the interpreter has started; seconds."""
_PASSES = 7


def measure(site: Site, sizes: Sizes, progress: Progress) -> dict[str, Any]:
    """Measure a site that scale_printing has built."""
    before = load()
    same = scale_printing.command(site)
    if not site.files():
        spent(same)
    unchanged: list[Spent] = []
    start: list[Spent] = []
    look: list[float] = []
    spent(same)
    cache = next(site.cache.glob("*.sqlite"))
    written = cache.stat().st_mtime_ns
    for number in range(sizes.looks):
        progress(f"nothing changed, {number + 1} of {sizes.looks}")
        unchanged.append(spent(same))
        start.append(spent([sys.executable, "-c", "pass"]))
        look.append(_look(site))
    if cache.stat().st_mtime_ns != written:
        sys.exit("a build that should have had nothing to do made something: was the program changed meanwhile?")
    files = site.files()
    changed = _changed(site, sizes, progress)
    beyond = spread(unchanged)["median"] - spread(start)["median"]
    return {
        "files": files,
        "inputs": sum(1 for file in site.workspace.glob("**/*") if file.is_file()),
        "unchanged": spread(unchanged),
        "start": spread(start),
        "look": statistics.median(look),
        "looks": beyond / statistics.median(look),
        "changed": changed,
        "limits": LIMITS,
        "load": [before, load()],
    }


def _look(site: Site) -> float:
    """Return seconds of a bare look at every file, from a process of its own."""
    command = [sys.executable, "-m", "benchmarks.scale_again", str(site.workspace), str(site.output)]
    return float(subprocess.run(command, cwd=REPOSITORY, stdout=subprocess.PIPE, check=True).stdout)


def _changed(site: Site, sizes: Sizes, progress: Progress) -> dict[str, Any]:
    """Time builds of HTML and Markdown after one posting's summary has become another, and then what it was."""
    build = site.command("--workers", "2")
    posting = sorted((site.workspace / "postings").glob("*.yaml"))[sizes.postings // 2]
    text = posting.read_text("utf-8")
    other = text.replace("\nsummary: ", "\nsummary: Nu! ", 1)
    if other == text:
        sys.exit(f"{posting} has no summary")
    spent(build)
    took: list[Spent] = []
    try:
        for number in range(sizes.changes):
            progress(f"one posting changed, {number + 1} of {sizes.changes}")
            posting.write_text(text if number % 2 else other, "utf-8")
            took.append(spent(build))
    finally:
        posting.write_text(text, "utf-8")
    return {"files": 8, "of": sizes.postings * 8, **spread(took)}


def main() -> None:
    paths = [str(file) for folder in sys.argv[1:] for file in Path(folder).glob("**/*") if file.is_file()]
    seconds: list[float] = []
    for _ in range(_PASSES + 1):
        start = time.perf_counter()
        for path in paths:
            os.stat(path)  # noqa: PTH116 - as bare as can be
        seconds.append(time.perf_counter() - start)
    print(statistics.median(seconds[1:]))


if __name__ == "__main__":
    main()
