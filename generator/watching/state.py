"""What a browser has to know: which state of a page is the newest, and what is wrong at the moment."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any

from generator.errors import Finding
from generator.watching.files import locate
from generator.watching.loop import Round

INDEX = "/"
"""The address of the page that lists the ads."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why the last round failed: its first finding as a person reads it, and how many more errors there are."""

    where: str
    message: str
    hint: str
    more: int


class State:
    """What the rounds of this run come to; safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        """Begin a run; ``folder`` is the output folder, which need not be there yet."""
        self.folder = folder
        self._lock = Lock()
        # A page that was loaded in an earlier run is not taken for one of this.
        self._run = secrets.token_hex(4)
        self._rounds = 0
        self._times: dict[str, datetime] = {}
        self._failure: Failure | None = None

    def tell(self, done: Round) -> None:
        """Take in what a round did."""
        now = datetime.now().astimezone()
        with self._lock:
            if done.files:
                self._rounds += 1
                self._times.update(dict.fromkeys(done.files, now))
            self._failure = _failure(done) if done.failed else None

    @property
    def times(self) -> Mapping[str, datetime]:
        """Return when each file was last written in this run, by its name relative to the output folder."""
        with self._lock:
            return dict(self._times)

    @property
    def failure(self) -> Failure | None:
        """Return what is wrong at the moment."""
        with self._lock:
            return self._failure

    def index_mark(self) -> str:
        """Return the mark of the list of ads as it is now."""
        with self._lock:
            return f"{self._run}.{self._rounds}"

    def message(self, address: str) -> dict[str, Any]:
        """Return what the page at an address is to be told: the mark of its newest state, and what is wrong.

        The mark is ``""`` where no such page is: then there is nothing to load.
        """
        if address == INDEX:
            now = self.index_mark()
        else:
            file = locate(self.folder, address)
            try:
                now = mark(file.read_bytes()) if file else ""
            except OSError:
                now = ""
        failure = self.failure
        return {"mark": now, "failure": asdict(failure) if failure else None}


def mark(data: bytes) -> str:
    """Return a mark of a file's contents, short enough to be sent along with it."""
    return hashlib.sha256(data).hexdigest()[:16]


def _failure(done: Round) -> Failure:
    errors = [one for one in done.findings if one.severity == "error"]
    if not done.findings:
        return Failure("", "the ads could not be built", "see the terminal", 0)
    first: Finding = (errors or done.findings)[0]
    locale = f"[{first.locale}] " if first.locale else ""
    field = f"{first.field}: " if first.field else ""
    more = max(0, len(errors) - 1)
    return Failure(str(first.where or ""), f"{locale}{field}{first.message}", first.hint, more)
