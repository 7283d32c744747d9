import shutil
import socket
import ssl
import subprocess
import threading

import pytest

from generator.errors import ExitCode, InputError
from generator.translation.models import web
from generator.translation.models.failures import DownloadError

pytestmark = pytest.mark.slow

LIMIT = 100_000


def read(url, **more):
    return web.read(url, LIMIT, **{"timeout": 5, "pause": 0, **more})


def failing(url, **more):
    """Return the error of reading an address."""
    with pytest.raises(DownloadError) as caught:
        read(url, **more)
    assert caught.value.exit_code == ExitCode.MISSING
    (finding,) = caught.value.findings
    assert finding.rule == "DOWNLOAD"
    return finding


def test_a_file_is_read(site):
    url = site.put("/index.json", b"[]")

    assert read(url) == b"[]"
    (asked,) = site.asked["/index.json"]
    assert asked["User-Agent"].startswith("annons/")
    assert asked["Accept-Encoding"] == "identity"
    assert "Authorization" not in asked


@pytest.mark.parametrize("how", [{"chunked": True}, {"length": False}])
def test_a_file_of_unknown_length_is_read(site, how):
    assert read(site.put("/x", b"x" * 5000, **how)) == b"x" * 5000


def test_a_file_that_is_too_large_is_refused(site):
    finding = failing(site.put("/x", b"x" * (LIMIT + 1)))

    assert f"{site.url}/x has more than 100,000 bytes" in finding.message


@pytest.mark.parametrize("code", [408, 429, 500, 502, 503, 504])
def test_a_passing_error_is_tried_twice_again(site, faults, code):
    url = site.put("/x", b"good", faults=[faults.status(code)] * 2)

    assert read(url) == b"good"
    assert len(site.asked["/x"]) == 3


def test_an_error_that_stays_is_told_after_three_tries(site, faults):
    finding = failing(site.put("/x", b"good", faults=[faults.status(503)] * 3))

    assert "answers with an error for" in finding.message
    assert "(HTTP 503)" in finding.message
    assert len(site.asked["/x"]) == 3


@pytest.mark.parametrize(
    ("code", "said"), [(401, "wants a log-in"), (403, "does not let us have"), (404, "does not have"), (410, "no longer has")]
)
def test_an_error_that_no_new_try_can_mend_is_told_at_once(site, faults, code, said):
    finding = failing(site.put("/x", b"", faults=[faults.status(code)]))

    assert said in finding.message
    assert f"{site.url}/x (HTTP {code})" in finding.message
    assert finding.hint
    assert len(site.asked["/x"]) == 1


@pytest.mark.parametrize("fault", ["cut", "cut_chunks"])
def test_an_answer_that_is_cut_off_is_asked_for_again(site, faults, fault):
    url = site.put("/x", b"x" * 3000, chunked=fault == "cut_chunks", faults=[getattr(faults, fault)(1000)])

    assert read(url) == b"x" * 3000
    assert len(site.asked["/x"]) == 2


def test_an_answer_that_is_always_cut_off_is_told(site, faults):
    finding = failing(site.put("/x", b"x" * 3000, faults=[faults.cut(1000)] * 3))

    assert "ended the connection before all was sent" in finding.message


def test_a_server_that_says_no_word_is_given_up(site, faults):
    finding = failing(site.put("/x", b"x", faults=[faults.silent]), timeout=0.2)

    assert "did not answer within 0.2 seconds" in finding.message
    assert len(site.asked["/x"]) == 1


def test_a_server_that_stops_in_the_middle_is_tried_again(site, faults):
    url = site.put("/x", b"x" * 3000, faults=[faults.stall(1000)])

    assert read(url, timeout=0.2) == b"x" * 3000


def test_a_server_that_always_stops_in_the_middle_is_told(site, faults):
    finding = failing(site.put("/x", b"x" * 3000, faults=[faults.stall(1000)] * 3), timeout=0.1)

    assert "sent nothing more for 0.1 seconds" in finding.message


def test_a_machine_that_is_not_there_is_told(closed_port):
    finding = failing(f"{closed_port}/x")

    assert "refuses the connection" in finding.message
    assert "offline" in finding.hint


def test_a_name_that_nobody_has_is_told():
    finding = failing("http://assets.invalid/x")

    assert "assets.invalid" in finding.message
    assert "offline" in finding.hint


def test_what_does_not_speak_http_is_told():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]

        def answer():
            near, _ = listening.accept()
            with near:
                near.recv(1000)
                near.sendall(b"SSH-2.0-server\r\n")

        answering = threading.Thread(target=answer)
        answering.start()
        finding = failing(f"http://127.0.0.1:{port}/x")
        answering.join()

    assert "does not speak http" in finding.message


# Redirects.


def test_redirects_are_followed_also_to_another_server(site, other_site, faults):
    there = other_site.put("/å", b"good")
    assert there.endswith("/å")
    other_site.files["/%C3%A5"] = other_site.files.pop("/å")
    first = site.put("/x", b"", faults=[faults.status(302, Location="y")])
    site.put("/y", b"", faults=[faults.status(308, Location=f"{other_site.url}/%C3%A5")])

    assert read(first) == b"good"


def test_a_redirect_without_end_is_given_up(site, faults):
    finding = failing(site.put("/x", b"", faults=[faults.status(301, Location="/x")] * 20))

    assert "redirects without end" in finding.message
    assert len(site.asked["/x"]) == 10


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://127.0.0.1/x", "data:text/plain,x", "http://[", "ipfs://x"])
def test_a_redirect_to_another_scheme_is_not_followed(site, faults, location):
    finding = failing(site.put("/x", b"", faults=[faults.status(302, Location=location)]))

    assert "redirects to an address that is not followed" in finding.message


