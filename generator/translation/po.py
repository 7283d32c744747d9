"""PO files of postings, organizations and places: read strictly, so that nothing a person wrote is lost unseen.

One pass reads and checks every line, since no PO library here refuses what an editor or a merge can leave behind: an
unclosed string, an entry twice, a git conflict mark. (polib writes these files; reading with it as well would take three
times as long, and it ends a line at signs that are text to us, such as U+2028.)
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generator.errors import Finding, InputError, Where
from generator.posting.yaml_reader import CONTROL, no_text, read_text

MAX_BYTES = 10_000_000

_KEYWORD = r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)?"
_CLOSED = r'[ \t]*"([^"\\]*(?:\\.[^"\\]*)*)"\s*$'
_STRING = re.compile(rf"\s*{_KEYWORD}{_CLOSED}")
_MARKED = re.compile(rf"#(?:~\|?|\|)\s*(?:{_KEYWORD}{_CLOSED}|$)")
_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})(\s|$)")
_LANGUAGE = re.compile(r"^Language:[ \t]*([^\n]*)", re.MULTILINE)
_ESCAPED = re.compile(r'\\([ntrvbf\\"])')
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "v": "\v", "b": "\b", "f": "\f"}


class Entry(NamedTuple):
    """A translation: ``fuzzy`` while no person has approved it; it stands from ``line`` to ``end``, counted from 1.

    ``previous`` is the source that the target was made for where that is another one (``#| msgid``), else ``""``.
    """

    target: str
    fuzzy: bool
    line: int
    comment: str = ""
    previous: str = ""
    end: int = 0

    @property
    def approved(self) -> bool:
        """Say whether a person stands behind it: there is a text, and it is not marked as unsure."""
        return not self.fuzzy and bool(self.target.strip())

    @property
    def stale(self) -> bool:
        """Say whether it is an unapproved translation of another source than the one it stands for."""
        return self.fuzzy and bool(self.previous)


@dataclass(frozen=True)
class Translations:
    """The entries of a PO file by context and source."""

    file: Path
    entries: Mapping[tuple[str, str], Entry]

    def where(self, entry: Entry) -> Where:
        """Return where an entry stands."""
        return Where(self.file, entry.line)


def read(file: Path, locale_names: frozenset[str]) -> Translations:
    """Read a PO file.

    Args:
        file: the file.
        locale_names: the spellings of its locale that its ``Language`` header may have.

    Raises:
        InputError: everything that is wrong with its lines, or a ``Language`` that is not the file name's.
    """
    return parse(read_text(file, MAX_BYTES), file, locale_names)


def parse(text: str, file: Path, locale_names: frozenset[str]) -> Translations:
    """Read the text of a PO file as :func:`read` does; ``file`` is what findings name."""
    items = _plain(text)
    if items is None:
        items = [item.read() for item in _Lines(file).read(text)]
    header = next((item.target for item in items if not item.source), "")
    match = _LANGUAGE.search(header)
    language = match[1].strip() if match else ""
    if language and language.replace("_", "-").casefold() not in locale_names:
        message = f"the file's name says {file.suffixes[-2][1:]}, its header says Language: {language}"
        raise InputError(
            Finding("PO", message, "is it a copy of another locale's file? mend the one that is wrong", where=Where(file))
        )
    return Translations(file, _entries(items, file))


class _Read(NamedTuple):
    """An entry as it was read; its fields are those of :class:`Entry`."""

    context: str
    source: str
    target: str
    fuzzy: bool
    line: int
    end: int
    comments: tuple[str, ...] = ()
    previous: str = ""


_LITERAL = r'((?:"[^"\\\n]*(?:\\.[^"\\\n]*)*"\n)+)'
_PLAIN = re.compile(rf"\n*((?:#(?:[^~|\n][^\n]*)?\n)*)(?:msgctxt {_LITERAL})?msgid {_LITERAL}msgstr {_LITERAL}(?=\n|#|msg|\Z)")


def _plain(text: str) -> list[_Read] | None:
    """Read a file in which all is where programs put it, as most are, in a third of the time; ``None`` for any other.

    What this reads, :class:`_Lines` would read as the same; whatever there is to say of a file is said there.
    """
    made: list[_Read] = []
    done, line = 0, 1
    for match in _PLAIN.finditer(text):
        if match.start() != done:
            return None
        done = match.end()
        whole = match[0]
        first = line + len(whole) - len(whole.lstrip("\n"))
        line += whole.count("\n")
        fuzzy, comments = _comments(match[1]) if match[1] else (False, ())
        context, source, target = (_literal(match[group]) if match[group] else "" for group in (2, 3, 4))
        made.append(_Read(context, source, target, fuzzy, first, line - 1, comments))
    return made if made and not text[done:].strip("\n") else None


def _literal(quoted: str) -> str:
    """Return what one or more strings in quotes, a line each, say."""
    inner = quoted[1:-2].replace('"\n"', "")
    return _ESCAPED.sub(_unescaped, inner) if "\\" in inner else inner


def _unescaped(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[1], match[1])


def _comments(lines: str) -> tuple[bool, tuple[str, ...]]:
    """Return whether a comment says that an entry is fuzzy, and what people and programs wrote above it."""
    fuzzy, found = False, []
    for line in lines[:-1].split("\n"):
        sign = line[1:2]
        if sign == ",":
            fuzzy |= _is_fuzzy(line)
        elif sign not in {".", ":"}:
            found.append(_comment(line))
    return fuzzy, tuple(found)


def _is_fuzzy(line: str) -> bool:
    return "fuzzy" in map(str.strip, line[2:].casefold().split(","))


def _comment(line: str) -> str:
    return line[1:].removeprefix(" ").rstrip()


def _entries(items: Iterable[_Read], file: Path) -> dict[tuple[str, str], Entry]:
    findings: list[Finding] = []
    entries: dict[tuple[str, str], Entry] = {}
    for item in items:
        context, source, target = item.context, item.source, item.target
        if not source:
            continue
        control = CONTROL.search(source) or CONTROL.search(target)
        if control:
            findings.append(Finding("PO", no_text(control.group()), "delete it", where=Where(file, item.line)))
        first = entries.get((context, source))
        if first is not None:
            message = f"“{_short(source)}” stands twice in {context or 'no context'}; the first is on line {first.line}"
            findings.append(Finding("PO", message, "keep the better one", where=Where(file, item.line)))
        entries[context, source] = Entry(target, item.fuzzy, item.line, "\n".join(item.comments), item.previous, item.end)
    if findings:
        raise InputError(findings)
    return entries


@dataclass(slots=True)
class _Item:
    """An entry while it is read: the comments above it, and its strings by keyword, as they stand between the quotes."""

    line: int = 0
    end: int = 0
    fuzzy: bool = False
    comments: list[str] = field(default_factory=list)
    strings: dict[str, list[str]] = field(default_factory=dict)
    were: dict[str, list[str]] = field(default_factory=dict)

    def text(self, keyword: str) -> str:
        text = "".join(self.strings.get(keyword) or self.were.get(keyword) or ())
        return _ESCAPED.sub(_unescaped, text) if "\\" in text else text

    def read(self) -> _Read:
        context, source, target = self.text("msgctxt"), self.text("msgid"), self.text("msgstr")
        return _Read(context, source, target, self.fuzzy, self.line, self.end, tuple(self.comments), self.text("#| msgid"))


class _Lines:
    """Reads a file line by line, and takes note of everything that is wrong with it."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._findings: list[Finding] = []
        self._items: list[_Item] = []
        self._item = _Item()
        self._last = ""
        """The keyword above; ``?`` after a line that can't be read."""
        self._was = ""

    def read(self, text: str) -> list[_Item]:
        for number, line in enumerate(text.split("\n"), 1):
            if not line or line.isspace():
                continue
            match = None if line[0] == "#" else _STRING.match(line)
            if line[0] == "#":
                self._comment(number, line)
            elif match is None:
                self._odd(number, line)
            elif match[1] is not None:
                self._begin(number, match[1], match[2])
            elif self._last in self._item.strings:
                self._item.strings[self._last].append(match[2])
                self._item.end = number
            elif self._last != "?":
                self._tell(number, "a string without its keyword", "write msgid or msgstr before it, or delete it")
        if self._last in {"msgid", "msgctxt"}:
            self._tell(text.count("\n") + 1, "the last entry has no msgstr", "was the file cut off? restore its end")
        self._close()
        if self._findings:
            raise InputError(self._findings)
        return self._items

    def _begin(self, number: int, keyword: str, string: str) -> None:
        """Take a line that begins with a keyword."""
        after = self._last
        if keyword in {"msgid", "msgctxt"}:
            if after in {"msgid", "msgctxt"} and (keyword, after) != ("msgid", "msgctxt"):
                self._tell(number, f"the {after} above has no msgstr", 'add msgstr ""')
            if after.startswith("msgstr"):
                self._close()
        elif keyword.startswith("msgstr") and after in {"", "msgctxt"}:
            self._tell(number, "msgstr without a msgid before it", "add the msgid that it translates")
        elif keyword in self._item.strings:
            self._tell(number, f"a second {keyword} for the same msgid", "keep one of them")
        self._item.line = self._item.line or number
        self._item.strings[keyword] = [string]
        self._item.end = number
        self._last = keyword

    def _comment(self, number: int, line: str) -> None:
        if self._last.startswith("msgstr"):
            self._close()
        sign = line[1:2]
        if sign == ",":
            self._item.fuzzy |= _is_fuzzy(line)
        elif sign in {"~", "|"}:
            match = _MARKED.match(line)
            if not match:
                self._odd(number, line)
            elif sign == "|":
                self._previous(match[1] or "", match[2] or "")
            if sign == "~" and not self._item.strings:
                # An entry that is out of use; the comments above it were its own.
                self._item = _Item()
                return
        elif sign not in {".", ":"}:
            self._item.comments.append(_comment(line))
        self._item.line = self._item.line or number

    def _previous(self, keyword: str, string: str) -> None:
        """Take a line of the source that the entry was translated from; the item's strings must not see it as theirs."""
        if keyword:
            self._was = f"#| {keyword}"
            self._item.were[self._was] = [string]
        elif self._was in self._item.were:
            self._item.were[self._was].append(string)

    def _odd(self, number: int, line: str) -> None:
        if _CONFLICT.match(line):
            message, hint = (
                "a mark that git left after a conflict stands here",
                "choose one of the two versions and delete the marks",
            )
        elif '"' in line:
            message, hint = (
                "a string is not closed, or a quote in it lacks its backslash",
                'end it with ", and write \\" inside it',
            )
        else:
            message, hint = "this line is no part of a PO file", "comments begin with #, entries with msgctxt, msgid, msgstr"
        self._tell(number, message, hint)
        # What follows may belong to another entry.
        self._item = _Item()
        self._last = "?"

    def _close(self) -> None:
        if self._item.strings:
            self._items.append(self._item)
        self._item = _Item()
        self._last = ""

    def _tell(self, line: int, message: str, hint: str) -> None:
        self._findings.append(Finding("PO", message, hint, where=Where(self._file, line)))


def _short(text: str, limit: int = 40) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
