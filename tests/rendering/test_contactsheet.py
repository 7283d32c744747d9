import io
from importlib import import_module

import pikepdf
import pypdfium2
import pytest
from PIL import Image

contactsheet = import_module("generator.rendering.contactsheet")
Cell, Row = contactsheet.Cell, contactsheet.Row

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("pdf")]


def pdf(*contents, size=(200, 300)):
    made = pikepdf.new()
    for content in contents:
        made.add_blank_page(page_size=size)
        made.pages[-1].Contents = made.make_stream(content)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def png(color, size=(120, 63)):
    out = io.BytesIO()
    Image.new("RGB", size, color).save(out, "PNG")
    return out.getvalue()


RED, BLUE = b"1 0 0 rg 0 0 200 300 re f", b"0 0 1 rg 0 0 200 300 re f"


@pytest.fixture
def sheet():
    """A sheet of two locales: a PDF of one page and one of two, a picture in one of them and why there is none in the other."""
    pages = {"da": Cell(pdf=pdf(RED)), "sv": Cell(pdf=pdf(RED, BLUE))}
    pictures = {"da": Cell(png=png("lime")), "sv": Cell(problem="too long by 7 words")}
    rows = [Row("a4", "210x297mm", pages), Row("social", "", pictures)]
    return contactsheet.contact_sheet("beekeeper", "nordic", [("da", "Dansk"), ("sv", "Svenska")], rows)


def colors(data):
    page = pypdfium2.PdfDocument(data)[0]
    image = page.render(scale=0.5).to_pil().convert("RGB")
    counts = {color: count for count, color in image.getcolors(1 << 20)}
    page.pdf.close()
    return counts


def test_all_stands_on_one_page(sheet):
    with pikepdf.open(io.BytesIO(sheet)) as made:
        assert len(made.pages) == 1


def test_each_page_and_picture_is_shown_once_and_as_large_as_its_sisters(sheet):
    counts = colors(sheet)

    assert counts[255, 0, 0] / counts[0, 0, 255] == pytest.approx(2, rel=0.05)
    assert counts[0, 255, 0] > 1000


def test_names_and_problems_can_be_read(sheet):
    document = pypdfium2.PdfDocument(sheet)
    text = document[0].get_textpage().get_text_bounded()
    document.close()

    for words in ("beekeeper", "Dansk", "Svenska", "a4", "210x297mm", "social", "too long by 7 words"):
        assert words in text


def test_pages_stay_pages_so_that_one_can_zoom_in():
    data = contactsheet.contact_sheet("b", "", [("da", "Dansk")], [Row("a4", "", {"da": Cell(pdf=pdf(RED))})])

    with pikepdf.open(io.BytesIO(data)) as made:
        kinds = [str(one.Subtype) for one in made.pages[0].Resources.XObject.values()]
    assert kinds == ["/Form"]


def test_the_same_pages_give_the_same_bytes(sheet):
    rows = [Row("a4", "", {"da": Cell(pdf=pdf(RED))})]
    twice = [contactsheet.contact_sheet("b", "", [("da", "Dansk")], rows) for _ in range(2)]

    assert twice[0] == twice[1]
    assert twice[0] != sheet
