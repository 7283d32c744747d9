"""What the checks look at: the file, read once, beside the sheet that it is for."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pikepdf

from generator.errors import Finding, Severity, Where
from generator.printing.contents import read_page
from generator.printing.contents.geometry import MM, Box, box
from generator.printing.contents.objects import WRONG, Stored, items, number, numbers, pick
from generator.printing.contents.pixels import Coverage, coverage, size
from generator.printing.contents.records import ImageUse, PageContents, Painted
from generator.printing.contents.run import Shared
from generator.printing.contents.state import MOST_PAGES
from generator.printing.models import Medium
from generator.printing.preflight._beneath import beneath
from generator.printing.sheets import Sheet

BOXES = ("MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox")
MOST_SAMPLES = 400_000_000
"""Samples of pictures that are looked at in a file: an A3 poster at 300 ppi has 70 million."""
_A4 = Box(0.0, 0.0, 210 * MM, 297 * MM)
_ANY = Medium(description="any printer", size="a4", profile="web", colors="rgb", pdf_version="2.0", smallest_type=5)
"""What is asked of a file that is for no medium."""
_LEAST_SIDE, _MOST_SIDE = 3.0, 14400.0 * 100
"""Shortest side that a MediaBox can have, and the longest, in pt."""


@dataclass(frozen=True)
class ProofPage:
    """A page: its boxes in pt, as the file has them (``said``) and as they count, and what is painted on it."""

    number: int
    page: pikepdf.Page
    said: dict[str, Box]
    bleed_wanted: float
    unit: float
    turned: int
    contents: PageContents

    @property
    def media(self) -> Box:
        """Return the MediaBox."""
        return self.said.get("MediaBox", _A4)

    @property
    def trim(self) -> Box:
        """Return the box that the sheet is cut to."""
        return self.said.get("TrimBox") or self.said.get("ArtBox") or self.said.get("CropBox") or self.media

    @property
    def whole(self) -> Box:
        """Return the trim with the bleed that the medium wants."""
        return self.trim.grown(self.bleed_wanted * MM)

    @property
    def size(self) -> tuple[float, float]:
        """Return the width and height that it is seen in, in mm."""
        sides = self.trim.width / MM, self.trim.height / MM
        return sides if self.turned % 180 == 0 else (sides[1], sides[0])

    @cached_property
    def printed(self) -> tuple[Painted, ...]:
        """Return all that goes on a plate, marks too."""
        return tuple(one for one in self.contents.painted if one.source != "soft mask" and one.alpha > 0)

    @cached_property
    def art(self) -> tuple[Painted, ...]:
        """Return what is printed on the sheet or in its bleed: no marks outside."""
        return tuple(one for one in self.printed if one.box.meets(self.whole))

    @cached_property
    def _under(self) -> dict[int, Painted]:
        return beneath(self.printed, self.whole)

    def under(self, one: Painted) -> Painted | None:
        """Return what lies right beneath the middle of a thing painted; None for bare paper."""
        return self._under.get(id(one))

    def place(self, area: Box) -> str:
        """Return where something is, for people with a ruler."""
        left, top = (area.left - self.trim.left) / MM, (self.trim.top - area.top) / MM
        across = f"{left:.0f} mm from the left" if left > -1 else f"{-left:.0f} mm outside the left edge"
        down = f"{top:.0f} mm from the top" if top > -1 else f"{-top:.0f} mm above the top edge"
        return f"{across}, {down}"


@dataclass(frozen=True)
class Proof:
    """A file beside the sheet that it is for."""

    pdf: pikepdf.Pdf
    sheet: Sheet
    file: Path
    damage: tuple[str, ...]
    pages: tuple[ProofPage, ...]
    passed_over: int = 0
    _samples: list[int] = field(default_factory=list, repr=False)
    _coverage: dict[object, Coverage | None] = field(default_factory=dict, repr=False)

    @property
    def medium(self) -> Medium:
        """Return the medium; without one, something that asks for little."""
        return self.sheet.medium or _ANY

    @property
    def root(self) -> Stored:
        """Return the file's catalog."""
        return self.pdf.Root

    @property
    def for_press(self) -> bool:
        """Say whether it is made for a printer: PDF/X."""
        return self.sheet.profile.variant == "pdf/x-4"

    @property
    def inked(self) -> bool:
        """Say whether it is printed in the inks that the file names."""
        return self.sheet.colors != "rgb"

    def coverage(self, use: ImageUse) -> Coverage | None:
        """Return the ink of a picture, which is reckoned once."""
        key: object = use.key if use.key != (0, 0) else id(use.stream)
        if key not in self._coverage:
            self._samples.append(size(use))
            known = sum(self._samples) <= MOST_SAMPLES
            self._coverage[key] = coverage(use) if known else None
        return self._coverage[key]

    def finding(
        self, rule: str, message: str, hint: str, *, page: ProofPage | None = None, severity: Severity = "error"
    ) -> Finding:
        """Return a finding in this file, on a page or in the whole of it."""
        where = f"page {page.number}" if page else ""
        return Finding(rule, message, hint, severity, Where(self.file), where)


