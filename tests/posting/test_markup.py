"""Markdown as a small typed tree: what gets through, what arrives as text, what is refused."""

from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.posting.commonmark import to_markdown
from generator.posting.markup import (
    Block,
    Break,
    Emphasis,
    Inline,
    Item,
    Link,
    ListBlock,
    MarkupError,
    Paragraph,
    Plain,
    Strong,
    blocks,
    check,
    inline,
    leaves,
    plain,
)
from generator.rendering import blocks as writing
from generator.rendering.richtext import Rich, to_html
from generator.rendering.view import ItemView, ListView, ParagraphView

A = (Plain("a"),)
B = (Plain("b"),)

INLINE = {
    "a": A,
    "Kok til 31. marts 2018": (Plain("Kok til 31. marts 2018"),),
    "**a**": (Strong(A),),
    "__a__": (Strong(A),),
    "*a*": (Emphasis(A),),
    "_a_": (Emphasis(A),),
    "***a***": (Strong((Emphasis(A),)),),
    "**a *b***": (Strong((Plain("a "), Emphasis(B))),),
    "a_b_c": (Plain("a_b_c"),),
    "2 * 3 * 4": (Plain("2 * 3 * 4"),),
    "5*": (Plain("5*"),),
    "**": (Plain("**"),),
    "a  \nb": (*A, Break(), *B),
    "a\\\nb": (*A, Break(), *B),
    "a\nb": (Plain("a b"),),
    "[a](https://example.com)": (Link("https://example.com", A),),
    "[a](http://example.com/(b))": (Link("http://example.com/(b)", A),),
    "[a](https://example.com/x_y_z*)": (Link("https://example.com/x_y_z*", A),),
    '[a](https://example.com "b")': (Link("https://example.com", A),),
    "[**a**](https://example.com)": (Link("https://example.com", (Strong(A),)),),
    "[a](mailto:job@example.com)": (Link("mailto:job@example.com", A),),
    "[a](tel:+4532123456)": (Link("tel:+4532123456", A),),
    "<https://example.com>": (Link("https://example.com", (Plain("https://example.com"),)),),
    "<job@example.com>": (Link("mailto:job@example.com", (Plain("job@example.com"),)),),
    "<mailto:job@example.com>": (Link("mailto:job@example.com", (Plain("job@example.com"),)),),
    "https://example.com": (Plain("https://example.com"),),
    r"\*a\* \_b\_ \[c\] \\ \< \& \#": (Plain(r"*a* _b_ [c] \ < & #"),),
}


@pytest.mark.parametrize("source", INLINE)
def test_inline(source):
    assert inline(source) == INLINE[source]


@pytest.mark.parametrize(
    "source",
    [
        "<b>a</b>",
        "<script>alert(1)</script>",
        "<script>alert(1)</script> og *mere*".replace("*", "\\*"),
        "a<br>b",
        "<!-- a -->",
        "<?php a ?>",
        "<a href='https://example.com'>a</a>",
        "![a](https://example.com/a.png)",
        "![a][b]",
        "[a][b]",
        "[a]: https://example.com",
        "&lt; &amp; &#60;",
        "`a`",
        "~~a~~",
        "<javascript:alert(1)>",
        "[a](javascript:alert(1)",
        "# a",
        "- a",
    ],
)
def test_everything_else_arrives_as_text(source):
    assert inline(source) == (Plain(source.replace("\\*", "*")),)


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\tscript:alert(1)",
        "vbscript:a",
        "data:text/html,a",
        "file:///C:/a.jpg",
        "ftp://example.com",
        "&#106;avascript:alert(1)",
        "//example.com",
        "/job",
        "job.html",
        "www.example.com",
        "http:",
        "http:///a",
        "http://[a",
        "https://[a]",
        "#top",
        "",
    ],
)
def test_a_link_to_anywhere_else_is_refused(href):
    with pytest.raises(MarkupError) as caught:
        inline(f"Læs [mere]({href}) her")
    assert str(caught.value) == f"the link to “{href}” can't be used"
    assert caught.value.hint == "links go to https://…, mailto:… or tel:+…"


