"""What a person does with drafts: sees them, the doubtful first, and approves, edits or rejects each.

A decision is written at once, onto the file as it is then; if the entry has changed since it was shown, it is not.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.errors import AnnonsError, ExitCode, Finding
from generator.posting.fields import check_text
from generator.posting.markup import MarkupError
from generator.posting.placeholders import PlaceholderError
from generator.posting.placeholders import names as placeholder_names
from generator.posting.workspace import Entity, PostingFile, Workspace
from generator.posting.yaml_reader import CONTROL
from generator.translation import inventory, po, po_edit, provenance, quality
from generator.translation.glossary import Glossary
from generator.translation.inventory import Item, Sheet
from generator.translation.po import Entry, Translations
from generator.translation.po_edit import Change
from generator.translation.provenance import Provenance
from generator.translation.quality import Signal
from generator.translation.segments import Segment
from generator.translation.translating import IN_PIECES


@dataclass(frozen=True)
class Reviewable:
    """A draft with where it comes from and what to look at; ``previous`` is the text it was made for, if another."""

    sheet: Sheet
    item: Item
    entry: Entry
    record: Provenance
    signals: tuple[Signal, ...]

    @property
    def source(self) -> str:
        """Return the text that is translated."""
        return self.item.segment.source

    @property
    def target(self) -> str:
        """Return the draft."""
        return self.entry.target

    @property
    def previous(self) -> str:
        """Return the text that the draft was made for, where that is another one."""
        return self.entry.previous if self.entry.stale else ""

    @property
    def weight(self) -> float:
        """Return how much there is to look at; a translation of another text comes first of all."""
        return (1000.0 if self.previous else 0.0) + sum(signal.weight for signal in self.signals)

    def came_from(self) -> str:
        """Say where the draft is from, in a few words."""
        record = self.record
        if self.previous and record.origin not in {"memory", provenance.PHRASE}:
            return "an earlier text"
        if not record.origin:
            return "a person"
        edited = ", edited" if record.edited else ""
        return f"{record.origin} {record.route}{edited}".strip()


@dataclass
class Decisions:
    """What was decided: how many entries were approved, edited or rejected, and what was left and why."""

    approved: int = 0
    edited: int = 0
    rejected: int = 0
    left: int = 0
    findings: list[Finding] = field(default_factory=list)
    exit_code: ExitCode = ExitCode.DONE

    def leave(self, one: Reviewable, why: str, hint: str) -> None:
        """Take note of a draft that was not approved."""
        where = one.sheet.translations.where(one.entry)
        context, locale = one.item.segment.context, one.sheet.locale.code
        self.findings.append(Finding("DRAFT", why, hint, "warning", where, context, locale))
        self.left += 1
        self.exit_code = ExitCode.CONTENT


def sheets(
    workspace: Workspace,
    files: Iterable[PostingFile],
    locales: Sequence[str] = (),
    broken: Callable[[AnnonsError], None] | None = None,
) -> Iterator[Sheet]:
    """Yield what each file that some postings use has in each of their locales, each file and locale once.

    Args:
        workspace: the workspace.
        files: the postings.
        locales: only these output locales; all of the postings' when empty.
        broken: is told of a PO file that can't be read, which is passed over then.

    Raises:
        InputError: a PO file is broken, and nobody wants to be told.
    """
    segments: dict[tuple[Entity, str], dict[tuple[str, str], Segment]] = {}
    for file in files:
        for key, found in inventory.wanted(workspace, file, locales).items():
            segments.setdefault(key, {}).update({(one.context, one.source): one for one in found})
    for (entity, code), mine in segments.items():
        try:
            yield inventory.sheet(entity, workspace.locales[code], mine.values())
        except AnnonsError as error:
            if broken is None:
                raise
            broken(error)


def drafts(found: Iterable[Sheet], glossary: Glossary | None = None) -> list[Reviewable]:
    """Return every draft of some sheets, those with most to look at first within each locale."""
    made = [
        _reviewable(sheet, item, item.entry, glossary)
        for sheet in found
        for item in sheet.items
        if item.entry is not None and item.state in {"draft", "stale"}
    ]
    order = {code: number for number, code in enumerate(dict.fromkeys(one.sheet.locale.code for one in made))}
    return sorted(made, key=lambda one: (order[one.sheet.locale.code], -one.weight))


def unsigned(found: Iterable[Sheet]) -> list[Reviewable]:
    """Return every approved translation that nobody's name stands behind: another editor cleared its mark."""
    made = (
        _reviewable(sheet, item, item.entry, None)
        for sheet in found
        for item in sheet.items
        if item.entry is not None and item.state == "approved" and item.entry.approved
    )
    return [one for one in made if not one.record.by]


def sign_all(found: Iterable[Reviewable], by: str, *, clock: Callable[[], str] = provenance.now) -> Decisions:
    """Put a person's name to approved translations, which that person has read; their texts stay as they are.

    Args:
        found: the translations, of :func:`unsigned`.
        by: who signs.
        clock: gives the time.
    """
    made = Decisions()
    for one in found:
        try:
            made.approved += approve(one, by, clock)
        except AnnonsError as error:
            made.findings += error.findings
            made.exit_code = max(made.exit_code, error.exit_code)
    return made


