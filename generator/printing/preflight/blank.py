"""No page is blank: an empty back is ordered as such, not sent as a page."""

from collections.abc import Iterator

from generator.errors import Finding
from generator.printing.preflight._inks import bare
from generator.printing.preflight._proof import Proof


def check(proof: Proof) -> Iterator[Finding]:
    """Yield a finding for each page where nothing is printed inside the trim."""
    for page in proof.pages:
        if page.contents.problems:
            continue
        if not any(one.box.meets(page.trim) and not bare(one) for one in page.art):
            hint = "leave the page out, or say to the printer that it is meant"
            yield proof.finding("PRINT-BLANK", "the page is blank", hint, page=page, severity="warning")
