import errno
import http.client
import socket
import ssl
import urllib.error

import pytest

from generator.errors import ExitCode
from generator.translation.models import failures

URL = "https://reader:open-sesame@models.example.com/x?key=hidden"


@pytest.mark.parametrize(
    ("problem", "said", "passing"),
    [
        (socket.gaierror(-2, "Name or service not known"), "the address of models.example.com can't be found", False),
        (urllib.error.URLError(socket.gaierror(-3, "Temporary failure")), "models.example.com can't be found", False),
        (TimeoutError(), "did not answer within 15 seconds", False),
        (ConnectionRefusedError(errno.ECONNREFUSED, "refused"), "refuses the connection", False),
        (ConnectionResetError(errno.ECONNRESET, "reset"), "ended the connection", True),
        (http.client.RemoteDisconnected(), "ended the connection", True),
        (http.client.BadStatusLine("?"), "does not speak http", False),
        (OSError(errno.ENETUNREACH, "Network is unreachable"), "can't be reached: Network is unreachable", False),
        (OSError("Tunnel connection failed: 407 Proxy Authentication Required"), "the proxy wants a log-in", False),
        (OSError("Tunnel connection failed: 502 Bad Gateway"), "can't be reached", False),
        (ssl.SSLError(1, "[SSL] wrong version"), "no secure connection to models.example.com", False),
        (ValueError("proxy URL with no authority: 'http:open-sesame'"), "can't be reached", False),
    ],
)  # fmt: skip
def test_every_failure_has_its_words(problem, said, passing):
    error = failures.unreached(problem, URL, 15)

    assert said in str(error)
    assert error.passing is passing
    assert error.exit_code == ExitCode.MISSING
    (finding,) = error.findings
    assert finding.hint
    assert "sesame" not in str(error)
    assert "hidden" not in str(error)


@pytest.mark.parametrize("code", [400, 401, 403, 404, 407, 410, 418, 500, 503])
def test_every_answer_has_its_words(code):
    error = failures.answered(code, URL)

    assert f"https://models.example.com/x (HTTP {code})" in str(error)
    assert error.passing is (code >= 500)
    assert error.findings[0].hint
