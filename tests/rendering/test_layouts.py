"""Every layout in every theme and locale with content that is hard to lay out, as the engine lays it out."""

import re
from functools import cache
from pathlib import Path

import pytest

from generator.errors import ContentError
from generator.l10n.formats import formats
from generator.posting.audience import ads
from generator.posting.workspace import Workspace
from generator.printing.sheets import Wish, sheet
from generator.rendering import themes
from generator.rendering.viewing import Options, view
from generator.rendering.writing import Pen
from generator.translation.localize import localize

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("pdf")]

WORKSPACE = Path(__file__).parent / "layouts"
POSTINGS = tuple(sorted(file.stem for file in (WORKSPACE / "postings").glob("*.yaml")))
LOCALES = ("da", "nb", "sv", "en")
MM = 25.4 / 96
"""A CSS pixel in mm."""

SHEETS = {
    "a4": Wish(),
    "200x280mm": Wish(size="200x280mm"),
    "a5": Wish(size="a5"),
    "a5-flyer": Wish(medium="a5-flyer"),
    "a3-poster": Wish(size="a3-poster"),
    "poster in print": Wish(medium="a3-poster"),
    "social": Wish(size="social"),
    "square": Wish(size="square"),
    "story": Wish(size="story"),
    "81x120mm": Wish(size="81x120mm"),
    "one column": Wish(medium="newspaper", columns=1, height=200),
    "two columns": Wish(medium="newspaper", columns=2, height=120),
    "tall": Wish(medium="newspaper", columns=2, height=365),
    "three columns": Wish(medium="newspaper", columns=3, height=100),
    "banner": Wish(medium="newspaper", columns=4, height=80),
    "page-wide banner": Wish(medium="newspaper", columns=6, height=60),
}


@cache
def shown(posting, locale, theme):
    """Return the view of an ad, and its theme."""
    workspace = Workspace.open(WORKSPACE)
    file = workspace.posting(WORKSPACE / "postings" / f"{posting}.yaml")
    (ad,) = ads(file, tuple(workspace.locales))
    pen = Pen(ad.in_locale(locale), localize(file.entities, workspace.locales[locale]), workspace.locales)
    pieces = tuple(pen.localized.pieces_of(found.text for found in pen.ad.texts()))
    found = themes.load(theme, WORKSPACE)
    return view(pen, pieces, workspace, Options(found.color)), found


def paper(wish):
    """Return the sheet that was asked for."""
    return sheet(wish, "png" if wish.size in {"social", "square", "story"} else "pdf", WORKSPACE)


def laid(posting, locale, theme, wish):
    """Lay an ad out; return WeasyPrint's document."""
    from generator.rendering.publication import Job, arranged

    ad, found = shown(posting, locale, theme)
    return arranged(Job(ad, found, formats(Workspace.open(WORKSPACE).locales[locale]).labels, paper(wish), ""))


class Box:
    """A box on a page: its edges in mm."""

    def __init__(self, box, text=""):
        self.text = text
        self.left, self.top = box.position_x * MM, box.position_y * MM
        self.right, self.bottom = self.left + box.width * MM, self.top + box.height * MM

    def over(self, other, slack=0.25):
        """Say whether it overlaps another box."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > slack
            and min(self.bottom, other.bottom) - max(self.top, other.top) > slack
        )


def walk(box, parents=()):
    """Yield each box below one, with those it stands in."""
    for child in getattr(box, "children", ()):
        yield child, (*parents, box)
        yield from walk(child, (*parents, box))


def is_line(box):
    return type(box).__name__ == "LineBox"


def words_of(line):
    return "".join(box.text for box, _ in walk(line) if type(box).__name__ == "TextBox")


def lines(page):
    """Return the lines of text of a page's content: as wide as their words, as high as their letters are."""
    made = []
    for box, parents in walk(page._page_box.children[0]):
        texts = [one for one, _ in walk(box) if type(one).__name__ == "TextBox" and one.text.strip()] if is_line(box) else []
        if texts and not any(map(is_line, parents)):
            made.append(Box(box, words_of(box)))
            made[-1].left = min(one.position_x for one in texts) * MM
            made[-1].right = max(one.position_x + one.width for one in texts) * MM
            made[-1].parents = parents
            made[-1].size = max(one.style["font_size"] for one in texts) * 0.75
    return made


def pictures(page):
    """Return the pictures that stand on a page by themselves, not in a line."""
    found = walk(page._page_box.children[0])
    return [Box(box, "picture") for box, _ in found if "Replaced" in type(box).__name__ and "Inline" not in type(box).__name__]


def faults(document, wish):
    """Yield what a printer would send back."""
    for page in document.pages:
        box = page._page_box
        left, top = box.content_box_x() * MM, box.content_box_y() * MM
        right, bottom = left + box.width * MM, top + box.height * MM
        found = lines(page)
        for line in found:
            if line.left < left - 0.05 or line.right > right + 0.05 or line.top < top - 0.05 or line.bottom > bottom + 0.05:
                yield f"outside its page: {line.text}"
            block = line.parents[-1]
            start = block.content_box_x() * MM
            if line.left < start - 0.05 or line.right > start + block.width * MM + 0.05:
                yield f"outside its box: {line.text}"
        for number, line in enumerate(found):
            for other in found[number + 1 :]:
                if line.over(other):
                    yield f"one over the other: {line.text} | {other.text}"
            for picture in pictures(page):
                if line.over(picture):
                    yield f"over a picture: {line.text}"
        for picture in pictures(page):
            if picture.bottom > bottom + 0.05 and picture.right - picture.left < box.width * MM:
                yield "a picture is outside its page"
    yield from alone(document)
    yield from headlines(document)


def alone(document):
    """Yield lines of a paragraph that stand alone on a page, and headings at the foot of one."""
    for page, following in zip(document.pages, document.pages[1:], strict=False):
        ends, begins = lines(page), lines(following)
        for block in {line.parents[-1].element for line in ends} & {line.parents[-1].element for line in begins}:
            if block is None:
                continue
            before = sum(line.parents[-1].element is block for line in ends)
            after = sum(line.parents[-1].element is block for line in begins)
            if min(before, after) < 2:
                yield f"a line alone: {words_of(block)}"
        flow = [line for line in ends if not any(parent.element.get("class") == "side" for parent in line.parents[1:] if parent.element is not None)]
        last = max(flow, key=lambda line: line.bottom, default=None)
        if last is not None and last.parents[-1].element_tag in {"h1", "h2", "h3"}:
            yield f"a heading at the foot: {last.text}"


def headlines(document):
    """Yield headlines whose last line is one short word."""
    found = [line for page in document.pages for line in lines(page) if line.parents[-1].element_tag == "h1"]
    widest = max(line.right - line.left for line in found)
    last = found[-1]
    if len(found) > 1 and len(last.text.split()) == 1 and last.right - last.left < 0.5 * widest:
        yield f"a last word alone: {last.text}"
    for line in found[:-1]:
        word = line.text.split()[-1] if line.text.split() else ""
        if re.fullmatch("i|in|på|at|til|till|for", word) and len(line.text.split()) > 1 and line is found[-2] and len(last.text.split()) == 1:
            yield f"a line that ends in “{word}”: {line.text}"
