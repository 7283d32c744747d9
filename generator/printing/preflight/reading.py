"""Every drawing step of the file can be understood (ISO 32000-1, 7.8), and there is an end to them."""

from collections.abc import Iterator

from generator.errors import Finding, Severity
from generator.printing.preflight._proof import Proof

_ANEW = "save it anew from the program that made it"
_PROBLEMS: dict[str, tuple[Severity, str, str]] = {
    "broken": ("warning", "some drawing steps are wrong, and printers may show them in different ways", _ANEW),
    "unbalanced": ("warning", "its drawing states are saved and brought back unevenly", _ANEW),
    "unreadable": ("error", "a part of what it draws is damaged", _ANEW),
    "loop": ("error", "a drawing in it draws itself without end", _ANEW),
    "deep": ("error", "its drawings lie inside each other too deeply to be followed", "flatten it to fewer levels"),
    "missing": ("error", "it places a picture or drawing that is not in the file", "put the picture in again, and export anew"),
    "space": ("error", "it uses a colour space that can't be understood", _ANEW),
    "no font": ("error", "it shows text without saying in which font", _ANEW),
}


def check(proof: Proof) -> Iterator[Finding]:
    """Yield what could not be read, and where reading stopped."""
    for page in proof.pages:
        for problem in page.contents.problems:
            severity, message, hint = _PROBLEMS.get(
                problem, ("error", f"is too much to look through: {problem}", "make a picture of the busiest drawing in it")
            )
            yield proof.finding("PRINT-CONTENTS", message, hint, page=page, severity=severity)
    if proof.passed_over:
        message = f"{proof.passed_over} more pages were not looked at"
        yield proof.finding("PRINT-CONTENTS", message, f"give no more than {len(proof.pages)} pages at once")
