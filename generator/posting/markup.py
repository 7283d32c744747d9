"""Markdown as a small typed tree: text, strong, emphasis, link, break; paragraphs and lists. Nothing else gets through.

Python-Markdown reads the text; what its element tree holds becomes these types, which writers render, masking works on
and checks compare. Raw HTML, images and entities arrive as plain text, so there is nothing to sanitize. A line such as
"31. marts 2018" stays a sentence: a numbered list begins with 1.
"""

import re
import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, TypeVar
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
_NUMBERED = re.compile(r"^([ \t]*)(\d+)(\.)(?=[ \t])")
_MAIL = re.compile(r"<(mailto:)?([^\s<>@]{1,64}@[^\s<>@]{1,255})>")
_BRACKETS = 200
"""Python-Markdown looks for the end of every bracket anew, which takes a minute for twenty thousand."""
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


@lru_cache(maxsize=20_000)
def inline(source: str) -> Inline:
    """Parse one line of inline Markdown.

    Raises:
        MarkupError: a link goes somewhere that ads must not link to.
    """
    if not _SPECIAL.search(source):
        return (Plain(source),)
    if source.count("[") > _BRACKETS:
        message = "this text has very many square brackets"
        raise MarkupError(message, f"at most {_BRACKETS} are read as links; write them in words, or shorten the text")
    return _parse(lambda parser: parser.inline(source))


@lru_cache(maxsize=20_000)
def blocks(source: str) -> tuple[Block, ...]:
    """Parse running text into paragraphs and lists, each leaf keeping its own Markdown.

    Raises:
        MarkupError: it holds a heading, which belongs in a section of its own.
    """
    if "\n" not in source and not _BLOCK_START.match(source):
        return (Paragraph(source.strip()),)
    if _HEADING.search(source):
        message = "a heading or a rule stands inside a text"
        raise MarkupError(message, "give it a section of its own, with id, heading and body; begin lists with “- ”")
    return _parse(lambda parser: parser.blocks(source))


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
        # As in CommonMark, and as our own writer escapes.
        md.ESCAPED_CHARS = list(string.punctuation)
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
        made = (_block(element) for element in root) if root is not None else ()
        return tuple(block for block in made if isinstance(block, Paragraph) or block.items)

    def inline(self, source: str) -> Inline:
        from xml.etree.ElementTree import Element, SubElement  # noqa: PLC0415 - with the parser only

        root = Element("div")
        text = _OWN_SIGNS.sub("", _squeeze(source))
        SubElement(root, "p").text = _MAIL.sub(r"[\2](mailto:\2)", text)
        self._md.reset()
        for name in ("inline", "unescape"):
            treeprocessor = self._md.treeprocessors[name]
            root = treeprocessor.run(root) or root
        return _children(root[0])


_OWN_SIGNS = re.compile(r"[\x02\x03]")
"""What Python-Markdown marks its own places with."""

_ITEM = re.compile(r"[ \t]*(?:[-+*]|(\d+)\.)[ \t]")
_NUMBER_IN_ITEM = re.compile(r"^([ \t]*[-+*][ \t]+\d+)\.(?=[ \t])")
_LEVEL = 4
"""Spaces by which Python-Markdown wants a list within a list to stand in."""
_GUARD = "\ue000"
"""Stands between a number and its full stop while Python-Markdown looks for lists; a private-use character."""


def _prepare(lines: list[str]) -> list[str]:
    """Bend some of Python-Markdown's rules to what people write.

    "31. marts 2018" is a sentence: only 1 begins a numbered list, and only within one do others go on; right after a
    bullet none does. A list may follow its lead-in, or a list of the other kind, without a blank line, and two spaces
    are enough to put a list or a paragraph into an item (as in CommonMark).
    """
    prepared: list[str] = []
    open_items: list[tuple[int, int]] = []
    in_text = True
    for raw in lines:
        line = _NUMBER_IN_ITEM.sub(rf"\1{_GUARD}.", raw.replace(_GUARD, "").expandtabs(_LEVEL))
        text = line.lstrip()
        indent = len(line) - len(text)
        level = sum(above + 2 <= indent for above, _ in open_items)
        after_blank = not prepared or not prepared[-1].strip()
        last = open_items[level][1] if level < len(open_items) else None
        number = _number(line, last or 0)
        if number is not None and (open_items or indent < _LEVEL):
            if not after_blank and (in_text or (last is not None and bool(last) != bool(number))):
                prepared.append("")
            in_text = False
            open_items[level:] = [(indent, number)]
            line = " " * (_LEVEL * level) + text
        elif text and after_blank and open_items:
            del open_items[level:]
            in_text = True
            line = " " * (_LEVEL * level) + text
        prepared.append(_NUMBERED.sub(rf"\1\2{_GUARD}.", line) if number is None else line)
    return prepared


def _number(line: str, last: int) -> int | None:
    """Return the number of a list item that begins here, 0 for a bullet; ``None`` where none does."""
    match = _ITEM.match(line)
    if match is None or not match[1]:
        return 0 if match else None
    number = match[1].lstrip("0")
    return int(number) if number in {"1", str(last + 1 if last else 1)} else None


def _block(element: "Element", depth: int = 1) -> Block:
    if element.tag not in {"ul", "ol"}:
        return Paragraph(_squeeze(element.text or ""))
    if depth > _DEEPEST:
        raise MarkupError(*_TOO_DEEP)
    items: list[Item] = []
    for child in element:
        item = _item(child, depth)
        # "- - a": an item without words of its own has nothing to show but the list in it.
        items += [item] if item.source else [below for inner in item.children for below in inner.items]
    return ListBlock(element.tag == "ol", tuple(items))


def _item(element: "Element", depth: int) -> Item:
    texts = [element.text or ""]
    lists: list[ListBlock] = []
    for child in element:
        if child.tag in {"ul", "ol"}:
            block = _block(child, depth + 1)
            if isinstance(block, ListBlock) and block.items:
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
            nodes.append(_link(child.get("href", ""), _children(child)))
        tail = child.tail
        text(tail.lstrip("\n") if child.tag == "br" and tail else tail)
    return tuple(nodes)


def _link(address: str, words: Inline) -> Link:
    try:
        parts = urlsplit(address)
        good = (
            "{" not in address
            and parts.scheme.lower() in _SCHEMES
            and bool(parts.netloc or not parts.scheme.startswith("http"))
        )
    except ValueError:
        good = False
    if not good:
        message = f"the link to “{address}” can't be used"
        raise MarkupError(message, "links go to https://…, mailto:… or tel:+…")
    if not plain(words).strip():
        message = f"the link to “{address}” has no words"
        raise MarkupError(message, "write [words](https://…)")
    return Link(address, words)


_LOCK = Lock()
_DEEPEST = 8
_TOO_DEEP = ("lists stand in lists too deeply", f"{_DEEPEST} levels are the most; two are plenty")
_T = TypeVar("_T")


def _parse(read: "Callable[[_Parser], _T]") -> _T:
    """Read with the one parser there is; it holds state and is slow to make."""
    with _LOCK:
        try:
            return read(_parser())
        except RecursionError:
            # It would go on in the middle of this text.
            _parser.cache_clear()
            raise MarkupError(*_TOO_DEEP) from None


@lru_cache(maxsize=1)
def _parser() -> _Parser:
    return _Parser()
