"""What each segment of a file has in a locale: approved, a draft, a translation of an earlier text, or nothing.

The one place that says so, for draft, review, approve and status alike.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from generator.l10n.locales import OutputLocale
from generator.posting.audience import ads
from generator.posting.workspace import Entity, PostingFile, Workspace
from generator.translation import po
from generator.translation.po import Entry, Translations
from generator.translation.segments import Segment, pieces

State = Literal["approved", "draft", "stale", "missing"]

_ALIKE = 60.0
"""Percent: below that, a text in a list is another text, not the same one changed."""


@dataclass(frozen=True, slots=True)
class Item:
    """A segment in a locale.

    ``entry`` is its own PO entry, ``None`` where there is none with a text; ``former`` is the key of an entry whose source
    is gone from the file and of which this segment is the changed version.
    """

    segment: Segment
    state: State
    entry: Entry | None = None
    former: tuple[str, str] | None = None
    phrase: str = ""
    """What the phrase says that the segment is to the letter, in the locale: approved without an entry."""

    @property
    def key(self) -> tuple[str, str]:
        """Return its msgctxt and msgid."""
        return self.segment.context, self.segment.source


@dataclass(frozen=True, eq=False)
class Sheet:
    """A file's segments in one locale, and the PO file beside it."""

    entity: Entity
    locale: OutputLocale
    file: Path
    translations: Translations
    items: tuple[Item, ...]
    unused: tuple[tuple[str, str], ...]
    """Keys of entries that no segment needs any more."""

    @cached_property
    def names(self) -> frozenset[str]:
        """Return the spellings of the locale that a PO header may have."""
        return locale_names(self.locale)

    @property
    def pair(self) -> tuple[str, str]:
        """Return source and target locale."""
        return self.entity.source_locale, self.locale.code

    def counts(self) -> dict[State, int]:
        """Return how many segments there are in each state."""
        made: dict[State, int] = {"approved": 0, "draft": 0, "stale": 0, "missing": 0}
        for item in self.items:
            made[item.state] += 1
        return made


def locale_names(locale: OutputLocale) -> frozenset[str]:
    """Return the spellings of a locale that the header of a PO file may have."""
    return frozenset(name.replace("_", "-").casefold() for name in (locale.code, locale.formats, *locale.aliases))


def po_file(entity: Entity, locale: OutputLocale) -> Path:
    """Return the PO file of a YAML file in a locale: beside it, by the same name."""
    return entity.file.with_suffix(f".{locale.code}.po")


def wanted(workspace: Workspace, file: PostingFile, locales: Sequence[str] = ()) -> dict[tuple[Entity, str], list[Segment]]:
    """Return the segments that a posting's ads show, for each file and each locale that is not its own.

    Args:
        workspace: the workspace.
        file: the posting.
        locales: only these output locales; all of the posting's when empty.
    """
    all_locales = workspace.settings.locales or tuple(workspace.locales)
    owners = {id(found.text): (entity, found) for entity in file.entities for found in entity.texts}
    shown: dict[tuple[Entity, str], set[int]] = {}
    for ad in ads(file, all_locales):
        for code in dict.fromkeys(workspace.locales.resolve(name).code for name in ad.locales):
            if locales and code not in locales:
                continue
            for found in ad.in_locale(code).texts():
                entity, _ = owners[id(found.text)]
                if entity.source_locale != code and found.rules.kind != "name" and found.text.source is not None:
                    shown.setdefault((entity, code), set()).add(id(found.text))
    return {
        (entity, code): [
            Segment(found.context, source, found.path, found.rules)
            for found in entity.texts
            if id(found.text) in ids
            for source in pieces(found)
        ]
        for (entity, code), ids in shown.items()
    }


def sheet(entity: Entity, locale: OutputLocale, segments: Iterable[Segment]) -> Sheet:
    """Return what a file's segments have in a locale.

    Raises:
        InputError: the PO file is broken.
    """
    file = po_file(entity, locale)
    translations = po.read(file, locale_names(locale)) if file.exists() else Translations(file, {})
    mine = list({(one.context, one.source): one for one in segments}.values())
    everything = {(found.context, source) for found in entity.texts if found.text.source for source in pieces(found)}
    each = Counter(context for context, _ in everything)
    unused = [key for key in translations.entries if key not in everything]
    missing = [one for one in mine if _text(translations.entries.get((one.context, one.source))) is None]
    alone = frozenset(context for context, number in each.items() if number == 1)
    former = _former(missing, [key for key in unused if translations.entries[key].target.strip()], alone)
    items = tuple(_item(one, translations, former, entity, locale.code) for one in mine)
    left = tuple(key for key in unused if key not in former.values())
    return Sheet(entity, locale, file, translations, items, left)


def _text(entry: Entry | None) -> Entry | None:
    return entry if entry is not None and entry.target.strip() else None


def _item(
    segment: Segment,
    translations: Translations,
    former: Mapping[tuple[str, str], tuple[str, str]],
    entity: Entity,
    locale: str,
) -> Item:
    key = segment.context, segment.source
    entry = _text(translations.entries.get(key))
    if entry is None or entry.stale:
        sister = entity.phrasebook.sister(segment.source, entity.source_locale, locale, segment.context)
        if sister is not None:
            return Item(segment, "approved", phrase=sister[0])
    if entry is None:
        return Item(segment, "stale" if key in former else "missing", None, former.get(key))
    return Item(segment, "stale" if entry.stale else "draft" if entry.fuzzy else "approved", entry)


def _former(
    missing: Sequence[Segment], unused: Sequence[tuple[str, str]], alone: frozenset[str]
) -> dict[tuple[str, str], tuple[str, str]]:
    """Match segments without a translation with entries without a segment: the same text before it was changed.

    In a context that holds a single text (a title) it is that one, whatever its words; elsewhere the words decide, the
    likest first.
    """
    if not missing or not unused:
        return {}
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - only where a text has changed

    pairs = [
        (100 * Indel.normalized_similarity(segment.source, source), number, place)
        for number, segment in enumerate(missing)
        for place, (context, source) in enumerate(unused)
        if context == segment.context
    ]
    made: dict[tuple[str, str], tuple[str, str]] = {}
    for score, number, place in sorted(pairs, key=lambda one: (-one[0], one[1], one[2])):
        segment = missing[number]
        key = segment.context, segment.source
        if key not in made and unused[place] not in made.values() and (score >= _ALIKE or segment.context in alone):
            made[key] = unused[place]
    return made
