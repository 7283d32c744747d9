import pytest

from generator.errors import InputError
from generator.translation.models import addresses

WITH_LOG_IN = "https://reader:open-sesame@models.example.com:8443/a%20b/x.argosmodel?key=hidden#part"


def test_a_log_in_and_a_query_are_never_shown():
    assert addresses.shown(WITH_LOG_IN) == "https://models.example.com:8443/a%20b/x.argosmodel"
    assert addresses.host(WITH_LOG_IN) == "models.example.com:8443"


def test_what_is_sent_has_no_log_in_but_its_query():
    assert addresses.plain(WITH_LOG_IN) == "https://models.example.com:8443/a%20b/x.argosmodel?key=hidden"
    assert addresses.log_in(WITH_LOG_IN) == {"Authorization": "Basic cmVhZGVyOm9wZW4tc2VzYW1l"}


def test_a_log_in_is_decoded():
    assert addresses.log_in("https://a%40b:p%2Fw@example.com/") == {"Authorization": "Basic YUBiOnAvdw=="}
    assert addresses.log_in("https://example.com/") == {}


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("http://example.com", "http://example.com/"),
        ("http://example.com/å b", "http://example.com/%C3%A5%20b"),
        ("http://søg.example.com/", "http://xn--sg-lka.example.com/"),
        ("http://[::1]:80/x", "http://[::1]:80/x"),
        (" http://example.com/x ", "http://example.com/x"),
    ],
)
def test_addresses_are_written_in_letters_that_may_be_sent(url, plain):
    assert addresses.plain(url) == plain


@pytest.mark.parametrize(
    "url",
    [
        "https://reader:open/sesame@example.com/x",
        "https://",
        "https:///x",
        "http://[::1",
        "http://exa mple.com/",
        "http://example.com:99999/",
        "http://example.com:0/",
        f"http://{'a' * 70}.example.com/",
    ],
)
def test_what_can_not_be_read_is_refused_and_not_repeated(url):
    with pytest.raises(InputError) as caught:
        addresses.split(url)

    assert "can't be read" in str(caught.value)
    assert "sesame" not in str(caught.value)
    assert not addresses.is_web(url)


@pytest.mark.parametrize("url", ["ftp://example.com/x", "file://localhost/etc/passwd", "ipfs://hash/x", "data://x"])
def test_other_schemes_are_not_asked(url):
    assert addresses.is_address(url)
    assert not addresses.is_web(url)
    with pytest.raises(InputError, match="nothing is fetched from"):
        addresses.split(url)


@pytest.mark.parametrize("word", ["da-en", "./x.argosmodel", "C:\\x", "x"])
def test_words_without_a_scheme_are_no_addresses(word):
    assert not addresses.is_address(word)


@pytest.mark.parametrize(
    ("url", "location", "there"),
    [
        ("http://example.com/a/b", "c", "http://example.com/a/c"),
        ("http://example.com/a", "https://example.com/a", "https://example.com/a"),
        ("https://example.com/a", "https://other.example.com/", "https://other.example.com/"),
        ("http://example.com/a", "http://other.example.com/", "http://other.example.com/"),
        ("https://example.com/a", "http://example.com/a", None),
        ("https://example.com/a", "//example.com/b", "https://example.com/b"),
        ("http://example.com/a", "file:///etc/passwd", None),
        ("http://example.com/a", "ftp://example.com/a", None),
        ("http://example.com/a", "http://[", None),
    ],
)
def test_redirects_are_followed_where_that_is_safe(url, location, there):
    assert addresses.joined(url, location) == there


def test_one_server_has_one_origin():
    assert addresses.origin("https://a:b@example.com/x") == addresses.origin("https://example.com:443/y")
    assert addresses.origin("http://example.com/") != addresses.origin("https://example.com/")
    assert addresses.origin("http://example.com:81/") != addresses.origin("http://example.com/")


def test_the_proxy_is_named_without_its_log_in(monkeypatch):
    monkeypatch.setenv("https_proxy", "http://me:open-sesame@proxy.example.com:3128/")
    monkeypatch.setenv("no_proxy", "near.example.com")

    assert addresses.proxy("https://far.example.com/") == "proxy.example.com:3128"
    assert addresses.proxy("https://near.example.com/") == ""
    assert addresses.proxy("http://far.example.com/") == ""
