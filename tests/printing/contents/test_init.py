import pytest
from pikepdf import Array, Dictionary, Name

from generator.printing.contents import OPERATORS, read_page
from generator.printing.contents.geometry import Box
from generator.printing.contents.run import Shared


def test_units_of_a_page_of_its_own_are_reckoned_in(sheet):
    sheet.page.Contents = sheet.stream(b"1 w 10 10 m 20 10 l S")
    (one,) = read_page(sheet.page, Box(0, 0, 1000, 1000), Shared(), unit=2).painted

    assert (one.size, one.box) == (2, Box(19, 19, 41, 21))


def test_nothing_is_seen_outside_the_page(sheet):
    assert sheet.painted("2000 2000 5 5 re f") == []


def test_the_group_of_the_page_is_kept(sheet):
    sheet.page.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)

    assert [(space.model, source) for space, source in sheet.contents("").groups] == [("cmyk", "page")]


def test_resources_may_be_inherited(sheet):
    sheet.pdf.Root.Pages.Resources = sheet.resources
    del sheet.page.obj["/Resources"]

    assert sheet.one("BT /F 9 Tf (a) Tj ET").text == "a"


@pytest.mark.parametrize(("flags", "count"), [(4, 1), (0, 0), (6, 0)])
def test_annotations_that_are_printed_are_carried_out(sheet, flags, count):
    look = sheet.stream(b"0 0 10 10 re f", Subtype=Name.Form, BBox=[0, 0, 10, 10], Matrix=[2, 0, 0, 2, 7, 7])
    sheet.page.Annots = Array([Dictionary(Subtype=Name.Stamp, Rect=[100, 100, 140, 120], F=flags, AP=Dictionary(N=look))])
    found = sheet.painted("")

    assert [(one.source, one.box) for one in found] == [("annotation", Box(100, 100, 140, 120))] * count


def test_of_several_looks_the_one_that_is_shown_counts(sheet):
    looks = Dictionary(
        On=sheet.stream(b"0 0 5 5 re f", Subtype=Name.Form, BBox=[0, 0, 10, 10]),
        Off=sheet.stream(b"", Subtype=Name.Form, BBox=[0, 0, 10, 10]),
    )
    note = Dictionary(Subtype=Name.Widget, Rect=[100, 100, 110, 110], F=4, AS=Name.On, AP=Dictionary(N=looks))
    sheet.page.Annots = Array([note, 5, Dictionary(F=4), Dictionary(F=4, AP=Dictionary(N=5))])

    assert sheet.one("").box == Box(100, 100, 105, 105)


def test_operators_of_all_kinds_are_known():
    assert {"q", "re", "Tj", "Do", "sh", "INLINE IMAGE", "gs", "scn"} <= OPERATORS.keys()
