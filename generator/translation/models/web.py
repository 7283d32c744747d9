"""Asking a server over http(s): proxies, redirects, log-ins and new tries.

``urllib`` does the work and honours ``http_proxy``, ``https_proxy`` and ``no_proxy``. Redirects are followed here, since
``urllib`` would go from https to http, and would send a log-in on to another server.
"""

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from email.message import Message
from http import HTTPStatus
from typing import Any, Final, Protocol, TypeVar, cast

import generator
from generator.translation.models import addresses, failures
from generator.translation.models.failures import DownloadError

TIMEOUT: Final = 15.0
"""Seconds that a server may take to let us in, and between two pieces of what it sends."""

RETRIES: Final = 2
PAUSE: Final = 0.5
"""Seconds before the first new try; twice that before the second."""

_REDIRECTS: Final = 10
_PIECE: Final = 1 << 18
_MOVED = frozenset({301, 302, 303, 307, 308})
T = TypeVar("T")


class Answer(Protocol):
    """What a server answered: the part of ``http.client.HTTPResponse`` that is used."""

    @property
    def status(self) -> int:
        """Return the status code."""

    @property
    def headers(self) -> Message:
        """Return the headers."""

    def read1(self, amount: int = -1, /) -> bytes:
        """Return what has come in, at most ``amount`` bytes; nothing at the end."""

    def close(self) -> None:
        """Hang up."""


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: they come back as errors, and are looked at."""

    def http_error_302(self, *_: Any, **__: Any) -> None:  # noqa: ANN401 - so that it fits all four
        return None

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


def ask(url: str, headers: Mapping[str, str] | None = None, timeout: float = TIMEOUT) -> Answer:
    """Ask for an address, and return the answer with its body unread; redirects are followed.

    Args:
        url: an http(s) address, perhaps with a log-in, which is sent to its own server only.
        headers: more headers to send.
        timeout: seconds to wait for a connection, and for each piece of the answer.

    Returns:
        The answer, to be closed: its status is 2xx, or 416 where a range was asked for.

    Raises:
        DownloadError: the server can't be reached, or answers something else.
        InputError: the address can't be asked.
    """
    opener = urllib.request.build_opener(_Stay)
    own = {"User-Agent": f"annons/{generator.__version__}", "Accept-Encoding": "identity", **(headers or {})}
    login, origin = addresses.log_in(url), addresses.origin(url)
    for _ in range(_REDIRECTS):
        both = {**own, **login} if addresses.origin(url) == origin else own
        request = urllib.request.Request(addresses.plain(url), headers=both)  # noqa: S310 - plain() lets http(s) through only
        try:
            return cast("Answer", opener.open(request, timeout=timeout))
        except urllib.error.HTTPError as answer:
            if answer.code == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE and "Range" in own:
                return cast("Answer", answer)
            with closing(answer):
                url = _next(url, answer)
        except (OSError, http.client.HTTPException, ValueError) as problem:
            raise failures.unreached(problem, url, timeout) from None
    raise failures.of(url, "redirects without end")


def pieces(answer: Answer, url: str, timeout: float = TIMEOUT) -> Iterator[bytes]:
    """Yield the body of an answer as it comes in.

    Raises:
        DownloadError: it broke off, or ended before all was there that was promised; a passing one.
    """
    left = length(answer)
    while True:
        try:
            piece = answer.read1(_PIECE)
        except TimeoutError:
            raise failures.stalled(url, timeout) from None
        except (OSError, http.client.HTTPException):
            raise failures.cut_off(url) from None
        if not piece:
            break
        if left is not None:
            left -= len(piece)
        yield piece
    if left:
        raise failures.cut_off(url)


def read(url: str, limit: int, timeout: float = TIMEOUT, pause: float = PAUSE) -> bytes:
    """Return a small file from the web; passing errors are tried again.

    Raises:
        DownloadError: it can't be had, or has more than ``limit`` bytes.
        InputError: the address can't be asked.
    """

    def once() -> bytes:
        data = bytearray()
        with closing(ask(url, timeout=timeout)) as answer:
            for piece in pieces(answer, url, timeout):
                data += piece
                if len(data) > limit:
                    raise failures.of(url, f"has more than {limit:,} bytes")
        return bytes(data)

    return again(once, pause)


def again(work: Callable[[], T], pause: float = PAUSE) -> T:
    """Do a work, at most twice more where an error was a passing one.

    Args:
        work: what to do.
        pause: seconds to wait before the second try; before the third, twice that.

    Raises:
        DownloadError: it failed for good.
    """
    for number in range(1, RETRIES + 1):
        try:
            return work()
        except DownloadError as error:
            if not error.passing:
                raise
            time.sleep(pause * number)
    return work()


def length(answer: Answer) -> int | None:
    """Return how many bytes an answer says its body has."""
    said = answer.headers.get("Content-Length", "")
    return int(said) if said.isascii() and said.isdigit() else None


def _next(url: str, answer: urllib.error.HTTPError) -> str:
    """Return where an answer redirects to."""
    location = answer.headers.get("Location")
    if answer.code not in _MOVED or not location:
        raise failures.answered(answer.code, url)
    # What a server sends is Latin-1 to http.client; most mean UTF-8.
    there = addresses.joined(url, location.encode("latin-1", "replace").decode("utf-8", "replace"))
    if there is None:
        raise failures.of(url, "redirects to an address that is not followed", "only http(s) is, and from https only https")
    return there