@pytest.mark.parametrize("words", ["", " "])
def test_a_link_without_words_is_refused(words):
    with pytest.raises(MarkupError) as caught:
        inline(f"[{words}](https://example.com)")
    assert str(caught.value) == "the link to “https://example.com” has no words"
    assert caught.value.hint == "write [words](https://…)"


@pytest.mark.parametrize("words", ["", " "])
def test_a_link_without_words_but_with_an_image_is_text(words):
    source = f"![{words}](https://example.com)"
    assert inline(source) == (Plain(source),)


def bullets(*sources: str) -> ListBlock:
    return ListBlock(ordered=False, items=tuple(map(Item, sources)))


def numbers(*sources: str) -> ListBlock:
    return ListBlock(ordered=True, items=tuple(map(Item, sources)))


P = Paragraph

BLOCKS = {
    # Dates and numbers at the start of a line are no lists.
    "31. marts 2018": (P("31. marts 2018"),),
    "Fristen er\n31. marts 2018": (P("Fristen er 31. marts 2018"),),
    "Frist:\n\n31. marts 2018\n\nSamtaler:\n\n9. april": (P("Frist:"), P("31. marts 2018"), P("Samtaler:"), P("9. april")),
    "2018. Et godt år": (P("2018. Et godt år"),),
    "0. a": (P("0. a"),),
    "2. a\n3. b": (P("2. a 3. b"),),
    "1. a\n\nSamtaler:\n\n2. april": (numbers("a"), P("Samtaler:"), P("2. april")),
    "- 31. marts\n- 1. april": (bullets("31. marts", "1. april"),),
    "- a\n  31. marts": (bullets("a 31. marts"),),
    "- a\n    31. marts": (bullets("a 31. marts"),),
    "9" * 5000 + ". a\nb": (P("9" * 5000 + ". a b"),),
    "-5 grader": (P("-5 grader"),),
    "+47 48 07 47 39": (P("+47 48 07 47 39"),),
    # Lists.
    "- a\n- b": (bullets("a", "b"),),
    "* a\n+ b": (bullets("a", "b"),),
    "1. a\n2. b\n3. c": (numbers("a", "b", "c"),),
    "1. a\n1. b": (numbers("a", "b"),),
    "1. a\n31. b": (numbers("a 31. b"),),
    "Vi tilbyder:\n- a\n- b": (P("Vi tilbyder:"), bullets("a", "b")),
    "Sådan gør du:\n1. a\n2. b": (P("Sådan gør du:"), numbers("a", "b")),
    "*Nyt:*\n- a": (P("*Nyt:*"), bullets("a")),
    "- a\nb\n- c": (bullets("a b", "c"),),
    "- a\n\n- b": (bullets("a", "b"),),
    "- a\n\nb\n\n- c": (bullets("a"), P("b"), bullets("c")),
    "- a\n1. b": (bullets("a"), numbers("b")),
    "- **a**  \n  b": (bullets("**a**  \nb"),),
    "- a\n\n  b\n- c": (bullets("a  \nb", "c"),),
    "- [ ] a": (bullets("[ ] a"),),
    "- a\n  - b\n- c": (ListBlock(ordered=False, items=(Item("a", (bullets("b"),)), Item("c"))),),
    "- a\n    - b\n- c": (ListBlock(ordered=False, items=(Item("a", (bullets("b"),)), Item("c"))),),
    "1. a\n   - b\n2. c": (ListBlock(ordered=True, items=(Item("a", (bullets("b"),)), Item("c"))),),
    "- a\n  1. b\n  2. c\n- d\n  1. e": (
        ListBlock(ordered=False, items=(Item("a", (numbers("b", "c"),)), Item("d", (numbers("e"),)))),
    ),
    # Without words of its own, a bullet is none.
    "- a\n-": (bullets("a -"),),
    "- - a": (bullets("a"),),
    "- \n- a": (bullets("a"),),
    "- ": (),
    # Paragraphs; lines that were only wrapped are joined.
    "a\nb\n\nc": (P("a b"), P("c")),
    "a  \nb": (P("a  \nb"),),
    "a\\\nb": (P("a  \nb"),),
    "a\r\nb": (P("a b"),),
    "  a": (P("a"),),
    # What ads have no place for stays text.
    "> a": (P("> a"),),
    "    a": (P("a"),),
    "```\na\n```": (P("``` a ```"),),
    "<div>\n\n*a*\n\n</div>": (P("<div>"), P("*a*"), P("</div>")),
    "[a]: https://example.com\n\n[a]": (P("[a]: https://example.com"), P("[a]")),
    "***": (P("***"),),
    "#hashtag": (P("#hashtag"),),
    "a | b\n--|--\nc | d": (P("a | b --|-- c | d"),),
}


