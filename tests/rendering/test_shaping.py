"""That styles remember what Pango needs, and only where it is the same for every text."""

from importlib import import_module

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("pdf")]


@pytest.fixture
def styles():
    """Return the styles of the words on a page."""
    paper = import_module("generator.rendering.paper")

    def laid(body, css=""):
        document = paper.press().lay(f"<!DOCTYPE html><html lang=en><body>{body}</body></html>", [css], paper.Paper("", "x"))
        found = document.pages[0]._page_box.descendants()
        return {one.text.strip(): one.style.__dict__ for one in found if type(one).__name__ == "TextBox" and one.text.strip()}

    return laid


def test_a_style_keeps_its_context_and_font(styles):
    css = "p { margin: 1px }"
    first, second = styles("<p>one</p><p>two</p>", css), styles("<p>three</p>", css)

    assert first["one"]["set_up"] is first["two"]["set_up"]
    assert second["three"]["set_up"] is first["one"]["set_up"]


def test_features_and_spacing_are_left_to_weasyprint(styles):
    css = ".a { font-feature-settings: 'tnum' } .b { letter-spacing: 1px } .c { word-spacing: 1px } "
    css += ".d { overflow-wrap: anywhere }"
    found = styles('<p class="a">a</p><p class="b">b</p><p class="c">c</p><p class="d">d</p><p>e</p>', css)

    assert [found[name]["set_up"] == () for name in "abcde"] == [True, False, False, False, False]
    assert [found[name]["attributes"] == () for name in "abcde"] == [True, True, True, False, False]
    assert found["d"]["attributes"] != found["e"]["attributes"]
