"""Type is as large as the medium asks for: for reading, and because small letters that are light on dark fill up with ink."""

from collections.abc import Iterator

from generator.errors import Finding
from generator.printing.contents.records import Painted
from generator.printing.preflight._inks import bare, lightness
from generator.printing.preflight._proof import Proof, ProofPage, first_words

_ROUNDING = 0.05
_CONTRAST, _LIGHT = 0.3, 0.5


def check(proof: Proof) -> Iterator[Finding]:
    """Yield findings on the smallest type of each page, plain and reversed."""
    for page in proof.pages:
        texts = [one for one in page.art if one.kind == "text" and one.size > 0]
        light: list[Painted] = []
        plain: list[Painted] = []
        for one in texts:
            (light if _reversed(proof, page, one) else plain).append(one)
        visible = [one for one in plain if not bare(one)]
        yield from _small(proof, page, visible, proof.medium.smallest_type, "type")
        yield from _small(proof, page, light, proof.medium.smallest_reversed, "light type on a dark ground")


def _small(proof: Proof, page: ProofPage, texts: list[Painted], least: float, what: str) -> Iterator[Finding]:
    small = [one for one in texts if one.size < least - _ROUNDING]
    if small:
        first = min(small, key=lambda one: one.size)
        message = f"{what} of {first.size:.2g} pt is too small to print: {first_words(first.text)}"
        yield proof.finding("PRINT-TYPE-SIZE", message, f"make it at least {least:g} pt", page=page)


def _reversed(proof: Proof, page: ProofPage, one: Painted) -> bool:
    ground = page.under(one)
    light = lightness(proof, one)
    return ground is not None and light >= _LIGHT and light - lightness(proof, ground) > _CONTRAST
