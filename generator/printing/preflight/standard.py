"""A file for the press is PDF/X: it says so, says whether it is trapped, and has an identity (ISO 15930-7, 6.1 and 6.8)."""

from collections.abc import Iterator

from generator.errors import Finding
from generator.printing.contents.objects import items, pick
from generator.printing.preflight import _xmp
from generator.printing.preflight._proof import Proof, named

_DUTIES = ("CreateDate", "ModifyDate", "MetadataDate", "title", "DocumentID", "VersionID", "RenditionClass")
"""Properties of XMP that PDF/X-4 asks for."""


def check(proof: Proof) -> Iterator[Finding]:
    """Yield findings on what PDF/X wants a file to say of itself."""
    if not proof.for_press:
        return
    said = _xmp.properties(proof.root)
    version = said.get("GTS_PDFXVersion") or _xmp.info(proof.pdf, "GTS_PDFXVersion")
    if not version:
        yield proof.finding("PRINT-STANDARD", "the file is no PDF/X", "export it as PDF/X-4")
    elif version.startswith("PDF/X-4"):
        missing = {name for name in _DUTIES if not said.get(name)}
        if missing:
            message = f"the file says that it is {version}, but its metadata lacks {named(missing)}"
            yield proof.finding("PRINT-STANDARD", message, "export it anew as PDF/X-4", severity="warning")
    trapped = said.get("Trapped") or _xmp.info(proof.pdf, "Trapped")
    if trapped not in {"True", "False"}:
        message = "the file does not say whether it is trapped"
        yield proof.finding("PRINT-STANDARD", message, "set Trapped to False; programs do so when they export PDF/X")
    if len(items(pick(proof.pdf.trailer, "ID"))) != 2:  # noqa: PLR2004 - the standard's number
        yield proof.finding("PRINT-STANDARD", "the file has no /ID to know it by", "export it anew as PDF/X-4")
