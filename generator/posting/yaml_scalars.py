"""Where the characters of YAML values stand in the file: folding, quotes, escapes and indentation lie between.

libyaml says where a value begins and ends and what it is; each style is spelled out here once more, character by character,
and counts only if that gives the very same value.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import yaml

from generator.posting.yaml_reader import CONTROL, Path_

_Event = Any
"""One of libyaml's events."""

_BREAK = r"(?:\r\n|[\n\r])"
BREAKS = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
"""What libyaml counts as the end of a line."""
_FOLD = rf"[ \t]*(?P<fold>{_BREAK}(?:[ \t]*{_BREAK})*)[ \t]*"
_PLAIN = re.compile(rf"(?P<run>[^ \t\r\n]+)|{_FOLD}|(?P<run_>.)", re.DOTALL)
_SINGLE = re.compile(rf"(?P<run>[^ \t\r\n']+)|{_FOLD}|(?P<quote>'')|(?P<run_>.)", re.DOTALL)
_DOUBLE = re.compile(
    rf"(?P<run>[^ \t\r\n\\]+)|{_FOLD}|\\(?P<joined>{_BREAK}(?:[ \t]*{_BREAK})*)[ \t]*"
    r"|\\(?:x(?P<x>[0-9A-Fa-f]{2})|u(?P<u>[0-9A-Fa-f]{4})|U(?P<U>[0-9A-Fa-f]{8})|(?P<sign>.))|(?P<run_>.)",
    re.DOTALL,
)
_SIGNS = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "_": "\u00a0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_HEADER = re.compile(rf"[|>][^\r\n]*{_BREAK}?")


@dataclass(frozen=True, slots=True)
class Spelled:
    """A text, and where each of its characters begins and ends in the file; ends lie behind the character."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the file of some characters; of none, those of the gap behind the character before."""
        if start < end:
            return self.starts[start], self.ends[end - 1]
        at = self.ends[start - 1] if start else self.starts[0] if self.starts else 0
        return at, at


