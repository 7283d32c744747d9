from io import BytesIO
from pathlib import Path

import pikepdf

from generator.printing.preflight import preflight


def test_more_pages_than_there_is_room_for_are_sent_back(draft):
    page = draft("newspaper")
    page.page.Contents = page.pdf.make_stream(b"0 0 0 1 k 50 50 50 50 re f")
    page.pdf.pages.append(page.page)

    assert "2 pages" in page.only("PRINT-PAGES").message


def test_as_many_pages_as_the_medium_has_are_let_through(draft):
    page = draft("a5-flyer")
    page.page.Contents = page.pdf.make_stream(b"")
    page.pdf.pages.append(page.page)
    twin = page.pdf.pages[1]
    assert page.data
    twin.Contents = page.page.Contents

    assert [one for one in page.found if one.rule == "PRINT-PAGES"] == []


def test_a_turned_page_is_told_of(draft):
    page = draft()
    page.page.Rotate = 180

    page.only("PRINT-PAGES", "warning")


def test_a_page_in_units_of_its_own_is_sent_back(draft):
    page = draft("newspaper")
    page.page.UserUnit = 2
    for name in ("MediaBox", "TrimBox", "BleedBox"):
        page.page[f"/{name}"] = [value / 2 for value in map(float, page.page[f"/{name}"])]
    page.draw()
    page.steps.insert(0, "0.5 0 0 0.5 0 0 cm")

    page.only("PRINT-PAGES")


def test_a_file_without_pages_is_sent_back(draft):
    page = draft("newspaper")
    assert page.data
    pdf = pikepdf.open(BytesIO(page.data))
    del pdf.pages[0]
    out = BytesIO()
    pdf.save(out, min_version="1.6", force_version="1.6")

    (finding,) = preflight(out.getvalue(), page.sheet, Path("ad.pdf"))
    assert (finding.rule, finding.message) == ("PRINT-PAGES", "the file has no pages")
