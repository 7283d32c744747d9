import pytest


def test_a_page_without_a_trim_box_is_sent_back(draft):
    page = draft("newspaper")
    del page.page["/TrimBox"]

    assert "TrimBox" in page.only("PRINT-BOXES").message


@pytest.mark.parametrize("value", [[0, 0, 0, 0], [0, 0, 1e9, 1e9]])
def test_a_media_box_that_makes_no_sense_is_sent_back(draft, value):
    page = draft("newspaper")
    page.page.MediaBox = value

    assert ("PRINT-BOXES", "error") in page.rules


def test_a_media_box_that_is_missing_is_guessed_and_told_of(draft):
    page = draft("newspaper")
    del page.page["/MediaBox"]

    assert page.rules == {("PRINT-DAMAGE", "error"), ("PRINT-SIZE", "error")}


def test_a_bleed_box_outside_the_media_box_is_sent_back(draft):
    page = draft()
    page.page.MediaBox = page.box(-2.5, -10, page.width + 10, page.height + 10)

    rules = page.rules
    assert ("PRINT-BOXES", "error") in rules


def test_a_crop_box_inside_the_trim_box_is_sent_back(draft):
    page = draft()
    page.page.CropBox = page.box(5, 5, page.width - 5, page.height - 5)

    assert "CropBox" in page.only("PRINT-BOXES").message


def test_boxes_may_be_inherited_and_written_from_any_corner(draft):
    page = draft("newspaper")
    page.pdf.Root.Pages.MediaBox = page.box(page.width, page.height, 0, 0)
    del page.page["/MediaBox"]

    assert page.found == []


def test_a_file_for_screens_needs_no_trim_box(draft):
    page = draft("office-a4")

    assert "/TrimBox" not in page.page
    assert page.found == []
