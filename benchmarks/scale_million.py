"""What a million postings a day would take, computed from the kept figures: the table of docs/explanation/scale.md.

``python -m benchmarks.scale_million`` prints it.
"""

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DAY = 86_400.0
MILLION = 1_000_000
LOCALES = 4


def as_markdown(results: dict[str, Any]) -> str:
    """Return the table.

    Args:
        results: what ``benchmarks/results.json`` holds.
    """
    lines = ["| what | from | a million postings a day |", "|---|---|---|"]
    return "\n".join([*lines, *(f"| {what} | {by} | {comes} |" for what, by, comes in _rows(results["scale"]))]) + "\n"


def _rows(scale: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    build, kept = scale["build"], scale["kept"]
    postings = scale["postings"]
    each = build["sides"]["one"]["median"] / postings
    yield "HTML and Markdown", f"{each * 1000:.0f} ms a posting of one core", f"{_cores(each)} cores"
    pdf = scale["pdf"]["seconds"]["annons"] * LOCALES * 2
    yield "with PDFs", f"{pdf:.2f} s a posting of one core", f"{_cores(pdf)} cores"
    own = build["sides"]["two"]["processor_median"] / postings
    yield (
        "the command itself, which hands out and takes down",
        f"{own * 1000:.2f} ms a posting",
        f"{own * MILLION / DAY:.0%} of a core",
    )
    worker = max(one["worker"] for one in scale["memory"]["at"].values())
    yield "memory", f"{worker:.0f} MB a worker", f"{math.ceil(pdf * MILLION / DAY) * worker / 1024:.1f} GB for those with PDFs"
    for name, words in (("texts", "HTML and Markdown"), ("pdfs", "PDFs")):
        size = kept[name] / kept["postings"]
        yield f"storage, {words}", f"{size / 1024:.0f} kB a posting", f"{size * MILLION / 1e9:.0f} GB a day"
    yield (
        "the manifest, one file",
        f"{kept['manifest'] / kept['postings'] / 1024:.1f} kB a posting",
        f"{kept['manifest'] / kept['postings'] * MILLION / 1e9:.0f} GB",
    )
    yield (
        "the cache, one file",
        f"{kept['cache'] / kept['postings'] / 1024:.1f} kB a posting",
        f"{kept['cache'] / kept['postings'] * MILLION / 1e9:.0f} GB",
    )
    files = 3 * LOCALES
    yield "files written, or objects put", f"{files} a posting", f"{files * MILLION / DAY:.0f} a second"
    look = scale["again"]["unchanged"]["median"] - scale["again"]["start"]["median"]
    yield (
        "a look whether anything has changed",
        f"{look / postings * 1000:.2f} ms a posting",
        f"{look / postings * MILLION:.0f} s",
    )


def _cores(seconds: float) -> str:
    """Return how many cores it takes for a million a day, at so many seconds of a core each."""
    return f"{seconds * MILLION / DAY:.1f}"


if __name__ == "__main__":
    print(as_markdown(json.loads(Path(__file__).with_name("results.json").read_text("utf-8"))), end="")