def read(pdf: pikepdf.Pdf, sheet: Sheet, file: Path) -> Proof:
    """Read a file that was opened."""
    damage = tuple(str(warning) for warning in pdf.get_warnings())
    shared = Shared()
    count = len(pdf.pages)
    pages = tuple(_page(page, number, sheet.bleed, shared) for number, page in zip(range(1, MOST_PAGES + 1), pdf.pages))  # noqa: B905 - the range is meant to be longer
    return Proof(pdf, sheet, file, damage, pages, count - len(pages))


def _page(page: pikepdf.Page, place: int, bleed: float, shared: Shared) -> ProofPage:
    unit = number(page.obj.get("/UserUnit"), 1.0)
    unit = unit if 0 < unit < 1000 else 1.0  # noqa: PLR2004 - far beyond any sheet
    said = dict(_boxes(page, unit))
    media = said.get("MediaBox", _A4)
    turned = int(number(_inherited(page, "Rotate")))
    return ProofPage(place, page, said, bleed, unit, turned, read_page(page, media, shared, unit))


def _boxes(page: pikepdf.Page, unit: float) -> Iterator[tuple[str, Box]]:
    for name in BOXES:
        found = numbers(_inherited(page, name) if name in {"MediaBox", "CropBox"} else page.obj.get(f"/{name}"), 4)
        if found is None:
            continue
        made = box(value * unit for value in found)
        if min(made.width, made.height) >= _LEAST_SIDE and max(map(abs, made)) <= _MOST_SIDE:
            yield name, made


def _inherited(page: pikepdf.Page, name: str) -> Stored:
    """Return an attribute that a page may have from the nodes above it (ISO 32000-1, 7.7.3.4)."""
    node: Stored = page.obj
    for _ in range(50):
        found = pick(node, name)
        if found is not None:
            return found
        node = pick(node, "Parent")
        if node is None:
            break
    return None


def first_words(text: str) -> str:
    """Return the beginning of a text, in quotation marks."""
    plain = " ".join(text.replace("\ufffd", "").split())
    short = plain if len(plain) <= 40 else f"{plain[:38].rstrip()} …"  # noqa: PLR2004 - enough to find it by
    return f"“{short}”" if short else "a text"


def named(items_: object) -> str:
    """Return names as a list for people."""
    found = sorted(map(str, items_)) if isinstance(items_, (set, frozenset, dict, list, tuple)) else [str(items_)]
    return ", ".join(found[:8]) + (f" and {len(found) - 8} more" if len(found) > 8 else "")  # noqa: PLR2004 - enough to read


__all__ = ["BOXES", "WRONG", "Proof", "ProofPage", "first_words", "items", "named", "read"]
