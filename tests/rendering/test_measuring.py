"""What is read from pages that WeasyPrint has laid out."""

from importlib import import_module

import pytest

from generator.printing import fonts
from generator.rendering import measuring

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("pdf")]

CSS = """@page { size: 100mm 80mm; margin: 10mm 15mm; background: #222 } html { font: 10pt/20pt Lato; color: #000 }
body, p { margin: 0 } .kicker { color: #fff } .small { font-size: 7pt }
.aside { margin-left: 40mm; width: 12mm; white-space: nowrap }
.parts { display: table; table-layout: fixed; width: 70mm } .parts div { display: table-cell }"""


def laid(body):
    """Lay a document out."""
    with fonts.only_ours():
        paper = import_module("generator.rendering.paper")
    page = f'<html lang="en"><body>{body}</body></html>'
    return paper.press().lay(page, [CSS], paper.Paper("", "measured"))


def test_an_area_is_as_large_as_what_its_page_may_hold_and_knows_how_far_it_is_filled():
    (area,) = measuring.areas(laid("<p>One</p><p>Two</p>"))

    assert (area.left, area.right, area.top, area.bottom) == pytest.approx((15, 85, 10, 70))
    assert area.filled == pytest.approx(10 + 40 * measuring.PT)
    assert area.slack == pytest.approx(60 - 40 * measuring.PT)


def test_every_page_has_an_area():
    areas = measuring.areas(laid("<p>A</p>" * 9))

    assert len(areas) == 2
    assert areas[1].slack == pytest.approx(60 - 20 * measuring.PT)


def test_too_much_in_one_piece_leaves_less_than_nothing():
    (area,) = measuring.areas(laid('<div style="height: 65mm"></div>'))

    assert area.slack == pytest.approx(-5)


def test_lines_are_found_with_their_pages_places_and_sizes():
    found = list(measuring.lines(laid("<p>First</p><p>second <span class=small>small</span></p>" + "<p>A</p>" * 7)))

    assert [page for page, _ in found] == [0] * 8 + [1]
    first, second = found[0][1], found[1][1]
    assert (first.text, second.text) == ("First", "second small")
    assert (first.size, second.size) == pytest.approx((10, 7))
    assert (first.left, first.top, first.height) == pytest.approx((15, 10, 20 * measuring.PT))
    assert first.right == pytest.approx(15 + fonts.width("First", "Lato-Regular.ttf") * 10 * measuring.PT, abs=0.3)
    assert first.edges == pytest.approx((15, 85))


def test_a_line_within_a_line_is_part_of_it():
    found = [line.text for _, line in measuring.lines(laid('<p>A <span style="display: inline-block">lot</span> to say</p>'))]

    assert found == ["A lot to say"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Fits</p>", ""),
        ('<p class="aside">A long line</p>', "A long line"),
        ('<p class="aside">Short</p>', ""),
        ('<p style="white-space: nowrap">' + "Too long " * 9 + "</p>", "Too long " * 9),
        ('<p style="margin-left: -2mm; text-indent: -4mm">To the left</p>', "To the left"),
    ],
)
def test_a_line_wider_than_its_box_is_found(body, expected):
    assert measuring.too_wide(laid(body)).strip() == expected.strip()


def test_the_smallest_type_is_found_and_the_smallest_that_is_light():
    document = laid('<p>Ten</p><p class="small">Seven</p><p class="kicker">Ten</p>')

    assert measuring.smallest(document) == pytest.approx(7)
    assert measuring.smallest(document, reversed_only=True) == pytest.approx(10)
    assert measuring.smallest(laid("<p>Ten</p>"), reversed_only=True) == 0
    assert measuring.smallest(laid("")) == 0


def test_text_that_can_be_shortened_is_told_from_what_can_t():
    body = '<p class="kicker">Hive</p><p class="copy">Keep <b>bees</b></p><div class="text"><ul><li>Feed them</li></ul></div>'

    found = {line.text: line.running for _, line in measuring.lines(laid(body))}

    assert found == {"Hive": False, "Keep bees": True, "Feed them": True}


def test_the_parts_of_a_banner_are_told_apart():
    body = '<p>Over</p><div class="parts"><div><p>One</p><p>One more</p></div><div>Two</div></div>'

    cells = {line.text: line.cell for _, line in measuring.lines(laid(body))}

    assert cells["Over"] == 0
    assert cells["One"] == cells["One more"] != 0
    assert cells["Two"] not in {0, cells["One"]}
