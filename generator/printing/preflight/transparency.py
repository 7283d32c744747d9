"""A medium that takes PDF 1.4 at most takes no transparency: it works with PDF/X-1a or -3 (ISO 15930-4 and -6, 6.16)."""

from collections.abc import Iterator

from generator.errors import Finding
from generator.printing.contents.records import Painted
from generator.printing.preflight._proof import Proof


def check(proof: Proof) -> Iterator[Finding]:
    """Yield a finding for each page where something shines through, if the medium forbids that."""
    if proof.medium.pdf_version > "1.4":
        return
    for page in proof.pages:
        those = [one for one in page.printed if _shines_through(one)]
        if those:
            message = f"{len(those)} things are transparent, first {page.place(those[0].box)}"
            yield proof.finding("PRINT-TRANSPARENCY", message, "export it with transparency flattened (PDF 1.3)", page=page)


def _shines_through(one: Painted) -> bool:
    soft = one.image is not None and one.image.soft
    return one.alpha < 1 or one.blend != "Normal" or one.masked or soft