@pytest.mark.parametrize("source", BLOCKS, ids=lambda source: source[:30])
def test_blocks(source):
    assert blocks(source) == BLOCKS[source]


@pytest.mark.parametrize("source", ["# a", "a\n\n## b\n\nc", "a\n===", "a\n---\nb", "   ### a"])
def test_a_heading_inside_a_text_is_refused(source):
    with pytest.raises(MarkupError) as caught:
        blocks(source)
    assert str(caught.value) == "a heading or a rule stands inside a text"
    assert caught.value.hint == "give it a section of its own, with id, heading and body; begin lists with “- ”"


@pytest.mark.parametrize(
    "source", ["- " * 300 + "a", "\n".join(f"{'    ' * depth}- a" for depth in range(12))], ids=["one line", "many lines"]
)
def test_lists_nested_too_deeply_are_refused(source):
    with pytest.raises(MarkupError, match=r"^lists stand in lists too deeply$"):
        blocks(source)


def test_a_text_that_breaks_the_parser_off_leaves_nothing_behind():
    with pytest.raises(MarkupError, match=r"^lists stand in lists too deeply$"):
        blocks("\n".join(f"{'    ' * depth}- a" for depth in range(400)))
    assert blocks("her\ner en ny tekst\n\n- a") == (P("her er en ny tekst"), bullets("a"))


def test_leaves_are_the_units_of_translation_in_reading_order():
    tree = blocks("Vi tilbyder:\n- a\n  - b\n- c\n\nVelkommen")
    assert list(leaves(tree)) == ["Vi tilbyder:", "a", "b", "c", "Velkommen"]


def test_plain_text_of_a_tree():
    assert plain(inline("**a** [b *c*](https://example.com)  \nd")) == "a b c d"


def test_check_looks_into_every_leaf():
    check("[a](https://example.com)", "inline")
    check("- [a](https://example.com)\n\nb", "blocks")
    with pytest.raises(MarkupError):
        check("a\n\n- b\n  - [c](javascript:d)", "blocks")
    with pytest.raises(MarkupError):
        check("[c](javascript:d)", "inline")


SIGNS = "*_[]()<>`\\\n# -+1.\t&;:!ab{}/\"'=|~@\x02\x03\ue000\x00"
ANY_TEXT = st.text() | st.text(st.sampled_from(SIGNS), max_size=40)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(ANY_TEXT)
@example("\x0299999999\x03 *a*")
@example("\x02klzzwxh:0000\x03 *a*")
@example("[a](http://[b)")
@example("1" * 5000 + ". a\nb")
def test_any_text_is_read_or_refused_with_a_hint(source):
    for kind in ("inline", "blocks"):
        try:
            check(source, kind)
        except MarkupError as refused:
            told = (str(refused), refused.hint)
            assert all(told)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.text(st.characters(exclude_characters="*_[]<>`\\\n"), min_size=1).filter(lambda text: "  " not in text))
def test_text_without_signs_is_one_plain_node(source):
    assert inline(source) == (Plain(source),)