def test_a_log_in_goes_to_its_own_server_only(site, other_site, faults):
    there = other_site.put("/y", b"good")
    site.put("/x", b"", faults=[faults.status(302, Location="/z")])
    site.put("/z", b"", faults=[faults.status(302, Location=there)])

    assert read(f"http://reader:open-sesame@127.0.0.1:{site.port}/x?key=hidden") == b"good"
    assert site.asked["/x"][0]["Authorization"] == site.asked["/z"][0]["Authorization"] == "Basic cmVhZGVyOm9wZW4tc2VzYW1l"
    assert site.asked["/x"][0]["path"] == "/x?key=hidden"
    assert "Authorization" not in other_site.asked["/y"][0]


@pytest.mark.parametrize("fault", ["status", "cut", "silent", "Location", "missing"])
def test_no_message_shows_a_log_in_or_a_key(site, faults, fault):
    made = {
        "status": faults.status(500),
        "cut": faults.cut(10),
        "silent": faults.silent,
        "Location": faults.status(302, Location="ftp://reader:open-sesame@x/"),
        "missing": None,
    }[fault]
    site.put("/x" if made else "/y", b"x" * 100, faults=[made] * 3)

    finding = failing(f"http://reader:open-sesame@127.0.0.1:{site.port}/x?key=hidden", timeout=0.2)

    assert "sesame" not in str(finding)
    assert "hidden" not in str(finding)
    assert f"127.0.0.1:{site.port}" in finding.message


def test_only_http_is_asked(tmp_path):
    (tmp_path / "x").write_text("secret")

    with pytest.raises(InputError, match="nothing is fetched from"):
        read((tmp_path / "x").as_uri())


# Proxies.


def test_a_proxy_is_gone_through(site, proxy, monkeypatch):
    site.put("/x", b"good")
    monkeypatch.setenv("http_proxy", f"http://me:open-sesame@127.0.0.1:{proxy.port}")
    proxy.login = "Basic bWU6b3Blbi1zZXNhbWU="

    assert read("http://models.example.com/x") == b"good"
    assert list(proxy.asked) == ["http://models.example.com/x"]


def test_no_proxy_is_honoured(site, proxy, monkeypatch):
    monkeypatch.setenv("http_proxy", proxy.url)
    monkeypatch.setenv("no_proxy", "127.0.0.1")

    assert read(site.put("/x", b"good")) == b"good"
    assert not proxy.asked


def test_a_proxy_that_wants_a_log_in_is_told(proxy, monkeypatch):
    proxy.login = "Basic nobody knows"
    monkeypatch.setenv("http_proxy", proxy.url)
    monkeypatch.setenv("https_proxy", proxy.url)

    for url in ("http://models.example.com/x", "https://models.example.com/x"):
        finding = failing(url)
        assert "the proxy wants a log-in" in finding.message
        assert "https_proxy" in finding.hint
    assert list(proxy.asked) == ["http://models.example.com/x", "models.example.com:443"]


def test_a_proxy_that_fails_is_told(proxy, monkeypatch):
    monkeypatch.setenv("https_proxy", proxy.url)

    assert "models.example.com" in failing("https://models.example.com/x").message


def test_a_proxy_that_is_not_there_is_named_without_its_log_in(closed_port, monkeypatch):
    monkeypatch.setenv("https_proxy", closed_port.replace("//", "//me:open-sesame@"))

    finding = failing("https://models.example.com/x")

    assert f"(by way of the proxy {closed_port.removeprefix('http://')})" in finding.message
    assert "refuses the connection" in finding.message
    assert "sesame" not in str(finding)


@pytest.mark.parametrize("value", ["http:/nonsense:open-sesame", "http://me:open-sesame@127.0.0.1:port/"])
def test_a_proxy_that_is_written_wrongly_is_told_without_its_log_in(monkeypatch, value):
    monkeypatch.setenv("http_proxy", value)

    finding = failing("http://models.example.com/x")

    assert "can't be reached" in finding.message
    assert "https_proxy" in finding.hint
    assert "me:open" not in str(finding)


# TLS.


@pytest.fixture
def secure(site, tmp_path):
    """The site, over TLS, with a certificate that nobody trusts."""
    openssl = shutil.which("openssl")
    if not openssl:
        pytest.skip("openssl is not installed")
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    command = [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run([*command, *names, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    site.server.socket = context.wrap_socket(site.server.socket, server_side=True)
    site.server.handle_error = lambda *_: None  # who does not trust us hangs up
    site.url = site.url.replace("http:", "https:")
    site.certificate = certificate
    return site


def test_a_certificate_that_nobody_trusts_is_told(secure):
    finding = failing(secure.put("/x", b"good"))

    assert "is not trusted: self-signed certificate" in finding.message
    assert "SSL_CERT_FILE" in finding.hint
    assert not secure.asked


def test_a_certificate_can_be_trusted(secure, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(secure.certificate))

    assert read(secure.put("/x", b"good")) == b"good"


def test_from_http_to_https_is_followed_and_not_back(secure, other_site, faults, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(secure.certificate))
    up = other_site.put("/up", b"", faults=[faults.status(302, Location=secure.put("/x", b"good"))])
    down = secure.put("/down", b"", faults=[faults.status(302, Location=other_site.put("/plain", b"bad"))])

    assert read(up) == b"good"
    assert "not followed" in failing(down).message
    assert not other_site.asked["/plain"]


def test_https_to_a_server_that_speaks_http_is_told(site):
    finding = failing(site.put("/x", b"good").replace("http:", "https:"))

    assert "no secure connection" in finding.message
