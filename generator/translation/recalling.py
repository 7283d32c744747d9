"""What people wrote before, for a segment that lacks a translation: the same text, this text as it was, a similar one.

Only what translates the very same text is offered as its translation. All else carries the text that it was made for
(``#| msgid``), and no ad shows it before a person has made it fit.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal, NamedTuple

from generator.errors import Finding
from generator.posting.fields import check_text
from generator.posting.markup import MarkupError
from generator.posting.placeholders import PlaceholderError
from generator.translation import protect, provenance
from generator.translation.inventory import Item, Sheet
from generator.translation.memory import Match, Memory
from generator.translation.names import Names
from generator.translation.phrases import Found, Phrases
from generator.translation.po import Entry
from generator.translation.po_edit import Change, Key
from generator.translation.provenance import PHRASE, Provenance

Origin = Literal["memory", "phrases", "similar", "stale", "kept", "engine", "left"]

WHOLE = 100.0
"""Percent of likeness of what says the very same."""

_RESPELLED = 80.0
"""Percent of likeness that a respelled text has with what it was."""
_SAME_WORD = 0.7
"""Likeness of a word and its other spelling."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Draft:
    """A text for a segment, not yet written; ``finding`` is what there is to tell of it."""

    item: Item
    origin: Origin
    change: Change
    finding: Finding | None = None


class Known(NamedTuple):
    """What people wrote before: the workspace's memory, the phrases, and the posting's names in the target locale."""

    memory: Memory
    phrases: Phrases | None = None
    names: Names = MappingProxyType({})


def recall(sheet: Sheet, item: Item, known: Known, now: str, *, keep: bool, threshold: float) -> Draft | Finding | None:  # noqa: PLR0913
    """Return what people wrote before.

    Args:
        sheet: the file and locale.
        item: the segment.
        known: what is approved in the workspace, and the phrases.
        now: the time, for the record.
        keep: let the translation of a text that was only respelled stand.
        threshold: percent of likeness from which a text of the memory is suggested.

    Returns:
        A draft; or a finding where a translation can't be kept; or ``None`` for an engine to do.
    """
    context, source = item.key
    exact = known.memory.exact(sheet.pair, context, source)
    if exact is not None:
        return _remembered(sheet, item, exact, now)
    phrase = _phrase(sheet, item, known, threshold)
    if phrase is not None and phrase[0].score >= WHOLE:
        return _said(sheet, item, *phrase, now)
    earlier = _earlier(sheet, item, now, keep=keep)
    if earlier is not None or item.entry is not None or threshold >= WHOLE:
        return earlier
    near = known.memory.fuzzy(sheet.pair, context, source, threshold)
    if phrase is not None and (not near or near[0].score < phrase[0].score):
        return _said(sheet, item, *phrase, now)
    return _remembered(sheet, item, near[0], now) if near else None


def place(sheet: Sheet, item: Item) -> Key | None:
    """Return the entry whose place a draft takes: the segment's own, or a machine's draft of the text as it was."""
    if item.key in sheet.translations.entries:
        return item.key
    former = sheet.translations.entries.get(item.former) if item.former else None
    return item.former if former is not None and former.fuzzy else None


def seat(sheet: Sheet, item: Item) -> Key | None:
    """Return the entry whose place a person's text takes: the segment's own, even if blank, or that of the text as it was."""
    return item.key if item.key in sheet.translations.entries else item.former


def before(sheet: Sheet, item: Item) -> Key | None:
    """Return the key of the segment before an item's, behind whose entry a new one goes."""
    number = sheet.items.index(item)
    return sheet.items[number - 1].key if number else None


def _phrase(sheet: Sheet, item: Item, known: Known, threshold: float) -> tuple[Found, str, str] | None:
    """Return the phrase that a segment is likest, what it says in the segment's locale and what in the target locale."""
    if known.phrases is None:
        return None
    context, source = item.key
    for found in known.phrases.find(source, sheet.entity.source_locale, threshold, context):
        target = known.phrases.translation(found, sheet.locale.code, known.names)
        if target is not None and _fits(target, item):
            return found, known.phrases.wording(found, sheet.entity.source_locale), target
    return None


def _fits(target: str, item: Item) -> bool:
    """Say whether a text can stand in the segment's place."""
    try:
        check_text(target, item.segment.rules)
    except (PlaceholderError, MarkupError):
        return False
    return True


