"""Who approved which text of an ad, and what drafted it: the record that the manifest keeps."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from generator.translation import provenance
from generator.translation.localize import Piece, State


@dataclass(frozen=True, slots=True)
class TextRecord:
    """One translated segment.

    Attributes:
        field: the context of the text (``title``, ``sections.job.body``).
        fingerprint: eight hexadecimal digits of SHA-256 over source and text, as in the PO file.
        state: ``approved`` or ``draft``.
        by: who approved it; ``unrecorded`` where an editor cleared its mark, ``""`` for a draft and for what stands in a map.
        when: when, in UTC.
        engine: what drafted it, with its route and version; ``""`` where a person wrote it.
        drafted: when, in UTC.
        edited: whether a person has changed the draft.
        phrase: the id of the phrase that it is, approved once and for all ads.
    """

    field: str
    fingerprint: str
    state: State
    by: str = ""
    when: str = ""
    engine: str = ""
    drafted: str = ""
    edited: bool = False
    phrase: str = ""

    def told(self) -> dict[str, str | bool]:
        """Return what the manifest says: what is empty is left out."""
        # By name: dataclasses.asdict copies what needs no copy, and took a tenth of a build.
        return {name: value for name in _FIELDS if (value := getattr(self, name))}


_FIELDS = tuple(one.name for one in fields(TextRecord))


def records(pieces: Iterable[Piece]) -> Iterator[TextRecord]:
    """Yield a record for each translated segment, in the order of the ad.

    Args:
        pieces: the segments that an ad shows in a locale.
    """
    return (record(piece) for piece in pieces if piece.state in {"approved", "draft"})


def record(piece: Piece) -> TextRecord:
    """Return the record of a translated segment."""
    mark = provenance.fingerprint(piece.source, piece.markdown)
    if not str(piece.where.file).endswith(".po"):
        return TextRecord(piece.context, mark, piece.state, phrase=piece.phrase)
    known = provenance.read(piece.comment, piece.source, piece.markdown)
    by = (known.by or provenance.UNRECORDED) if piece.state == "approved" else ""
    engine = " ".join(filter(None, [known.origin, known.route, known.version]))
    return TextRecord(piece.context, mark, piece.state, by, known.when, engine, known.drafted, known.edited)