class Pen:
    """Puts a spelled text together."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._text: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []

    def put(self, text: str, start: int, end: int) -> None:
        """Add characters that all stand for one stretch of the file; the first one takes it."""
        for number, character in enumerate(text):
            self._text.append(character)
            self._starts.append(end if number else start)
            self._ends.append(end)

    def run(self, text: str, start: int) -> None:
        """Add characters that stand in the file as they are."""
        self._text.extend(text)
        self._starts.extend(range(start, start + len(text)))
        self._ends.extend(range(start + 1, start + len(text) + 1))

    def done(self) -> Spelled:
        """Return the whole."""
        return Spelled("".join(self._text), tuple(self._starts), tuple(self._ends))


@dataclass(frozen=True, eq=False)
class Scalar:
    """A value that is no key: its path, its place, its style (``"``, ``'``, ``|``, ``>``, or ``""`` when plain)."""

    path: Path_
    start: int
    end: int
    style: str
    value: str
    raw: str

    @cached_property
    def spelled(self) -> Spelled | None:
        """Return where each character of the value stands; ``None`` where that can't be told for certain."""
        text = self.raw[self.start : self.end]
        skipped = _PROPERTIES.match(text)
        at = self.start + (skipped.end() if skipped and self.raw[self.start] in "&!" else 0)
        made = _block(self, at) if self.style in {"|", ">"} else _flow(self, at)
        return made if made is not None and made.text == self.value else None

    def written(self, text: str) -> str | None:
        """Return some characters as they are written inside this value; ``None`` where its style has no way to."""
        if "\t" in text or BREAKS.search(text) or CONTROL.search(text):
            return None
        if self.style == "'":
            return text.replace("'", "''")
        return text.replace("\\", "\\\\").replace('"', '\\"') if self.style == '"' else text


def _flow(scalar: Scalar, at: int) -> Spelled | None:
    quoted = scalar.style in {"'", '"'}
    pattern = {"'": _SINGLE, '"': _DOUBLE}.get(scalar.style, _PLAIN)
    pen = Pen()
    start, end = (at + 1, scalar.end - 1) if quoted else (at, scalar.end)
    for match in pattern.finditer(scalar.raw, start, end):
        kind = match.lastgroup or ""
        if kind in _READ:
            pen.put(_READ[kind](match[kind]), match.start(), match.end())
        else:
            pen.run(match[0], match.start())
    return pen.done()


def _breaks(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def _character(figures: str) -> str:
    return chr(int(figures, 16))


_READ: Mapping[str, Callable[[str], str]] = {
    "fold": lambda text: "\n" * (_breaks(text) - 1) or " ",
    "joined": lambda text: "\n" * (_breaks(text) - 1),
    "quote": lambda _: "'",
    "sign": lambda sign: _SIGNS.get(sign, sign),
    "x": _character,
    "u": _character,
    "U": _character,
}


def _block(scalar: Scalar, at: int) -> Spelled | None:
    """Spell a literal or folded block: lines without their indentation, with what their breaks become in between."""
    header = _HEADER.match(scalar.raw, at)
    value = scalar.value
    lines = list(_lines(scalar.raw, header.end() if header else scalar.end, scalar.end))
    first = next((line for _, line in lines if line.strip(" ")), "")
    lead = value.lstrip("\n")
    indent = _spaces(first) - _spaces(lead.partition("\n")[0])
    pen = Pen()
    breaks, broken_at, before = 0, lines[0][0] if lines else at, ""
    done = 0
    for start, line in lines:
        content = line[indent:]
        if content:
            made = ("\n" * breaks) if not done else _broken(breaks, before, content, scalar.style)
            pen.put(made, broken_at, start + indent)
            pen.run(content, start + indent)
            done += len(made) + len(content)
            breaks, before = 0, content
            broken_at = start + len(line)
        breaks += 1
    pen.put(value[done:], broken_at, scalar.end)
    return pen.done()


def _broken(breaks: int, before: str, after: str, style: str) -> str:
    """Return what becomes of line breaks between two lines of a block; lines that stand further in keep theirs."""
    if style == "|" or before[0] in " \t" or after[0] in " \t":
        return "\n" * breaks
    return "\n" * (breaks - 1) or " "


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield each line without its break, and where it begins."""
    while start < end:
        found = BREAKS.search(text, start, end)
        stop = found.start() if found else end
        yield start, text[start:stop]
        start = found.end() if found else end


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


@dataclass(frozen=True, eq=False)
class Scalars:
    """The values of a YAML text, by where they stand."""

    text: str
    values: tuple[Scalar, ...]
    maps: Mapping[tuple[int, int], Mapping[str, Scalar]]
    """The values of each mapping by key; the mapping goes by its line and column."""

    @cached_property
    def _lines(self) -> tuple[int, ...]:
        return (0, *(match.end() for match in BREAKS.finditer(self.text)))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(one.start for one in self.values)

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and column of an offset, from 1."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and column."""
        return self._lines[line - 1] + column - 1 if 0 < line <= len(self._lines) else len(self.text)

    def around(self, offset: int) -> Scalar | None:
        """Return the value that an offset lies in."""
        number = bisect_right(self._starts, offset) - 1
        return self.values[number] if number >= 0 and offset < self.values[number].end else None

    def at(self, line: int, column: int, key: str = "") -> Scalar | None:
        """Return the value that begins at a place; of a mapping, that of one of its keys."""
        below = self.maps.get((line, column))
        if below is not None and key in below:
            return below[key]
        found = self.around(self.offset(line, column))
        return found if found is not None and found.start == self.offset(line, column) else None


@lru_cache(maxsize=64)
def scalars(text: str) -> Scalars:
    """Return the values of a YAML text that ``yaml_reader`` has read without a complaint.

    Raises:
        yaml.YAMLError: it is none.
    """
    values: list[Scalar] = []
    maps: dict[tuple[int, int], dict[str, Scalar]] = {}
    stack: list[_Level] = [_Level((), None)]
    event: _Event
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        kind = type(event)
        level = stack[-1]
        if kind is yaml.ScalarEvent:
            if level.below is not None and level.key is None:
                level.key = event.value
                continue
            style = event.style if event.style in {"'", '"', "|", ">"} else ""
            path = level.next()
            made = Scalar(path, event.start_mark.index, event.end_mark.index, style, event.value, text)
            values.append(made)
            if level.below is not None:
                level.below[str(path[-1])] = made
        elif kind is yaml.MappingStartEvent:
            below: dict[str, Scalar] = {}
            maps.setdefault((event.start_mark.line + 1, event.start_mark.column + 1), below)
            stack.append(_Level(level.next(), below))
        elif kind is yaml.SequenceStartEvent:
            stack.append(_Level(level.next(), None))
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            stack.pop()
        elif kind is yaml.AliasEvent:
            level.next()
    return Scalars(text, tuple(values), maps)


@dataclass(slots=True)
class _Level:
    path: Path_
    below: dict[str, Scalar] | None
    key: str | None = None
    count: int = 0

    def next(self) -> Path_:
        """Return the path of the next value, and count it."""
        if self.below is not None:
            path, self.key = (*self.path, self.key or ""), None
        else:
            path = (*self.path, self.count) if self.path else ()
        self.count += 1
        return path
