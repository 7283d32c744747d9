"""YAML files as plain data, each value with its line and column.

Reads libyaml's events rather than its node tree: the composer recurses in C, and a file of some tens of thousands of dashes
ends the process there. Every scalar stays a string, its type given later by the model, so ``18:00``, ``no``, ``0158`` and
``+47…`` stay what they are. Refused with one clear finding each: duplicate keys, tabs, several documents, tags, more
nesting or aliases than any posting needs, files that are too big or not UTF-8.
"""

import re
import stat
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.errors import Finding, InputError, Where

Data = str | None | list["Data"] | dict[str, "Data"]
Path_ = tuple[str | int, ...]

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
MAX_VALUES = 50_000

_Event = Any
"""One of libyaml's events; the type stubs know too little of what each holds."""

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
"""Characters that HTML and PDF have no place for, and those that turn the direction of what follows them."""

_NULLS = frozenset({"", "~", "null"})


@dataclass(frozen=True)
class Document:
    """A YAML file as data, and where each value stands (line and column from 1)."""

    file: Path
    data: dict[str, Data]
    marks: Mapping[Path_, tuple[int, int]]
    keys: Mapping[Path_, tuple[int, int]]

    def where(self, path: Path_ = ()) -> Where:
        """Return where a value stands; of a value that isn't there, where it is missing."""
        for end in range(len(path), 0, -1):
            mark = self.marks.get(path[:end])
            if mark:
                return Where(self.file, *mark)
        return Where(self.file, 1, 1)

    def key_where(self, path: Path_) -> Where:
        """Return where a value's key stands."""
        mark = self.keys.get(path)
        return Where(self.file, *mark) if mark else self.where(path)


def read_text(file: Path, limit: int = MAX_BYTES) -> str:
    """Return a text file's content in NFC, without a byte-order mark.

    Raises:
        InputError: the file isn't there, can't be read, is larger than ``limit`` bytes, or is not UTF-8.
    """
    try:
        status = file.stat()
        size = status.st_size
        if not stat.S_ISREG(status.st_mode):
            raise InputError(Finding("FILE", "is no file", "a file was expected under this name", where=Where(file)))
        if size > limit:
            message = f"the file has {size / 1e6:.1f} MB; a posting is at most {limit / 1e6:g} MB"
            raise InputError(
                Finding("FILE", message, "is this the right file? pictures belong beside it, not in it", where=Where(file))
            )
        raw = file.read_bytes()
    except OSError as problem:
        raise InputError(
            Finding("FILE", f"can't be read: {problem.strerror}", "check the name and its rights", where=Where(file))
        ) from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        column = problem.start - raw.rfind(b"\n", 0, problem.start)
        raise InputError(
            Finding(
                "ENCODING", "is not UTF-8", "save it as “UTF-8” in the editor and try again", where=Where(file, line, column)
            )
        ) from None
    return unicodedata.normalize("NFC", text)


def read(file: Path) -> Document:
    """Read a YAML file that holds one mapping.

    Raises:
        InputError: the file can't be read or is not such a file; the finding says where and what to do.
    """
    return parse(read_text(file), file)


