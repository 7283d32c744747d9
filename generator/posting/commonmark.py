"""The text tree as CommonMark that reads back as the same tree."""

import re

from generator.posting import markup
from generator.posting.markup import Break, Emphasis, Inline, Link, Node, Plain, Strong


def to_markdown(nodes: Inline) -> str:
    """Return a tree as CommonMark that reads back as the same tree."""
    parts: list[str] = []
    for node in nodes:
        if isinstance(node, Plain):
            parts.append(escape_markdown(node.text))
        elif isinstance(node, Break):
            parts.append("  \n")
        elif isinstance(node, Link):
            text = to_markdown(node.children)
            plain_mail = node.href == f"mailto:{markup.plain(node.children)}"
            parts.append(f"<{markup.plain(node.children)}>" if plain_mail else f"[{text}]({_destination(node.href)})")
        elif isinstance(node, Strong):
            parts.append(f"**{_within(node, Emphasis, '_')}**")
        elif isinstance(node, Emphasis):
            parts.append(f"*{_within(node, Strong, '__')}*")
    return "".join(parts)


def _within(node: Strong | Emphasis, other: type[Node], mark: str) -> str:
    """Return what is strong or stressed; all of it being both takes other marks, for "***" could be either in either."""
    only = node.children[0] if len(node.children) == 1 else None
    if isinstance(only, other) and isinstance(only, (Strong, Emphasis)):
        return f"{mark}{to_markdown(only.children)}{mark}"
    return to_markdown(node.children)


_SIGNS = re.compile(r"[\\`*\[\]<]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|(?<=\S)(?= {2,}\n)|(?<=\s)#(?=#*$)")
_ANY_SIGN = re.compile(r"[\\`*\[\]<_&\n#]")
"""What each of them holds: a set is searched for many times faster."""
_START = re.compile(r"^(\s{0,3})(?:(\d+)([.)])(?=\s|$)|([-+>#=~|]))")


def escape_markdown(text: str) -> str:
    """Return text with every sign escaped that CommonMark would read as markup."""
    return _SIGNS.sub(lambda match: "\\" + match.group(), text) if _ANY_SIGN.search(text) else text


def escape_starts(markdown: str) -> str:
    """Return Markdown that stays running text where it begins a block."""
    return "\n".join(map(_escape_start, markdown.split("\n")))


def _escape_start(text: str) -> str:
    match = _START.match(text)
    if match is None:
        return text
    if match.group(2):
        return f"{match.group(1)}{match.group(2)}\\{text[match.end() - 1 :]}"
    return f"{match.group(1)}\\{text[match.end() - 1 :]}"


def _destination(href: str) -> str:
    return f"<{href}>" if re.search(r"[\s()]", href) else href
