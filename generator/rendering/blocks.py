"""Paragraphs and lists of the view as HTML and as Markdown."""

from collections.abc import Iterable

from generator.rendering.richtext import Rich
from generator.rendering.view import BlockView, ListView


def to_html(blocks: Iterable[BlockView], *, languages: bool = True) -> str:
    """Return blocks as HTML; ``languages`` marks those in another language than their ad with ``lang``."""
    return "\n".join(_html(block, languages=languages) for block in blocks)


def _html(block: BlockView, *, languages: bool) -> str:
    if not isinstance(block, ListView):
        return f"<p{_lang(block.text) if languages else ''}>{block.text.html}</p>"
    tag = "ol" if block.ordered else "ul"
    items = (
        f"<li{_lang(item.text) if languages else ''}>{item.text.html}{to_html(item.lists, languages=languages)}</li>"
        for item in block.items
    )
    return f"<{tag}>\n" + "\n".join(items) + f"\n</{tag}>"


def _lang(text: Rich) -> str:
    return f' lang="{text.lang}"' if text.lang else ""


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
