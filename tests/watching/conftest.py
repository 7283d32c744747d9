"""A loop and a server to try, and the browser of tests/web."""

import importlib.util
import json
import queue
import threading
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

import pytest

from generator.watching.loop import Round, watch
from generator.watching.server import Live

_spec = importlib.util.spec_from_file_location("web_conftest", Path(__file__).parent.parent / "web" / "conftest.py")
assert _spec is not None
assert _spec.loader is not None
_web = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_web)
chromium, node_modules = _web.chromium, _web.node_modules

WAIT = 30
"""Seconds after which a thing that should happen counts as not happening."""


class Watching:
    """A loop in a thread. Its rebuild keeps what it was called for, and writes a page into the output folder."""

    def __init__(self, root: Path, *roots: Path, **options) -> None:
        self.root = root
        self.out = root / "output"
        self.called: list[frozenset[Path]] = []
        self.rounds: queue.Queue[Round] = queue.Queue()
        self.stop = threading.Event()
        self.polled: bool | None = None
        self.problem: BaseException | None = None
        self.instead = None
        self._begun = threading.Event()
        self._roots = roots or (root,)
        self._options = options
        self._thread = threading.Thread(target=self._run, daemon=True)

    def _run(self) -> None:
        try:
            watch(self._roots, (self.out,), self.rebuild, self.rounds.put, self.stop, begun=self._on_begun, **self._options)
        except BaseException as problem:  # noqa: BLE001 - told where the test looks
            self.problem = problem
        finally:
            self._begun.set()

    def _on_begun(self, polled: bool) -> None:  # noqa: FBT001
        self.polled = polled
        self._begun.set()

    def rebuild(self, changed: frozenset[Path]) -> Round:
        """Stand in for the build."""
        self.called.append(changed)
        if self.instead is not None:
            return self.instead(changed)
        self.out.mkdir(exist_ok=True)
        (self.out / "picture.png").write_text(str(len(self.called)), "utf-8")
        return Round(tuple(sorted(changed)), ("picture.png",))

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._begun.wait(WAIT)
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        self._thread.join(WAIT)
        assert not self._thread.is_alive()
        assert self.problem is None, self.problem

    def save(self, name: str, text: str = "new") -> Path:
        """Write a file as the simplest editor does."""
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        return file

    def next(self) -> Round:
        """Wait for the next round."""
        return self.rounds.get(timeout=WAIT)

    def until(self, name: str) -> list[Round]:
        """Save one more file, and return the rounds up to that which is called for it."""
        file = self.save(name)
        rounds = [self.next()]
        while file not in rounds[-1].changed:
            rounds.append(self.next())
        return rounds


@pytest.fixture
def watching():
    """The class of loops to try."""
    return Watching


class Browser:
    """The least of a browser: asks a server for a page, or listens to its events."""

    def __init__(self, url: str) -> None:
        self.host = urlsplit(url).netloc
        self.open: list[HTTPConnection] = []

    def get(self, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
        """Return an answer and what it holds."""
        connection = HTTPConnection(self.host, timeout=WAIT)
        try:
            connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            answer = connection.getresponse()
            return answer, answer.read()
        finally:
            connection.close()

    def listen(self, page: str) -> HTTPResponse:
        """Return the stream of a page's events."""
        connection = HTTPConnection(self.host, timeout=WAIT)
        self.open.append(connection)
        connection.request("GET", f"/-annons/events?page={page}")
        return connection.getresponse()

    @staticmethod
    def hear(stream: HTTPResponse) -> dict:
        """Return the next event."""
        while not (line := stream.readline()).startswith(b"data: "):
            assert line, "the stream has ended"
        return json.loads(line.removeprefix(b"data: "))

    def close(self) -> None:
        """Hang up."""
        for one in self.open:
            one.close()


@pytest.fixture
def live(tmp_path):
    """A server for ``output`` in the test's folder, which holds one ad."""
    folder = tmp_path / "output"
    ad(folder, "hive", "en", "Beekeeper")
    server = Live(folder, port=0)
    server.url = server.start()
    yield server
    server.stop()


@pytest.fixture
def browser(live):
    """The least of a browser, for that server."""
    made = Browser(live.url)
    yield made
    made.close()


@pytest.fixture(scope="module")
def still(tmp_path_factory):
    """The least of a browser, for a server that is told of nothing; it is shared. ``still.folder`` is what it serves."""
    folder = tmp_path_factory.mktemp("still") / "output"
    ad(folder, "hive", "en", "Beekeeper")
    with Live(folder, port=0) as server:
        made = Browser(server.start())
        made.folder = folder
        yield made
        made.close()


PAGE = """\
<!DOCTYPE html>
<html lang="{locale}">
<head><meta charset="utf-8"><title>{title}</title><style>p {{ color: #222 }}</style></head>
<body><h1>{title}</h1><div style="height: 3000px">…</div></body>
</html>
"""


def ad(folder: Path, name: str, locale: str, title: str, *formats: str) -> str:
    """Write an ad and its entry in the manifest; return the name of its page."""
    file = folder / "manifest.json"
    ads = json.loads(file.read_bytes())["ads"] if file.exists() else {}
    files = [f"{name}/{name}.{locale}.{ending}" for ending in ("html", *formats)]
    for one in files:
        (folder / one).parent.mkdir(parents=True, exist_ok=True)
        (folder / one).write_text(PAGE.format(locale=locale, title=title), "utf-8")
    ads[f"{name}.{locale}"] = {
        "ad": name, "locale": locale, "title": title, "status": "open", "files": {one: {} for one in files},
    }  # fmt: skip
    file.write_text(json.dumps({"schema_version": 1, "ads": ads}), "utf-8")
    return files[0]


@pytest.fixture(name="ad")
def _ad():
    """The function that writes an ad."""
    return ad
