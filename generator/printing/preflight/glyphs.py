"""Every character has a glyph: none is shown as .notdef, the box of a font that lacks it (ISO 15930-7, 6.4)."""

from collections.abc import Iterator

from generator.errors import Finding
from generator.printing.preflight._proof import Proof, first_words


def check(proof: Proof) -> Iterator[Finding]:
    """Yield a finding for each page on which glyphs are missing."""
    for page in proof.pages:
        those = [one for one in page.printed if one.missing]
        if those:
            count = sum(one.missing for one in those)
            font = those[0].font
            message = f"{count} characters are missing in the font {font.name if font else ''}: {first_words(those[0].text)}"
            hint = "choose a font that has them, and export anew"
            yield proof.finding("PRINT-GLYPHS", message, hint, page=page)
