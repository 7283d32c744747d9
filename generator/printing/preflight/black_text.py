"""Small black text is printed in black alone: in several inks, each a hair beside the other, it gets coloured fringes."""

from collections.abc import Iterator

from generator.errors import Finding
from generator.printing.contents.records import Painted
from generator.printing.contents.spaces import components
from generator.printing.preflight._inks import amounts
from generator.printing.preflight._proof import Proof, first_words

_LARGE, _SMALL = 24.0, 12.0
"""Type in pt from which it does not matter, and below which it is an error."""
_DARK = 0.2
"""Red, green and blue are all below this in what people call black."""
_TRACE = 0.03


def check(proof: Proof) -> Iterator[Finding]:
    """Yield a finding for each page with black text of several inks."""
    if not proof.inked:
        return
    for page in proof.pages:
        those = [one for one in page.art if one.kind == "text" and one.size < _LARGE - 0.01 and _rich(one)]
        if not those:
            continue
        first = min(those, key=lambda one: one.size)
        inks = "/".join(f"{100 * value:.0f}" for value in (amounts(first) or {}).values())
        message = f"black text of {first.size:.3g} pt is made of several inks ({inks}): {first_words(first.text)}"
        severity = "error" if first.size < _SMALL else "warning"
        hint = "colour it 100 % black (0/0/0/100), overprinting"
        yield proof.finding(
            "PRINT-BLACK-TEXT", message, hint, page=page, severity="error" if severity == "error" else "warning"
        )


def _rich(one: Painted) -> bool:
    found = amounts(one)
    shown = components(one.color.space, one.color.values) if one.color else None
    if not found or shown is None or "All" in found:
        return False
    return max(shown) <= _DARK and sum(value > _TRACE for value in found.values()) > 1
