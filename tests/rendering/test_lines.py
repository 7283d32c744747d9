"""That a line said again is the same line, and that no other is taken for it."""

from importlib import import_module

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("pdf")]


@pytest.fixture
def lines():
    """Return the words of a page, with how they are laid out and how wide they are."""
    paper = import_module("generator.rendering.paper")

    def laid(body, css):
        document = paper.press().lay(f"<!DOCTYPE html><html lang=en><body>{body}</body></html>", [css], paper.Paper("", "x"))
        found = document.pages[0]._page_box.descendants()
        return [
            (one.text, one.pango_layout, one.width) for one in found if type(one).__name__ == "TextBox" and one.text.strip()
        ]

    return laid


def test_what_two_ads_say_alike_is_laid_out_once(lines):
    css = "p { width: 40mm }"
    ((_, first, _),), ((_, again, _), (other, different, _)) = lines("<p>one</p>", css), lines("<p>one</p><p>two</p>", css)

    assert again is first
    assert different is not first
    assert other == "two"


@pytest.mark.parametrize(
    "css", ["p { width: 40mm; font-size: 30px }", "p { width: 10mm }", "p { width: 40mm; font-weight: bold }"]
)
def test_another_size_width_or_face_is_another_line(lines, css):
    text = "<p>two words</p>"
    plain = lines(text, "p { width: 40mm }")
    changed = lines(text, css)

    assert [line[1] for line in changed] != [line[1] for line in plain]
    assert [line[2] for line in changed] != [line[2] for line in plain]


def test_a_style_of_one_element_alone_is_not_remembered(lines):
    module = import_module("generator.rendering.lines")
    before = dict(module._lines)

    lines('<p style="width: 31mm">never said before</p>', "")

    assert not any("never said before" in key[0] for key in module._lines.keys() - before.keys())
