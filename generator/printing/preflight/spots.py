"""Spot colours are named: each would be a plate of its own, and is paid for (Separation and DeviceN, ISO 32000-1, 8.6.6)."""

from collections.abc import Iterator

from generator.errors import Finding
from generator.printing.preflight._inks import spaces
from generator.printing.preflight._proof import Proof, named


def check(proof: Proof) -> Iterator[Finding]:
    """Yield a finding with the names of all spot colours of the file."""
    if not proof.inked:
        return
    names = {name for page in proof.pages for one in page.printed for space in spaces(one) for name in space.spots}
    if names:
        message = f"the file has spot colours: {named(names)}"
        hint = "turn them into process colours, unless the job was ordered with them"
        yield proof.finding("PRINT-SPOTS", message, hint, severity="warning")
