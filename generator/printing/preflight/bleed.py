"""Where the medium wants bleed, the BleedBox gives it, and what reaches the trim goes on to its edge (ISO 15930-7, 6.5).

Paper moves in the guillotine: a picture that ends at the trim leaves a white hair on one side.
"""

from collections.abc import Iterator

from generator.errors import Finding
from generator.printing.contents.geometry import MM, Box
from generator.printing.contents.records import Painted
from generator.printing.preflight._inks import bare
from generator.printing.preflight._proof import Proof, ProofPage

_CLOSE = 0.1 * MM
_SIDES = ("left", "bottom", "right", "top")
_THICK = 2.0
"""Strokes thinner than this, in pt, are lines, not areas."""


def check(proof: Proof) -> Iterator[Finding]:
    """Yield findings on the BleedBox and on areas that stop short of it."""
    if not proof.sheet.bleed:
        return
    for page in proof.pages:
        yield from _box(proof, page)
        yield from _filled(proof, page)


def _box(proof: Proof, page: ProofPage) -> Iterator[Finding]:
    found, wanted = page.said.get("BleedBox"), page.whole
    if found is None:
        message = f"the page has no BleedBox; {proof.sheet.bleed:g} mm of bleed are wanted"
        yield proof.finding("PRINT-BLEED", message, f"export it with {proof.sheet.bleed:g} mm of bleed", page=page)
    elif not found.near(wanted, _CLOSE):
        least = min(out / MM for out in _out(page.trim, found))
        message = f"the bleed is {least:.1f} mm at its narrowest; {proof.sheet.bleed:g} mm are wanted on every side"
        severity = "error" if not wanted.inside(found, _CLOSE) else "warning"
        hint = f"export it with {proof.sheet.bleed:g} mm of bleed"
        yield proof.finding("PRINT-BLEED", message, hint, page=page, severity="error" if severity == "error" else "warning")


def _out(trim: Box, other: Box) -> tuple[float, float, float, float]:
    """Return how far a box reaches beyond the trim on each side, in pt."""
    return trim.left - other.left, trim.bottom - other.bottom, other.right - trim.right, other.top - trim.top


def _filled(proof: Proof, page: ProofPage) -> Iterator[Finding]:
    short: dict[str, list[Painted]] = {}
    inner = page.trim.grown(-_CLOSE)
    for one in page.art:
        if not one.box.inside(inner) and one.box.meets(inner) and _is_area(one):
            for side, out in zip(_SIDES, _out(page.trim, one.box), strict=True):
                if -_CLOSE <= out < proof.sheet.bleed * MM - _CLOSE:
                    short.setdefault(side, []).append(one)
    if not short:
        return
    sides = ", ".join(side for side in ("left", "right", "top", "bottom") if side in short)
    areas = [one for found in short.values() for one in found]
    sure = any(one.straight or one.kind in {"image", "shading"} for one in areas)
    first = areas[0]
    what = "a picture" if first.kind == "image" else "an area"
    message = f"{what} reaches the edge of the page but stops short of the bleed ({sides})"
    hint = f"pull it out {proof.sheet.bleed:g} mm beyond the edge: {page.place(first.box)}"
    yield proof.finding("PRINT-BLEED", message, hint, page=page, severity="error" if sure else "warning")


def _is_area(one: Painted) -> bool:
    if one.kind == "text" or one.source == "glyph" or bare(one):
        return False
    return one.kind != "stroke" or one.size > _THICK
