"""Times the PDF of an ad against those who make the same page: WeasyPrint as it comes, Chromium, and Typst.

They take turns, so that what else the machine does hits all alike, and print each ad once, so that no cache can know its text.
Warm are those ads whose organization and language each of them has met before, twice: a brand's ads come in two densities.
"""

import json
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks import words

HERE = Path(__file__).resolve().parent
SEED = 1847
_ROUNDS = 3
_TURN = 4
"""So many ads are made before it is another's turn: a posting in its languages, as a build makes them."""
LIMITS = {"weasyprint": 2.6, "chromium": 2.0}
"""So many times as fast annons is to be."""


def measure(folder: Path, progress: Callable[[str], None], postings: int = len(words.ORGANIZATIONS)) -> dict[str, Any]:
    """Return seconds a document for each, and how many documents a second two processes of annons make.

    Args:
        folder: does not exist yet.
        progress: shows what goes on.
        postings: how many are timed, in four languages each, after twice as many that warm up.
    """
    progress("preparing pages")
    folder.mkdir(parents=True)
    ads = int(_run("pages", str(folder), str(_ROUNDS * postings), str(SEED)))
    there = {"annons": True, "weasyprint": True, "chromium": shutil.which("chromedriver"), "typst": find_spec("typst")}
    processes = {name: Process(name, folder) for name, found in there.items() if found}
    told: dict[str, list[dict[str, float]]] = {name: [] for name in processes}
    try:
        for first in range(0, ads, _TURN):
            for name, process in processes.items():
                progress(f"PDF {first + 1} of {ads}: {name}")
                for number in range(first, min(first + _TURN, ads)):
                    process.ask(number)
                    told[name].append(process.answer())
        progress("PDF by two processes")
        pair = _pair(processes["annons"], folder, ads)
    finally:
        for process in processes.values():
            process.close()
    warm = ads - ads // _ROUNDS
    sides = {name: _side(each[warm:]) for name, each in told.items()}
    cold = statistics.median(one["seconds"] for one in told["annons"][1 : ads // _ROUNDS])
    return {"ads": ads - warm, "sides": sides, "cold": cold, "two_processes": pair, "limits": LIMITS}


class Process:
    """One of benchmarks/printers.py, waiting for ads."""

    def __init__(self, name: str, folder: Path) -> None:
        command = [sys.executable, "-m", "benchmarks.printers", name, str(folder)]
        self._process = subprocess.Popen(command, cwd=HERE.parent, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._name = name

    def ask(self, number: int) -> None:
        """Let it print an ad."""
        print(number, file=self._process.stdin, flush=True)

    def answer(self) -> dict[str, float]:
        """Wait until it has."""
        line = self._process.stdout.readline() if self._process.stdout else ""
        if not line:
            sys.exit(f"{self._name} ended")
        told: dict[str, float] = json.loads(line)
        return told

    def close(self) -> None:
        """Let it end."""
        self._process.communicate()


def _pair(first: Process, folder: Path, ads: int) -> float:
    """Return documents a second of two processes at once."""
    second = Process("annons", folder)
    try:
        warm = ads - ads // _ROUNDS
        for number in range(warm):
            second.ask(number)
            second.answer()
        start = time.perf_counter()
        for number in range(warm, ads):
            (first if number % 2 else second).ask(number)
        for number in range(warm, ads):
            (first if number % 2 else second).answer()
        return (ads - warm) / (time.perf_counter() - start)
    finally:
        second.close()


def _side(each: list[dict[str, float]]) -> dict[str, float]:
    seconds = [one["seconds"] for one in each]
    return {
        "min": min(seconds),
        "median": statistics.median(seconds),
        "max": max(seconds),
        "processor_median": statistics.median(one["processor_seconds"] for one in each),
        "bytes": round(statistics.median(one["bytes"] for one in each)),
    }


def times(told: dict[str, Any], other: str) -> float:
    """Return how many times as fast as another annons is."""
    ratio: float = told["sides"][other]["median"] / told["sides"]["annons"]["median"]
    return ratio


def _run(module: str, *arguments: str) -> str:
    command = [sys.executable, "-m", f"benchmarks.{module}", *arguments]
    return subprocess.run(command, cwd=HERE.parent, stdout=subprocess.PIPE, text=True, check=True).stdout
