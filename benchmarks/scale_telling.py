"""The figures of ``benchmarks.scale`` in words: as lines for a terminal, and as rows of the README's table."""

from collections.abc import Iterator
from typing import Any

Row = tuple[str, str, str]


def lines(told: dict[str, Any]) -> Iterator[str]:
    """Yield what was measured, part by part."""
    yield f"{told['postings']:,} postings in four languages, each with texts of its own; whole processes of the real command."
    for part, words in (
        ("build", _build),
        ("pdf", _pdf),
        ("again", _again),
        ("watch", _watch),
        ("cluster", _cluster),
        ("memory", _memory),
    ):
        if part in told:
            yield from words(told[part])
            if "load" in told[part]:
                before, after = (one[0] for one in told[part]["load"])
                yield f"    (load of the machine before {before}, after {after})"
    if "kept" in told:
        yield from _kept(told["kept"])
    if "cluster" not in told:
        yield "  Dask is not installed."


def rows(told: dict[str, Any]) -> Iterator[Row]:
    """Yield rows of what was measured, what it came to, and the limit."""
    for part, words in (
        ("build", _build_rows),
        ("pdf", _pdf_rows),
        ("again", _again_rows),
        ("watch", _watch_rows),
        ("cluster", _cluster_rows),
        ("memory", _memory_rows),
    ):
        if part in told:
            yield from words(told[part])


def _build(told: dict[str, Any]) -> Iterator[str]:
    names = {"straight_line": "straight-line script", "one": "annons, one worker", "two": "annons, two workers"}
    yield f"  Full build, {told['files']:,} files, html and md, cold. Seconds: least, median, most; files a second."
    for name, words in names.items():
        side = told["sides"][name]
        spread = f"{side['min']:6.2f} {side['median']:6.2f} {side['max']:6.2f}"
        yield f"    {words:<44} {spread}   {told['files'] / side['median']:5.0f}/s"
    limits = told["limits"]
    yield f"    One worker reaches {told['share']:.0%} of the script's speed {_least(told['share'], limits['share'], '.0%')};"
    yield f"    two are {told['two_workers']:.2f} times as fast as one {_least(told['two_workers'], limits['two_workers'])}."


def _pdf(told: dict[str, Any]) -> Iterator[str]:
    printed, seconds, limits = told["printed"], told["seconds"], told["limits"]
    yield f"  Full build with PDFs, {told['files']:,} files, cold, two workers: {told['build']:.0f} s."
    yield "    Milliseconds a PDF by the clock, of ours with its HTML and Markdown:"
    for name, words in {"annons": "annons", **_OTHERS}.items():
        counted = f"{words}, {printed[name]:,} of them"
        yield f"    {counted:<44} {seconds[name] * 1000:6.0f}"
    for name, words in _OTHERS.items():
        yield f"    annons is {told[name]:.1f} times as fast as {words} {_least(told[name], limits[name])}."


_OTHERS = {"loop": "WeasyPrint in a loop", "process_each": "a process of WeasyPrint for each"}


def _again(told: dict[str, Any]) -> Iterator[str]:
    unchanged, start, changed, limits = told["unchanged"], told["start"], told["changed"], told["limits"]
    held = _most(unchanged["median"], limits["unchanged"])
    yield f"  Nothing changed, {told['files']:,} files from {told['inputs']:,}: {unchanged['median']:.3f} s {held};"
    yield f"    the interpreter's start {start['median'] * 1000:.0f} ms, a bare look at all files {told['look'] * 1000:.0f} ms;"
    yield f"    beyond the start, that is {told['looks']:.1f} such looks {_most(told['looks'], limits['looks'])}."
    held = _most(changed["median"], limits["changed"])
    yield f"  One posting changed, {changed['files']} files of {changed['of']:,}: {changed['median']:.2f} s {held}."


def _watch(told: dict[str, Any]) -> Iterator[str]:
    held = _most(told["median"], told["limit"])
    median, most = told["median"] * 1000, told["max"] * 1000
    yield f"  annons watch, from saving a posting to its HTML: {median:.0f} ms, at most {most:.0f} {held}."


def _cluster(told: dict[str, Any]) -> Iterator[str]:
    dask, pool = told["sides"]["dask"]["median"], told["sides"]["pool"]["median"]
    yield f"  Dask, two local workers that wait already, {told['files']:,} files: {dask:.2f} s, a pool {pool:.2f} s:"
    held = _most(told["more"], told["limit"], ".0%")
    yield f"    {told['more']:+.0%} {held}; the workers' first build {told['first']:.2f} s."


