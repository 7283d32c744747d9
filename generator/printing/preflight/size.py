"""The trimmed page has the size that was ordered, within 0.1 mm (0.5 mm where nothing is cut).

Without bleed, as in newspapers, the page is no larger than that.
"""

from collections.abc import Iterator

from generator.errors import Finding
from generator.printing.contents.geometry import MM
from generator.printing.preflight._proof import Proof, ProofPage

_CLOSE, _CLOSE_ON_SCREEN = 0.1, 0.5


def check(proof: Proof) -> Iterator[Finding]:
    """Yield a finding for each page of another size than the sheet's."""
    wanted = (proof.sheet.width, proof.sheet.height)
    for page in proof.pages:
        if "MediaBox" not in page.said:
            continue
        if not _same(page.size, wanted, _CLOSE if proof.for_press else _CLOSE_ON_SCREEN):
            yield _other(proof, page, wanted)
        elif proof.for_press and not proof.sheet.bleed and not page.media.near(page.trim, _CLOSE * MM):
            width, height = page.media.width / MM, page.media.height / MM
            message = f"the page is {width:.1f} x {height:.1f} mm, larger than the booked {proof.sheet.size}"
            hint = "export it without bleed, marks or space around"
            yield proof.finding("PRINT-SIZE", message, hint, page=page)


def _other(proof: Proof, page: ProofPage, wanted: tuple[float, float]) -> Finding:
    width, height = page.size
    message = f"the page is {width:.1f} x {height:.1f} mm when trimmed; {wanted[0]:g} x {wanted[1]:g} mm were ordered"
    hint = "set the document to that size: a page that is scaled changes its type and its margins"
    if _same((height, width), wanted, _CLOSE_ON_SCREEN):
        hint = "it lies on its side: turn the document, not only the view"
    return proof.finding("PRINT-SIZE", message, hint, page=page)


def _same(one: tuple[float, float], other: tuple[float, float], within: float) -> bool:
    return all(abs(a - b) <= within for a, b in zip(one, other, strict=True))
