"""The page's boxes are there and lie inside each other: media ⊇ bleed ⊇ trim (ISO 15930-7, 6.5; ISO 32000-1, 14.11.2)."""

from collections.abc import Iterator, Sequence

from generator.errors import Finding
from generator.printing.contents.geometry import MM
from generator.printing.preflight._proof import Proof, ProofPage

_CLOSE = 0.1 * MM
_ANEW = "export it anew as PDF/X-4, which sets all of them"


def check(proof: Proof) -> Iterator[Finding]:
    """Yield findings on boxes that are missing or stick out of others."""
    for page in proof.pages:
        for message in _wrong(proof, page):
            yield proof.finding("PRINT-BOXES", message, _ANEW, page=page)


def _wrong(proof: Proof, page: ProofPage) -> Iterator[str]:
    if "MediaBox" not in page.said:
        yield "the page has no MediaBox: nobody knows how large it is"
        return
    if proof.for_press and not page.said.keys() & {"TrimBox", "ArtBox"}:
        yield "the page has no TrimBox: nobody knows where to cut it"
    outer = [name for name in ("CropBox", "BleedBox", "MediaBox") if name in page.said]
    for inner in ("TrimBox", "ArtBox"):
        yield from _sticks_out(page, inner, outer)
    yield from _sticks_out(page, "BleedBox", ["MediaBox"])


def _sticks_out(page: ProofPage, inner: str, outer: Sequence[str]) -> Iterator[str]:
    for name in outer:
        if inner in page.said and not page.said[inner].inside(page.said[name], _CLOSE):
            yield f"the page's {inner} sticks out of its {name}"
