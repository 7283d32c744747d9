"""The file is whole: its cross-reference table leads to every object (ISO 32000-1, 7.5.4)."""

from collections.abc import Iterator

from generator.errors import Finding
from generator.printing.preflight._proof import Proof


def check(proof: Proof) -> Iterator[Finding]:
    """Yield a finding where the file had to be mended to be read."""
    if proof.damage:
        message = "the file is damaged; it could only be read by guessing"
        yield proof.finding("PRINT-DAMAGE", message, "export it again, or send it again: a part may have been lost on the way")
