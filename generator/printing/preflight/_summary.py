"""What there is to say of a file, good or bad: its pages, size, inks, fonts, pictures."""

from dataclasses import dataclass

from generator.printing.preflight._inks import in_order, plates, totals
from generator.printing.preflight._proof import Proof


@dataclass(frozen=True)
class Summary:
    """Facts of a file: sizes in mm, ``ppi`` of the coarsest picture, ``ink`` the highest total in percent."""

    pages: int
    width: float
    height: float
    inks: tuple[str, ...]
    fonts: tuple[str, ...]
    ppi: float | None
    ink: float | None


def summary(proof: Proof) -> Summary:
    """Return the facts of a file."""
    art = [one for page in proof.pages for one in page.art]
    names: set[str] = set()
    seen: set[object] = set()
    ink: list[float] = []
    ppi: list[float] = []
    for one in art:
        key = (one.color, one.shade, one.image.key if one.image else None)
        if one.image is not None:
            ppi.append(min(one.image.ppi))
        if key in seen and not (one.image and one.image.key == (0, 0)):
            continue
        seen.add(key)
        names |= plates(proof, one)
        ink.extend(totals(proof, one))
    fonts = {font.name for page in proof.pages for font in page.contents.fonts.values()}
    width, height = proof.pages[0].size if proof.pages else (0.0, 0.0)
    return Summary(
        len(proof.pages) + proof.passed_over, round(width, 1), round(height, 1), in_order(names), tuple(sorted(fonts)),
        min(ppi, default=None), max(ink, default=None),
    )  # fmt: skip
