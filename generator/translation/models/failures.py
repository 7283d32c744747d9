"""What can go wrong between us and a server, in words."""

import http.client
import socket
import ssl
import urllib.error
from typing import Final

from generator.errors import Finding, MissingPartError
from generator.translation.models import addresses

_OFFLINE: Final = "is this machine offline? behind a proxy, set https_proxy; “annons models install FILE” needs no network"
_AGAIN: Final = "try again: what has come in is kept"
_PASSING: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
_ANSWERS: Final = {
    401: ("wants a log-in for", "put it into the address: https://NAME:PASSWORD@…"),
    403: ("does not let us have", "does the address need a log-in, or a proxy (https_proxy)?"),
    404: ("does not have", "is the address right?"),
    407: ("can't be asked, since the proxy wants a log-in, for", "put it into https_proxy: http://NAME:PASSWORD@…"),
    410: ("no longer has", "is there a newer address?"),
}


class DownloadError(MissingPartError):
    """A server could not be reached, or did not give what was asked for; ``passing`` says that another try may help."""

    def __init__(self, message: str, hint: str, *, passing: bool = False) -> None:
        super().__init__(Finding("DOWNLOAD", message, hint))
        self.passing = passing


def of(url: str, what: str, hint: str = "is the address right?") -> DownloadError:
    """Return the error for an answer that we have no use for."""
    return DownloadError(f"{addresses.shown(url)} {what}", hint)


def answered(code: int, url: str) -> DownloadError:
    """Return the error for an answer with a status that is none of success."""
    passing = code in _PASSING
    said, hint = _ANSWERS.get(code, ("answers with an error for", "try again later" if passing else "is the address right?"))
    return DownloadError(f"{addresses.host(url)} {said} {addresses.shown(url)} (HTTP {code})", hint, passing=passing)


def cut_off(url: str) -> DownloadError:
    """Return the error for an answer that ended too early."""
    return DownloadError(f"{addresses.host(url)} ended the connection before all was sent", _AGAIN, passing=True)


def stalled(url: str, timeout: float) -> DownloadError:
    """Return the error for an answer that no longer goes on; ``timeout`` in seconds."""
    return DownloadError(f"{addresses.host(url)} sent nothing more for {timeout:g} seconds", _AGAIN, passing=True)


def unreached(problem: Exception, url: str, timeout: float) -> DownloadError:
    """Return the error for a server that gave no answer; ``timeout`` in seconds."""
    if isinstance(problem, urllib.error.URLError) and isinstance(problem.reason, Exception):
        problem = problem.reason
    if isinstance(problem, ConnectionError) and not isinstance(problem, ConnectionRefusedError):
        return cut_off(url)
    proxy = addresses.proxy(url)
    host = f"{addresses.host(url)}{f' (by way of the proxy {proxy})' if proxy else ''}"
    return DownloadError(*(_insecure(problem, host) if isinstance(problem, ssl.SSLError) else _absent(problem, host, timeout)))


def _insecure(problem: ssl.SSLError, host: str) -> tuple[str, str]:
    if isinstance(problem, ssl.SSLCertVerificationError):
        message = f"the certificate of {host} is not trusted: {problem.verify_message}"
        return message, "set SSL_CERT_FILE to a file with the certificates to trust, a proxy's too"
    reason = getattr(problem, "reason", None) or "it broke off"
    return f"no secure connection to {host} could be made: {reason}", "does it speak http only?"


def _absent(problem: Exception, host: str, timeout: float) -> tuple[str, str]:
    message, hint = f"{host} can't be reached", "are the address and https_proxy right?"
    match problem:
        case socket.gaierror():
            message, hint = f"the address of {host} can't be found", _OFFLINE
        case TimeoutError():
            message, hint = f"{host} did not answer within {timeout:g} seconds", _OFFLINE
        case ConnectionRefusedError():
            message, hint = f"{host} refuses the connection", _OFFLINE
        case http.client.BadStatusLine():
            message, hint = f"{host} does not speak http", "is the port right? is it https?"
        case OSError() if problem.strerror:
            message, hint = f"{message}: {problem.strerror}", _OFFLINE
        case OSError() if " 407 " in f" {problem} ":
            # http.client tells in words only what a proxy answered that did not connect us.
            message, hint = f"{host} can't be asked, since the proxy wants a log-in", _ANSWERS[407][1]
    return message, hint
