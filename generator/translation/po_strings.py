"""Where the characters of a PO file's strings stand: they run over several lines, each in quotes and with escapes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.posting.yaml_scalars import Pen, Spelled

_STRING = re.compile(r'[ \t]*(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)?[ \t]*"((?:[^"\\\n]|\\.)*)"[ \t]*\r?(?:\n|$)')
_PART = re.compile(r'(?P<run>[^\\]+)|\\(?P<sign>[ntrvbf\\"])|(?P<run_>\\)')
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", "v": "\v", "b": "\b", "f": "\f"}
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\v": "\\v", "\b": "\\b", "\f": "\\f"}
_ESCAPED = re.compile(r'[\\"\n\t\r\v\b\f]')


@dataclass(frozen=True, slots=True)
class Strings:
    """The strings of one entry by keyword, and where the entry stands in the file: from ``start`` to ``end``."""

    start: int
    end: int
    by_keyword: Mapping[str, Spelled]


@dataclass(frozen=True, eq=False)
class PoText:
    """A PO text by lines."""

    text: str
    lines: tuple[int, ...]
    """The offset of each line."""

    def entry(self, line: int, end: int = 0) -> Strings:
        """Return the strings of the entry that begins on a line, counted from 1; it ends on line ``end``, if that is known."""
        made: dict[str, Pen] = {}
        start = at = self._offset(line)
        stop = self._offset(end + 1) if end else len(self.text)
        pen = Pen()
        while at < stop:
            match = _STRING.match(self.text, at)
            if match is None:
                if "msgstr" in made:
                    break
                at = self._after(at)
                continue
            if match[1]:
                if match[1] in made:
                    break
                pen = made[match[1]] = Pen()
            for part in _PART.finditer(self.text, match.start(2), match.end(2)):
                if part["sign"]:
                    pen.put(_SIGNS.get(part["sign"], part["sign"]), part.start(), part.end())
                else:
                    pen.run(part[0], part.start())
            at = match.end()
        return Strings(start, at, {keyword: one.done() for keyword, one in made.items()})

    def _offset(self, line: int) -> int:
        return self.lines[line - 1] if 0 < line <= len(self.lines) else len(self.text)

    def _after(self, at: int) -> int:
        found = self.text.find("\n", at)
        return found + 1 if found >= 0 else len(self.text)

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and column of an offset, from 1."""
        line = self.text.count("\n", 0, offset) + 1
        return line, offset - self.lines[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and column."""
        return self._offset(line) + column - 1


@lru_cache(maxsize=64)
def po_text(text: str) -> PoText:
    """Return a PO text by lines."""
    return PoText(text, tuple(_starts(text)))


def _starts(text: str) -> Iterator[int]:
    yield 0
    at = text.find("\n")
    while at >= 0:
        yield at + 1
        at = text.find("\n", at + 1)


def written(text: str) -> str:
    """Return characters as they stand between the quotes of a PO string."""
    return _ESCAPED.sub(lambda match: _ESCAPES[match[0]], text)
