"""A segment's Markdown as text and codes, and back, exactly: what TMX and XLIFF call inline codes.

Translators' tools show codes as tags that can be moved but not mistyped. A sign becomes a code only where it is certain
that an ad reads it as markup: what is found here is compared with what ``generator.posting.markup`` reads, and where the
two differ, the Markdown of that segment stays text. Whatever the string, joining the pieces gives it back.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from generator.posting import markup
from generator.posting.markup import Break, Emphasis, Inline, Link, MarkupError, Plain, Strong

Kind = Literal["open", "close", "lone"]
Type = Literal["bold", "italic", "link", "break", "placeholder", "brace", "address"]


@dataclass(frozen=True, slots=True)
class Code:
    """Markup in a segment.

    ``native`` is how Markdown writes it. ``number`` counts codes from 1 in the order they begin; both ends of a pair have
    the same one.
    """

    kind: Kind
    type: Type
    native: str
    number: int = 0


Piece = str | Code
"""A stretch of text, or a code."""


def split(markdown: str) -> tuple[Piece, ...]:
    """Return a segment as text and codes, pairs properly nested; :func:`join` gives it back."""
    if not _SPECIAL.search(markdown):
        return (markdown,) if markdown else ()
    pieces = _Reader().read(markdown)
    if any(isinstance(piece, Code) and piece.type not in _OURS for piece in pieces) and not _is_read_so(pieces, markdown):
        pieces = [piece if isinstance(piece, Code) and piece.type in _OURS else join((piece,)) for piece in pieces]
    return tuple(_numbered(_merged(pieces)))


def join(pieces: Iterable[Piece]) -> str:
    """Return the Markdown that pieces stand for."""
    return "".join(piece if isinstance(piece, str) else piece.native for piece in pieces)


def match(source: Iterable[Piece], target: Iterable[Piece]) -> dict[int, int]:
    """Say which code of a source each code of its translation is, by number; codes that only the target has are left out.

    Equal codes belong together, in their order; then those of one type, such as links that go to different pages.
    """
    free, wanted = _by_number(source), _by_number(target)
    found: dict[int, int] = {}
    likenesses: tuple[Callable[[Code], str], ...] = (lambda code: code.native, lambda code: code.type)
    for likeness in likenesses:
        waiting: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, codes in free.items():
            waiting[tuple(map(likeness, codes))].append(number)
        for number, codes in wanted.items():
            alike = waiting[tuple(map(likeness, codes))]
            if number not in found and alike:
                found[number] = alike.pop(0)
                del free[found[number]]
    return found


def _by_number(pieces: Iterable[Piece]) -> dict[int, list[Code]]:
    codes: dict[int, list[Code]] = {}
    for piece in pieces:
        if isinstance(piece, Code):
            codes.setdefault(piece.number, []).append(piece)
    return codes


_OURS = frozenset({"placeholder", "brace"})
"""Codes of ``generator.posting.placeholders``; Markdown knows nothing of them."""

_SPECIAL = re.compile(r"[*_\[<{}\n]")
_TOKEN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<break> {2,}\n\s*|\\\n\s*)"
    r"|(?P<brace>\{\{|\}\})"
    r"|(?P<placeholder>\{\w+\})"
    r"|(?P<address><(?:mailto:)?[^\s<>@]{1,64}@[^\s<>@]{1,255}>|<https?://[^\s<>]+>)"
    r"|(?P<begin>\[)"
    r"|(?P<end>\]\([^\s()\[\]<>{}\"'\\]+\))"
    r"|(?P<marks>\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w))"
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


class _Reader:
    """Finds codes in one pass; what begins and does not end is text again."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._open: list[int] = []
        """Where the codes stand that have no end yet."""

    def read(self, markdown: str) -> list[Piece]:
        done = 0
        for token in _TOKEN.finditer(markdown):
            kind = token.lastgroup
            if kind == "escape":
                continue
            self._pieces.append(markdown[done : token.start()])
            done = token.end()
            if kind == "begin":
                self._begin("link", "[")
            elif kind == "end":
                self._end_link(token.group())
            elif kind == "marks":
                self._marks(token)
            else:
                self._pieces.append(Code("lone", kind, token.group()))  # type: ignore[arg-type] # the group is named so
        self._pieces.append(markdown[done:])
        self._give_up(0)
        return self._pieces

    def _begin(self, kind: Type, native: str) -> None:
        self._open.append(len(self._pieces))
        self._pieces.append(Code("open", kind, native))

    def _give_up(self, since: int) -> None:
        """Make text of what was begun and not ended."""
        for index in self._open[since:]:
            self._pieces[index] = join((self._pieces[index],))
        del self._open[since:]

    def _end_link(self, native: str) -> None:
        for depth in reversed(range(len(self._open))):
            if self._pieces[self._open[depth]] == _LINK:
                self._give_up(depth + 1)
                self._open.pop()
                self._pieces.append(Code("close", "link", native))
                return
        self._pieces.append(native)

    def _marks(self, token: re.Match[str]) -> None:
        """Take a run of ``*`` or ``_``: ends of what is open, else beginnings; ``***`` is ``**`` and ``*``."""
        before, after = token.string[: token.start()][-1:], token.string[token.end() :][:1]
        sign, left = token.group()[0], len(token.group())
        opens = bool(after.strip()) and (sign == "*" or not _is_word(before))
        closes = bool(before.strip()) and (sign == "*" or not _is_word(after))
        while left:
            last = self._pieces[self._open[-1]] if self._open else ""
            if closes and isinstance(last, Code) and last.native[0] == sign and len(last.native) <= left:
                self._open.pop()
                self._pieces.append(Code("close", last.type, last.native))
                left -= len(last.native)
            elif opens:
                mark = sign * min(left, 2)
                self._begin("bold" if len(mark) > 1 else "italic", mark)
                left -= len(mark)
            else:
                self._pieces.append(sign * left)
                left = 0


