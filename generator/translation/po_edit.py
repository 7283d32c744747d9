"""Writing into a PO file: only the entries that change are touched; comments, order and everything else stay as they are.

A change is made under a lock on the file that stands on disk at that moment, so that two programs at work on one workspace
lose nothing of each other; and what would be written is read back before it replaces the file.
"""

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import output
from generator.errors import AnnonsError, Finding, Where
from generator.posting.yaml_reader import read_text
from generator.translation import po, provenance
from generator.translation.locking import locked
from generator.translation.po import Entry, Translations

Key = tuple[str, str]
"""The context and source of an entry."""

_WIDTH = 98
_NEW = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\v": "\\v", "\b": "\\b", "\f": "\\f"}
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_WORDS = re.compile(r"\S+\s*|\s+")
_ESCAPE = re.compile("[" + re.escape("".join(_NEW)) + "]")


@dataclass(frozen=True, slots=True)
class Change:
    """An entry as it is to be.

    ``comments`` are lines of ours (generator.translation.provenance); those that a person wrote stay. ``previous`` is the
    source that the target was made for, where that is another one. ``replaces`` is the entry whose place it takes and whose
    comments it keeps, ``after`` the one that a new entry stands behind; without either it stands at the end.
    """

    key: Key
    target: str
    fuzzy: bool
    comments: tuple[str, ...] = ()
    previous: str = ""
    replaces: Key | None = None
    after: Key | None = None


def update(
    file: Path,
    locale: str,
    locale_names: frozenset[str],
    change: Callable[[Translations], Iterable[Change]],
    source_locale: str = "",
) -> list[Change]:
    """Change a PO file; one that is not there yet is made.

    Args:
        file: the file.
        locale: the locale of its targets, for the header of a new one.
        locale_names: the spellings that its header may have.
        change: is given the file as it is now and returns what is to change.
        source_locale: the locale of its sources, for the header of a new one.

    Returns:
        The changes that were made.

    Raises:
        InputError: the file is broken; it was left as it is.
        WriteError: it can't be written; it was left as it is.
    """
    with locked(file):
        _clear_leftovers(file)
        text = read_text(file, po.MAX_BYTES) if file.exists() else ""
        now = po.parse(text, file, locale_names)
        changes = list(change(now))
        if not changes:
            return []
        made = apply(text or header(locale, source_locale), now if text else po.Translations(file, {}), changes)
        _prove(po.parse(made, file, locale_names), now, changes)
        crlf = b"\r\n" in file.read_bytes()[:4096] if file.exists() else False
        output.write(file.resolve(), (made.replace("\n", "\r\n") if crlf else made).encode(), _rights(file))
    return changes


def _rights(file: Path) -> int:
    """Return the rights that a file keeps. Replacing it would pass over its being read-only."""
    mode = file.stat().st_mode if file.exists() else 0o644
    if not mode & 0o222:
        raise output.WriteError(
            Finding("WRITE", "is read-only", "make it writable, or leave its locale out", where=Where(file))
        )
    return mode & 0o777


def header(locale: str, source_locale: str) -> str:
    """Return the head of a new PO file, as gettext and Poedit know it."""
    lines = [f"Language: {locale}"]
    if source_locale:
        lines.append(f"X-Source-Language: {source_locale}")
    lines += ["MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8", "Content-Transfer-Encoding: 8bit"]
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines)


