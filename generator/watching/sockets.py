"""A socket that only this machine can reach."""

import errno
import ipaddress
import socket
import sys

from generator.errors import Finding, InputError

FIRST = 8000
"""The port that is tried first when none is asked for."""
_TRIED = 100
"""Ports that are tried after it."""


def address_of(host: str) -> str:
    """Return the address to listen on for a host.

    Raises:
        InputError: it is not an address of this machine alone.
    """
    address = "127.0.0.1" if host.lower() == "localhost" else host.strip("[]")
    try:
        own = ipaddress.ip_address(address).is_loopback
    except ValueError:
        own = False
    if not own:
        hint = "use 127.0.0.1, localhost or ::1: others see drafts when they are published, not before"
        raise InputError(Finding("CALL", f"“{host}” can be reached from outside this machine", hint, field="--host"))
    return address


def listening(host: str, port: int | None) -> socket.socket:
    """Return a socket that listens; connections wait in it until somebody answers.

    Args:
        host: an address of this machine alone, or ``localhost``.
        port: the only port to use, 0 for any that is free; None: 8000, or the next one that is free.

    Raises:
        InputError: the host is not this machine, or no port could be had.
    """
    address = address_of(host)
    wanted = range(FIRST, FIRST + _TRIED) if port is None else (port,)
    for number in wanted:
        try:
            return _listen(address, number)
        except OverflowError:
            raise InputError(Finding("CALL", f"{number} is no port", "ports are 0 to 65535", field="--port")) from None
        except OSError as problem:
            if problem.errno == errno.EADDRINUSE and port is None:
                continue
            hint = "choose another with --port, or leave it out"
            taken = "is taken by another program" if problem.errno == errno.EADDRINUSE else f"can't be had: {problem.strerror}"
            raise InputError(Finding("CALL", f"port {number} of {address} {taken}", hint, field="--port")) from None
    message = f"the ports {wanted[0]} to {wanted[-1]} are all taken"
    raise InputError(Finding("CALL", message, "choose another with --port", field="--port"))


def _listen(address: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":
            # A port that was just given up can be had again; on Windows this would share one that is in use.
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((address, port))
        made.listen()
    except BaseException:
        made.close()
        raise
    return made