def _said(sheet: Sheet, item: Item, found: Found, wording: str, target: str, now: str) -> Draft:  # noqa: PLR0913, PLR0917
    record = Provenance(PHRASE, f"{found.score:.0f} %", " + ".join(found.ids), now)
    comments = provenance.write(record, item.segment.source, target, approved=False)
    whole = found.score >= WHOLE
    change = Change(
        item.key, target, fuzzy=True, comments=comments, previous="" if whole else wording,
        replaces=place(sheet, item), after=before(sheet, item),
    )  # fmt: skip
    return Draft(item, "phrases" if whole else "similar", change)


def _remembered(sheet: Sheet, item: Item, match: Match, now: str) -> Draft:
    same = match.kind != "fuzzy"
    how = "100 %" if same else f"{match.score:.0f} %"
    record = Provenance("memory", how, match.origin, now)
    comments = provenance.write(record, item.segment.source, match.target, approved=False)
    change = Change(
        item.key, match.target, fuzzy=True, comments=comments, previous="" if same else match.source,
        replaces=place(sheet, item), after=before(sheet, item),
    )  # fmt: skip
    return Draft(item, "memory" if same else "similar", change)


def _earlier(sheet: Sheet, item: Item, now: str, *, keep: bool) -> Draft | Finding | None:
    """Return the translation of the text that this one was before, if a person had a hand in it."""
    found = _was(sheet, item)
    if found is None:
        return None
    entry, source = found
    record = provenance.read(entry.comment, source, entry.target)
    if entry.fuzzy and not entry.previous and record.origin not in {"", "memory", PHRASE} and not record.edited:
        # A machine's draft of a text that is gone: better a new one.
        return None
    finding = None
    if keep:
        odd = _more_than_spelling(source, item.segment.source, sheet.entity.source_locale)
        if not odd:
            return _kept(sheet, item, record, found, now)
        message = f"is more than respelled ({odd}); its translation waits for a person"
        where = sheet.entity.document.where(item.segment.path)
        hint = f"“annons review {sheet.entity.file}” shows both texts"
        finding = Finding("STALE", message, hint, "warning", where, item.segment.context, sheet.locale.code)
    if item.entry is not None:
        return finding
    comments = provenance.write(record, source, entry.target, approved=not entry.fuzzy)
    change = Change(
        item.key, entry.target, fuzzy=True, comments=comments, previous=entry.previous or source, replaces=seat(sheet, item)
    )
    return Draft(item, "stale", change, finding)


def _was(sheet: Sheet, item: Item) -> tuple[Entry, str] | None:
    """Return the entry that translates this text as it was, and what it was."""
    if item.former is not None:
        return sheet.translations.entries[item.former], item.former[1]
    if item.entry is not None and item.entry.stale:
        return item.entry, item.entry.previous
    return None


def _kept(sheet: Sheet, item: Item, record: Provenance, found: tuple[Entry, str], now: str) -> Draft:
    """Return a translation that stands: approved if it was before its source changed."""
    entry, was = found
    approved = not entry.fuzzy or bool(record.by)
    kept = replace(record, kept=f"{now}, was “{' '.join(was.split())}”")
    comments = provenance.write(kept, item.segment.source, entry.target, approved=approved)
    change = Change(item.key, entry.target, fuzzy=not approved, comments=comments, replaces=seat(sheet, item))
    return Draft(item, "kept", change)


def _more_than_spelling(was: str, now: str, locale: str) -> str:
    """Return what speaks against a change being one of spelling only, or ``""``."""
    facts = [
        Counter(span.target for span in protect.spans(text, {}, locale, locale) if span.kind == "atom") for text in (was, now)
    ]
    for here, there in ((facts[0], facts[1]), (facts[1], facts[0])):
        for fact in here - there:
            return f"“{fact}” changed"
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - only where a text has changed

    if 100 * Indel.normalized_similarity(was, now) < _RESPELLED:
        return "many of its words are new"
    # A short word can turn a sentence into its opposite: "ikke".
    words = [Counter(_WORD.findall(text.casefold())) for text in (was, now)]
    gone, new = words[0] - words[1], words[1] - words[0]
    for these, others, how in ((new, gone, "new"), (gone, new, "gone")):
        for word in these:
            if not _respelled(word, others):
                return f"“{word}” is {how}"
    return ""


def _respelled(word: str, others: Iterable[str]) -> bool:
    """Say whether a word is another spelling of one of the others, or of several together."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - only where a text has changed

    others = list(others)
    return word in "".join(others) or any(Indel.normalized_similarity(word, one) >= _SAME_WORD for one in others)
