"""Putting right what can be put right without a person, in the files where it stands (``annons check --fix``).

A YAML file and the PO files beside it change together: a source that is respelled keeps its approved translations. Nothing
is written that does not read back as what stood there, with just the change.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator import output
from generator.checks.pinpoint import beside, laid, leaves
from generator.errors import AnnonsError, Finding
from generator.posting.fields import Model
from generator.posting.model import JobPosting
from generator.posting.organization import City, Organization
from generator.posting.problems import validate
from generator.posting.walk import TextAt, texts
from generator.posting.workspace import Workspace
from generator.posting.yaml_reader import MAX_BYTES, Data, Path_, parse, read_text
from generator.posting.yaml_scalars import Scalar, Spelled, scalars
from generator.translation import inventory, po, provenance
from generator.translation.locking import locked
from generator.translation.po_edit import Key
from generator.translation.po_strings import po_text
from generator.translation.respelling import Edit, Respelling, RespellingError, differences, edited, respell

_BOM = b"\xef\xbb\xbf"
_KINDS: Mapping[str, type[Model]] = {"organizations": Organization, "places": City}
_NOT_PLAIN = re.compile(r":(?:\s|\Z)|\s#|\A[-?:,\[\]{}#&*!|>'\"%@`]")
"""What a value without quotes can't hold, or begin with."""
_MOVED = "the file has changed since"
_AGAIN = "another change lies in the way: run it again"
_ODD = "it is written in a way that can't be mended here"


@dataclass(frozen=True, slots=True)
class Left:
    """A finding that was left alone, and why."""

    finding: Finding
    why: str


@dataclass(frozen=True, slots=True)
class Report:
    """What came of it: the files that changed, the findings that were put right, and those that were not."""

    changed: tuple[Path, ...] = ()
    applied: tuple[Finding, ...] = ()
    left: tuple[Left, ...] = ()


def fix(workspace: Workspace, findings: Iterable[Finding], clock: Callable[[], str] = provenance.now) -> Report:
    """Put right what findings know how to.

    Args:
        workspace: the workspace they were found in.
        findings: what was found; those without a fix, and those that the posting justifies, are passed over.
        clock: gives the time, for the record of translations whose source is respelled.

    Returns:
        What was done; a file that can't be read or written is left alone and told of.
    """
    families: dict[Path, list[Finding]] = {}
    for one in dict.fromkeys(findings):
        if one.fix is not None and one.where is not None and one.where.column and not one.justified:
            families.setdefault(_source_of(one.where.file), []).append(one)
    reports = [_fix_family(workspace, file, found, clock()) for file, found in families.items()]
    return Report(
        tuple(file for report in reports for file in report.changed),
        tuple(one for report in reports for one in report.applied),
        tuple(one for report in reports for one in report.left),
    )


def _source_of(file: Path) -> Path:
    """Return the YAML file that a file belongs to: a PO file lies beside it."""
    if file.suffix != ".po":
        return file
    base = file.with_suffix("")
    short = base.with_suffix(".yml")
    return short if short.is_file() else base.with_suffix(".yaml")


def _fix_family(workspace: Workspace, file: Path, found: Sequence[Finding], now: str) -> Report:
    """Change a YAML file and those beside it, under one lock."""
    if file.suffix not in {".yaml", ".yml"}:
        return Report(left=tuple(Left(one, _ODD) for one in found))
    try:
        with locked(file):
            family = _Family(workspace, file, now)
            good = _that_work(family, found)
            changed = family.write(family.made(good))
    except (AnnonsError, OSError) as problem:
        return Report(left=tuple(Left(one, str(problem)) for one in found))
    left = tuple(Left(one, family.why.get(one, _ODD)) for one in found if one not in good)
    return Report(changed, tuple(good), left)


def _that_work(family: "_Family", found: Sequence[Finding]) -> list[Finding]:
    """Return the findings that can be put right together: all, or else one after the other."""
    good = [one for one in found if family.take(one)]
    try:
        family.made(good)
    except (RespellingError, AnnonsError):
        tried, good = good, []
        for one in tried:
            try:
                family.made([*good, one])
            except (RespellingError, AnnonsError) as problem:
                family.why[one] = str(problem)
            else:
                good.append(one)
    return good


@dataclass(frozen=True, slots=True)
class _Change:
    """A change to a value of the YAML file, or to a target of a PO file."""

    owner: Scalar | tuple[Path, Key]
    edits: tuple[Edit, ...]
    """In the value."""


