"""A thousand postings as easily as one: ``python -m benchmarks.scale [--part N] [--postings N]`` prints its figures as JSON.

Full builds by one worker and two (1), with PDFs (2), builds with little or nothing to do (3), a save that is watched (4), a
Dask cluster (5), and memory (6). All are whole processes of the real command, on postings that each have texts of their own.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import scale_again, scale_build, scale_cluster, scale_memory, scale_printing, scale_watch
from benchmarks.scale_runs import COMMAND, Progress, Site, Sizes

PARTS = ("build", "pdf", "again", "watch", "cluster", "memory")


def measure(folder: Path, progress: Progress, sizes: Sizes | None = None, parts: tuple[str, ...] = PARTS) -> dict[str, Any]:
    """Measure some parts.

    Args:
        folder: does not exist yet.
        progress: told what is being measured.
        sizes: how much of everything; 1,000 postings, and ten times as many for memory.
        parts: which.

    Returns:
        Figures by part, and the bytes that a build leaves. A part that can't be measured here is not there.
    """
    sizes = sizes or Sizes()
    told: dict[str, Any] = {"postings": sizes.postings}
    progress(f"writing {sizes.postings} postings")
    site = Site.written(folder, sizes.postings)
    ways: dict[str, Callable[[], dict[str, Any] | None]] = {
        "build": lambda: scale_build.measure(site, sizes, progress),
        "pdf": lambda: scale_printing.measure(site, sizes, progress),
        "again": lambda: scale_again.measure(site, sizes, progress),
        "watch": lambda: scale_watch.measure(site, sizes, progress),
        "cluster": lambda: scale_cluster.measure(folder / "cluster", sizes, progress),
        "memory": lambda: scale_memory.measure(folder / "memory", sizes, progress),
    }
    for part in parts:
        told[part] = ways[part]()
        if part == "again":
            told["kept"] = _kept(site, sizes)
    shutil.rmtree(folder)
    return {part: figures for part, figures in told.items() if figures is not None}


def _kept(site: Site, sizes: Sizes) -> dict[str, int]:
    """Return bytes of what a site's builds have left: HTML and Markdown, PDFs, the manifest, the cache."""
    by_suffix = Counter[str]()
    for file in site.output.glob("*/*"):
        by_suffix[file.suffix] += file.stat().st_size
    return {
        "postings": sizes.postings,
        "texts": by_suffix[".html"] + by_suffix[".md"],
        "pdfs": by_suffix[".pdf"],
        "manifest": (site.output / "manifest.json").stat().st_size,
        "cache": sum(file.stat().st_size for file in site.cache.glob("*.sqlite")),
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument(
        "--part", type=int, action="append", choices=range(1, len(PARTS) + 1), help="only this; can be repeated"
    )
    parser.add_argument("--postings", type=int, default=Sizes.postings, help="how many the workspace has")
    parser.add_argument("--turns", type=int, default=Sizes.turns, help="how often each side builds all")
    options = parser.parse_args()
    if not COMMAND.is_file():
        sys.exit(f"{COMMAND} is not there: install annons into this environment first (make ads does)")
    parts = tuple(PARTS[number - 1] for number in options.part or range(1, len(PARTS) + 1))
    with tempfile.TemporaryDirectory(prefix="annons-scale-") as folder:
        sizes = Sizes(options.postings, options.turns)
        told = measure(Path(folder) / "scale", lambda words: print(words, file=sys.stderr), sizes, parts)
    print(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()
