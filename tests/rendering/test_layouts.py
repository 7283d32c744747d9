"""Every layout in every theme and locale with content that is hard to lay out, as the engine lays it out."""

from functools import cache
from importlib import import_module
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from generator.errors import ContentError
from generator.l10n.formats import formats
from generator.posting.audience import ads
from generator.posting.workspace import Workspace
from generator.printing import fonts
from generator.printing.sheets import Wish, sheet
from generator.rendering import measuring, themes
from generator.rendering.viewing import Options, view
from generator.rendering.writing import Pen
from generator.translation.localize import localize

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("pdf")]

WORKSPACE = Path(__file__).parent / "layouts"
POSTINGS = tuple(sorted(file.stem for file in (WORKSPACE / "postings").glob("*.yaml")))
LOCALES = ("da", "nb", "sv", "en")
THEMES = ("classic", "nordic")
LITTLE = ("bare", "specialist")
"""Postings that say so little that one locale tells as much as four."""
MM = 25.4 / 96
"""A CSS pixel in mm."""
POINT = 25.4 / 72
"""A point in mm."""

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


ROOMY = ("a4", "200x280mm", "a5", "a5-flyer", "social", "square", "story", "tall")
"""Sheets with room for any of the postings."""


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


@cache
def publication():
    """Return the module that lays sheets out, loaded as the PDF writer does."""
    with fonts.only_ours():
        return import_module("generator.rendering.publication")


def job(posting, locale, theme, wish):
    """Return an ad on a sheet."""
    ad, found = shown(posting, locale, theme)
    catalog = formats(Workspace.open(WORKSPACE).locales[locale]).labels
    return publication().Job(ad, found, catalog, paper(wish), "")


def laid(posting, locale, theme, wish):
    """Lay an ad out; return WeasyPrint's document."""
    return publication().arranged(job(posting, locale, theme, wish))


def printed(posting, locale, theme, wish):
    """Return the pages of an ad's PDF, before prepress cuts it."""
    one = job(posting, locale, theme, wish)
    return pypdfium2.PdfDocument(publication().press().write(publication().arranged(one), one.paper))


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


def of_class(box, name):
    return box.element is not None and name in (box.element.get("class") or "").split()


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
    return made


def pictures(page):
    """Return the pictures that stand on a page by themselves, not in a line."""
    found = walk(page._page_box.children[0])
    return [Box(box, "picture") for box, _ in found if "Replaced" in type(box).__name__ and "Inline" not in type(box).__name__]


def faults(document):
    """Yield what a printer would send back."""
    for page in document.pages:
        yield from outside(page)
        yield from overlaps(page)
    yield from alone(document)
    yield from headlines(document)


def outside(page):
    """Yield what sticks out of its page or of the box it stands in."""
    box = page._page_box
    left, top = box.content_box_x() * MM, box.content_box_y() * MM
    right, bottom = left + box.width * MM, top + box.height * MM
    for line in lines(page):
        if line.left < left - 0.05 or line.right > right + 0.05 or line.top < top - 0.05 or line.bottom > bottom + 0.05:
            yield f"outside its page: {line.text}"
        block = line.parents[-1]
        start = block.content_box_x() * MM
        # A bullet hangs out of its item, into the room that is left for it.
        hanging = min(0.0, getattr(block.style["text_indent"], "value", 0.0)) * MM
        if line.left < start + hanging - 0.05 or line.right > start + block.width * MM + 0.05:
            yield f"outside its box: {line.text}"
    for picture in pictures(page):
        if picture.bottom > bottom + 0.05 and picture.right - picture.left < right - left:
            yield "a picture is outside its page"


def overlaps(page):
    """Yield lines that lie over others or over pictures."""
    found, seen = lines(page), pictures(page)
    for number, line in enumerate(found):
        yield from (f"one over the other: {line.text} | {other.text}" for other in found[number + 1 :] if line.over(other))
        yield from (f"over a picture: {line.text}" for picture in seen if line.over(picture))


