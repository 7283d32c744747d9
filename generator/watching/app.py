"""The pages of ``annons watch`` as a Starlette application: the list of ads, the ads themselves, and events.

The module imports Starlette at once, so :mod:`generator.watching.server` imports it when a server starts.
"""

import asyncio
import json
import secrets
from collections.abc import AsyncIterator, Collection
from pathlib import Path
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from generator.watching.files import inject, kind, locate
from generator.watching.index import Index, render
from generator.watching.state import State, mark

_RETRY = 1000
"""Milliseconds after which a browser comes back to a server that was gone."""
_SCRIPT = "/-annons/reload.js"
_SAFE = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_POLICY = (
    "default-src 'none'; base-uri 'none'; connect-src 'self'; font-src data:; form-action 'self'; frame-ancestors 'none'; "
    "img-src 'self' data:; script-src {script}; style-src 'self' 'unsafe-inline'"
)
"""What a page may load: its own inline styles and pictures, and no script but ours. JSON-LD is data, and runs nowhere."""


class Streams:
    """The open pages, each of which waits for something to tell. Of one thread only: that of the event loop."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._waiting: set[asyncio.Event] = set()
        self._closed = False

    def tell(self) -> None:
        """Tell every page what the state is now."""
        for one in self._waiting:
            one.set()

    def close(self) -> None:
        """End all streams, and every one that is still asked for."""
        self._closed = True
        self.tell()

    async def follow(self, address: str) -> AsyncIterator[str]:
        """Yield what a page is to be told, as server-sent events: at once, and whenever there is something new."""
        news = asyncio.Event()
        self._waiting.add(news)
        try:
            yield f"retry: {_RETRY}\n\n"
            while not self._closed:
                news.clear()
                yield f"data: {json.dumps(self._state.message(address))}\n\n"
                await news.wait()
        finally:
            self._waiting.discard(news)


class OwnHost:
    """Answers requests that name this server only, so that no page elsewhere can have a name of its own lead here."""

    def __init__(self, app: ASGIApp, hosts: Collection[str]) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if [one.lower() in self._hosts for one in Headers(scope=scope).getlist("host")] != [True]:
            await PlainTextResponse("This server has another name.\n", 403, _SAFE)(scope, receive, send)
            return

        async def safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                known = {name for name, _ in message["headers"]}
                more = [(name.lower().encode(), value.encode()) for name, value in _SAFE.items()]
                message["headers"] = [*message["headers"], *(one for one in more if one[0] not in known)]
            await send(message)

        await self._app(scope, receive, safely)


def application(state: State, streams: Streams, hosts: Collection[str]) -> ASGIApp:
    """Return the application.

    Args:
        state: what the pages show.
        streams: the pages that are open.
        hosts: what requests may call the server: ``127.0.0.1:8000`` and the like, in small letters.
    """
    index = Index(state.folder)
    script = Path(__file__).with_name("reload.js").read_bytes()

    def start(request: Request) -> Response:
        nonce = secrets.token_urlsafe(16)
        # The mark is taken first: what comes after it loads the page again.
        tag = _tag(nonce, state.index_mark())
        return _html(index.page(state.times, state.failure, request.query_params.get("q", ""), tag), nonce)

    def file(request: Request) -> Response:
        address = request.path_params["path"]
        found = locate(state.folder, address)
        nonce = secrets.token_urlsafe(16)
        try:
            data = found.read_bytes() if found else None
        except OSError:
            data = None
        if found is None or data is None:
            return _html(render("missing.html.j2", file=address, script=_tag(nonce, "none")), nonce, 404)
        if found.suffix.lower() == ".html":
            return _html(inject(data, _tag(nonce, mark(data)).encode()), nonce)
        # Viewers of PDF files bring scripts and styles of their own.
        safe = {} if found.suffix.lower() == ".pdf" else {"Content-Security-Policy": _POLICY.format(script="'none'")}
        return Response(data, headers={**safe, "Content-Type": kind(found)})

    async def events(request: Request) -> Response:
        if request.method == "HEAD":
            return Response(media_type="text/event-stream")
        address = unquote(request.query_params.get("page", ""))
        return StreamingResponse(streams.follow(address), media_type="text/event-stream")

    async def reloading(_: Request) -> Response:
        return Response(script, media_type="text/javascript")

    async def nothing(_: Request) -> Response:
        return Response(status_code=204)

    routes = [
        Route("/", start),
        Route("/-annons/events", events),
        Route(_SCRIPT, reloading),
        Route("/favicon.ico", nothing),
        Route("/{path:path}", file),
    ]
    return OwnHost(Starlette(routes=routes), hosts)


def _html(page: str | bytes, nonce: str, status: int = 200) -> Response:
    return HTMLResponse(page, status, {"Content-Security-Policy": _POLICY.format(script=f"'nonce-{nonce}'")})


def _tag(nonce: str, state: str) -> str:
    return f'<script src="{_SCRIPT}" nonce="{nonce}" data-mark="{state}"></script>\n'