def _memory(told: dict[str, Any]) -> Iterator[str]:
    yield "  Memory of two workers and what they work for, at its peak, html and md:"
    for count, peaks in told["at"].items():
        counted = f"{int(count):,} postings"
        yield f"    {counted:<16} a worker {peaks['worker']:4.0f} MB, the command itself {peaks['parent']:4.0f} MB"
    yield f"    The largest worker {_most(_worker(told), told['limit'], '.0f')}."


def _kept(told: dict[str, int]) -> Iterator[str]:
    each = {name: size / told["postings"] / 1024 for name, size in told.items()}
    files = f"HTML and Markdown {each['texts']:.0f}, PDFs {each['pdfs']:.0f}"
    yield f"  Kept of a posting, kB: {files}, in the manifest {each['manifest']:.1f}, in the cache {each['cache']:.1f}."


def _worker(told: dict[str, Any]) -> float:
    most: float = max(peaks["worker"] for peaks in told["at"].values())
    return most


def _build_rows(told: dict[str, Any]) -> Iterator[Row]:
    files, limits = told["files"], told["limits"]
    for name, words in (("one", "one worker"), ("two", "two workers")):
        yield f"{files:,} files, HTML and Markdown, {words}, whole process", _rate(files, told["sides"][name]), ""
    yield "The same by the straight-line script", _rate(files, told["sides"]["straight_line"]), ""
    yield "One worker's share of its speed", f"{told['share']:.0%}", f"at least {limits['share']:.0%}"
    yield "Two workers against one", f"{told['two_workers']:.2f} times", f"at least {limits['two_workers']}"


def _pdf_rows(told: dict[str, Any]) -> Iterator[Row]:
    what = f"{told['files']:,} files, HTML, Markdown and {told['printed']['annons']:,} PDFs, two workers"
    yield what, f"{told['build']:.0f} s, {told['seconds']['annons'] * 1000:.0f} ms a PDF", ""
    for name, words in _OTHERS.items():
        yield f"A PDF by {words}", f"{told['seconds'][name] * 1000:.0f} ms", ""
        yield "annons against that", f"{told[name]:.1f} times", f"at least {told['limits'][name]:g}"


def _again_rows(told: dict[str, Any]) -> Iterator[Row]:
    changed, limits = told["changed"], told["limits"]
    what = f"A build with nothing changed, {told['files']:,} files, whole process"
    yield what, f"{told['unchanged']['median']:.2f} s", f"{limits['unchanged']} s"
    what = "Beyond the interpreter's start, against a bare look at each file"
    yield what, f"{told['looks']:.1f} times", f"at most {limits['looks']:g}"
    what = f"One posting changed, {changed['files']} files of {changed['of']:,}, whole process"
    yield what, f"{changed['median']:.2f} s", f"{limits['changed']:g} s"


def _cluster_rows(told: dict[str, Any]) -> Iterator[Row]:
    what = f"{told['files']:,} files by two local Dask workers, against a pool of two processes"
    yield what, f"{told['more']:+.0%} time", f"at most +{told['limit']:.0%}"


def _memory_rows(told: dict[str, Any]) -> Iterator[Row]:
    counts = " / ".join(f"{int(count):,}" for count in told["at"])
    for name, words in (("worker", "The most memory of a worker"), ("parent", "Of the command itself")):
        figures = " / ".join(f"{peaks[name]:.0f}" for peaks in told["at"].values())
        yield f"{words}, {counts} postings", f"{figures} MB", f"{told['limit']} MB" if name == "worker" else ""


def _watch_rows(told: dict[str, Any]) -> Iterator[Row]:
    """Yield how soon a saved file is HTML, where that was measured."""
    yield "`annons watch`: from saving a posting to its HTML", f"{told['median']:.2f} s", f"{told['limit']:g} s"


def _rate(files: int, side: dict[str, Any]) -> str:
    return f"{files / side['median']:.0f} files/s"


def _least(figure: float, limit: float, form: str = "g") -> str:
    return f"(limit {limit:{form}}: {'held' if figure >= limit else 'MISSED'})"


def _most(figure: float, limit: float, form: str = "g") -> str:
    return f"(limit {limit:{form}}: {'held' if figure <= limit else 'MISSED'})"