def alone(document):
    """Yield lines of a paragraph that stand alone on a page, and headings at the foot of one."""
    for page, following in zip(document.pages, document.pages[1:], strict=False):
        ends, begins = lines(page), lines(following)
        for block in {line.parents[-1].element for line in ends} & {line.parents[-1].element for line in begins}:
            if block is None:
                continue  # as of margins
            before = sum(line.parents[-1].element is block for line in ends)
            after = sum(line.parents[-1].element is block for line in begins)
            if min(before, after) < 2:
                yield f"a line alone on a page: {''.join(block.itertext())}"
        beside = [parent.element for line in ends for parent in line.parents if of_class(parent, "side")]
        flow = [line for line in ends if not {parent.element for parent in line.parents} & set(beside)]
        last = max(flow, key=lambda line: line.bottom, default=None)
        if last is not None and last.parents[-1].element_tag in {"h1", "h2", "h3"}:
            yield f"a heading at the foot: {last.text}"


def headlines(document):
    """Yield headlines whose last line is one short word; the last part of a word that is broken is none."""
    found = [line for page in document.pages for line in lines(page) if line.parents[-1].element_tag == "h1"]
    last, widest = found[-1], max(line.right - line.left for line in found)
    broken = len(found) > 1 and found[-2].text.rstrip().endswith(("-", "\u2010", "\u00ad"))
    if len(found) > 1 and len(last.text.split()) == 1 and not broken and last.right - last.left < widest / 2:
        yield f"a last word alone: {last.text}"


def combinations():
    """Yield theme, sheet, posting and locale: each sheet in each theme with each posting, and in each locale."""
    for one, theme in enumerate(THEMES):
        for two, name in enumerate(SHEETS):
            chosen = [
                (posting, LOCALES[(one + two + three + step) % 4])
                for three, posting in enumerate(POSTINGS)
                for step in ((0,) if posting in LITTLE else (0, 2))
            ]
            yield pytest.param(theme, name, chosen, id=f"{theme}-{name}")


@pytest.mark.parametrize(("theme", "name", "chosen"), list(combinations()))
def test_whatever_is_said_fits_its_sheet_in_good_order(theme, name, chosen):
    found = []
    for posting, locale in chosen:
        try:
            document = laid(posting, locale, theme, SHEETS[name])
        except ContentError as error:
            (finding,) = error.findings
            assert finding.rule == "FIT"
            assert name not in ROOMY
            assert posting in {"crowded", "long"}
            continue
        medium = paper(SHEETS[name]).medium
        if medium is not None:
            assert measuring.smallest(document) >= medium.smallest_type - 0.001
            light = measuring.smallest(document, reversed_only=True)
            assert light == 0 or light >= medium.smallest_reversed - 0.001
        found += [f"{posting}.{locale}: {fault}" for fault in dict.fromkeys(faults(document))]

    assert found == []


def letters(text):
    """Return what a text is made of, however its lines and words are broken."""
    return "".join(one for one in text if one.isalnum())


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ["a5", "81x120mm", "one column", "three columns", "banner", "a3-poster"])
def test_nothing_is_left_out(theme, name):
    posting, locale = "property", "sv"
    ad, _ = shown(posting, locale, theme)

    document = laid(posting, locale, theme, SHEETS[name])

    said = letters("".join(line.text for page in document.pages for line in lines(page)))
    wanted = [ad.title.plain, ad.kicker, ad.apply.email, ad.deadline.value.plain]
    wanted += [fact.value.plain for fact in ad.facts if fact.key != "location"]
    wanted += [text for contact in ad.contacts for text in (contact.name, contact.role.plain, contact.telephone)]
    wanted.append((ad.summary if name in {"a5", "a3-poster"} else ad.short_text).plain)
    assert [text for text in wanted if letters(text) not in said] == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("posting", "locale"), [("long", "nb"), ("property", "da"), ("bare", "sv")])
