from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.posting.commonmark import escape_markdown, escape_starts, to_markdown
from generator.posting.markup import Break, Emphasis, Link, Plain, Strong

COMMONMARK = MarkdownIt("commonmark")

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


TREE = (
    Plain("See "),
    Strong((Plain("the "), Emphasis((Plain("first"),)))),
    Break(),
    Link('https://example.com/a?b=1&c="2"', (Plain("page <1>"),)),
    Plain(" or "),
    Link("mailto:job@example.com", (Plain("job@example.com"),)),
)


@settings(max_examples=500, derandomize=True, deadline=None)
@given(text)
@example("1. one")
@example("# heading #")
@example("&copy; &#60;")
@example("snake_case _x_")
@example("__0__")
@example("[a]: http://example.com")
@example("<http://example.com>")
@example("***")
@example("===")
def test_any_text_is_only_text_in_markdown(source):
    written = source.strip()
    html = COMMONMARK.render(escape_starts(escape_markdown(written)))

    assert read(html).rstrip("\n") == written
    assert html in {f"<p>{html[3:-5]}</p>\n", ""}


@settings(max_examples=200, derandomize=True, deadline=None)
@given(text)
@example("C #")
@example("F# ##")
def test_any_text_is_only_text_in_a_markdown_heading(source):
    written = source.strip()
    html = COMMONMARK.render(f"## {escape_markdown(written)}")

    assert read(html).rstrip("\n") == written
    assert html.startswith("<h2>")


def test_a_tree_as_markdown():
    assert to_markdown(TREE) == ('See **the *first***  \n[page \\<1>](https://example.com/a?b=1&c="2") or <job@example.com>')


def test_its_markdown_reads_back_as_the_same_html():
    html = COMMONMARK.render(escape_starts(to_markdown(TREE)))

    assert html == (
        "<p>See <strong>the <em>first</em></strong><br />\n"
        '<a href="https://example.com/a?b=1&amp;c=%222%22">page &lt;1&gt;</a>'
        ' or <a href="mailto:job@example.com">job@example.com</a></p>\n'
    )


@pytest.mark.parametrize("href", ["https://example.com/a_(b)", "https://example.com/a b"])
def test_an_address_with_brackets_or_spaces_is_still_one_link(href):
    html = COMMONMARK.render(to_markdown((Link(href, (Plain("here"),)),)))

    assert html == f'<p><a href="{href.replace(" ", "%20")}">here</a></p>\n'


@pytest.mark.parametrize(
    ("written", "escaped"),
    [
        ("31. marts", "31\\. marts"),
        ("2) two", "2\\) two"),
        ("- dash", "\\- dash"),
        ("+ plus", "\\+ plus"),
        ("> quote", "\\> quote"),
        ("# hash", "\\# hash"),
        ("3.5 hours", "3.5 hours"),
        ("plain\n- dash", "plain\n\\- dash"),
    ],
)
def test_what_would_begin_a_block_is_escaped(written, escaped):
    assert escape_starts(written) == escaped


@pytest.mark.parametrize("plain", ["snake_case", "5 * 3"[:1], "a & b", "AT&T", "50 % – 60 %", "{braces}", "3 > 2", "C# and F#"])
def test_what_needs_no_escape_gets_none(plain):
    assert escape_markdown(plain) == plain
