"""Black text overprints, white never does (Ghent Workgroup's specifications; ISO 32000-1, 8.6.7).

Black that is knocked out of a coloured ground shows a white hair where the plates don't meet. White that overprints prints
nothing: it is gone.
"""

from collections.abc import Iterator

from generator.errors import Finding
from generator.printing.contents.records import Painted
from generator.printing.contents.spaces import total
from generator.printing.preflight._inks import amounts, bare, only_black, overprints
from generator.printing.preflight._proof import Proof, ProofPage, first_words

_LARGE = 24.0
_FULL = 0.95
_TINT = 5.0
"""Percent of other inks from which a ground is coloured."""


def check(proof: Proof) -> Iterator[Finding]:
    """Yield findings on white that vanishes and on black text that is knocked out."""
    if not proof.inked:
        return
    for page in proof.pages:
        white = [one for one in page.art if _vanishes(one) and page.under(one) is not None]
        if white:
            first = white[0]
            what = first_words(first.text) if first.kind == "text" else page.place(first.box)
            message = f"something white is set to overprint and would vanish: {what}"
            yield proof.finding("PRINT-OVERPRINT", message, "turn overprint off for white", page=page)
        if proof.sheet.colors == "black":
            continue
        black = [one for one in page.art if _knocks_out(one) and _colored(proof, page, one)]
        if black:
            message = f"black text is knocked out of a coloured ground: {first_words(black[0].text)}"
            hint = "set black text to overprint (OPM 1)"
            yield proof.finding("PRINT-OVERPRINT", message, hint, page=page, severity="warning")


def _vanishes(one: Painted) -> bool:
    if not one.overprint or one.color is None or one.source == "glyph" or not bare(one):
        return False
    return overprints(one) or one.color.space.model == "gray"


def _knocks_out(one: Painted) -> bool:
    if one.kind != "text" or one.size >= _LARGE or overprints(one) or one.alpha < 1 or one.blend != "Normal":
        return False
    found = amounts(one)
    return found is not None and found.get("Black", 0.0) >= _FULL and only_black(found)


def _colored(proof: Proof, page: ProofPage, one: Painted) -> bool:
    ground = page.under(one)
    if ground is None:
        return False
    found = amounts(ground)
    if found is not None:
        return total({name: value for name, value in found.items() if name != "Black"}) > _TINT
    if ground.image is not None:
        covered = proof.coverage(ground.image)
        return covered is not None and bool(covered.names - {"Black"})
    colors = ground.shade.colors if ground.shade else ()
    return any(not only_black(color.inks or {}) for color in colors)
