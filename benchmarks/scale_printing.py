"""A full build with PDFs by two workers, against WeasyPrint in a loop and against a process of WeasyPrint for each page.

The others print the first postings' ads only, as HTML that annons has laid out already; ours reads, checks, lays out and
writes all of them, with their HTML and Markdown, in a whole process. They work before ours and after it.
"""

import sys
import time
from pathlib import Path
from typing import Any

from benchmarks import pdf, printers
from benchmarks.scale_runs import LOCALES, SEED, Progress, Site, Sizes, cold, load, spent

LIMITS = {"loop": 4.5, "process_each": 12.0}
"""So many times as fast a PDF is to be ours."""
FORMATS = "html,md,pdf"


def command(site: Site) -> list[str]:
    """Return the command that is timed; the one that finds nothing to do is to say the same words."""
    return site.command("--workers", "2", formats=FORMATS)


def measure(site: Site, sizes: Sizes, progress: Progress) -> dict[str, Any]:
    """Return seconds for each PDF of each side; leave all that was built."""
    before = load()
    progress("preparing pages")
    pages = site.folder / "pages"
    pages.mkdir()
    prepare = [sys.executable, "-m", "benchmarks.pages", str(pages), str(min(sizes.printed, sizes.postings)), str(SEED)]
    spent(prepare)
    ads = min(sizes.printed, sizes.postings) * LOCALES
    apart = range(0, ads, ads // min(sizes.apart, sizes.postings))
    loop, each = [0.0, 0.0], [0.0, 0.0]
    loop[0] = _loop(pages, range(ads), progress)
    each[0] = _process_each(pages, apart, progress)
    files = sizes.postings * LOCALES * 3
    progress(f"{files} files by two workers")
    ours = cold(site, command(site), files).seconds
    loop[1] = _loop(pages, range(ads), progress)
    each[1] = _process_each(pages, apart, progress)
    printed = sizes.postings * LOCALES
    seconds = {"annons": ours / printed, "loop": sum(loop) / 2, "process_each": sum(each) / 2}
    return {
        "files": files,
        "printed": {"annons": printed, "loop": ads, "process_each": len(apart)},
        "build": ours,
        "seconds": seconds,
        "turns": {"loop": loop, "process_each": each},
        **{name: seconds[name] / seconds["annons"] for name in LIMITS},
        "limits": LIMITS,
        "load": [before, load()],
    }


def _loop(pages: Path, numbers: range, progress: Progress) -> float:
    """Return seconds a PDF of one process that makes them one after another; its start is not counted."""
    progress(f"{len(numbers)} PDFs by WeasyPrint in a loop")
    process = pdf.Process("weasyprint", pages)
    try:
        process.ask(numbers[0])
        process.answer()
        start = time.perf_counter()
        for number in numbers:
            process.ask(number)
            process.answer()
        return (time.perf_counter() - start) / len(numbers)
    finally:
        process.close()


def _process_each(pages: Path, numbers: range, progress: Progress) -> float:
    """Return seconds a PDF of WeasyPrint's own command, called for each."""
    progress(f"{len(numbers)} PDFs by a process of WeasyPrint each")
    program = str(Path(sys.executable).with_name("weasyprint"))
    took = [spent([program, str(printers.page(pages, number)), str(pages / "one.pdf")]).seconds for number in numbers]
    return sum(took) / len(took)