def test_a_poster_is_read_from_two_metres(theme, posting, locale):
    wish = SHEETS["a3-poster"]
    pages = printed(posting, locale, theme, wish)
    text = pages[0].get_textpage()
    # Letters that stand on the line and reach up to the height of capitals, no more.
    capitals = [index for index, one in enumerate(text.get_text_range()) if one in "BDEFHIKLMNPRTVXZ"]
    boxes = [text.get_charbox(index) for index in capitals]
    heights = sorted((top - bottom) * POINT for _, bottom, _, top in boxes)

    assert heights[0] >= 5 - 0.02
    assert heights[-1] >= 15 - 0.02
    drawn = pages[0].render(scale=2).to_pil()
    (code,) = zxingcpp.read_barcodes(drawn)
    assert code.text == shown(posting, locale, theme)[0].qr_address
    assert (code.position.top_right.x - code.position.top_left.x) / 2 * POINT >= 30
    left, top, right = code.position.top_left.x, code.position.top_left.y, code.position.top_right.x
    around = drawn.crop((left - 20, top - 20, right + 20, top - 4))
    assert around.getextrema() == ((255, 255),) * 3


@pytest.mark.parametrize("theme", THEMES)
def test_a_story_leaves_room_for_what_applications_lay_over_it(theme):
    wish = SHEETS["story"]

    (page,) = laid("long", "en", theme, wish).pages

    height = paper(wish).height
    assert min(line.top for line in lines(page)) >= 0.15 * height - 0.1
    assert max(line.bottom for line in lines(page)) <= 0.82 * height + 0.1


def color(drawn, x, y):
    """Return the colour of a drawn page, at so many mm from its left and top edge, or from the others if negative."""
    scale = 4 / POINT / 2
    return "#{:02x}{:02x}{:02x}".format(*drawn.getpixel((int((x * scale) % drawn.width), int((y * scale) % drawn.height))))


@pytest.mark.parametrize(("posting", "locale"), [("long", "da"), ("property", "sv"), ("bare", "en")])
def test_grounds_of_colour_run_into_the_bleed(posting, locale):
    brand = shown(posting, locale, "nordic")[0].brand

    front, back = (page.render(scale=2).to_pil() for page in printed(posting, locale, "nordic", SHEETS["a5-flyer"]))
    poster = printed(posting, locale, "nordic", SHEETS["poster in print"])[0].render(scale=2).to_pil()

    assert {color(front, x, y) for x in (1, -1) for y in (1, -1)} == {brand.color}
    assert {color(back, x, -1) for x in (1, -1)} == {brand.tint}
    assert {color(back, x, 1) for x in (1, -1)} == {"#ffffff"}
    assert {color(poster, x, 1) for x in (1, -1)} == {brand.color}
    assert {color(poster, x, -1) for x in (1, -1)} == {brand.tint}


TAGGED = {
    "a4": Wish(), "a5": Wish(size="a5"), "poster": Wish(size="a3-poster"), "column": Wish(size="40x150mm"),
    "banner": Wish(size="190x90mm"), "archived banner": Wish(size="190x90mm", profile="archive"),
}  # fmt: skip


def test_veraPDF_reads_every_layout_as_a_screen_reader_would(verapdf, tmp_path):  # noqa: N802 - its name
    files = {}
    for theme in THEMES:
        for name, wish in TAGGED.items():
            one = job("property", "sv", theme, wish)
            file = tmp_path / f"{theme} {name}.pdf"
            file.write_bytes(publication().publish(one.view, one.theme, one.catalog, one.sheet, "2026-11-01"))
            files[file] = name

    found = verapdf(list(files), ["ua1"])

    assert {file.name: told["ua1"] for file, told in found.items() if told["ua1"]} == {}
    assert len(found) == 2 * len(TAGGED)


def test_what_is_said_of_a_sheet_that_is_out_of_order_is_true():
    document = laid("recruiter", "sv", "nordic", SHEETS["81x120mm"])
    assert list(faults(document)) == []
    boxes = [one for one, _ in walk(document.pages[0]._page_box) if type(one).__name__ == "BlockBox"]

    next(one for one in boxes if of_class(one, "kicker")).translate(0, 8 / MM)
    next(one for one in boxes if of_class(one, "scan")).children[0].translate(40 / MM, 0)

    told = " ".join(faults(document))
    assert "one over the other: Sundby Sjukhus" in told
    assert "outside its box: Skanna koden" in told
    assert "over a picture: Skanna koden" in told
