"""Notes, links and other annotations lie outside the bleed (ISO 15930-7, 6.11): some printers print them."""

from collections.abc import Iterator

from generator.errors import Finding
from generator.printing.contents.geometry import box
from generator.printing.contents.objects import items, name_of, numbers, pick
from generator.printing.preflight._proof import Proof, named

_MOST = 2000
_ALLOWED = {"PrinterMark", "TrapNet", "Popup"}


def check(proof: Proof) -> Iterator[Finding]:
    """Yield a finding for each page with annotations inside the bleed."""
    if not proof.for_press:
        return
    for page in proof.pages:
        kinds = set()
        for one in items(pick(page.page.obj, "Annots"))[:_MOST]:
            place = numbers(pick(one, "Rect"), 4)
            kind = name_of(pick(one, "Subtype"))
            if place and kind not in _ALLOWED and box(value * page.unit for value in place).meets(page.whole):
                kinds.add({"Link": "links", "Text": "notes", "Widget": "form fields"}.get(kind, kind or "notes"))
        if kinds:
            message = f"there are annotations on the page: {named(kinds)}"
            yield proof.finding("PRINT-ANNOTATIONS", message, "export it without links and notes", page=page)
