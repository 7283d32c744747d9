"""Installs a package over an older one in programs that are killed: at the first step on the disk, the second, and so on.

Called with a folder and a package. For each step there is then ``<folder>/<number>/`` as the killed program left it, and it
prints how many there are. What it counts are Python's own audit events, so it changes nothing of what is tested.
"""

import os
import shutil
import signal
import sys
from pathlib import Path

from generator.translation.models import archive, store
from generator.translation.models.folders import Folders

EVENTS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "shutil.rmtree"}


def install(folder: Path, package: Path) -> None:
    """Install a package in a folder of its own."""
    with store.opened(Folders(folder / "packages", folder / "cache"), lambda: None) as opened:
        unpacked = opened.fresh("new")
        with archive.opened(package) as found:
            found.unpack(unpacked)
            opened.put(unpacked, found.metadata)


def killed_at(step: int, folder: Path, package: Path) -> bool:
    """Install in a program of its own, and end it with SIGKILL before its n-th step; say whether it came that far."""
    child = os.fork()
    if child == 0:
        left = step

        def hook(event: str, arguments: tuple) -> None:
            nonlocal left
            if event in EVENTS and str(folder) in str(arguments):
                left -= 1
                if not left:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        install(folder, package)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return os.WTERMSIG(status) == signal.SIGKILL
    if os.waitstatus_to_exitcode(status):
        sys.exit("the program failed by itself")
    return False


def main(folder: Path, old: Path, new: Path) -> None:
    """Do it until a program comes to its end."""
    before = folder / "before"
    install(before, old)
    step = 1
    while True:
        place = Path(shutil.copytree(before, folder / str(step)))
        if not killed_at(step, place, new):
            sys.stdout.write(f"{step}\n")
            return
        step += 1


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
