"""The file is not encrypted: PDF/X forbids it (ISO 15930-7, 6.17), and printers can't work on such a file."""

from collections.abc import Iterator

from generator.errors import Finding
from generator.printing.preflight._proof import Proof


def check(proof: Proof) -> Iterator[Finding]:
    """Yield a finding where the file is encrypted, even if it opens without a password."""
    if proof.pdf.is_encrypted:
        message = "the file is encrypted or restricts what may be done with it"
        yield proof.finding("PRINT-ENCRYPTION", message, "save it without security settings")
