"""All fonts are in the file (ISO 15930-7, 6.4; ISO 14289-1, 7.21.4.1): a printer would put in another one without a word."""

from collections.abc import Iterator

from generator.errors import Finding
from generator.printing.preflight._proof import Proof, named


def check(proof: Proof) -> Iterator[Finding]:
    """Yield findings on fonts that are not embedded, and on Type 3 fonts, whose letters are drawings."""
    fonts = [font for page in proof.pages for font in page.contents.fonts.values()]
    missing = {font.name or "one without a name" for font in fonts if not font.embedded}
    if missing:
        yield proof.finding("PRINT-FONTS", f"fonts are not in the file: {named(missing)}", "embed all fonts when exporting")
    drawn = {font.name for font in fonts if font.kind == "Type3"}
    if drawn:
        message = f"letters are drawings (Type 3 fonts), which print coarsely: {named(drawn)}"
        hint = "use TrueType or OpenType fonts"
        yield proof.finding("PRINT-FONTS", message, hint, severity="warning")
