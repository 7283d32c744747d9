from pikepdf import Array, Dictionary, Name

from generator.printing.contents import read_page
from generator.printing.contents.geometry import Box
from generator.printing.contents.run import Shared
from generator.printing.contents.state import Budget


def test_fonts_and_spaces_are_read_once_for_a_file(sheet):
    sheet.resources.ColorSpace.Own = sheet.pdf.make_indirect(Array([Name.CalGray, Dictionary(WhitePoint=[1, 1, 1])]))
    shared = Shared()
    sheet.page.Contents = sheet.stream(b"/Own cs 0.5 sc 1 1 2 2 re f 0.5 sc 5 5 2 2 re f BT /F 9 Tf (a) Tj ET")
    first = read_page(sheet.page, Box(0, 0, 1000, 1000), shared).painted
    again = read_page(sheet.page, Box(0, 0, 1000, 1000), shared).painted

    assert first[0].color is again[1].color
    assert first[2].font is again[2].font
    assert (len(shared.fonts), len(shared.spaces)) == (1, 1)


def test_contents_may_lie_in_several_streams(sheet):
    sheet.page.Contents = Array([sheet.stream(b"10 10 5"), sheet.stream(b"5 re f")])

    assert len(read_page(sheet.page, Box(0, 0, 1000, 1000), Shared()).painted) == 1


def test_a_page_may_have_no_contents(sheet):
    found = read_page(sheet.page, Box(0, 0, 1000, 1000), Shared())
    del sheet.page.obj["/Contents"]

    assert (found.painted, found.problems) == ([], {})
    assert read_page(sheet.page, Box(0, 0, 1000, 1000), Shared()).problems == {}


def test_what_was_read_before_the_budget_is_spent_is_kept(sheet):
    sheet.form("F", b"1 1 2 2 re f")
    sheet.page.Contents = sheet.stream(b"5 5 9 9 re f " + b"/F Do " * 50)
    found = read_page(sheet.page, Box(0, 0, 1000, 1000), Shared(Budget(operators=200)))

    assert 1 < len(found.painted) < 20
    assert len(found.problems) == 1


def test_the_budget_is_one_for_all_pages(sheet):
    shared = Shared(Budget(operators=100))
    sheet.page.Contents = sheet.stream(b"5 5 9 9 re f " * 30)
    first = read_page(sheet.page, Box(0, 0, 1000, 1000), shared)
    second = read_page(sheet.page, Box(0, 0, 1000, 1000), shared)

    assert (first.problems, len(second.problems)) == ({}, 1)


def test_broken_data_is_a_problem(sheet):
    stream = sheet.stream(b"")
    stream.write(b"no deflate", filter=Name.FlateDecode)
    sheet.page.Contents = stream

    assert read_page(sheet.page, Box(0, 0, 1000, 1000), Shared()).problems == {"unreadable": 1}


def test_bytes_that_are_no_operators_are_a_problem(sheet):
    found = sheet.contents(b"\xff\xfe\xfd 1 1 2 2 re f 5 wasp")

    assert found.problems == {"broken": 2}
    assert len(found.painted) == 1


def test_operators_that_draw_nothing_are_no_problem(sheet):
    steps = "BX EX /P BMC /P << /MCID 0 >> BDC EMC EMC /P MP 1 i 0 j 0 J 10 M [3] 0 d /Perceptual ri"

    assert sheet.painted(steps) == []


def test_states_are_saved_and_brought_back_in_pairs(sheet):
    assert sheet.contents("q Q").problems == {}
    assert sheet.contents("Q").problems == {"unbalanced": 1}
    assert sheet.contents("q " * 3).problems == {"unbalanced": 1}
    assert any("inside each other" in problem for problem in sheet.contents("q " * 3000).problems)


def test_matrices_without_end_are_passed_over(sheet):
    huge = "9" * 300
    found = sheet.contents(f"{huge}.0 0 0 1 0 0 cm 5 5 9 9 re f")

    assert found.problems == {"broken": 1}
    assert found.painted[0].box == Box(5, 5, 14, 14)
