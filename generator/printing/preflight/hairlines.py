"""Lines are thick enough to print: 0.25 pt, and 0.5 pt where they are light on dark (usual in printers' sheets)."""

from collections.abc import Iterator

from generator.errors import Finding
from generator.printing.contents.records import Painted
from generator.printing.preflight._inks import bare, lightness
from generator.printing.preflight._proof import Proof, ProofPage

_LEAST, _LEAST_REVERSED, _ROUNDING = 0.25, 0.5, 0.005
_CONTRAST = 0.3


def check(proof: Proof) -> Iterator[Finding]:
    """Yield a finding for each page with lines that are too thin."""
    for page in proof.pages:
        thin = [one for one in page.art if _is_line(one) and one.size < _least(proof, page, one) - _ROUNDING]
        if thin:
            first = min(thin, key=lambda one: one.size)
            width = "without a width" if first.size <= 0 else f"{first.size:.2f} pt thin"
            message = f"a line is {width}, {len(thin)} of them in all: {page.place(first.box)}"
            hint = f"make lines at least {_LEAST} pt thick, light ones on a dark ground {_LEAST_REVERSED} pt"
            gone = first.size <= 0 and proof.inked
            yield proof.finding("PRINT-HAIRLINES", message, hint, page=page, severity="error" if gone else "warning")


def _is_line(one: Painted) -> bool:
    if one.source in {"glyph", "pattern"}:
        return False
    if one.kind == "stroke":
        return True
    return one.kind == "fill" and one.straight and one.size < _LEAST_REVERSED and max(one.box.width, one.box.height) > 1


def _least(proof: Proof, page: ProofPage, one: Painted) -> float:
    ground = page.under(one)
    if ground is None:
        return 0.0 if bare(one) else _LEAST
    light = lightness(proof, one) - lightness(proof, ground) > _CONTRAST
    return _LEAST_REVERSED if light else _LEAST