@settings(max_examples=80, derandomize=True, deadline=None)
@given(st.lists(st.text("abcæøå .,:", min_size=1).map(str.strip).filter(bool), min_size=1, max_size=4))
def test_paragraphs_keep_their_source(paragraphs):
    assert [block.source for block in blocks("\n\n".join(paragraphs)) if isinstance(block, Paragraph)] == [
        " ".join(paragraph.split("\n")) for paragraph in paragraphs
    ]


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.text(st.sampled_from(SIGNS.replace("\x00", "")), max_size=40))
def test_no_leaf_is_empty_or_has_space_around_it(source):
    try:
        found = list(leaves(blocks(source)))
    except MarkupError:
        return
    if "\n" in source:
        assert all(leaf.strip() == leaf for leaf in found)
        assert "" not in found


WORDS = st.sampled_from([
    "Nissan", "i", "Tallinn", "31.", "a_b", "2*3", "[ny]", "<b>", "&amp;", "&", "\\", "C#", "`x`", "_x_", "*", "**", "!", "#1",
    "(x)", "~~y~~", "--", "1)", "==", "|", "![", "https://example.com", "job@example.com", "“x”", "{speaking}",
])  # fmt: skip
HREFS = st.sampled_from([
    "https://example.com", "https://example.com/a_b_(c)?d=*e*&f=1", "https://example.com/å b", "mailto:job@example.com",
    "tel:+4532123456",
])  # fmt: skip


@cache
def trees(within: tuple[type, ...] = ()) -> st.SearchStrategy[Inline]:
    """Trees as people write them: words, and groups of words with a space between; nothing inside its own kind."""
    options: list[st.SearchStrategy[Plain | Strong | Emphasis | Link]] = [
        st.lists(WORDS, min_size=1, max_size=3).map(" ".join).map(Plain)
    ]
    if len(within) < 3:
        below = {kind: st.deferred(lambda kind=kind: trees((*within, kind))) for kind in (Strong, Emphasis, Link)}
        options += [below[kind].map(kind) for kind in (Strong, Emphasis) if kind not in within]
        options += [st.builds(Link, HREFS, below[Link])] if Link not in within else []
    return st.lists(st.one_of(options), min_size=1, max_size=3).map(
        lambda nodes: tuple(part for node in nodes for part in (Plain(" "), node))[1:]
    )


@settings(max_examples=80, derandomize=True, deadline=None)
@given(trees())
def test_what_is_written_as_markdown_reads_back_as_the_same(tree):
    assert to_html(inline(to_markdown(tree))) == to_html(tree)


LEAVES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
LISTS = st.recursive(
    st.builds(ListBlock, st.booleans(), st.lists(st.builds(Item, LEAVES), min_size=1, max_size=3).map(tuple)),
    lambda inner: st.builds(
        ListBlock,
        st.booleans(),
        st.lists(st.builds(Item, LEAVES, st.lists(inner, max_size=1).map(tuple)), min_size=1, max_size=3).map(tuple),
    ),
    max_leaves=4,
)
BODIES = st.lists(st.tuples(st.builds(Paragraph, LEAVES), st.lists(LISTS, max_size=1)), min_size=1, max_size=3).map(
    lambda parts: tuple(block for paragraph, lists in parts for block in (paragraph, *lists))
)


def rich(source: str) -> Rich:
    return Rich((Plain(source),))


def shown(block: Block) -> ParagraphView | ListView:
    """Return a block whose words are just words as the view that the writer takes."""
    if isinstance(block, Paragraph):
        return ParagraphView(rich(block.source))
    items = (ItemView(rich(item.source), tuple(map(shown, item.children))) for item in block.items)
    return ListView(tuple(items), block.ordered)  # type: ignore[arg-type]


def shape(tree: tuple[Block, ...], *, written: bool) -> list[object]:
    """Return a tree with its words: as they stand, or as they are read where they were written as Markdown."""

    def words(source: str) -> str:
        return plain(inline(source)) if written else source

    return [
        words(block.source)
        if isinstance(block, Paragraph)
        else [block.ordered, *((words(item.source), shape(item.children, written=written)) for item in block.items)]
        for block in tree
    ]


@settings(max_examples=80, derandomize=True, deadline=None)
@given(BODIES)
def test_what_is_written_as_blocks_reads_back_as_the_same(tree):
    markdown = writing.to_markdown(map(shown, tree))
    assert shape(blocks(markdown), written=True) == shape(tree, written=False)