def fresh(one: Reviewable) -> Reviewable | None:
    """Return a draft as its file has it now, which other decisions move up and down; ``None`` if it is one no more.

    Raises:
        InputError: the PO file is broken.
    """
    sheet = one.sheet
    now = po.read(sheet.file, sheet.names) if sheet.file.exists() else Translations(sheet.file, {})
    entry = now.entries.get(one.item.key)
    if entry is None or not entry.fuzzy or not entry.target.strip():
        return None
    moved = replace(one, sheet=replace(sheet, translations=now), entry=entry)
    return moved if (entry.target, entry.previous) == (one.target, one.entry.previous) else None


def _reviewable(sheet: Sheet, item: Item, entry: Entry, glossary: Glossary | None) -> Reviewable:
    source = item.segment.source
    record = provenance.read(entry.comment, source, entry.target)
    # What only the engine could tell, such as words it did not know, stands in the record; an edited text has left it behind.
    notes = () if record.edited else record.notes
    unknown = quality.unknown_words(notes)
    signals = quality.signals(source, entry.target, *sheet.pair, unknown=unknown, glossary=glossary)
    signals += [Signal("noted", note, _NOTED) for note in notes if note == IN_PIECES]
    return Reviewable(sheet, item, entry, record, tuple(signals))


_NOTED = 5.0
"""The weight of what an engine noted."""


def unfit(segment: Segment, target: str) -> str:
    """Return why a text can't stand as a segment's translation, whatever anybody says, or ``""``."""
    if not target.strip():
        return "it is empty"
    if CONTROL.search(target):
        return "it holds a character that no text has"
    try:
        check_text(target, segment.rules)
        same = sorted(set(placeholder_names(target))) == sorted(set(placeholder_names(segment.source)))
    except (PlaceholderError, MarkupError) as odd:
        return f"{odd} ({odd.hint})"
    return "" if same else "its {placeholders} are not those of the source"


def approve(one: Reviewable, by: str, clock: Callable[[], str] = provenance.now, target: str | None = None) -> bool:
    """Approve a draft, as it is or as edited.

    Args:
        one: the draft.
        by: who approves it.
        clock: gives the time.
        target: the text as the person wants it; as it is when ``None``.

    Returns:
        Whether it was written; not so when the entry has changed since it was shown.

    Raises:
        InputError: the PO file is broken.
        WriteError: it can't be written.
    """
    text = one.target if target is None else target
    edited = one.record.edited or text != one.target
    record = replace(one.record, by=by, when=clock(), edited=edited, rejected="", notes=())
    comments = provenance.write(record, one.source, text, approved=True)
    return _put(one, Change(one.item.key, text, fuzzy=False, comments=comments, replaces=one.item.key))


def reject(one: Reviewable, by: str, clock: Callable[[], str] = provenance.now) -> bool:
    """Empty a draft; the record keeps an engine from offering the same again. Returns as :func:`approve` does."""
    record = Provenance(rejected=f"{' '.join(by.replace(';', ' ').split())}; {clock()}")
    comments = provenance.write(record, one.source, "", approved=False)
    return _put(one, Change(one.item.key, "", fuzzy=False, comments=comments, replaces=one.item.key))


def take_back(one: Reviewable, left: str) -> bool:
    """Make an entry the draft again that it was before a decision, unless it has changed since.

    Args:
        one: the draft, as it was shown.
        left: the text that the decision left, ``""`` for a rejected one.
    """
    ours = tuple(line.strip() for line in one.entry.comment.split("\n") if provenance.is_ours(line.strip()))
    change = Change(one.item.key, one.target, fuzzy=True, comments=ours, previous=one.entry.previous, replaces=one.item.key)
    return _put(one, change, one.entry._replace(target=left, fuzzy=False))


def _put(one: Reviewable, change: Change, expected: Entry | None = None) -> bool:
    shown = expected or one.entry

    def changes(now: Translations) -> Iterator[Change]:
        here = now.entries.get(change.key)
        if here is not None and (here.target, here.fuzzy) == (shown.target, shown.fuzzy):
            yield change

    sheet = one.sheet
    return bool(po_edit.update(sheet.file, sheet.locale.code, sheet.names, changes, sheet.entity.source_locale))


def approve_all(
    found: Sequence[Reviewable], by: str, *, origin: str = "", clock: Callable[[], str] = provenance.now
) -> Decisions:
    """Approve every draft that can be approved unseen by us: by a person who has read them elsewhere.

    Translations of another text than stands there now, and drafts that lack an address, a placeholder or markup of the
    source, are left and told of.

    Args:
        found: the drafts.
        by: who approves them.
        origin: only those that this engine had a part in, or the ``memory``.
        clock: gives the time.
    """
    made = Decisions()
    failed: set[Path] = set()
    for one in found:
        if (origin and origin not in one.record.origin.split("+")) or one.sheet.file in failed:
            continue
        review = f"“annons review {one.sheet.entity.file} --locale {one.sheet.locale.code}” shows it"
        if one.previous:
            made.leave(one, "translates an earlier text, or a similar one; not approved", review)
            continue
        why = unfit(one.item.segment, one.target) or next(
            (signal.message for signal in one.signals if signal.severity == "error"), ""
        )
        if why:
            made.leave(one, f"not approved: {why}", review)
            continue
        try:
            if approve(one, by, clock):
                made.approved += 1
            else:
                made.leave(one, "has changed meanwhile; not approved", "look at it again")
        except AnnonsError as error:
            made.findings += error.findings
            made.exit_code = max(made.exit_code, error.exit_code)
            failed.add(one.sheet.file)
    return made
