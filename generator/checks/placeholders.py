"""A translation speaks of the same audience as its source: a placeholder that is lost names the wrong people."""

from collections.abc import Iterator

from generator.checks import Version
from generator.errors import Finding
from generator.posting.placeholders import names


def check(version: Version) -> Iterator[Finding]:
    """Yield a finding for each translation without its source's placeholder; an error where there are several audiences."""
    for piece in version.pieces:
        if piece.state not in {"approved", "draft"} or "{" not in piece.source or not names(piece.source):
            continue
        if not names(piece.markdown):
            yield Finding(
                "PLACEHOLDER-LOST",
                f"the source says {', '.join(f'{{{name}}}' for name in names(piece.source))}, the translation names nobody",
                "put the placeholder in, so that every audience gets its own words",
                "error" if version.audiences > 1 else "warning",
                piece.where,
                piece.context,
                version.localized.locale.code,
            )
