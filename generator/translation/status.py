"""How far each posting is in each locale: approved, draft, stale, missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.posting.workspace import PostingFile, Workspace
from generator.translation import inventory, provenance
from generator.translation.inventory import Sheet, State


@dataclass(frozen=True)
class Row:
    """A posting in a locale: how many segments are in each state, of its own and of the files it uses.

    ``approvers`` are the people on record, ``unrecorded`` counts approvals without a name, ``unused`` entries of its own PO
    file that no segment needs any more. The source locale has no row.
    """

    posting: PostingFile
    locale: str
    counts: dict[State, int]
    approvers: tuple[str, ...]
    unrecorded: int
    unused: int

    @property
    def total(self) -> int:
        """Return how many segments there are."""
        return sum(self.counts.values())

    @property
    def done(self) -> bool:
        """Say whether every segment is approved."""
        return self.counts["approved"] == self.total


def status(workspace: Workspace, file: PostingFile, locales: Sequence[str] = ()) -> list[Row]:
    """Return a row for each output locale of a posting.

    Args:
        workspace: the workspace.
        file: the posting.
        locales: only these output locales.

    Raises:
        InputError: a PO file is broken.
    """
    by_locale: dict[str, list[Sheet]] = {}
    for (entity, code), segments in inventory.wanted(workspace, file, locales).items():
        by_locale.setdefault(code, []).append(inventory.sheet(entity, workspace.locales[code], segments))
    order = [code for code in workspace.locales if code in by_locale]
    return [_row(file, code, by_locale[code]) for code in order]


def _row(file: PostingFile, code: str, sheets: Sequence[Sheet]) -> Row:
    counts: dict[State, int] = {"approved": 0, "draft": 0, "stale": 0, "missing": 0}
    approvers: dict[str, None] = {}
    unrecorded = 0
    for sheet in sheets:
        for item in sheet.items:
            counts[item.state] += 1
            if item.state == "approved" and item.entry is not None:
                by = provenance.read(item.entry.comment, item.segment.source, item.entry.target).by
                approvers.update({by: None} if by else {})
                unrecorded += not by
    unused = sum(len(sheet.unused) for sheet in sheets if sheet.entity.model is file.model)
    return Row(file, code, counts, tuple(approvers), unrecorded, unused)
