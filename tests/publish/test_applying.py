from urllib.parse import parse_qsl, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from generator.channels import load
from generator.publish.applying import _counted, applying, shown


def test_a_channel_s_own_terms_come_first(edition):
    made = edition()

    finn, nav = (applying(made.ads[0], load(name), made) for name in ("finn", "nav"))

    assert (finn.url, finn.email, finn.reference) == ("https://hive.example/finn", "job@hive.example", "H-1-F")
    assert (nav.url, nav.reference) == ("https://hive.example/apply?job=7&utm_source=nav&ref=H-1#form", "H-1")


def test_without_a_query_the_address_is_the_posting_s_own(edition):
    made = edition(apply_query="")

    assert applying(made.ads[0], load("nav"), made).url == "https://hive.example/apply?job=7#form"


def test_the_ad_shows_the_channel_s_address_and_reference(edition):
    made = edition()
    view = shown(made.ads[0], applying(made.ads[0], load("finn"), made))

    assert view.apply.url == view.apply.url_text == "https://hive.example/finn"
    assert view.reference == "H-1-F"


@given(st.text(min_size=1, max_size=30).filter(lambda text: text.isprintable()))
def test_whatever_the_reference_is_the_query_can_be_read_again(reference):
    made = urlsplit(_counted("https://hive.example/a?b=c#d", "from={channel}&ref={reference}", "finn", reference))

    assert parse_qsl(made.query, keep_blank_values=True) == [("b", "c"), ("from", "finn"), ("ref", reference)]
    assert (made.path, made.fragment) == ("/a", "d")
