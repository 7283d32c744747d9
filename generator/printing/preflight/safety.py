"""Text keeps 3 mm from the trim where the sheet is cut (usual in printers' sheets): the guillotine is not more exact."""

from collections.abc import Iterator

from generator.errors import Finding
from generator.printing.contents.geometry import MM
from generator.printing.preflight._inks import bare
from generator.printing.preflight._proof import Proof, first_words

_SAFE, _ROUNDING = 3.0, 0.2


def check(proof: Proof) -> Iterator[Finding]:
    """Yield a finding for each page with text near the trim."""
    if not proof.sheet.bleed:
        return
    for page in proof.pages:
        inner = page.trim.grown((_ROUNDING - _SAFE) * MM)
        those = [one for one in page.art if one.kind == "text" and not one.box.inside(inner) and one.box.meets(page.trim)]
        those = [one for one in those if not bare(one) or page.under(one)]
        if those:
            message = f"text stands less than {_SAFE:g} mm from the edge and may be cut: {first_words(those[0].text)}"
            hint = f"move it in: at least {_SAFE:g} mm from the trim"
            yield proof.finding("PRINT-SAFETY", message, hint, page=page, severity="warning")
