"""Markdown as a small typed tree: text, strong, emphasis, link, break; paragraphs and lists. Nothing else gets through.

Python-Markdown reads the text; what its element tree holds becomes these types, which writers render, masking works on
and checks compare. Raw HTML, images and entities arrive as plain text, so there is nothing to sanitize. A line such as
"31. marts 2018" stays a sentence: a numbered list begins with 1.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown


@dataclass(frozen=True, slots=True)
class Plain:
    """Characters, as they are to be read."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Important words (bold)."""

    children: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed words (italic)."""

    children: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a web page, an e-mail address or a telephone number."""

    href: str
    children: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A line break inside a paragraph."""


Node = Plain | Strong | Emphasis | Link | Break
Inline = tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``source`` is its Markdown, the unit that is translated."""

    source: str


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; each item's Markdown is a unit of its own, and may hold a list below it."""

    ordered: bool
    items: tuple["Item", ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list."""

    source: str
    children: tuple[ListBlock, ...] = ()


Block = Paragraph | ListBlock


class MarkupError(ValueError):
    """A text uses Markdown that ads have no place for; ``hint`` says what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


# What can begin or end markup. Text with none of these skips the parser.
_SPECIAL = re.compile(r"[*_\[\]<>`\\\n]| {2}")
_BLOCK_START = re.compile(r"[ \t]*(?:[-+*>#=]|\d+[.)])")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]|\n {0,3}(?:=+|-{2,})[ \t]*(?:\n|$)", re.MULTILINE)
_NUMBERED = re.compile(r"^( {0,3})(\d+)(\.)(?=[ \t])")
_MAIL = re.compile(r"<(mailto:)?([^\s<>@]+@[^\s<>@]+\.[^\s<>@]+)>")
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


@lru_cache(maxsize=20_000)
def inline(source: str) -> Inline:
    """Parse one line of inline Markdown.

    Raises:
        MarkupError: a link goes somewhere that ads must not link to.
    """
    if not _SPECIAL.search(source):
        return (Plain(source),)
    with _LOCK:
        return _parser().inline(source)


@lru_cache(maxsize=20_000)
def blocks(source: str) -> tuple[Block, ...]:
    """Parse running text into paragraphs and lists, each leaf keeping its own Markdown.

    Raises:
        MarkupError: it holds a heading, which belongs in a section of its own.
    """
    if "\n" not in source and not _BLOCK_START.match(source):
        return (Paragraph(source.strip()),)
    if _HEADING.search(source):
        message = "a heading stands inside a text"
        raise MarkupError(message, "give it a section of its own, with id, heading and body; begin lists with “- ”")
    with _LOCK:
        return _parser().blocks(source)


def check(source: str, kind: str) -> None:
    """Parse a text for its errors only.

    Raises:
        MarkupError: as :func:`inline` and :func:`blocks` do.
    """
    if kind == "inline":
        inline(source)
        return
    for leaf in leaves(blocks(source)):
        inline(leaf)


def leaves(tree: tuple[Block, ...]) -> Iterator[str]:
    """Yield the Markdown of every paragraph and list item, in reading order."""
    for block in tree:
        if isinstance(block, Paragraph):
            yield block.source
        else:
            for item in block.items:
                yield item.source
                yield from leaves(item.children)


def plain(tree: Inline) -> str:
    """Return the characters of a tree without its markup; a break becomes a space."""
    parts: list[str] = []
    for node in tree:
        if isinstance(node, Plain):
            parts.append(node.text)
        elif isinstance(node, Break):
            parts.append(" ")
        else:
            parts.append(plain(node.children))
    return "".join(parts)


