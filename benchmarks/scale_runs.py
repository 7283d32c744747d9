"""What the parts of ``benchmarks.scale`` share: a workspace, commands timed as whole processes, and the load at that time."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import postings

REPOSITORY = Path(__file__).resolve().parent.parent
COMMAND = Path(sys.executable).with_name("annons")
SEED = 2018
TEXTS = "html,md"
LOCALES = 4

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Sizes:
    """How much of everything is measured."""

    postings: int = 1000
    turns: int = 3
    """How often each side builds all, of which the median is told."""
    printed: int = 12
    """Postings whose PDFs the others make."""
    apart: int = 12
    """PDFs that are made with a process for each."""
    clustered: int = 1000
    """Postings that a Dask cluster builds."""
    looks: int = 7
    """Builds with nothing to do."""
    changes: int = 5
    """Builds with one posting changed."""

    @property
    def memory(self) -> tuple[int, ...]:
        """Return numbers of postings at which memory is measured: a tenth, all, and ten times as many."""
        return max(1, self.postings // 10), self.postings, self.postings * 10


@dataclass(frozen=True)
class Site:
    """A workspace of invented postings, and what is built of it."""

    folder: Path

    @property
    def workspace(self) -> Path:
        """Return the workspace."""
        return self.folder / "workspace"

    @property
    def output(self) -> Path:
        """Return the folder that all builds write to."""
        return self.folder / "output"

    @property
    def cache(self) -> Path:
        """Return the folder of what builds remember of each other."""
        return self.folder / ".annons-cache"

    @classmethod
    def written(cls, folder: Path, count: int) -> "Site":
        """Write a workspace: the same postings for the same count, and for a larger one these and more."""
        site = cls(folder)
        site.workspace.mkdir(parents=True)
        postings.write(site.workspace, count, SEED)
        return site

    def command(self, *options: str, formats: str = TEXTS) -> list[str]:
        """Return the command that builds it."""
        return [str(COMMAND), "build", str(self.workspace), "--format", formats, "--output", str(self.output), *options]

    def clear(self) -> None:
        """Remove what was built, and all that the next build could know of it."""
        shutil.rmtree(self.output, ignore_errors=True)
        shutil.rmtree(self.cache, ignore_errors=True)

    def files(self) -> int:
        """Return how many files of ads there are."""
        return sum(1 for _ in self.output.glob("*/*"))


class Spent(NamedTuple):
    """What a command took, in seconds: by the clock, and of the processor (its own, not that of its workers)."""

    seconds: float
    processor: float


def spent(command: Sequence[str]) -> Spent:
    """Run a command in the repository, from the start of its process to its end."""
    with tempfile.TemporaryFile("w+") as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=REPOSITORY, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{said.read()[-2000:]}")
    return Spent(seconds, used.ru_utime + used.ru_stime)


def cold(site: Site, command: Sequence[str], expected: int) -> Spent:
    """Run a command that builds a site from nothing, with what was written before it on the disk."""
    site.clear()
    os.sync()
    took = spent(command)
    if site.files() != expected:
        sys.exit(f"{expected} files were expected, {site.files()} are there")
    return took


def in_turns(sides: Mapping[str, Callable[[], Spent]], turns: int, progress: Progress, what: str) -> dict[str, dict[str, Any]]:
    """Let sides take turns, so that what else the machine does hits all alike; return the spread of each."""
    took: dict[str, list[Spent]] = {name: [] for name in sides}
    for number in range(turns):
        for name, side in sides.items():
            progress(f"{what}, turn {number + 1} of {turns}: {name}")
            took[name].append(side())
    return {name: spread(each) for name, each in took.items()}


def spread(each: Sequence[Spent]) -> dict[str, Any]:
    """Return the least, median and most of some runs, and all of them in their order."""
    seconds = [one.seconds for one in each]
    return {
        "min": min(seconds),
        "median": statistics.median(seconds),
        "max": max(seconds),
        "processor_median": statistics.median(one.processor for one in each),
        "each": seconds,
    }


def load() -> list[float]:
    """Return the load of the machine, over the last one and five minutes: what else was going on."""
    return [round(number, 2) for number in os.getloadavg()[:2]]
