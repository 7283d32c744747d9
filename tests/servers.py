"""A real server on this machine that can be told to fail, and a proxy: for every test that goes over HTTP.

tests/conftest.py takes this file as a plug-in.
"""

import json
import threading
from collections import defaultdict
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


@pytest.fixture
def no_proxies(monkeypatch):
    """Take away the proxies and mirrors of the machine."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    for name in ("ARGOS_PACKAGE_INDEX", "SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)


@dataclass
class Served:
    """A file of the server, and how it is sent: ``faults`` are used up, one a request."""

    data: bytes
    etag: str = ""
    modified: str = ""
    ranges: bool = True
    kind: str = "application/octet-stream"
    chunked: bool = False
    length: bool = True
    faults: list = field(default_factory=list)


class Handler(BaseHTTPRequestHandler):
    """Serves ``server.files``."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        ours = self.server.ours
        path = self.path.partition("?")[0]
        ours.asked[path].append({**dict(self.headers), "path": self.path})
        served = ours.files.get(path)
        if served is None:
            self.answer(404, b"nothing here", "text/plain")
            return
        if served.faults:
            fault = served.faults.pop(0)
            if fault is not None:
                fault(self, served)
                return
        self.send(served)

    def answer(self, code, data=b"", kind="text/plain", **headers):
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def start(self, served):
        """Send the head that a request for all, or for a range, wants; return the bytes to send."""
        validator = served.etag or served.modified
        asked = self.headers.get("Range")
        first = int(asked.removeprefix("bytes=").removesuffix("-")) if asked and served.ranges else 0
        if first and self.headers.get("If-Range") not in {None, validator}:
            first = 0
        total = len(served.data)
        if first >= total > 0:
            self.answer(416, Content_Range=f"bytes */{total}")
            return b""
        self.send_response(206 if first else 200)
        if first:
            self.send_header("Content-Range", f"bytes {first}-{total - 1}/{total}")
        for name, value in (("ETag", served.etag), ("Last-Modified", served.modified), ("Content-Type", served.kind)):
            if value:
                self.send_header(name, value)
        if served.chunked:
            self.send_header("Transfer-Encoding", "chunked")
        elif served.length:
            self.send_header("Content-Length", str(total - first))
        else:
            self.send_header("Connection", "close")
            self.close_connection = True
        self.end_headers()
        return served.data[first:]

    def send(self, served):
        data = self.start(served)
        if served.chunked:
            for start in range(0, len(data), 1000):
                piece = data[start : start + 1000]
                self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
            self.wfile.write(b"0\r\n\r\n")
        else:
            self.wfile.write(data)


class Server:
    """A server, and what it was asked."""

    def __init__(self, handler=Handler):
        self.files = {}
        self.asked = defaultdict(list)
        self.done = threading.Event()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.server.daemon_threads = False
        self.server.ours = self
        self.port = self.server.server_port
        self.url = f"http://127.0.0.1:{self.port}"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01})
        self.thread.start()

    def put(self, path, data, **how):
        """Serve a file; return its address."""
        self.files[path] = Served(data, **how)
        return self.url + path

    def index(self, *entries):
        """Serve an index; return the address of its folder."""
        self.put("/index.json", json.dumps(list(entries)).encode(), kind="application/json")
        return self.url

    def close(self):
        self.done.set()
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


# Faults.


def cut(after):
    """Send some bytes, then hang up."""

    def fault(handler, served):
        data = handler.start(served)
        handler.wfile.write(data[:after])
        handler.wfile.flush()
        handler.close_connection = True
        handler.connection.shutdown(2)

    return fault


def cut_chunks(after):
    """Send one chunk, then hang up."""

    def fault(handler, served):
        data = handler.start(served)
        handler.wfile.write(b"%x\r\n%s\r\n" % (after, data[:after]))
        handler.wfile.flush()
        handler.close_connection = True
        handler.connection.shutdown(2)

    return fault


def stall(after):
    """Send some bytes, then nothing more until the test ends."""

    def fault(handler, served):
        data = handler.start(served)
        handler.wfile.write(data[:after])
        handler.wfile.flush()
        handler.server.ours.done.wait(20)
        handler.close_connection = True

    return fault


def silent(handler, served):  # noqa: ARG001
    """Accept, and never answer."""
    handler.server.ours.done.wait(20)
    handler.close_connection = True


def status(code, data=b"", **headers):
    """Answer with another status."""

    def fault(handler, served):  # noqa: ARG001
        handler.answer(code, data, **headers)

    return fault


def wrong_range(first, total=None):
    """Answer a request for a range with another range."""

    def fault(handler, served):
        data = served.data[first:]
        all_of_it = total or len(served.data)
        handler.answer(206, data, Content_Range=f"bytes {first}-{first + len(data) - 1}/{all_of_it}", ETag=served.etag)

    return fault


class Faults:
    """The faults above, for tests."""

    cut = staticmethod(cut)
    cut_chunks = staticmethod(cut_chunks)
    stall = staticmethod(stall)
    silent = staticmethod(silent)
    status = staticmethod(status)
    wrong_range = staticmethod(wrong_range)


@pytest.fixture
def faults():
    """What a server can be told to do wrong."""
    return Faults


@pytest.fixture
def server():
    """A server on this machine."""
    made = Server()
    yield made
    made.close()


@pytest.fixture
def other_server():
    """Another server on this machine."""
    made = Server()
    yield made
    made.close()


@pytest.fixture
def closed_port():
    """An address at which nobody listens."""
    made = Server()
    made.close()
    return made.url


class Proxy(Handler):
    """A proxy that knows one server, whatever host it is asked for; it may want a log-in."""

    def do_GET(self):
        ours = self.server.ours
        ours.asked[self.path].append(dict(self.headers))
        if ours.login and self.headers.get("Proxy-Authorization") != ours.login:
            self.answer(407, b"who are you?")
            return
        found = ours.behind.files.get("/" + self.path.split("/", 3)[3].partition("?")[0])
        self.answer(200, found.data) if found else self.answer(404)

    def do_CONNECT(self):
        ours = self.server.ours
        ours.asked[self.path].append(dict(self.headers))
        self.answer(407 if ours.login else 502)


@pytest.fixture
def proxy(server):
    """A proxy before the server."""
    made = Server(Proxy)
    made.behind = server
    made.login = ""
    yield made
    made.close()
