import subprocess
import sys
import threading
import urllib.request

import pytest

from generator.errors import InputError
from generator.watching.loop import Round
from generator.watching.server import Live, hosts
from generator.watching.sockets import listening


def test_it_serves_as_long_as_it_is_wanted(tmp_path):
    with Live(tmp_path, port=0) as live:
        url = live.start()
        assert url.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(url) as answer:  # noqa: S310
            assert b"There are no ads yet." in answer.read()

    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(url)  # noqa: S310
    assert [one for one in threading.enumerate() if one.name == "annons-watch"] == []


def test_open_streams_do_not_keep_it(live, browser):
    streams = [browser.listen("/"), browser.listen("/hive/hive.en.html")]
    for one in streams:
        browser.hear(one)
    live.stop()

    assert [one.read() for one in streams] == [b"\n", b"\n"]


def test_what_was_told_before_the_start_is_known(tmp_path):
    live = Live(tmp_path, port=0)
    live.tell(Round((), failed=True))
    with live, urllib.request.urlopen(live.start()) as answer:  # noqa: S310
        assert b"the ads could not be built" in answer.read()


def test_it_may_be_stopped_twice_and_started_again(tmp_path):
    live = Live(tmp_path, port=0)
    live.stop()
    first = live.start()
    live.stop()
    live.stop()
    live.tell(Round((), ("x",)))
    live = Live(tmp_path, port=int(first.rstrip("/").rpartition(":")[2]))
    assert live.start() == first
    live.stop()


def test_a_taken_port_is_told_of_before_anything_starts(tmp_path):
    with listening("127.0.0.1", 0) as taken, pytest.raises(InputError, match="is taken"):
        Live(tmp_path, port=taken.getsockname()[1]).start()


def test_it_is_for_this_machine_alone(tmp_path):
    with pytest.raises(InputError, match="from outside"):
        Live(tmp_path, "0.0.0.0")  # noqa: S104


def test_the_names_of_a_server_have_its_port():
    with listening("127.0.0.1", 0) as made:
        port = made.getsockname()[1]
        assert hosts(made) == {f"127.0.0.1:{port}", f"localhost:{port}", f"[::1]:{port}"}


def test_ipv6_works_where_there_is_any(tmp_path):
    try:
        listening("::1", 0).close()
    except InputError:
        pytest.skip("no IPv6 here")
    with Live(tmp_path, "::1", 0) as live:
        url = live.start()
        assert url.startswith("http://[::1]:")
        with urllib.request.urlopen(url) as answer:  # noqa: S310
            assert answer.status == 200


def test_no_library_is_loaded_before_it_starts():
    script = "import sys, generator.watching.loop, generator.watching.server; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)

    assert {"watchfiles", "starlette", "uvicorn", "anyio", "jinja2"}.isdisjoint(done.stdout.split())
