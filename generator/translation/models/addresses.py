"""Addresses on the web: what may be asked, and what of it may be told.

No message shows a log-in, nor a query, which may hold a key.
"""

import base64
import urllib.request
from typing import Final
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit, urlunsplit

from generator.errors import Finding, InputError

_PORTS: Final = {"http": 80, "https": 443}
_SAFE: Final = "/?%:@!$&'()*+,;=~-._"


def is_address(text: str) -> bool:
    """Say whether a word is meant as an address on the web, of any scheme."""
    return "://" in text


def is_web(url: str) -> bool:
    """Say whether an address can be asked: http or https, with a host."""
    try:
        split(url)
    except InputError:
        return False
    return True


def split(url: str) -> SplitResult:
    """Return the parts of an address that can be asked.

    Raises:
        InputError: it is none, or neither http nor https.
    """
    # A log-in that is written wrongly would show up as host, port or path: what can't be read is never repeated.
    try:
        parts = urlsplit(url.strip())
        name = parts.hostname.encode("idna").decode() if parts.hostname and parts.port != 0 else ""
    except ValueError:
        parts, name = SplitResult("", "", "", "", ""), ""
    if parts.scheme and parts.scheme not in _PORTS:
        raise InputError(Finding("CALL", f"nothing is fetched from {parts.scheme}: addresses", "use http or https"))
    if not name or not name.isprintable() or " " in name:
        hint = "write https://HOST/PATH; in a log-in, write / as %2F and @ as %40"
        raise InputError(Finding("CALL", "the address of a package or an index can't be read", hint))
    return parts


def shown(url: str) -> str:
    """Return an address as it may be told: without log-in, query and fragment.

    Raises:
        InputError: it can't be asked.
    """
    parts = split(url)
    return urlunsplit((parts.scheme, host(url), parts.path, "", ""))


def host(url: str) -> str:
    """Return host and port of an address, as they may be told.

    Raises:
        InputError: it can't be asked.
    """
    return split(url).netloc.rpartition("@")[2]


def plain(url: str) -> str:
    """Return an address in the letters that may be sent, without its log-in and fragment.

    Raises:
        InputError: it can't be asked.
    """
    parts = split(url)
    name = (parts.hostname or "").encode("idna").decode()
    netloc = f"[{name}]" if ":" in name else name
    if parts.port is not None:
        netloc += f":{parts.port}"
    return urlunsplit((parts.scheme, netloc, quote(parts.path or "/", _SAFE), quote(parts.query, _SAFE), ""))


def origin(url: str) -> tuple[str, str | None, int]:
    """Return what makes two addresses one server's: scheme, host and port.

    Raises:
        InputError: it can't be asked.
    """
    parts = split(url)
    return parts.scheme, parts.hostname, parts.port or _PORTS[parts.scheme]


def log_in(url: str) -> dict[str, str]:
    """Return the header with the log-in that an address holds, if it holds one.

    Raises:
        InputError: it can't be asked.
    """
    parts = split(url)
    if parts.username is None:
        return {}
    both = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    return {"Authorization": f"Basic {base64.b64encode(both.encode()).decode()}"}


def joined(url: str, location: str) -> str | None:
    """Return the address that a server redirects to, or ``None`` if that is not safe to follow.

    Safe is another http(s) address; from https only https.
    """
    try:
        there = urljoin(url, location)
        after = split(there).scheme
    except (InputError, ValueError):
        return None
    return there if (split(url).scheme, after) != ("https", "http") else None


def proxy(url: str) -> str:
    """Return host and port of the proxy that an address is asked through, or ``""``."""
    parts = split(url)
    found = urllib.request.getproxies().get(parts.scheme, "")
    if not found or urllib.request.proxy_bypass(parts.hostname or ""):
        return ""
    return found.rpartition("://")[2].rpartition("@")[2].partition("/")[0]
