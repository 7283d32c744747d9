"""The look that a printer's prepress takes at a PDF, ours or anybody's, before it goes to the press.

Each module of this package is a check: a function ``check(proof)`` that yields findings, with the rule and its source in the
module's docstring. To add one is to add a file. Imported late, with pikepdf and numpy.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pikepdf

from generator import plugins
from generator.errors import Finding, InputError, Where, refused
from generator.printing.contents.objects import WRONG
from generator.printing.preflight._proof import Proof, read
from generator.printing.preflight._summary import Summary, summary
from generator.printing.sheets import Sheet

__all__ = ["Report", "Summary", "examine", "preflight"]

_HEADER = 1024
"""Bytes within which readers look for ``%PDF`` (ISO 32000-1, annex H)."""


@dataclass(frozen=True)
class Report:
    """What was found, and what there is to say of a file that is well."""

    findings: list[Finding]
    summary: Summary


def preflight(file: Path | bytes, sheet: Sheet, name: Path) -> list[Finding]:
    """Return what a printer would send a PDF back for, or ask about.

    Args:
        file: the PDF, or its bytes.
        sheet: what it is for.
        name: the file's name in the findings.

    Raises:
        InputError: it can't be read at all: no PDF, too damaged, or with a password.
    """
    return examine(file, sheet, name).findings


def examine(file: Path | bytes, sheet: Sheet, name: Path) -> Report:
    """Return the findings with a summary; see :func:`preflight`."""
    with _opened(file, name) as pdf:
        try:
            proof = read(pdf, sheet, name)
        except WRONG as problem:
            raise InputError(_broken(name)) from problem
        found = [finding for module in plugins.modules(__name__) for finding in _checked(module, proof)]
        # Page by page, as people mend them; what is about the whole file first.
        found.sort(key=lambda one: (one.severity != "error", _number(one), one.rule))
        return Report(_together(found), summary(proof))


def _number(finding: Finding) -> int:
    return int(finding.field.removeprefix("page ")) if finding.field else 0


def _together(found: list[Finding]) -> list[Finding]:
    """Tell what is the same on several pages once, as of "pages 1, 2"."""
    pages: dict[Finding, list[int]] = {}
    for finding in found:
        pages.setdefault(replace(finding, field=""), []).append(_number(finding))
    return [replace(finding, field=_pages(sorted(set(numbers) - {0}))) for finding, numbers in pages.items()]


def _pages(numbers: list[int]) -> str:
    if len(numbers) < 2:  # noqa: PLR2004 - one page, or none
        return f"page {numbers[0]}" if numbers else ""
    first, last = numbers[0], numbers[-1]
    whole = last - first + 1 == len(numbers) > 2  # noqa: PLR2004 - two are a list
    return f"pages {first}–{last}" if whole else f"pages {', '.join(map(str, numbers))}"


def _checked(module: ModuleType, proof: Proof) -> Iterator[Finding]:
    """Yield what a check finds; a file that is so broken that it can't be made is a finding too."""
    found: list[Finding] = []
    try:
        found.extend(module.check(proof))
    except WRONG:
        name = module.__name__.rpartition(".")[2].replace("_", " ")
        message = f"is built so wrongly that it can't be checked for {name}"
        yield proof.finding("PRINT-CONTENTS", message, "save it anew from the program that made it")
    yield from found


def _opened(file: Path | bytes, name: Path) -> pikepdf.Pdf:
    try:
        data = file if isinstance(file, bytes) else file.read_bytes()
    except OSError as problem:
        raise InputError(refused(problem, name)) from None
    if not data:
        raise InputError(Finding("PRINT-FILE", "the file is empty", "export it again", where=Where(name)))
    if b"%PDF" not in data[:_HEADER]:
        raise InputError(Finding("PRINT-FILE", "this is no PDF", "export the page as PDF first", where=Where(name)))
    try:
        pdf = pikepdf.open(BytesIO(data))
        len(pdf.pages)
    except pikepdf.PasswordError:
        hint = "save it without a password: a printer can't open it either"
        raise InputError(Finding("PRINT-FILE", "the file asks for a password", hint, where=Where(name))) from None
    except WRONG as problem:
        raise InputError(_broken(name)) from problem
    return pdf


def _broken(name: Path) -> Finding:
    return Finding(
        "PRINT-FILE", "the file is damaged and can't be read", "export it again, or send it again", where=Where(name)
    )