@dataclass
class _Family:
    """A YAML file and the PO files beside it, as they stand, and the changes that findings ask for."""

    workspace: Workspace
    file: Path
    now: str
    why: dict[Finding, str] = field(default_factory=dict)
    _changes: dict[Finding, _Change] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.text = _text(self.file, MAX_BYTES)
        self.document = parse(self.text, self.file)
        self.values = scalars(self.text)
        self.sheets: dict[Path, str] = {}
        self.names: dict[Path, frozenset[str]] = {}
        for locale in self.workspace.locales.values():
            beside_it = self.file.with_suffix(f".{locale.code}.po")
            if beside_it.is_file():
                self.sheets[beside_it] = _text(beside_it, po.MAX_BYTES)
                self.names[beside_it] = inventory.locale_names(locale)
        self.entries = {one: po.parse(text, one, self.names[one]).entries for one, text in self.sheets.items()}

    def take(self, finding: Finding) -> bool:
        """Find the characters that a finding is about; say whether they are there, and free."""
        where = finding.where
        assert where is not None  # noqa: S101 - for the type checker
        change = self._in_po(finding) if where.file.suffix == ".po" else self._in_yaml(finding)
        if change is None:
            self.why.setdefault(finding, _MOVED)
            return False
        if any(one.owner == change.owner and _clash(one.edits, change.edits) for one in self._changes.values()):
            self.why[finding] = _AGAIN
            return False
        self._changes[finding] = change
        return True

    def _in_yaml(self, finding: Finding) -> _Change | None:
        assert finding.where is not None  # noqa: S101 - for the type checker
        offset = self.values.offset(finding.where.line, finding.where.column)
        scalar = self.values.around(offset)
        if scalar is None or scalar.spelled is None:
            return None
        # A field is told by its value's place, quotes and all; a text by its characters'.
        at = 0 if offset == scalar.start and not finding.locale else _index(scalar.spelled, offset)
        if at is None or (at == 0 and not _certain(scalar)):
            return None
        return self._change(finding, scalar, scalar.value, at)

    def _in_po(self, finding: Finding) -> _Change | None:
        where = finding.where
        assert where is not None  # noqa: S101 - for the type checker
        for key, entry in self.entries.get(where.file, {}).items():
            if entry.line <= where.line <= entry.end:
                lines = po_text(self.sheets[where.file])
                spelled = lines.entry(entry.line, entry.end).by_keyword.get("msgstr")
                at = _index(spelled, lines.offset(where.line, where.column)) if spelled else None
                return self._change(finding, (where.file, key), entry.target, at) if at is not None else None
        return None

    def _change(self, finding: Finding, owner: Scalar | tuple[Path, Key], value: str, at: int) -> _Change | None:
        assert finding.fix is not None  # noqa: S101 - for the type checker
        places = beside(finding.fix.old, value, at)
        if places is None:
            return None
        edits = tuple(
            Edit(places[one.start], places[one.end], one.text) for one in differences(finding.fix.old, finding.fix.new)
        )
        if isinstance(owner, Scalar) and any(owner.written(one.text) is None for one in edits):
            self.why[finding] = _ODD
            return None
        return _Change(owner, edits)

    def made(self, findings: Sequence[Finding]) -> dict[Path, str]:
        """Return the texts of the files with some findings put right.

        Raises:
            RespellingError: something else would change.
        """
        # Two rules may ask for the same.
        source: dict[Scalar, dict[Edit, None]] = {}
        target: dict[tuple[Path, Key], dict[Edit, None]] = {}
        for one in findings:
            change = self._changes[one]
            if isinstance(change.owner, Scalar):
                source.setdefault(change.owner, {}).update(dict.fromkeys(change.edits))
            else:
                target.setdefault(change.owner, {}).update(dict.fromkeys(change.edits))
        made = {self.file: self._yaml(source)} if source else {}
        sources = self._sources(source)
        for file, entries in self.entries.items():
            wanted: list[Respelling] = []
            for key, entry in entries.items():
                if key in sources or (file, key) in target:
                    now, copied = sources.get(key, (key[1], False))
                    wanted.append(Respelling(key, now, edited(entry.target, target.get((file, key), ())), copied=copied))
            if wanted:
                made[file] = respell(self.sheets[file], file, self.names[file], wanted, self.now)
        return made

    def _yaml(self, source: Mapping[Scalar, Iterable[Edit]]) -> str:
        """Return the YAML text with some values changed, and read it back."""
        raw: list[Edit] = []
        expected: Data = self.document.data
        for scalar, edits in source.items():
            new = edited(scalar.value, edits)
            raw += _raw(scalar, tuple(edits), quoted=not scalar.style and bool(_NOT_PLAIN.search(new)))
            expected = _with(expected, scalar.path, new)
        made = edited(self.text, raw)
        try:
            data = parse(made, self.file).data
        except AnnonsError as problem:
            raise RespellingError(str(problem)) from None
        if data != expected:
            message = "something else in the file would change"
            raise RespellingError(message)
        return made

    def _sources(self, source: Mapping[Scalar, Iterable[Edit]]) -> dict[Key, tuple[str, bool]]:
        """Return what segments are to be, by what they were; and whether the old one still stands elsewhere."""
        if not source or not self.entries:
            return {}
        new = {scalar.path: edited(scalar.value, edits) for scalar, edits in source.items()}
        locale = self.workspace.locales.code(str(self.document.data.get("source_locale", ""))) or ""
        everything: Counter[Key] = Counter()
        pairs: dict[Key, str] = {}
        for found in self._texts():
            old = found.text.in_source(locale)
            if old is None or (found.text.source is not None and found.rules.kind == "name"):
                continue
            path = next((path for path in new if _is_of(path, found, locale)), None)
            now = new[path].strip() if path is not None else old
            before, after = (leaves(old), leaves(now)) if found.rules.kind == "blocks" else ((old,), (now,))
            if len(before) != len(after):
                message = "its paragraphs would change"
                raise RespellingError(message)
            everything.update((found.context, one) for one in after)
            pairs |= {(found.context, was): one for was, one in zip(before, after, strict=True) if was != one}
        return {key: (one, everything[key] > 0) for key, one in pairs.items()}

    def _texts(self) -> Iterable[TextAt]:
        kind = _KINDS.get(self.file.parent.name, JobPosting)
        extra = {} if "id" in self.document.data else {"id": self.file.stem}
        return texts(validate(kind, self.document, extra))

    def write(self, made: Mapping[Path, str]) -> tuple[Path, ...]:
        """Write the files that change, the PO files first, and return them."""
        changed = []
        for file in sorted(made, key=lambda one: one == self.file):
            before = file.read_bytes()
            mode = file.stat().st_mode & 0o777
            data = (_BOM if before.startswith(_BOM) else b"") + made[file].encode()
            if output.write(file.resolve(), data, mode):
                changed.append(file)
        return tuple(changed)


