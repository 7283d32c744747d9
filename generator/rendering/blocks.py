"""Paragraphs and lists of the view as HTML and as Markdown."""

from collections.abc import Iterable

from generator.rendering.linebreaks import keep_last
from generator.rendering.richtext import Rich
from generator.rendering.view import BlockView, ListView


def to_html(blocks: Iterable[BlockView], *, languages: bool = True, paged: bool = False) -> str:
    """Return blocks as HTML.

    Args:
        blocks: the blocks.
        languages: mark those in another language than their ad with ``lang``.
        paged: bind the last words of each, since paged media have no ``text-wrap: pretty``.
    """

    def element(tag: str, text: Rich, lists: tuple[ListView, ...] = ()) -> str:
        lang = f' lang="{text.lang}"' if languages and text.lang else ""
        words = keep_last(text.html) if paged else text.html
        below = to_html(lists, languages=languages, paged=paged) if lists else ""
        return f"<{tag}{lang}>{words}{below}</{tag}>"

    def one(block: BlockView) -> str:
        if not isinstance(block, ListView):
            return element("p", block.text)
        tag = "ol" if block.ordered else "ul"
        items = "\n".join([element("li", item.text, item.lists) for item in block.items])
        return f"<{tag}>\n{items}\n</{tag}>"

    return "\n".join([one(block) for block in blocks])


def to_markdown(blocks: Iterable[BlockView]) -> str:
    """Return blocks as CommonMark, a blank line between them."""
    return "\n\n".join(_markdown(block, "") for block in blocks)


def _markdown(block: BlockView, indent: str) -> str:
    if not isinstance(block, ListView):
        return block.text.markdown_block
    lines: list[str] = []
    for number, item in enumerate(block.items, 1):
        mark = f"{number}. " if block.ordered else "- "
        inner = indent + " " * len(mark)
        lines.append(indent + mark + item.text.markdown_block.replace("\n", "\n" + inner))
        lines += [_markdown(below, inner) for below in item.lists]
    return "\n".join(lines)
