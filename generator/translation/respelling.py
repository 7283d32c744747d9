"""Respelling entries of a PO file in place: every other byte stays, and what was approved stays approved.

A source that is only respelled means what it meant, and so does its translation: the fingerprints of its record are renewed,
and a note says what the source was. A target that is only respelled is still what a person approved.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from generator.posting.yaml_scalars import Spelled
from generator.translation import po, provenance
from generator.translation.po import Entry
from generator.translation.po_edit import Key
from generator.translation.po_strings import PoText, po_text, written


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters of a text, from ``start`` to ``end``, and what is to stand there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Respelling:
    """An entry, and how its source and target are to be spelled; ``copied`` leaves the old one beside it."""

    key: Key
    source: str
    target: str
    copied: bool = False

    @property
    def new_key(self) -> Key:
        """Return the context and source that it is to have."""
        return self.key[0], self.source


class RespellingError(ValueError):
    """A file can't be respelled without changing something else."""


def differences(old: str, new: str) -> Iterator[Edit]:
    """Yield the smallest changes that turn one text into another, from left to right."""
    for kind, start, end, there, until in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Edit(start, end, new[there:until])


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with changes, none of which overlap, made to it."""
    parts: list[str] = []
    done = 0
    for one in sorted(edits, key=lambda one: (one.start, one.end)):
        parts += (text[done : one.start], one.text)
        done = one.end
    return "".join((*parts, text[done:]))


def respell(text: str, file: Path, locale_names: frozenset[str], changes: Sequence[Respelling], now: str) -> str:
    """Return the text of a PO file with some entries respelled.

    Args:
        text: the file's text.
        file: the file, for findings.
        locale_names: the spellings of its locale that its header may have.
        changes: what is to change; each entry once.
        now: the time, for the record.

    Raises:
        InputError: the file is broken.
        RespellingError: the change can't be made without changing something else.
    """
    entries = po.parse(text, file, locale_names).entries
    lines = po_text(text)
    expected = {key: _held(entry) for key, entry in entries.items()}
    edits: list[Edit] = []
    for change in changes:
        entry = entries[change.key]
        if change.new_key != change.key and change.new_key in entries:
            if entries[change.new_key].approved:
                continue
            message = f"“{change.source}” stands in {file.name} already"
            raise RespellingError(message)
        strings = lines.entry(entry.line, entry.end)
        block = [*_comments(lines, entry, change, now), *_strings(change, entry, strings.by_keyword)]
        if change.copied:
            inner = [Edit(one.start - strings.start, one.end - strings.start, one.text) for one in block]
            gap = "" if text[: strings.end].endswith("\n") else "\n"
            edits.append(
                Edit(strings.end, strings.end, gap + _line_end(text) + edited(text[strings.start : strings.end], inner))
            )
        else:
            edits += block
            del expected[change.key]
        expected[change.new_key] = (change.target, entry.fuzzy, entry.previous)
    made = edited(text, edits)
    if {key: _held(entry) for key, entry in po.parse(made, file, locale_names).entries.items()} != expected:
        message = f"something else in {file.name} would change"
        raise RespellingError(message)
    return made


def _held(entry: Entry) -> tuple[str, bool, str]:
    return entry.target, entry.fuzzy, entry.previous


def _strings(change: Respelling, entry: Entry, spelled: Mapping[str, Spelled]) -> Iterator[Edit]:
    for keyword, old, new in (("msgid", change.key[1], change.source), ("msgstr", entry.target, change.target)):
        yield from _raw(spelled.get(keyword), old, new)


def _raw(spelled: Spelled | None, old: str, new: str) -> Iterator[Edit]:
    if old == new:
        return
    if spelled is None or spelled.text != old:
        message = "it is written in a way that can't be mended here"
        raise RespellingError(message)
    for one in differences(old, new):
        yield Edit(*spelled.span(one.start, one.end), written(one.text))


def _comments(lines: PoText, entry: Entry, change: Respelling, now: str) -> Iterator[Edit]:
    """Renew the fingerprints that fit, and say what an approved entry's source was."""
    was, now_is = entry.previous or change.key[1], entry.previous or change.source
    before, after = provenance.fingerprint(was, entry.target), provenance.fingerprint(now_is, change.target)
    kept = change.source != change.key[1] and entry.approved
    place = start = lines.offset(entry.line, 1)
    for number in range(entry.line, entry.end + 1):
        start = lines.offset(number, 1)
        line = lines.text[start : lines.offset(number + 1, 1)]
        if not line.startswith("#") or line[1:2] in {".", ":", ",", "|", "~"}:
            continue
        words = line[1:].strip()
        place = start + len(line)
        if not provenance.is_ours(words):
            continue
        if kept and words.startswith("kept:"):
            yield Edit(start, place, "")
        elif words.endswith(f"; {before}"):
            at = start + line.rindex(before)
            yield Edit(at, at + len(before), after)
    if kept:
        yield Edit(place, place, f"# kept: {now}, was “{' '.join(change.key[1].split())}”{_line_end(lines.text)}")


def _line_end(text: str) -> str:
    first = text.find("\n")
    return "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"
