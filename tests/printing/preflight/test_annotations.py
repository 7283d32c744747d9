import pytest
from pikepdf import Array, Dictionary, Name


@pytest.mark.parametrize(("kind", "called"), [(Name.Link, "links"), (Name.Text, "notes"), (Name.Highlight, "Highlight")])
def test_an_annotation_on_the_page_is_sent_back(draft, kind, called):
    page = draft()
    page.page.Annots = Array([Dictionary(Subtype=kind, Rect=[200, 200, 220, 220])])

    assert called in page.only("PRINT-ANNOTATIONS").message


@pytest.mark.parametrize(("kind", "place"), [(Name.Link, [0, 0, 5, 5]), (Name.PrinterMark, [200, 200, 220, 220])])
def test_outside_the_bleed_they_do_no_harm(draft, kind, place):
    page = draft()
    page.page.Annots = Array([Dictionary(Subtype=kind, Rect=place)])

    assert page.found == []


def test_links_are_for_screens(draft):
    page = draft("office-a4")
    page.page.Annots = Array([Dictionary(Subtype=Name.Link, Rect=[200, 200, 220, 220])])

    assert page.found == []
