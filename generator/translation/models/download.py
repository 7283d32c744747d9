"""Fetching a large file: it goes on where it was cut off, and never mixes two versions.

What has come in lies in the cache folder as ``<key>.part``, and beside it ``<key>.json`` with what the server said of the
file. A later try asks for the rest with ``Range`` and ``If-Range`` (RFC 9110, sections 13.1.5 and 14.2): a server whose
file is still the same sends the rest, any other sends all of it. A server that gives neither a strong ETag nor a date
leaves nothing to compare, so the file is fetched anew.
"""

import hashlib
import json
import re
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Final

from generator import output
from generator.errors import InputError, refused
from generator.translation.models import addresses, failures, web
from generator.translation.models.web import Answer

MAX_BYTES: Final = 2_000_000_000
"""Bytes that a package may have: about ten times the largest that Argos offers."""

Progress = Callable[[int, int | None], None]
"""Called with the bytes that are there, and with how many there will be if that is known."""

_ZIP = b"PK\x03\x04"
_RANGE = re.compile(r"bytes (?:(\d+)-(\d+)|\*)/(\d+|\*)")


def silent(done: int, total: int | None) -> None:
    """Tell nobody."""


def download(  # noqa: PLR0913 - what a test sets smaller
    url: str,
    folder: Path,
    *,
    progress: Progress = silent,
    limit: int = MAX_BYTES,
    timeout: float = web.TIMEOUT,
    pause: float = web.PAUSE,
) -> Path:
    """Fetch a package.

    Args:
        url: its http(s) address.
        folder: where it is kept; what an earlier call left there is made use of.
        progress: called for each piece that comes in.
        limit: bytes that it may have.
        timeout: seconds to wait for the server.
        pause: seconds before a new try.

    Returns:
        The file, which begins as a zip does; who calls deletes it with :func:`forget`.

    Raises:
        DownloadError: it can't be had.
        InputError: the address can't be asked, or the folder not be written to.
    """
    work = _Work(url, _Part(url, folder), progress, limit, timeout)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        web.again(work.fetch, pause)
    except OSError as problem:
        raise InputError(refused(problem, folder)) from None
    return work.part.file


def forget(file: Path) -> None:
    """Delete a file that :func:`download` returned, so that the next call begins anew."""
    file.with_suffix(".json").unlink(missing_ok=True)
    file.unlink(missing_ok=True)


class _Part:
    """What has come in of a file, and what the server said of it then."""

    def __init__(self, url: str, folder: Path) -> None:
        # Not by the log-in: that may change, and is nothing to keep.
        key = hashlib.sha256(addresses.plain(url).encode()).hexdigest()[:24]
        self.file = folder / f"{key}.part"
        self._note = folder / f"{key}.json"
        self.total: int | None = None
        self.validator = ""

    def look(self) -> int:
        """Return how many bytes there are to go on from."""
        try:
            note = json.loads(self._note.read_bytes())
            validator, total = note["validator"], note["total"]
            size = self.file.stat().st_size
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return 0
        if not (isinstance(validator, str) and validator and isinstance(total, int) and size <= total):
            return 0
        self.validator, self.total = validator, total
        return size

    def begin(self, answer: Answer) -> None:
        """Begin anew, and note what the server says of the file."""
        self._note.unlink(missing_ok=True)
        self.file.write_bytes(b"")
        self.validator, self.total = _validator(answer), web.length(answer)
        if self.validator and self.total:
            note = {"validator": self.validator, "total": self.total}
            output.write(self._note, json.dumps(note).encode())


@dataclass(frozen=True)
class _Work:
    """One download."""

    url: str
    part: _Part
    progress: Progress
    limit: int
    timeout: float

    def fetch(self) -> None:
        """Fetch what is missing, or all."""
        have = self.part.look()
        if have:
            headers = {"Range": f"bytes={have}-", "If-Range": self.part.validator}
            with closing(web.ask(self.url, headers, self.timeout)) as answer:
                if answer.status == HTTPStatus.OK:
                    self._all(answer)
                    return
                if self._goes_on(answer, have):
                    self._save(answer, have)
                    return
                if self._has_all(answer, have):
                    self.progress(have, have)
                    return
            # What the server sent is not the rest of the file that we hold a part of.
        with closing(web.ask(self.url, timeout=self.timeout)) as answer:
            self._all(answer)

    def _goes_on(self, answer: Answer, have: int) -> bool:
        match = _RANGE.fullmatch(answer.headers.get("Content-Range", ""))
        if answer.status != HTTPStatus.PARTIAL_CONTENT or match is None or match[1] is None or self.part.total is None:
            return False
        same = _validator(answer) in {"", self.part.validator} and match[3] == str(self.part.total)
        return same and (int(match[1]), int(match[2])) == (have, self.part.total - 1)

    def _has_all(self, answer: Answer, have: int) -> bool:
        match = _RANGE.fullmatch(answer.headers.get("Content-Range", ""))
        asked_too_far = answer.status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE
        return asked_too_far and match is not None and match[3] == str(have) == str(self.part.total)

    def _all(self, answer: Answer) -> None:
        if answer.status != HTTPStatus.OK:
            raise failures.of(self.url, f"is not answered with a file (HTTP {answer.status})")
        self.part.begin(answer)
        self._save(answer, 0)

    def _save(self, answer: Answer, have: int) -> None:
        """Append what comes in."""
        done, total, head = have, self.part.total, b""
        if total is not None:
            self._check_size(total)
        self.progress(done, total)
        with self.part.file.open("ab") as file:
            for piece in web.pieces(answer, self.url, self.timeout):
                if not have and len(head) < len(_ZIP):
                    head = (head + piece)[: len(_ZIP)]
                    self._check_head(head, answer)
                done += len(piece)
                self._check_size(done)
                file.write(piece)
                self.progress(done, total)
        if not done:
            raise failures.of(self.url, "is empty")

    def _check_size(self, size: int) -> None:
        if size > self.limit:
            forget(self.part.file)
            raise failures.of(self.url, f"is larger than the {self.limit:,} bytes that it may have")

    def _check_head(self, head: bytes, answer: Answer) -> None:
        """Refuse what is no zip at its first bytes, before hundreds of megabytes more are fetched."""
        if _ZIP.startswith(head):
            return
        if answer.headers.get_content_type() == "text/html" or head.lstrip()[:1] == b"<":
            hint = "does this network want a log-in first? open the address in a browser"
            raise failures.of(self.url, "is a web page, not a package", hint)
        raise failures.of(self.url, "is no package: it does not begin as a zip does")


def _validator(answer: Answer) -> str:
    """Return what tells one version of a file from another: RFC 9110 wants a strong ETag, or a date."""
    tag = str(answer.headers.get("ETag", ""))
    if tag:
        return tag if tag.startswith('"') else ""
    return str(answer.headers.get("Last-Modified", ""))
