"""Serves the output folder to browsers on this machine, and tells them what has changed."""

import asyncio
import contextlib
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from generator.watching.loop import Round
from generator.watching.sockets import address_of, listening
from generator.watching.state import State

if TYPE_CHECKING:
    import socket

    import uvicorn
    from starlette.types import ASGIApp

    from generator.watching.app import Streams

_GRACE = 1
"""Seconds that an answer under way may take when the server stops."""


class Live:
    """A server in a thread of its own, for as long as it is started or the ``with`` statement lasts.

    It reads the output folder and writes nothing. Pages get a script that loads them again; their files stay as they are.
    """

    def __init__(self, folder: Path, host: str = "127.0.0.1", port: int | None = None) -> None:
        """Take what is to be served.

        Args:
            folder: the output folder, which need not be there yet.
            host: an address of this machine alone, or ``localhost``.
            port: the only port to use, 0 for any that is free; None: 8000, or the next one that is free.

        Raises:
            InputError: the host can be reached from outside this machine.
        """
        address_of(host)
        self._state = State(folder)
        self._host, self._port = host, port
        self._thread: threading.Thread | None = None
        self._news: Callable[[], None] | None = None
        self._end: Callable[[], None] | None = None

    def start(self) -> str:
        """Begin to serve; return the address of the page that lists the ads.

        Raises:
            InputError: the port is taken, or can't be had.
        """
        from generator.watching.app import Streams, application  # noqa: PLC0415 - loads Starlette

        made = listening(self._host, self._port)
        streams, ready = Streams(self._state), threading.Event()
        config = _config(application(self._state, streams, hosts(made)))
        self._thread = threading.Thread(
            target=lambda: asyncio.run(self._serve(made, config, streams, ready)), name="annons-watch", daemon=True
        )
        self._thread.start()
        # Who comes before the server does waits in the socket.
        ready.wait()
        address, port = made.getsockname()[:2]
        return f"http://{_named(address)}:{port}/"

    def tell(self, done: Round) -> None:
        """Have the pages whose files changed load again, and show what is wrong, or take it away."""
        self._state.tell(done)
        if (news := self._news) is not None:
            news()

    def stop(self) -> None:
        """Stop serving: streams end at once, answers under way may take a second."""
        thread, end = self._thread, self._end
        self._thread = self._news = self._end = None
        if end is not None:
            end()
        if thread is not None:
            thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    async def _serve(self, made: "socket.socket", config: "uvicorn.Config", streams: "Streams", ready: threading.Event) -> None:
        import uvicorn  # noqa: PLC0415 - for this verb only

        loop, server = asyncio.get_running_loop(), uvicorn.Server(config)

        def end() -> None:
            streams.close()
            server.should_exit = True

        self._news = lambda: _in(loop, streams.tell)
        self._end = lambda: _in(loop, end)
        ready.set()
        with made:
            await server.serve(sockets=[made])


def _config(app: "ASGIApp") -> "uvicorn.Config":
    import uvicorn  # noqa: PLC0415 - for this verb only

    return uvicorn.Config(
        app,
        http="h11",
        loop="asyncio",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        workers=1,
        timeout_graceful_shutdown=_GRACE,
    )


def hosts(made: "socket.socket") -> frozenset[str]:
    """Return what requests may call a server that listens on a socket, in small letters."""
    address, port = made.getsockname()[:2]
    names = {_named(address), "127.0.0.1", "localhost", "[::1]"}
    # Browsers leave out the port that they would take anyway.
    plain = names if port == 80 else set()  # noqa: PLR2004 - HTTP's own
    return frozenset({f"{name}:{port}" for name in names} | plain)


def _named(address: str) -> str:
    return f"[{address}]" if ":" in address else address


def _in(loop: asyncio.AbstractEventLoop, call: Callable[[], None]) -> None:
    """Have a call made in the server's thread; where that has ended, there is nobody to tell."""
    with contextlib.suppress(RuntimeError):
        loop.call_soon_threadsafe(call)
