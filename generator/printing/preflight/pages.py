"""There are as many pages as were booked, upright and in true size (UserUnit is unknown to many presses)."""

from collections.abc import Iterator

from generator.errors import Finding
from generator.printing.preflight._proof import Proof


def check(proof: Proof) -> Iterator[Finding]:
    """Yield findings on the number of pages, turned pages, and pages in units of their own."""
    count, most = len(proof.pages) + proof.passed_over, proof.sheet.pages
    if not count:
        yield proof.finding("PRINT-PAGES", "the file has no pages", "export it again")
    elif most is not None and count > most:
        message = f"the file has {count} pages; there is room for {most}"
        yield proof.finding("PRINT-PAGES", message, "leave pages out, or order more")
    for page in proof.pages:
        if page.turned % 360:
            message = f"the page is turned by {page.turned} degrees, and a printer may turn it again"
            hint = "make the page upright in the program it comes from"
            yield proof.finding("PRINT-PAGES", message, hint, page=page, severity="warning")
        if page.unit != 1:
            message = (
                f"the page counts in units of {page.unit:g} points, which many printers overlook: it would come out smaller"
            )
            yield proof.finding("PRINT-PAGES", message, "make the page in its true size", page=page)
