"""Two workers of a Dask cluster on this machine, against the pool of two processes that a build starts by itself.

``python -m benchmarks.scale_cluster`` is that cluster: it prints its address, and ends when its input does.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

from benchmarks.scale_runs import LOCALES, REPOSITORY, Progress, Site, Sizes, cold, in_turns, load

LIMIT = 0.15
"""What Dask may take longer, of the pool's time."""


def measure(folder: Path, sizes: Sizes, progress: Progress) -> dict[str, Any] | None:
    """Return seconds of both, whole commands; ``None`` if Dask is not installed. The cluster is there before, and warm."""
    if find_spec("distributed") is None:
        return None
    count = min(sizes.clustered, sizes.postings)
    site, files = Site.written(folder, count), count * LOCALES * 2
    before = load()
    with _cluster() as address:
        dask, pool = site.command("--scheduler", address), site.command("--workers", "2")
        progress("Dask, for the first time")
        first = cold(site, dask, files).seconds
        sides = {"pool": lambda: cold(site, pool, files), "dask": lambda: cold(site, dask, files)}
        told = in_turns(sides, sizes.turns, progress, f"{files} files by Dask and by a pool")
    more = told["dask"]["median"] / told["pool"]["median"] - 1
    return {"files": files, "first": first, "sides": told, "more": more, "limit": LIMIT, "load": [before, load()]}


@contextmanager
def _cluster() -> Iterator[str]:
    """Start a cluster; yield its scheduler's address."""
    command = [sys.executable, "-m", "benchmarks.scale_cluster"]
    process = subprocess.Popen(command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        address = process.stdout.readline().strip() if process.stdout else ""
        if not address:
            sys.exit("the Dask cluster did not start")
        yield address
    finally:
        process.communicate()


def main() -> None:
    from distributed import LocalCluster  # noqa: PLC0415 - an extra

    with cast("Any", LocalCluster)(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
