"""Work that leaves the house and comes back: a TMX of what is approved, an XLIFF for a translator and its return.

What comes back is held to what stands here: a segment that has changed since, or an approved translation that says something
else, is left as it is and told of.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import generator
from generator import output
from generator.errors import ExitCode, Finding, InputError, Where
from generator.l10n.locales import OutputLocale
from generator.posting.workspace import PostingFile, Workspace
from generator.translation import po_edit, provenance, reviewing, tmx, xliff
from generator.translation.inventory import Item, Sheet
from generator.translation.memory import Memory
from generator.translation.po import Translations
from generator.translation.po_edit import Change, Key
from generator.translation.provenance import Provenance
from generator.translation.recalling import before, seat
from generator.translation.recalling import place as place_of
from generator.translation.units import Unit


@dataclass
class Exchanged:
    """What an import did: how many translations were taken, approved or as drafts, and which were left and why."""

    approved: int = 0
    drafts: int = 0
    same: int = 0
    left: int = 0
    findings: list[Finding] = field(default_factory=list)
    exit_code: ExitCode = ExitCode.DONE


def export_tmx(workspace: Workspace, file: Path) -> tuple[int, list[Finding]]:
    """Write what is approved in a workspace, and the memories it holds, as TMX 1.4.

    Returns:
        How many units were written, and what could not be read.

    Raises:
        InputError: there is nothing approved yet.
        WriteError: the file can't be written.
    """
    memory = Memory.open(workspace)
    try:
        units = list(dict.fromkeys(memory.units()))
        findings = memory.findings
    finally:
        memory.close()
    if not units:
        raise InputError(Finding("TMX", "there is nothing approved to export", "approve translations first", where=Where(file)))
    output.write(file, tmx.write(units, version=generator.__version__))
    return len(units), findings


def import_tmx(workspace: Workspace, file: Path) -> int:
    """Put a TMX file into the workspace's ``memory/``, as it is; return how many units it gives our locales.

    Raises:
        InputError: it is no TMX, gives none, or another file lies there under its name.
        WriteError: it can't be written.
    """
    units = tmx.read(file, workspace.locales.code)
    if not units:
        hint = f"there are {', '.join(workspace.locales)}"
        raise InputError(Finding("TMX", "holds no translation between two of our locales", hint, where=Where(file)))
    place = workspace.root / "memory" / f"{file.stem}.tmx"
    data = file.read_bytes()
    if place.exists() and place.read_bytes() != data and place.resolve() != file.resolve():
        hint = "rename one of them, or delete the old one, then try again"
        raise InputError(Finding("TMX", f"another file lies in {place}", hint, where=Where(file)))
    output.write(place, data)
    return len(units)


def export_xliff(sheets: Sequence[Sheet], workspace: Workspace, file: Path) -> int:
    """Write the segments of some files in one locale as XLIFF 2.0; return how many.

    Raises:
        InputError: the files are in several source languages, or there is nothing to translate.
        WriteError: the file can't be written.
    """
    units = [unit for sheet in sheets for unit in _units(sheet, workspace)]
    sources = sorted({unit.source_locale for unit in units})
    if len(sources) != 1:
        message = "there is nothing to translate" if not sources else f"the texts are in {' and '.join(sources)}"
        hint = "one file holds one source language: name postings that share theirs" if sources else "see “annons status”"
        raise InputError(Finding("XLIFF", message, hint, where=Where(file)))
    data = xliff.write(units, sources[0], units[0].target_locale, version=generator.__version__)
    output.write(file, data)
    return len(units)


def _units(sheet: Sheet, workspace: Workspace) -> Iterator[Unit]:
    origin = _origin(sheet.entity.file, workspace)
    for item in sheet.items:
        own = item.entry.target if item.entry is not None and item.state != "stale" else ""
        target = own or item.phrase
        state = "final" if item.state == "approved" else "translated" if target else "initial"
        context, source = item.key
        yield Unit(context, source, target, *sheet.pair, state, origin)  # type: ignore[arg-type]


def _origin(file: Path, workspace: Workspace) -> str:
    return Path(os.path.relpath(file.resolve(), workspace.root.resolve())).as_posix()


def import_xliff(workspace: Workspace, file: Path, postings: Iterable[PostingFile], by: str, clock_now: str) -> Exchanged:
    """Take a translator's work back into the PO files.

    What the file calls final or reviewed is approved (by ``by``; unrecorded when that is empty); what it calls translated,
    or gives without a word, is a draft to review.

    Args:
        workspace: the workspace.
        file: the XLIFF file.
        postings: the postings that it may be about.
        by: who approves, or ``""``.
        clock_now: the time, ISO 8601 in UTC.

    Returns:
        What was taken and what was left.

    Raises:
        InputError: it is no XLIFF 2, or a PO file is broken.
        WriteError: a PO file can't be written.
    """
    back = xliff.read(file, workspace.locales.code)
    made = Exchanged(findings=list(back.findings))
    locale = workspace.locales[back.target_locale]
    sheets = {_origin(sheet.entity.file, workspace): sheet for sheet in reviewing.sheets(workspace, postings, (locale.code,))}
    for origin in dict.fromkeys(unit.origin for unit in back.units):
        mine = [(unit, place) for unit, place in zip(back.units, back.places, strict=True) if unit.origin == origin]
        sheet = sheets.get(origin)
        if sheet is None or sheet.entity.source_locale != back.source_locale:
            made.left += len(mine)
            message = f"is about {origin or 'no file'}, which no posting here uses in {locale.code}"
            hint = "is it another workspace's? call it from there"
            made.findings.append(Finding("XLIFF", message, hint, "warning", mine[0][1], locale=locale.code))
            made.exit_code = ExitCode.CONTENT
            continue
        _write(sheet, locale, list(_changes(sheet, mine, by, clock_now, made)), made)
    return made


def _write(sheet: Sheet, locale: OutputLocale, taken: Sequence["_Taken"], made: Exchanged) -> None:
    def same(now: Translations, key: Key | None) -> bool:
        here, then = (entries.get(key) if key else None for entries in (now.entries, sheet.translations.entries))
        return (here.target, here.fuzzy) == (then.target, then.fuzzy) if here and then else here is then

    def onto(now: Translations) -> Iterator[Change]:
        for change, _, _ in taken:
            if same(now, change.key) and same(now, change.replaces):
                yield change

    changes = {change.key for change in po_edit.update(sheet.file, locale.code, sheet.names, onto, sheet.entity.source_locale)}
    for change, unit, place in taken:
        if change.key not in changes:
            _leave(made, unit, place, "has been given another translation meanwhile; not taken", "import it again")
        elif change.fuzzy:
            made.drafts += 1
        else:
            made.approved += 1


_Taken = tuple[Change, Unit, Where]
"""A translation to write, and where it was given."""


def _changes(sheet: Sheet, mine: list[tuple[Unit, Where]], by: str, now: str, made: Exchanged) -> Iterator[_Taken]:
    items = {item.key: item for item in sheet.items}
    for unit, place in mine:
        if not unit.target.strip():
            continue
        item = items.get((unit.context, unit.source))
        if item is None:
            _leave(made, unit, place, "translates a text that is not there any more", "export it again")
            continue
        why = _unfit(sheet, item, unit)
        if why:
            _leave(made, unit, place, *why)
            continue
        entry = item.entry
        there = entry is not None and entry.target == unit.target and (entry.approved or unit.state != "final")
        if there or (item.phrase and item.phrase == unit.target):
            made.same += 1
            continue
        final = unit.state == "final"
        old = provenance.read(entry.comment, unit.source, entry.target) if entry and entry.target == unit.target else None
        record = replace(old or Provenance("xliff", "", place.file.name, now), by=by if final else "", when=now, notes=())
        comments = provenance.write(record, unit.source, unit.target, approved=final)
        # An approved translation of the text as it was stands until there is an approved one of this.
        at, after = seat(sheet, item) if final else place_of(sheet, item), before(sheet, item)
        change = Change(item.key, unit.target, fuzzy=not final, comments=comments, replaces=at, after=after)
        yield change, unit, place


def _unfit(sheet: Sheet, item: Item, unit: Unit) -> tuple[str, str] | None:
    """Return why a translation can't be taken, and what to do; ``None`` if it can."""
    odd = reviewing.unfit(item.segment, unit.target)
    if odd:
        return f"can't stand: {odd}", "mend it in the translation tool, or write it by hand"
    entry = item.entry
    if entry is not None and entry.approved and entry.target != unit.target:
        where = sheet.translations.where(entry)
        return f"differs from the approved translation in {where}", "change that one by hand if this is better"
    return None


def _leave(made: Exchanged, unit: Unit, place: Where, why: str, hint: str) -> None:
    made.left += 1
    made.exit_code = ExitCode.CONTENT
    made.findings.append(Finding("XLIFF", why, hint, "warning", place, unit.context, unit.target_locale))
