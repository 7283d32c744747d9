"""Nothing stands in the edge where the medium can't print, backgrounds included: an office printer leaves it white."""

from collections.abc import Iterator

from generator.errors import Finding
from generator.printing.contents.geometry import MM
from generator.printing.preflight._inks import bare
from generator.printing.preflight._proof import Proof, first_words

_ROUNDING = 0.1 * MM


def check(proof: Proof) -> Iterator[Finding]:
    """Yield a finding for each page with something in the margin."""
    margin = proof.medium.margin
    if not margin:
        return
    for page in proof.pages:
        inner = page.trim.grown(_ROUNDING - margin * MM)
        those = [one for one in page.art if not one.box.inside(inner) and one.box.meets(page.trim) and not bare(one)]
        if those:
            first = those[0]
            what = first_words(first.text) if first.kind == "text" else f"something {page.place(first.box)}"
            message = f"{len(those)} things stand within {margin:g} mm of the edge, where nothing is printed: {what}"
            yield proof.finding("PRINT-MARGIN", message, f"keep {margin:g} mm free all around", page=page)
