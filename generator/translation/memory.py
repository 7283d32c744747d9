"""The translation memory: what people have approved, found again by text and context, exactly or nearly.

It holds the approved entries of the workspace's PO files and the TMX files in ``memory/``. Those files are the truth; what
is looked up is an index of them (``generator.translation.memory_index``).
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from generator.errors import Finding
from generator.posting.workspace import Workspace
from generator.translation.memory_index import Index
from generator.translation.similarity import Sources
from generator.translation.units import Unit

Pair = tuple[str, str]
"""Source and target locale, as BCP 47 codes of output locales."""

_FOUND = """
SELECT target, context, origin, by_whom, at_time, 0 FROM units
    WHERE source_locale = :of AND target_locale = :to AND source = :text
UNION ALL
SELECT source, context, origin, by_whom, at_time, 1 FROM units
    WHERE target_locale = :of AND source_locale = :to AND target = :text
"""
_SOURCES = """
SELECT source FROM units WHERE source_locale = :of AND target_locale = :to
UNION
SELECT target FROM units WHERE target_locale = :of AND source_locale = :to
"""
_UNITS = """
SELECT context, source, target, source_locale, target_locale, origin, by_whom, at_time FROM units ORDER BY file, rowid
"""


@dataclass(frozen=True, slots=True)
class Match:
    """A text of the memory, and its translation.

    ``kind`` is ``exact`` (this text in this context), ``text`` (this text elsewhere) or ``fuzzy`` (a similar text).
    ``score`` is percent, as ``generator.translation.similarity`` measures it. ``origin`` is the file it is from, ``by`` and
    ``when`` who approved it and when (``""``: unrecorded). ``reverse`` says that ``target`` is what a person wrote, and
    ``source`` its translation.
    """

    source: str
    target: str
    score: float
    kind: Literal["exact", "text", "fuzzy"]
    context: str
    origin: str
    by: str
    when: str
    reverse: bool


class _Row(NamedTuple):
    target: str
    context: str
    origin: str
    by: str
    when: str
    reverse: int


class Memory:
    """The translation memory of a workspace.

    ``findings`` tell of files that could not be read (warnings); the others are in the memory all the same.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._similar: dict[Pair, Sources] = {}

    @classmethod
    def open(cls, workspace: Workspace) -> "Memory":
        """Open the memory of a workspace, as its files are now."""
        return cls(Index(workspace))

    @property
    def findings(self) -> list[Finding]:
        """Return what could not be read."""
        return self._index.findings

    def exact(self, pair: Pair, context: str, source: str) -> Match | None:
        """Return the translation of this very text.

        Of several, the one of this context; then one that was made in this direction; then the most frequent, the latest,
        the first by alphabet.
        """
        best = self._best(pair, context, source)
        if best is None:
            return None
        return _match(source, best, 100.0, "exact" if best.context == context else "text")

    def fuzzy(self, pair: Pair, context: str, source: str, cutoff: float = 75.0, limit: int = 1) -> list[Match]:
        """Return the translations of similar texts, the likest first; this very text is not among them.

        Args:
            pair: source and target locale.
            context: of the segment; decides among translations of one text.
            source: the segment's Markdown.
            cutoff: percent of likeness from which on a text is similar.
            limit: how many at most.
        """
        if pair not in self._similar:
            rows = self._index.rows(_SOURCES, _pair(pair))
            self._similar[pair] = Sources(text for (text,) in rows)
        near = self._similar[pair].find(unicodedata.normalize("NFC", source), cutoff)[:limit]
        found = ((score, text, self._best(pair, context, text)) for score, text in near)
        return [_match(text, best, score, "fuzzy") for score, text, best in found if best is not None]

    def units(self) -> Iterator[Unit]:
        """Yield everything in the memory, in the order of the files and within them."""
        for row in self._index.rows(_UNITS):
            context, source, target, source_locale, target_locale, origin, by, when = row
            yield Unit(context, source, target, source_locale, target_locale, "final", origin, by, when)

    def close(self) -> None:
        """Close the index."""
        self._index.close()

    def _best(self, pair: Pair, context: str, source: str) -> _Row | None:
        values = _pair(pair) | {"text": unicodedata.normalize("NFC", source)}
        rows = [_Row(*row) for row in self._index.rows(_FOUND, values)]
        return _chosen(rows, context) if rows else None


def _chosen(rows: Sequence[_Row], context: str) -> _Row:
    often = Counter(row.target for row in rows)
    by_alphabet = sorted(rows, key=lambda row: (row.target, row.context, row.origin, row.by))
    latest_first = sorted(by_alphabet, key=lambda row: row.when, reverse=True)
    return min(latest_first, key=lambda row: (row.context != context, row.reverse, -often[row.target]))


def _match(source: str, row: _Row, score: float, kind: Literal["exact", "text", "fuzzy"]) -> Match:
    return Match(source, row.target, score, kind, row.context, row.origin, row.by, row.when, bool(row.reverse))


def _pair(pair: Pair) -> dict[str, str]:
    return {"of": pair[0], "to": pair[1]}