def _raw(scalar: Scalar, edits: Sequence[Edit], *, quoted: bool) -> Iterator[Edit]:
    """Yield what changes in the file; ``quoted`` puts single quotes around a plain value, which can't hold ": "."""
    spelled = scalar.spelled
    assert spelled is not None  # noqa: S101 - it was taken
    if quoted:
        yield Edit(spelled.starts[0], spelled.starts[0], "'")
        gone = {at for one in edits for at in range(one.start, one.end)}
        for at, character in enumerate(scalar.value):
            if character == "'" and at not in gone:
                yield Edit(spelled.starts[at], spelled.starts[at], "'")
    for one in edits:
        text = scalar.written(one.text) or ""
        yield Edit(*spelled.span(one.start, one.end), text.replace("'", "''") if quoted else text)
    if quoted:
        yield Edit(spelled.ends[-1], spelled.ends[-1], "'")


def _text(file: Path, limit: int) -> str:
    """Return a file's text; what is read is to be what stands there, but for a byte-order mark.

    Raises:
        InputError: it can't be read.
        OSError: it is read-only, or its letters are written with accents of their own, which would all change.
    """
    text = read_text(file, limit)
    if file.read_bytes().removeprefix(_BOM) != text.encode():
        message = f"{file.name} is not in Unicode NFC"
        raise OSError(message)
    if not file.stat().st_mode & 0o222:
        message = f"{file.name} is read-only"
        raise OSError(message)
    return text


def _index(spelled: Spelled, offset: int) -> int | None:
    """Return the character that begins at an offset of the file."""
    at = bisect_left(spelled.starts, offset)
    return at if at < len(spelled.starts) and spelled.starts[at] == offset else None


def _is_of(path: Path_, found: TextAt, locale: str) -> bool:
    """Say whether a value of the file is a text's words in its source language: the text itself, or that entry of its map."""
    place = path if found.text.source is not None else path[:-1]
    return found.path[: len(place)] == place and (found.text.source is not None or path[-1] == locale)


def _clash(some: Sequence[Edit], others: Sequence[Edit]) -> bool:
    """Say whether two changes, unless they are the same, touch the same characters."""
    return some != others and any(
        one.start <= other.end and other.start <= one.end
        if one.start == one.end or other.start == other.end
        else one.start < other.end and other.start < one.end
        for one in some
        for other in others
    )


def _certain(scalar: Scalar) -> bool:
    """Say whether a text's segments can all be placed: if not, its beginning stands for them all."""
    return "\n" not in scalar.value or all(laid(scalar.value, leaf) is not None for leaf in leaves(scalar.value))


def _with(data: Data, path: Path_, value: str) -> Data:
    """Return data with one value replaced."""
    if not path:
        return value
    if isinstance(data, dict):
        key = str(path[0])
        return data | {key: _with(data[key], path[1:], value)}
    assert isinstance(data, list)  # noqa: S101 - by its path
    number = int(path[0])
    return [*data[:number], _with(data[number], path[1:], value), *data[number + 1 :]]
