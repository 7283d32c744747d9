from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.posting.markup import Break, Emphasis, Link, Plain, Strong
from generator.rendering.richtext import Rich, rich, set_type, to_html

NBSP = "\u00a0"

text = st.text(st.sampled_from("aå1  .)(*_`[]<>#+-=&;!\\|~:/@{}'\"") | st.characters(exclude_categories=["C", "Z"]), min_size=1)
"""Text with far more signs in it than people write; without control characters, which the reader refuses."""


class Characters(HTMLParser):
    """Collects what a person reads."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_data(self, data):
        self.found.append(data)


def read(html):
    parser = Characters()
    parser.feed(html)
    parser.close()
    return "".join(parser.found)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(text)
@example("</script><b onclick='x'>&amp;")
def test_any_text_is_only_text_in_html(source):
    html = to_html((Plain(source),))

    assert read(html) == set_type(source)
    assert html.replace('<span class="nb">', "").replace("</span>", "").count("<") == 0


TREE = (
    Plain("See "),
    Strong((Plain("the "), Emphasis((Plain("first"),)))),
    Break(),
    Link('https://example.com/a?b=1&c="2"', (Plain("page <1>"),)),
    Plain(" or "),
    Link("mailto:job@example.com", (Plain("job@example.com"),)),
)


def test_a_tree_as_html():
    assert to_html(TREE) == (
        "See <strong>the <em>first</em></strong><br>"
        '<a href="https://example.com/a?b=1&amp;c=&quot;2&quot;">page &lt;1&gt;</a>'
        ' or <a href="mailto:job@example.com">job@example.com</a>'
    )


def test_a_rich_text_in_a_line_has_no_break():
    assert Rich(TREE).markdown.count("\n") == 0
    assert Rich(TREE).plain == "See the first page <1> or job@example.com"


def test_placeholders_are_filled_in_every_node():
    made = rich(
        "{Speaking} **{speakers}** [{language}](https://example.com)", {"Speaking": "A", "speakers": "B", "language": "C"}, "da"
    )

    assert made.html == 'A <strong>B</strong> <a href="https://example.com">C</a>'


def test_doubled_braces_are_braces():
    assert rich("{{speaking}}", {}, "da").plain == "{speaking}"


def test_a_placeholder_without_a_word_is_an_error():
    with pytest.raises(KeyError, match="people"):
        rich("for {people}", {}, "da")


@pytest.mark.parametrize(
    ("speaking", "sentence"),
    [
        ("Estonian-speaking", "an Estonian-speaking agent"),
        ("Danish-speaking", "a Danish-speaking agent"),
        ("Ukrainian", "a Ukrainian agent"),
    ],
)
def test_the_english_article_fits_the_word_that_fills_in(speaking, sentence):
    assert rich("a {speaking} agent", {"speaking": speaking}, "en").plain == sentence


def test_words_that_fill_in_are_escaped_too():
    assert rich("{home_country}", {"home_country": "A & <B>"}, "en").html == "A &amp; &lt;B&gt;"


@pytest.mark.parametrize(
    ("written", "together"),
    [
        ("400 000 people", f"400{NBSP}000 people"),
        ("ca. 80 km away", f"ca.{NBSP}80{NBSP}km away"),
        ("kl. 9 og 10 kg", f"kl.{NBSP}9 og 10{NBSP}kg"),
        ("80 %", f"80{NBSP}%"),
        ("in 2018 there", "in 2018 there"),
        ("5 kilos", "5 kilos"),
        ("12 3456", "12 3456"),
    ],
)
def test_a_line_does_not_end_within_a_number_or_before_its_unit(written, together):
    assert set_type(written) == together


def test_a_range_of_figures_stays_on_one_line():
    assert to_html((Plain("kl. 09.00–18.00."),)) == f'kl.{NBSP}<span class="nb">09.00–18.00</span>.'
    assert to_html((Plain("5–6, or 7"),)) == '<span class="nb">5–6</span>, or 7'
    assert to_html((Plain("from – to"),)) == "from – to"
