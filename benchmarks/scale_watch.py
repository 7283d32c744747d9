"""How soon a saved posting is HTML again, while ``annons watch`` looks after all of them."""

import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.scale_runs import COMMAND, REPOSITORY, TEXTS, Progress, Site, Sizes, load

LIMIT = 0.15
"""Seconds."""
_APART = 1.2
"""Seconds between two saves: as someone who writes; by then what follows a save has not begun."""
_PATIENCE = 20.0


def measure(site: Site, sizes: Sizes, progress: Progress) -> dict[str, Any]:
    """Return seconds from a save to a new HTML file, its first language's; the site is built by then."""
    before = load()
    progress("watching")
    command = [str(COMMAND), "watch", str(site.workspace), "--format", TEXTS, "--output", str(site.output), "--port", "0"]
    posting = sorted((site.workspace / "postings").glob("*.yaml"))[sizes.postings // 3]
    text = posting.read_text("utf-8")
    page = site.output / posting.stem / f"{posting.stem}.da.html"
    with subprocess.Popen(command, cwd=REPOSITORY, stderr=subprocess.PIPE, text=True) as process:
        try:
            if not any("Open http" in line for line in process.stderr or ()):
                sys.exit("annons watch ended before it began")
            time.sleep(_APART)
            took = [_save(posting, _other(text, number), page) for number in range(sizes.looks)]
        finally:
            process.terminate()
            posting.write_text(text, "utf-8")
    return {"median": statistics.median(took), "max": max(took), "each": took, "limit": LIMIT, "load": [before, load()]}


def _other(text: str, number: int) -> str:
    return text.replace("\nsummary: ", f"\nsummary: Nu {number}! ", 1)


def _save(posting: Path, text: str, page: Path) -> float:
    """Save a posting, and return how long it takes until its page is another."""
    was = page.stat().st_mtime_ns
    start = time.perf_counter()
    posting.write_text(text, "utf-8")
    while page.stat().st_mtime_ns == was:
        if time.perf_counter() - start > _PATIENCE:
            sys.exit(f"{posting.name} was saved, and {page.name} is as it was")
        time.sleep(0.001)
    seconds = time.perf_counter() - start
    time.sleep(_APART)
    return seconds
