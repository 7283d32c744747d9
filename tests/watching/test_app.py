"""The pages as a server on this machine sends them."""

import asyncio
import re
import socket

import pytest

from generator.errors import Finding, Where
from generator.watching.app import Streams
from generator.watching.loop import Round
from generator.watching.state import State

WRONG = Round((), findings=(Finding("YAML", "is wrong", "mend it", where=Where("x.yaml", 3)),), failed=True)


def policy(answer):
    return dict(part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";"))


def test_the_list_of_ads_stands_at_the_root(still):
    answer, page = still.get("/")

    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert b'<a href="/hive/hive.en.html">Beekeeper</a>' in page
    assert b"<h2>hive</h2>" in page
    assert b"No ad has" in still.get("/?q=nobody")[1]


def test_an_ad_has_the_script_at_its_end_and_its_file_has_not(still):
    answer, page = still.get("/hive/hive.en.html")
    file = (still.folder / "hive" / "hive.en.html").read_bytes()
    found = re.search(rb'<script src="/-annons/reload.js" nonce="([\w-]+)" data-mark="(\w+)"></script>\n', page)

    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert found is not None
    assert page.replace(found[0], b"") == file
    assert page[found.end() :].strip() == b"</body>\n</html>"
    assert policy(answer)["script-src"] == f"'nonce-{found[1].decode()}'"
    assert still.hear(still.listen("/hive/hive.en.html"))["mark"] == found[2].decode()


def test_a_nonce_is_used_once(still):
    first, second = (policy(still.get("/hive/hive.en.html")[0])["script-src"] for _ in range(2))
    assert first != second


def test_pages_may_load_next_to_nothing(still):
    told = policy(still.get("/hive/hive.en.html")[0])

    assert told["default-src"] == told["base-uri"] == told["frame-ancestors"] == "'none'"
    assert told["connect-src"] == "'self'"
    assert "unsafe-inline" not in told["script-src"]


@pytest.mark.parametrize(
    ("ending", "media_type"),
    [
        ("pdf", "application/pdf"),
        ("md", "text/markdown; charset=utf-8"),
        ("social.png", "image/png"),
        ("svg", "image/svg+xml"),
        ("json", "application/json"),
    ],
)
def test_other_files_are_sent_as_they_are(still, ending, media_type):
    (still.folder / "hive" / f"hive.en.{ending}").write_bytes(b"<body>\xff</body>")
    answer, data = still.get(f"/hive/hive.en.{ending}")

    assert (answer.headers["Content-Type"], data) == (media_type, b"<body>\xff</body>")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert ("Content-Security-Policy" in answer.headers) == (ending != "pdf")


@pytest.mark.parametrize("path", ["/", "/hive/hive.en.html", "/nothing.html", "/-annons/reload.js", "/favicon.ico"])
def test_nothing_is_kept(still, path):
    assert still.get(path)[0].headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    ["/../secret.html", "/%2e%2e/secret.html", "/hive/..%2f..%2fsecret.html", "/hive/%5c..%5csecret.html", "/hive/%00", "//x"],
)
def test_nothing_outside_the_folder_is_served(still, path):
    (still.folder.parent / "secret.html").write_text("secret", "utf-8")
    answer, page = still.get(path)

    assert answer.status == 404
    assert b">secret<" not in page


def test_where_nothing_is_built_yet_the_page_says_so(still):
    answer, page = still.get("/hive/%3Cb%3E.html")

    assert answer.status == 404
    assert b"There is no file <b>hive/&lt;b&gt;.html</b>" in page
    assert b'data-mark="none"' in page
    assert still.hear(still.listen("/hive/later.html"))["mark"] == ""
    (still.folder / "hive" / "later.html").write_text("now", "utf-8")
    assert still.hear(still.listen("/hive/later.html"))["mark"] != ""


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
@pytest.mark.parametrize("path", ["/", "/hive/hive.en.html", "/-annons/events"])
def test_nothing_can_be_changed(still, method, path):
    before = (still.folder / "hive" / "hive.en.html").read_bytes()

    assert still.get(path, method)[0].status == 405
    assert (still.folder / "hive" / "hive.en.html").read_bytes() == before


@pytest.mark.parametrize("path", ["/", "/hive/hive.en.html", "/-annons/events"])
def test_a_head_is_an_answer_without_its_contents(still, path):
    answer, data = still.get(path, "HEAD")
    assert (answer.status, data) == (200, b"")


def test_every_name_of_this_machine_may_be_used(still):
    port = still.host.rpartition(":")[2]
    for name in ("127.0.0.1", "localhost", "LOCALHOST", "[::1]"):
        assert still.get("/", Host=f"{name}:{port}")[0].status == 200


@pytest.mark.parametrize("path", ["/", "/hive/hive.en.html", "/-annons/events", "/-annons/reload.js"])
@pytest.mark.parametrize(
    "host", ["jobs.example.com:{}", "jobs.example.com", "127.0.0.1", "localhost:1", "localhost.example.com:{}", ""]
)
def test_another_name_may_not(still, path, host):
    answer, page = still.get(path, Host=host.format(still.host.rpartition(":")[2]))

    assert answer.status == 403
    assert b"Beekeeper" not in page


def test_a_request_that_names_nobody_is_refused(still):
    with socket.create_connection(still.host.split(":")) as wire:
        wire.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert wire.makefile("rb").readline().split()[1] == b"403"


def test_pages_hear_what_changes_and_what_is_wrong(browser, live, tmp_path):
    stream, other = browser.listen("/hive/hive.en.html"), browser.listen("/")
    assert stream.headers["Content-Type"].startswith("text/event-stream")
    before, listed = browser.hear(stream), browser.hear(other)
    live.tell(WRONG)
    wrong = browser.hear(stream)
    assert browser.hear(other)["mark"] == listed["mark"]
    (tmp_path / "output" / "hive" / "hive.en.html").write_text("new", "utf-8")
    live.tell(Round((), ("hive/hive.en.html",)))
    after = browser.hear(stream)

    assert before["failure"] is None
    assert wrong == {
        "mark": before["mark"],
        "failure": {"where": "x.yaml:3", "message": "is wrong", "hint": "mend it", "more": 0},
    }
    assert after["failure"] is None
    assert after["mark"] != before["mark"]
    assert browser.hear(other)["mark"] != listed["mark"]


def test_a_page_is_found_however_its_address_is_written(still):
    (still.folder / "å b.html").write_text("x", "utf-8")
    assert still.get("/%C3%A5%20b.html")[0].status == 200
    # As encodeURIComponent writes location.pathname.
    assert still.hear(still.listen("%2F%25C3%25A5%2520b.html"))["mark"] != ""


def test_when_a_page_was_rebuilt_is_listed(browser, live):
    assert b"rebuilt " not in browser.get("/")[1]
    live.tell(Round((), ("hive/hive.en.html",)))
    assert re.search(rb"<time [^>]*>rebuilt \d\d:\d\d:\d\d</time>", browser.get("/")[1])


def test_a_page_that_is_left_is_forgotten(tmp_path):
    async def visit() -> tuple[int, int]:
        streams = Streams(State(tmp_path))
        stream = streams.follow("/")
        assert await anext(stream) == "retry: 1000\n\n"
        during = len(streams._waiting)
        await stream.aclose()
        return during, len(streams._waiting)

    assert asyncio.run(visit()) == (1, 0)
