"""A full build of all postings as HTML and Markdown: by one worker, by two, and by a script without model, view or checks.

Each run is a whole process into a folder that is not there, with no cache: its start and its imports are part of it.
"""

import sys
from typing import Any

from benchmarks.scale_runs import LOCALES, Progress, Site, Sizes, cold, in_turns, load

LIMITS = {"share": 0.7, "two_workers": 1.8}
"""Of the script's speed, one worker is to reach such a share; two are to be so many times as fast as one."""
_SCRIPT = "import sys, pathlib; from benchmarks import straight_line; straight_line.build(*map(pathlib.Path, sys.argv[1:]))"


def measure(site: Site, sizes: Sizes, progress: Progress) -> dict[str, Any]:
    """Return seconds of each side."""
    before = load()
    files = sizes.postings * LOCALES * 2
    script = [sys.executable, "-c", _SCRIPT, str(site.workspace), str(site.output)]
    commands = {"straight_line": script, "one": site.command("--workers", "1"), "two": site.command("--workers", "2")}
    sides = {name: lambda command=command: cold(site, command, files) for name, command in commands.items()}
    told = in_turns(sides, sizes.turns, progress, f"{files} files")
    return {
        "files": files,
        "sides": told,
        "share": told["straight_line"]["median"] / told["one"]["median"],
        "two_workers": told["one"]["median"] / told["two"]["median"],
        "limits": LIMITS,
        "load": [before, load()],
    }