def parse(text: str, file: Path) -> Document:
    """Read YAML text as :func:`read` does; ``file`` is what findings name."""
    reader = _Reader(file)
    try:
        data = reader.run(text)
    except yaml.MarkedYAMLError as problem:
        raise InputError(_syntax(problem, text, file)) from None
    except yaml.reader.ReaderError as problem:
        # libyaml counts bytes here.
        before = text.encode()[: problem.position].decode(errors="ignore")
        where = Where(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        raise InputError(Finding("YAML", no_text(problem.character), "delete it", where=where)) from None
    if not isinstance(data, dict):
        raise InputError(
            Finding(
                "YAML",
                "fields were expected, such as “title: …”" if data is not None else "the file is empty",
                "“annons new” writes one to start from",
                where=Where(file, 1, 1),
            )
        )
    return Document(file, data, reader.marks, reader.keys)


def no_text(character: int | str | bytes) -> str:
    """Say that a character is none that a text can hold."""
    return f"holds a character that no text has (U+{character if isinstance(character, int) else ord(character):04X})"


class _Reader:
    """Builds data from events with a stack of its own, so that no input can exhaust the interpreter's."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.marks: dict[Path_, tuple[int, int]] = {}
        self.keys: dict[Path_, tuple[int, int]] = {}
        self._anchors: dict[str, Data] = {}
        self._values = 0

    def run(self, text: str) -> Data:
        root: list[Data] = []
        stack: list[_Frame] = [_Frame(root, (), None)]
        documents = 0
        event: _Event
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            kind = type(event)
            if kind is yaml.ScalarEvent:
                plain = event.implicit[0] and not event.style
                self._put(stack, self._scalar(event, plain=plain), event, plain=plain)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._tag(event)
                child: list[Data] | dict[str, Data] = {} if kind is yaml.MappingStartEvent else []
                path = self._put(stack, child, event)
                if len(stack) > MAX_DEPTH:
                    self._fail(event, f"is nested more than {MAX_DEPTH} levels deep", "no posting needs that")
                stack.append(_Frame(child, path, event.anchor))
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                frame = stack.pop()
                if frame.anchor:
                    self._anchors[frame.anchor] = frame.container
            elif kind is yaml.AliasEvent:
                self._alias(stack, event)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._fail(event, "a second document starts here (---)", "put each posting in a file of its own")
        return root[0] if root else None

    def _scalar(self, event: _Event, *, plain: bool) -> str | None:
        self._tag(event)
        control = CONTROL.search(event.value)
        if control:
            self._fail(event, no_text(control.group()), "delete it")
        return None if plain and event.value in _NULLS else str(event.value)

    def _put(self, stack: list["_Frame"], value: Data, event: _Event, *, plain: bool = False) -> Path_:
        """Add a value to the innermost container; in a mapping, every other one is a key."""
        self._values += 1
        if self._values > MAX_VALUES:
            self._fail(
                event, f"holds more than {MAX_VALUES:,} values", "aliases (*) that repeat aliases grow fast: write them out"
            )
        frame = stack[-1]
        mark = (event.start_mark.line + 1, event.start_mark.column + 1)
        container = frame.container
        if isinstance(container, dict):
            if frame.key is None:
                frame.key = self._key(container, frame, value, event, plain=plain)
                self.keys[*frame.path, frame.key] = mark
                return frame.path
            path: Path_ = (*frame.path, frame.key)
            container[frame.key] = value
            frame.key = None
        else:
            path = (*frame.path, len(container)) if len(stack) > 1 else ()
            container.append(value)
        self.marks[path] = mark
        if getattr(event, "anchor", None) and not isinstance(value, (dict, list)):
            self._anchors[event.anchor] = value
        return path

    def _key(self, container: dict[str, Data], frame: "_Frame", value: Data, event: _Event, *, plain: bool) -> str:
        if isinstance(value, (dict, list)):
            place = "title" if not frame.path else str(frame.path[-1])
            self._fail(
                event,
                "a name of a field was expected, but here a list or a { } group begins",
                f'text that starts with {{ or [ needs quotes around it: {place}: "{{Speaking}} …"',
            )
        key = value if isinstance(value, str) else (str(event.value) if plain else "")
        if key == "<<":
            self._fail(event, "merge keys (<<) are not used here", "write the fields out")
        if key in container:
            first = self.keys[*frame.path, key]
            self._fail(event, f"“{key}” stands twice; the first is on line {first[0]}", "keep one of them")
        return key

    def _alias(self, stack: list["_Frame"], event: _Event) -> None:
        if event.anchor not in self._anchors:
            self._fail(
                event,
                f"*{event.anchor} names nothing above it",
                'text that starts with * needs quotes around it: "*…"',
            )
        value = self._anchors[event.anchor]
        self._values += _weight(value, MAX_VALUES)
        self._put(stack, value, event)

    def _tag(self, event: _Event) -> None:
        if event.tag and event.tag != "!":
            self._fail(event, f"the tag {event.tag} is not used here", "text that starts with ! needs quotes around it")

    def _fail(self, event: _Event, message: str, hint: str) -> None:
        mark = event.start_mark
        raise InputError(Finding("YAML", message, hint, where=Where(self.file, mark.line + 1, mark.column + 1)))


@dataclass(slots=True)
class _Frame:
    container: list[Data] | dict[str, Data]
    path: Path_
    anchor: str | None
    key: str | None = None


def _weight(value: Data, limit: int) -> int:
    """Count the values in an aliased tree, stopping at ``limit``: what a "billion laughs" file would expand to."""
    count, queue = 0, [value]
    while queue and count <= limit:
        item = queue.pop()
        count += 1
        if isinstance(item, dict):
            queue.extend(item.values())
        elif isinstance(item, list):
            queue.extend(item)
    return count


_BRACES = ("text that starts with { or [ is not in quotes", 'put it in quotes: "{Speaking} …"')
_STRAY = ("the line does not fit those above it", "check the indentation and open quotes")
_QUOTES = ("text goes on after its closing quote", "inside a text in quotes, use other quotes: “…” or ’")
_OPENS = re.compile(r"\s*(?:- +)*(?:[^:]*: +)?[{\[]")
"""A line whose value begins with a brace."""

_SYNTAX = (
    ("cannot start any token", "\t", "a tab stands here", "indent with spaces, two for each level"),
    ("cannot start any token", "", "this character can't begin a value", 'put the text in quotes: "…"'),
    ("mapping values are not allowed", "", "a second colon stands in this value", 'put the text in quotes: "…: …"'),
    ("did not find expected key", "", *_STRAY),
    ("did not find expected '-' indicator", "", "the line does not fit the list above it", "begin each item with “- ”"),
    ("could not find expected ':'", "", "the name of a field lacks its colon", "write “field: value”"),
    ("unexpected end of stream", "", "a quote is opened and never closed", "close it with the same kind of quote"),
    ("did not find expected ',' or", "", *_BRACES),
    ("did not find expected <document start>", "", "the line belongs to no field", "check the indentation and quotes"),
    ("expected alphabetic or numeric", "", "text that starts with * or & is not in quotes", 'put it in quotes: "*…"'),
    ("expected comment or line break", "", "text that starts with | or > is not in quotes", 'put it in quotes: "> …"'),
    ("sequence entries are not allowed", "", "a list begins on the line of its field", "begin it on a line of its own"),
    ("unknown escape character", "", "a backslash in double quotes means something special", "use single quotes: '…'"),
)  # fmt: skip


def _syntax(problem: yaml.MarkedYAMLError, text: str, file: Path) -> Finding:
    mark = problem.problem_mark or problem.context_mark
    said = problem.problem or "can't be read"
    lines = text.split("\n")
    line = mark.line if mark else 0
    here = lines[line] if line < len(lines) else ""
    tab = "\t" in here[: len(here) - len(here.lstrip()) + 1] or (
        mark is not None and here[mark.column : mark.column + 1] == "\t"
    )
    message, hint = f"can't be read here: {said}", "compare it with the line above"
    for needle, sign, words, mend in _SYNTAX:
        if needle in said and (not sign or tab):
            message, hint = words, mend
            break
    if tab:
        message, hint = _SYNTAX[0][2:]
    elif "expected key" in said or "expected '-'" in said:
        if _OPENS.match(here):
            message, hint = _BRACES
        elif mark and here[: mark.column].rstrip()[-1:] in {"'", '"'}:
            message, hint = _QUOTES
    elif "mapping values" in said and mark and ": " not in here[: mark.column]:
        message, hint = _STRAY
    if ("unexpected end of stream" in said or "expected ':'" in said) and problem.context_mark:
        mark = problem.context_mark
        line = mark.line
    return Finding("YAML", message, hint, where=Where(file, line + 1, mark.column + 1 if mark else 1))
