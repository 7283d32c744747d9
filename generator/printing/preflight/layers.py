"""Layers can be switched off (ISO 32000-1, 8.11): a printer can't see which of them are meant."""

from collections.abc import Iterator

from generator.errors import Finding
from generator.printing.contents.objects import items, pick, text_of
from generator.printing.preflight._proof import Proof, named


def check(proof: Proof) -> Iterator[Finding]:
    """Yield a finding where the file has layers; an error where one is off, or where the medium's PDF version has none."""
    layers = items(pick(proof.root, "OCProperties", "OCGs"))
    if not layers:
        return
    off = items(pick(proof.root, "OCProperties", "D", "OFF"))
    names = named({text_of(pick(one, "Name")) or "one without a name" for one in (off or layers)})
    if off:
        message = f"layers are switched off: {names}"
        yield proof.finding("PRINT-LAYERS", message, "delete what is not to be printed, then export without layers")
        return
    severity = "error" if proof.medium.pdf_version < "1.5" else "warning"
    if proof.for_press:
        yield proof.finding(
            "PRINT-LAYERS", f"the file has layers: {names}", "export it without layers",
            severity="error" if severity == "error" else "warning",
        )  # fmt: skip
