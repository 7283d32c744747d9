"""Where exactly in a person's file a word of a text stands: a text can be folded over many lines of YAML or PO.

A segment may be a paragraph or list item of a longer text, its lines joined and its marker gone; so it is laid beside the
value it came from, the value beside the file.
"""

import re
from functools import lru_cache
from pathlib import Path

from generator.errors import AnnonsError, Where
from generator.posting import markup
from generator.posting.markup import MarkupError
from generator.posting.yaml_reader import MAX_BYTES, read_text
from generator.posting.yaml_scalars import scalars
from generator.translation import po
from generator.translation.localize import Piece
from generator.translation.po_strings import po_text

_SPACE = re.compile(r"\s+")
_GAP = re.compile(r"\\?\s+")
"""What can stand in a text where its segment has a space: a line's end, even one that a backslash makes a break."""
_MARKER = re.compile(r"(?:[-+*]|\d+\.)\s+")


def pinpoint(piece: Piece, start: int, end: int) -> Where:
    """Return the line and column of some characters of a segment.

    Args:
        piece: the segment.
        start: the first character's index in ``piece.markdown``.
        end: the index behind the last.

    Returns:
        Where they stand; where the segment stands, if that can't be told exactly, or if the file has changed since.
    """
    try:
        text = _text(piece.where.file)
    except (AnnonsError, OSError):
        return piece.where
    found = (_in_po if piece.where.file.suffix == ".po" else _in_yaml)(text, piece, start, end)
    return Where(piece.where.file, *found) if found else piece.where


def _in_po(text: str, piece: Piece, start: int, end: int) -> tuple[int, int] | None:
    lines = po_text(text)
    spelled = lines.entry(piece.where.line).by_keyword.get("msgstr")
    if spelled is None or spelled.text != piece.markdown:
        return None
    return lines.position(spelled.span(start, end)[0])


def _in_yaml(text: str, piece: Piece, start: int, end: int) -> tuple[int, int] | None:
    values = scalars(text)
    scalar = values.at(piece.where.line, piece.where.column, piece.lang)
    spelled = scalar.spelled if scalar is not None else None
    if scalar is None or spelled is None:
        return None
    places = laid(scalar.value, piece.markdown)
    if places is None:
        return None
    return values.position(spelled.span(places[start], places[max(start, end)])[0])


@lru_cache(maxsize=4096)
def laid(value: str, segment: str) -> tuple[int, ...] | None:
    """Lay a segment beside the text it came from.

    Args:
        value: a title, a bullet or a running text, as it stands in its file.
        segment: the text itself, or one of its paragraphs and items.

    Returns:
        Where in ``value`` each character of the segment begins, and where the last one ends; of a segment that stands there
        twice, the first. ``None`` where it can't be laid beside it.
    """
    whole = beside(segment, value, len(value) - len(value.lstrip()))
    if whole is not None and not value[whole[-1] :].strip():
        return whole
    at = 0
    for leaf in leaves(value):
        places = _next(leaf, value, at)
        if places is None:
            return None
        if leaf == segment:
            return places
        at = places[-1]
    return None


@lru_cache(maxsize=512)
def leaves(value: str) -> tuple[str, ...]:
    """Return the paragraphs and items of a running text, in reading order; none where it is no such text."""
    try:
        return tuple(markup.leaves(markup.blocks(value)))
    except MarkupError:
        return ()


def _next(leaf: str, value: str, at: int) -> tuple[int, ...] | None:
    """Lay a leaf beside what follows in a text; markers of lists may stand before it."""
    while True:
        at += len(value[at:]) - len(value[at:].lstrip())
        places = beside(leaf, value, at)
        if places is not None:
            return places
        marker = _MARKER.match(value, at)
        if marker is None:
            return None
        at = marker.end()


def beside(words: str, value: str, at: int) -> tuple[int, ...] | None:
    """Lay words beside the characters of a text from ``at`` on, where a space may be a line's end.

    Returns:
        Where each character begins, and where the last one ends; ``None`` where the text says something else.
    """
    if value.startswith(words, at):
        return tuple(range(at, at + len(words) + 1))
    places: list[int] = []
    done = 0
    while done < len(words):
        space = _SPACE.search(words, done)
        stop = space.start() if space else len(words)
        if not value.startswith(words[done:stop], at):
            return None
        places += range(at, at + stop - done)
        at += stop - done
        if space is None:
            break
        gap = _GAP.match(value, at)
        if gap is None:
            return None
        same = gap.end() - at == len(space[0])
        places += range(at, gap.end()) if same else (at, *[gap.end()] * (len(space[0]) - 1))
        at, done = gap.end(), space.end()
    return (*places, at)


_Stamp = tuple[int, int]


def _text(file: Path) -> str:
    """Return a file's text as its reader sees it; read anew when it has changed."""
    status = file.stat()
    return _read(file, (status.st_mtime_ns, status.st_size))


@lru_cache(maxsize=64)
def _read(file: Path, _stamp: _Stamp) -> str:
    return read_text(file, po.MAX_BYTES if file.suffix == ".po" else MAX_BYTES)