_LINK = Code("open", "link", "[")


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for is_text, group in groupby(pieces, lambda piece: isinstance(piece, str)):
        if not is_text:
            yield from group
        elif text := join(group):
            yield text


def _numbered(pieces: Iterable[Piece]) -> Iterator[Piece]:
    number = 0
    opened: list[int] = []
    for piece in pieces:
        if isinstance(piece, str):
            yield piece
        elif piece.kind == "close":
            yield replace(piece, number=opened.pop())
        else:
            number += 1
            if piece.kind == "open":
                opened.append(number)
            yield replace(piece, number=number)


def _is_read_so(pieces: Iterable[Piece], markdown: str) -> bool:
    """Return whether an ad shows the text with just this markup."""
    try:
        tree = markup.inline(markdown)
    except MarkupError:
        return False
    return _joined(_of_pieces(pieces)) == _joined(_of_tree(tree))


def _joined(signs: Iterable[str]) -> list[str]:
    """Return signs of markup, and between them the characters of the text but its spaces, which may be wrapped."""
    parts = (("".join(sign.split()), sign.startswith(_SIGN)) for sign in signs)
    return ["".join(part for part, _ in group) for _, group in groupby((p for p in parts if p[0]), lambda part: part[1])]


_SIGN = "\x00"
"""Marks what is no text; no file has it, and Python-Markdown leaves it as it is."""


def _of_pieces(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, str):
            yield _ESCAPED.sub(r"\1", piece)
        elif piece.type in _OURS:
            yield piece.native
        elif piece.type == "address":
            address = piece.native[1:-1].removeprefix("mailto:")
            yield from (f"{_SIGN}link", address)
            yield f"{_SIGN}/link={address if '://' in address else f'mailto:{address}'}"
        elif piece.kind == "close":
            yield f"{_SIGN}/{piece.type}" + (f"={piece.native[2:-1]}" if piece.type == "link" else "")
        else:
            yield f"{_SIGN}{piece.type}"


def _of_tree(tree: Inline) -> Iterator[str]:
    for node in tree:
        if isinstance(node, Plain):
            yield node.text
        elif isinstance(node, Break):
            yield f"{_SIGN}break"
        else:
            name = _NAMES[type(node)]
            yield f"{_SIGN}{name}"
            yield from _of_tree(node.children)
            yield f"{_SIGN}/{name}" + (f"={node.href}" if isinstance(node, Link) else "")


_NAMES: dict[type, str] = {Strong: "bold", Emphasis: "italic", Link: "link"}
