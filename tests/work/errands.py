"""What workers are sent to do in tests: other processes must be able to import it, which a test module can't be."""

import os
import signal
from pathlib import Path


def pid() -> int:
    """Return the number of the process."""
    return os.getpid()


def end() -> None:
    """End the process as a kill for want of memory does."""
    os.kill(os.getpid(), signal.SIGKILL)


def ignores_ctrl_c() -> bool:
    """Say what the process does about ctrl-C."""
    return signal.getsignal(signal.SIGINT) == signal.SIG_IGN


def double(parts: list[int]) -> list[int]:
    """Double numbers."""
    return [2 * part for part in parts]


def fatal(bad: set[int], parts: list[int]) -> list[int]:
    """Double numbers; end the process at a bad one."""
    if bad & set(parts):
        end()
    return double(parts)


def fatal_once(marker: str, parts: list[int]) -> list[int]:
    """Double numbers; end the process the first time."""
    try:
        Path(marker).touch(exist_ok=False)
    except FileExistsError:
        return double(parts)
    end()
    return []


def wrong(parts: list[int]) -> list[int]:
    """Fail."""
    message = f"can't do {parts}"
    raise ValueError(message)
