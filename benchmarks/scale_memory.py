"""How much memory a build by two workers takes at its peak, as the postings grow tenfold and again: of each process.

The kernel keeps the most that a process ever held (``VmHWM``, shared pages included); it is read while the build runs.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.scale_runs import REPOSITORY, Progress, Site, Sizes, load

LIMIT = 400
"""Megabytes of a worker."""
_PAUSE = 0.1
_PROC = Path("/proc")


def measure(folder: Path, sizes: Sizes, progress: Progress) -> dict[str, Any] | None:
    """Return the peaks by number of postings; ``None`` where the kernel does not tell."""
    if not (_PROC / "self" / "status").is_file():
        return None
    before = load()
    at: dict[str, dict[str, float]] = {}
    for count in sizes.memory:
        progress(f"writing {count} postings")
        site = Site.written(folder / str(count), count)
        progress(f"memory of a build of {count} postings")
        at[str(count)] = _peaks(site.command("--workers", "2"))
        site.clear()
    return {"at": at, "limit": LIMIT, "load": [before, load()]}


def _peaks(command: list[str]) -> dict[str, float]:
    """Return peaks in megabytes: of the command's own process, of the largest of its workers; and the seconds it took."""
    peaks: dict[int, int] = {}
    own: set[int] = set()
    start = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=REPOSITORY, stdout=said, stderr=said)
        while process.poll() is None:
            for pid, parent in _tree(process.pid):
                peaks[pid] = max(peaks.get(pid, 0), _peak(pid))
                if parent == process.pid:
                    own.add(pid)
            time.sleep(_PAUSE)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    # What the command starts itself are servers: one that tracks resources, one that forks the workers.
    workers = [peak for pid, peak in peaks.items() if pid != process.pid and pid not in own]
    return {
        "parent": peaks[process.pid] / 1024,
        "worker": max(workers, default=0) / 1024,
        "workers": len(workers),
        "seconds": time.perf_counter() - start,
    }


def _tree(root: int) -> Iterator[tuple[int, int]]:
    """Yield each process under another, itself the first, with its parent."""
    children: dict[int, list[int]] = {}
    for status in _PROC.glob("[0-9]*/stat"):
        try:
            parent = int(status.read_text("utf-8").rpartition(")")[2].split()[1])
        except (OSError, IndexError):
            continue
        children.setdefault(parent, []).append(int(status.parent.name))
    found = [(root, 0)]
    for pid, parent in found:
        yield pid, parent
        found += [(child, pid) for child in children.get(pid, [])]


def _peak(pid: int) -> int:
    """Return the most memory that a process has held, in kilobytes; 0 if it has ended."""
    try:
        lines = (_PROC / str(pid) / "status").read_text("utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)
