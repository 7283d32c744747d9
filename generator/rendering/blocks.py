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

    def words(text: Rich) -> str:
        return keep_last(text.html) if paged else text.html

    def lang(text: Rich) -> str:
        return f' lang="{text.lang}"' if languages and text.lang else ""

    def one(block: BlockView) -> str:
        if not isinstance(block, ListView):
            return f"<p{lang(block.text)}>{words(block.text)}</p>"
        tag = "ol" if block.ordered else "ul"
        below = (to_html(item.lists, languages=languages, paged=paged) for item in block.items)
        items = (f"<li{lang(item.text)}>{words(item.text)}{lists}</li>" for item, lists in zip(block.items, below, strict=True))
        return f"<{tag}>\n" + "\n".join(items) + f"\n</{tag}>"

    return "\n".join(map(one, blocks))


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
