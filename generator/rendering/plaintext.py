"""Paragraphs and lists as plain text, for papers and boards that set an ad themselves."""

from collections.abc import Iterable

from generator.rendering.view import BlockView, ListView


def to_text(blocks: Iterable[BlockView], indent: str = "") -> str:
    """Return blocks as plain text: paragraphs apart, items with a dash or a number."""
    return "\n\n".join(_list(block, indent) if isinstance(block, ListView) else indent + block.text.plain for block in blocks)


def _list(block: ListView, indent: str) -> str:
    lines: list[str] = []
    for number, item in enumerate(block.items, 1):
        mark = f"{number}. " if block.ordered else "- "
        lines.append(f"{indent}{mark}{item.text.plain}")
        lines += [_list(below, indent + " " * len(mark)) for below in item.lists]
    return "\n".join(lines)
