"""Whether a person has put their name to every translation (``annons publish --require-approver``)."""

from collections.abc import Iterator

from generator.checks import Version
from generator.errors import Finding
from generator.translation import provenance
from generator.translation.records import record


def unsigned(version: Version) -> Iterator[Finding]:
    """Yield an error for each approved text of a PO file that nobody's name stands behind."""
    for piece in version.pieces:
        if piece.state == "approved" and piece.where.file.suffix == ".po" and record(piece).by == provenance.UNRECORDED:
            hint = "“annons approve --from unrecorded --by NAME”, by somebody who has read it"
            message = "is approved, and nobody’s name stands behind it"
            yield Finding("APPROVER", message, hint, "error", piece.where, piece.context, version.locale)
