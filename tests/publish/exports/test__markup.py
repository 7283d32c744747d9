from lxml import html

from generator.publish.exports import _markup


def test_an_ad_is_html_with_basic_tags_only(edition):
    for ad in edition().ads:
        made = html.fragment_fromstring(_markup.whole(ad.view), create_parent="div")

        assert {one.tag for one in made.iter()} <= {"div", "p", "strong", "em", "br", "a", "ul", "ol", "li", "h3", "h4"}
        assert all(section.heading.plain in made.text_content() for section in ad.view.sections)


def test_the_body_has_the_headings_asked_for_and_no_facts(edition):
    view = edition().ads[2].view
    made = _markup.body(view, "h2", "h3")

    assert made.startswith("<p>Bees and honey.</p><h2>")
    assert "<li>You feed the bees</li>" in made
    assert "500,000" not in made