class _Parser:
    """Python-Markdown, reduced to what ads use."""

    def __init__(self) -> None:
        import markdown  # noqa: PLC0415 - 40 ms that plain text never needs

        md: Markdown = markdown.Markdown(extensions=["sane_lists"])
        md.preprocessors.deregister("html_block")
        for name in (
            "backtick", "reference", "image_link", "image_reference", "short_reference",
            "short_image_ref", "automail", "html", "entity",
        ):  # fmt: skip
            md.inlinePatterns.deregister(name)
        for name in ("code", "hashheader", "setextheader", "hr", "quote", "reference"):
            md.parser.blockprocessors.deregister(name)
        self._md = md

    def blocks(self, source: str) -> tuple[Block, ...]:
        lines = _prepare(source.split("\n"))
        for preprocessor in self._md.preprocessors:
            lines = preprocessor.run(lines)
        root = self._md.parser.parseDocument(lines).getroot()
        return tuple(_block(element) for element in root) if root is not None else ()

    def inline(self, source: str) -> Inline:
        from xml.etree.ElementTree import Element, SubElement  # noqa: PLC0415 - with the parser only

        root = Element("div")
        SubElement(root, "p").text = _MAIL.sub(r"[\2](mailto:\2)", source.strip())
        self._md.reset()
        for name in ("inline", "unescape"):
            treeprocessor = self._md.treeprocessors[name]
            root = treeprocessor.run(root) or root
        return _children(root[0])


_BULLET = re.compile(r"^ {0,3}(?:[-+*]|1\.)[ \t]")
_GUARD = "\ue000"
"""Stands between a number and its full stop while Python-Markdown looks for lists; a private-use character."""


def _prepare(lines: list[str]) -> list[str]:
    """Bend two of Python-Markdown's rules to what people write.

    "31. marts 2018" is a sentence: only 1 begins a numbered list, and only within one do others go on. A list may follow
    its lead-in without a blank line (as in CommonMark).
    """
    prepared: list[str] = []
    last = 0
    in_list = False
    for line in lines:
        match = _NUMBERED.match(line)
        number = int(match.group(2)) if match else 0
        if match and number not in {1, last + 1 if last else 1}:
            prepared.append(_NUMBERED.sub(rf"\1\2{_GUARD}.", line))
            continue
        last = number or last
        starts = bool(_BULLET.match(line))
        if starts and not in_list and prepared and prepared[-1].strip():
            prepared.append("")
        in_list = starts or (in_list and bool(line.strip()))
        prepared.append(line)
    return prepared


def _block(element: "Element") -> Block:
    if element.tag in {"ul", "ol"}:
        return ListBlock(element.tag == "ol", tuple(_item(item) for item in element))
    return Paragraph(_squeeze(element.text or ""))


def _item(element: "Element") -> Item:
    texts = [element.text or ""]
    lists: list[ListBlock] = []
    for child in element:
        if child.tag in {"ul", "ol"}:
            block = _block(child)
            if isinstance(block, ListBlock):
                lists.append(block)
        else:
            texts.append(child.text or "")
        texts.append(child.tail or "")
    return Item(_squeeze("  \n".join(text for text in texts if text.strip())), tuple(lists))


def _squeeze(source: str) -> str:
    """Join the lines of a paragraph that were only wrapped in the editor; keep breaks (two spaces, or a backslash)."""
    text = re.sub(r" {2,}\n\s*", "\u0000", source.strip().replace("\\\n", "  \n"))
    return re.sub(r"\s*\n\s*", " ", text).replace("\u0000", "  \n").replace(_GUARD, "")


def _children(element: "Element") -> Inline:
    nodes: list[Node] = []

    def text(value: str | None) -> None:
        if value:
            if nodes and isinstance(nodes[-1], Plain):
                nodes[-1] = Plain(nodes[-1].text + value)
            else:
                nodes.append(Plain(value))

    text(element.text)
    for child in element:
        if child.tag == "strong":
            nodes.append(Strong(_children(child)))
        elif child.tag == "em":
            nodes.append(Emphasis(_children(child)))
        elif child.tag == "br":
            nodes.append(Break())
        elif child.tag == "a":
            nodes.append(Link(_href(child.get("href", "")), _children(child)))
        tail = child.tail
        text(tail.lstrip("\n") if child.tag == "br" and tail else tail)
    return tuple(nodes)


def _href(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme.lower() not in _SCHEMES or (parts.scheme.startswith("http") and not parts.netloc):
        message = f"the link to “{address}” can't be used"
        raise MarkupError(message, "links go to https://…, mailto:… or tel:+…")
    return address


_LOCK = Lock()


@lru_cache(maxsize=1)
def _parser() -> _Parser:
    return _Parser()
