"""Printer's marks and registration colour lie outside the bleed (ISO 15930-7, 6.5): inside, they would be printed and cut."""

from collections.abc import Iterator

from generator.errors import Finding
from generator.printing.contents.geometry import MM
from generator.printing.contents.records import Painted
from generator.printing.preflight._inks import registration
from generator.printing.preflight._proof import Proof, ProofPage

_NEAR, _SHORT, _THIN = 0.3 * MM, 20 * MM, 1.5
"""A mark stands so near to the line of the trim, is at most so long, and at most so thick (pt)."""


def check(proof: Proof) -> Iterator[Finding]:
    """Yield findings on marks inside the bleed, on registration colour in the page, and on marks that are missing."""
    for page in proof.pages:
        inside = [one for one in page.art if _is_mark(one, page)]
        if inside:
            message = f"crop marks stand inside the bleed: {page.place(inside[0].box)}"
            hint = f"move them out: an offset of at least {max(proof.sheet.bleed, 3):g} mm from the trim"
            yield proof.finding("PRINT-MARKS", message, hint, page=page)
        known = {id(one) for one in inside}
        full = [one for one in page.art if registration(one) and id(one) not in known]
        if full:
            message = f"something is in registration colour, all inks at once: {page.place(full[0].box)}"
            yield proof.finding("PRINT-MARKS", message, "colour it black; registration is for marks only", page=page)
        if proof.medium.marks and not inside and not any(not one.box.meets(page.whole) for one in page.printed):
            message = "the page has no crop marks, which this medium asks for"
            yield proof.finding("PRINT-MARKS", message, "export it with crop marks", page=page, severity="warning")


def _is_mark(one: Painted, page: ProofPage) -> bool:
    """Say whether it is a short, thin line beside the trimmed page, in line with one of its edges."""
    across, up = one.box.width, one.box.height
    if one.kind not in {"stroke", "fill"} or min(across, up) > _THIN or max(across, up) > _SHORT:
        return False
    if one.box.meets(page.trim.grown(-_NEAR)):
        return False
    x, y = one.box.middle
    edges = (page.trim.left, page.trim.right) if up > across else (page.trim.bottom, page.trim.top)
    return any(abs((x if up > across else y) - edge) <= _NEAR for edge in edges) and not one.box.inside(page.trim, _NEAR)