def apply(text: str, now: Translations, changes: Sequence[Change]) -> str:
    """Return the text of a PO file with some entries changed.

    Args:
        text: the file's text; ``now`` is what it holds.
        now: its entries.
        changes: what is to change.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    instead: dict[int, tuple[int, list[str]]] = {}
    behind: dict[int, list[list[str]]] = {}
    placed: dict[Key, int] = {}
    last = len(lines)
    for change in changes:
        old = now.entries.get(change.replaces or change.key)
        if old is not None:
            instead[old.line] = (old.end, _changed(lines[old.line - 1 : old.end], change, old))
            placed[change.key] = old.end
            continue
        anchor = now.entries.get(change.after) if change.after else None
        at = anchor.end if anchor else placed.get(change.after, last) if change.after else last
        placed[change.key] = at
        behind.setdefault(at, []).append(_changed([], change, None))
    return _assemble(lines, instead, behind)


def _assemble(lines: list[str], instead: dict[int, tuple[int, list[str]]], behind: dict[int, list[list[str]]]) -> str:
    made: list[str] = []
    number = 1
    while number <= len(lines):
        end, block = instead.get(number, (number, [lines[number - 1]]))
        made += block
        for place in range(number, end + 1):
            if place == len(lines):
                while made and not made[-1].strip():
                    made.pop()
            for new in behind.get(place, ()):
                made += ["", *new]
        number = end + 1
    return "\n".join(made).rstrip("\n") + "\n"


def _changed(lines: list[str], change: Change, old: Entry | None) -> list[str]:
    """Return the lines of an entry: a person's comments as they were, ours anew, strings only where they differ."""
    comments = [line for line in lines if line.startswith("#")]
    made = [line for line in comments if line[1:2] not in {".", ":", ",", "|", "~"} and not _ours(line)]
    made += [f"# {line}" for line in change.comments]
    made += [line for line in comments if line[1:2] in {".", ":"}]
    flags = [flag.strip() for line in comments if line.startswith("#,") for flag in line[2:].split(",")]
    flags = [*(["fuzzy"] if change.fuzzy else []), *(flag for flag in flags if flag and flag.casefold() != "fuzzy")]
    if flags:
        made.append("#, " + ", ".join(flags))
    if change.previous:
        made += [f"#| {line}" for line in _string("msgid", change.previous)]
    strings = [line for line in lines if line.strip() and not line.startswith("#")]
    kept_key = old is not None and change.replaces in {None, change.key}
    split = next((number for number, line in enumerate(strings) if line.lstrip().startswith("msgstr")), 0)
    context, source = change.key
    made += (
        strings[:split]
        if kept_key and split
        else [*(_string("msgctxt", context) if context else ()), *_string("msgid", source)]
    )
    made += strings[split:] if kept_key and split and old and old.target == change.target else _string("msgstr", change.target)
    return made


def _ours(line: str) -> bool:
    return provenance.is_ours(line[1:].strip())


def _string(keyword: str, text: str) -> list[str]:
    """Return a string as gettext writes it: on one line if it fits, else wrapped below an empty one."""
    one = f'{keyword} "{_escaped(text)}"'
    if len(one) <= _WIDTH and "\n" not in text.rstrip("\n"):
        return [one]
    parts = [part for line in _LINES.findall(text) for part in _fill(line)]
    return [f'{keyword} ""', *(f'"{_escaped(part)}"' for part in parts)]


def _fill(line: str) -> Iterator[str]:
    """Break a line between words, each keeping the spaces behind it."""
    part = ""
    for word in _WORDS.findall(line):
        if part and len(part) + len(word.rstrip()) > _WIDTH - 2:
            yield part
            part = ""
        part += word
    yield part


def _escaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: _NEW[match.group()], text)


def _prove(made: Translations, before: Translations, changes: Sequence[Change]) -> None:
    """Refuse to write a file that does not hold just what it held and what was to change."""
    expected = {key: (entry.target, entry.fuzzy, entry.previous) for key, entry in before.entries.items()}
    for change in changes:
        if change.replaces is not None:
            expected.pop(change.replaces, None)
        expected[change.key] = (change.target, change.fuzzy, change.previous)
    got = {key: (entry.target, entry.fuzzy, entry.previous) for key, entry in made.entries.items()}
    if got != expected:
        lost = next(iter(key for key in {**expected, **got} if expected.get(key) != got.get(key)))
        message = f"“{lost[1][:40]}” would not come through; the file was left as it is"
        raise AnnonsError(Finding("PO", message, "please report this, with the file", where=Where(made.file)))


def _clear_leftovers(file: Path) -> None:
    """Delete what a program that was killed while writing left beside the file; we hold the lock, so nobody else is."""
    with contextlib.suppress(OSError):
        for part in file.parent.glob(f".{file.name}.*.part"):
            part.unlink()
