from markdown_it import MarkdownIt

from generator.posting.markup import Plain, Strong
from generator.rendering.blocks import to_html, to_markdown
from generator.rendering.richtext import Rich
from generator.rendering.view import ItemView, ListView, ParagraphView


def rich(text, lang=""):
    return Rich((Plain(text),), lang)


NESTED = ListView(
    (
        ItemView(rich("Honey"), (ListView((ItemView(rich("Heather")), ItemView(rich("Lime"))), ordered=True),)),
        ItemView(rich("Wax")),
    )
)


def test_paragraphs_and_lists_as_html():
    html = to_html([ParagraphView(rich("Bees & wasps")), NESTED])

    assert html.splitlines() == [
        "<p>Bees &amp; wasps</p>",
        "<ul>",
        "<li>Honey<ol>",
        "<li>Heather</li>",
        "<li>Lime</li>",
        "</ol></li>",
        "<li>Wax</li>",
        "</ul>",
    ]


def test_text_in_another_language_says_so_in_html():
    blocks = [ParagraphView(rich("Bier", "da")), ListView((ItemView(rich("Bin", "sv")), ItemView(rich("Bees"))))]

    assert to_html(blocks) == '<p lang="da">Bier</p>\n<ul>\n<li lang="sv">Bin</li>\n<li>Bees</li>\n</ul>'
    assert "lang" not in to_html(blocks, languages=False)


def test_paragraphs_and_lists_as_markdown():
    markdown = to_markdown([ParagraphView(rich("Bees")), NESTED, ParagraphView(Rich((Strong((Plain("Wasps"),)),)))])

    assert markdown == "Bees\n\n- Honey\n  1. Heather\n  2. Lime\n- Wax\n\n**Wasps**"


def test_the_markdown_reads_back_as_the_same_blocks():
    tokens = [
        token.tag
        for token in MarkdownIt("commonmark").parse(to_markdown([ParagraphView(rich("Bees")), NESTED]))
        if token.nesting == 1
    ]

    assert [tag for tag in tokens if tag != "p"] == ["ul", "li", "ol", "li", "li", "li"]


def test_a_break_in_an_item_stays_in_the_item():
    item = ItemView(rich("Mondays\nand Tuesdays"))

    assert to_markdown([ListView((item,))]) == "- Mondays\n  and Tuesdays"


def test_an_item_that_looks_like_a_list_stays_one_item():
    assert to_markdown([ListView((ItemView(rich("- dash")), ItemView(rich("31. marts"))))]) == "- \\- dash\n- 31\\. marts"
