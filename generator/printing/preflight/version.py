"""The PDF version is one that the medium takes."""

from collections.abc import Iterator

from generator.errors import Finding
from generator.printing.contents.objects import name_of, pick
from generator.printing.preflight._proof import Proof


def check(proof: Proof) -> Iterator[Finding]:
    """Yield a finding where the version of header or catalog is too high."""
    version = max(proof.pdf.pdf_version, name_of(pick(proof.root, "Version")))
    if version > proof.medium.pdf_version:
        message = f"the file is PDF {version}; at most {proof.medium.pdf_version} is taken"
        yield proof.finding("PRINT-VERSION", message, f"export it as PDF {proof.medium.pdf_version}")
