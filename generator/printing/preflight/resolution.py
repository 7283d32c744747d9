"""Pictures have enough pixels where they are placed: the medium's ppi, twice that for black-and-white line art, up to 1200."""

from collections.abc import Iterator

from generator.errors import Finding
from generator.printing.preflight._proof import Proof, ProofPage

_MOST_LINE_ART = 1200
_ROUNDING = 0.98
_TINY = 64
"""A picture of so few pixels is a plain area or a blend."""


def check(proof: Proof) -> Iterator[Finding]:
    """Yield a finding for each picture that is too coarse, once for a page."""
    for page in proof.pages:
        yield from _page(proof, page)


def _page(proof: Proof, page: ProofPage) -> Iterator[Finding]:
    seen = set()
    for one in page.art:
        use = one.image
        if use is None or use.width * use.height <= _TINY or one.source == "glyph":
            continue
        wanted = min(2 * proof.medium.resolution, _MOST_LINE_ART) if use.bits == 1 else proof.medium.resolution
        ppi = min(use.ppi)
        if ppi >= wanted * _ROUNDING or (use.key, round(ppi)) in seen:
            continue
        seen.add((use.key, round(ppi)))
        severity = "error" if ppi < wanted / 2 else "warning"
        message = f"a picture has {ppi:.0f} ppi at its size; {wanted} are wanted: {page.place(one.box)}"
        hint = f"take the original, or place it at no more than {max(ppi / wanted, 0.01):.0%} of its size"
        yield proof.finding(
            "PRINT-RESOLUTION", message, hint, page=page, severity="error" if severity == "error" else "warning"
        )
