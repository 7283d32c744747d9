import socket

import pytest

from generator.errors import InputError
from generator.watching import sockets
from generator.watching.sockets import address_of, listening


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "[::1]", "127.1.2.3"])
def test_this_machine_may_listen_to_itself(host):
    assert address_of(host) in {"127.0.0.1", "::1", "127.1.2.3"}


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "jobs.example.com", ""])  # noqa: S104
def test_nobody_else_can_reach_it(host):
    with pytest.raises(InputError, match="from outside this machine"):
        listening(host, 0)


def test_a_free_port_is_had():
    with listening("127.0.0.1", 0) as made, socket.create_connection(made.getsockname()):
        assert made.getsockname()[0] == "127.0.0.1"


def test_a_port_that_is_asked_for_and_taken_is_told_of():
    with listening("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=f"port {port} of 127.0.0.1 is taken"):
            listening("127.0.0.1", port)


def test_the_next_free_one_serves_where_none_is_asked_for(monkeypatch):
    with listening("127.0.0.1", 0) as taken:
        first = taken.getsockname()[1]
        monkeypatch.setattr(sockets, "FIRST", first)
        with listening("127.0.0.1", None) as made:
            assert first < made.getsockname()[1] <= first + 100


def test_when_all_are_taken_it_says_so(monkeypatch):
    with listening("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setattr(sockets, "FIRST", port)
        monkeypatch.setattr(sockets, "_TRIED", 1)
        with pytest.raises(InputError, match=f"the ports {port} to {port} are all taken"):
            listening("127.0.0.1", None)


@pytest.mark.parametrize("port", [-1, 65536])
def test_a_number_that_is_no_port_is_refused(port):
    with pytest.raises(InputError, match="is no port"):
        listening("127.0.0.1", port)
