"""``python -m benchmarks`` (``make bench``) measures what the README promises and prints it; ``--keep`` keeps it as well."""

import argparse
import datetime as dt
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks import gate, pdf, postings, scale, telling, translation

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results.json"
EXAMPLE = HERE.parent / "examples/nordic-jobs/postings/back-office-agent-tallinn.yaml"
EXAMPLE_FILES = 8
COMMAND = Path(sys.executable).with_name("annons")
COMPETITORS = ("annons", "straight_line", "straight_line_skipping")
SEED = 2018


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--postings", type=int, default=500, help="how many postings the large workspace has")
    parser.add_argument("--runs", type=int, default=5, help="how often each side builds them")
    parser.add_argument("--markdown", action="store_true", help="measure nothing; show the kept results as a Markdown table")
    parser.add_argument("--keep", action="store_true", help="keep the figures in results.json, which the README shows")
    options = parser.parse_args()
    if options.markdown:
        print(telling.as_markdown(json.loads(RESULTS.read_text("utf-8"))), end="")
        return
    if not COMMAND.is_file():
        sys.exit(f"{COMMAND} is not there: install annons into this environment first (make ads does)")
    with tempfile.TemporaryDirectory(prefix="annons-bench-") as folder:
        results = {
            "machine": {
                "date": dt.datetime.now(dt.UTC).date().isoformat(),
                "cores": os.cpu_count(),
                "python": platform.python_version(),
                "system": f"{platform.system()} {platform.machine()}",
            },
            "help": _help(),
            "example": _example(Path(folder)),
            "many": _many(Path(folder), options.postings, options.runs),
            "gate": gate.measure(Path(folder) / "gate", _progress),
            "pdf": pdf.measure(Path(folder) / "pdf", _progress),
            "scale": scale.measure(Path(folder) / "scale", _progress),
            "translation": translation.measure(Path(folder) / "translation", _progress),
        }
    _progress("")
    if options.keep:
        RESULTS.write_text(json.dumps(_rounded(results), indent=1) + "\n", "utf-8")
    print(telling.as_text(results), end="")


def _help(runs: int = 10) -> dict[str, Any]:
    """Time ``annons --help`` as a whole process, and see what it imports."""
    seconds = [_timed([str(COMMAND), "--help"]) for _ in range(runs + 1)][1:]
    imports = subprocess.run(
        [sys.executable, "-X", "importtime", str(COMMAND), "--help"], capture_output=True, text=True, check=True
    )
    return {**_spread(seconds), "loads_weasyprint": "weasyprint" in imports.stderr, "limit": 0.3}


def _example(folder: Path, runs: int = 5) -> dict[str, Any]:
    """Time the example's posting as HTML and Markdown, a whole process into a folder that is not there yet."""
    output = folder / "example"
    seconds: list[float] = []
    for _ in range(runs + 1):
        shutil.rmtree(output, ignore_errors=True)
        seconds.append(_timed([str(COMMAND), "build", str(EXAMPLE), "--format", "html,md", "--output", str(output)]))
        made = [file for file in output.glob("*/*") if file.suffix in {".html", ".md"}]
        if len(made) != EXAMPLE_FILES:
            sys.exit(f"{EXAMPLE_FILES} files were expected, {len(made)} are there")
    return {**_spread(seconds[1:]), "files": EXAMPLE_FILES, "limit": 1.0}


def _many(folder: Path, count: int, runs: int) -> dict[str, Any]:
    """Time both sides on the same postings, taking turns; then Jinja alone."""
    workspace, warm_up = folder / "workspace", folder / "warm-up"
    told = postings.write(workspace, count, SEED)
    postings.write(warm_up, 4, SEED + 1)
    measured: dict[str, list[dict[str, float]]] = {name: [] for name in COMPETITORS}
    sizes: dict[str, dict[str, int]] = {}
    for number in range(runs):
        for name in COMPETITORS:
            _progress(f"{name}, run {number + 1} of {runs}")
            output = folder / "output"
            measured[name].append(_worker(name, workspace, warm_up, output))
            sizes[name] = {suffix: _size(output / "timed", suffix) for suffix in ("html", "md")}
            shutil.rmtree(output)
    bare: dict[str, dict[str, float]] = {}
    for name in ("jinja_ours", "jinja_straight_line"):
        _progress(name)
        bare[name] = _worker(name, workspace, warm_up, folder / "output")
    _progress("")
    sides = {
        name: {
            **_spread([one["seconds"] for one in each]),
            "processor_median": statistics.median(one["processor_seconds"] for one in each),
            "files": each[0]["files"],
            "bytes_per_file": {suffix: round(size * 2 / each[0]["files"]) for suffix, size in sizes[name].items()},
        }
        for name, each in measured.items()
    }
    return {**told, "sides": sides, "bare_jinja": bare, "limit": 0.6}


def _worker(what: str, workspace: Path, warm_up: Path, output: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.timed", what, str(workspace), str(warm_up), str(output)]
    done = subprocess.run(command, cwd=HERE.parent, stdout=subprocess.PIPE, text=True, check=True)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def _timed(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True)
    return time.perf_counter() - start


def _spread(seconds: list[float]) -> dict[str, Any]:
    return {"min": min(seconds), "median": statistics.median(seconds), "max": max(seconds), "runs": len(seconds)}


def _rounded(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return results without digits that no clock can vouch for."""
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    return round(value, 4) if isinstance(value, float) else value


def _size(folder: Path, suffix: str) -> int:
    return sum(file.stat().st_size for file in folder.glob(f"*/*.{suffix}"))


def _progress(words: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{words}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
