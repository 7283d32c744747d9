def test_a_page_of_another_size_is_sent_back(draft):
    page = draft()
    page.page.TrimBox = page.box(0, 0, page.width - 1, page.height)
    page.page.BleedBox = page.box(-3, -3, page.width + 2, page.height + 3)

    (finding,) = [one for one in page.found if one.rule == "PRINT-SIZE"]
    assert "147.0 x 210.0 mm" in finding.message
    assert "148 x 210 mm" in finding.message


def test_a_newspaper_takes_no_space_around_the_booked_size(draft):
    page = draft("newspaper", slug=10)

    assert "larger than the booked" in page.only("PRINT-SIZE").message


def test_a_page_that_lies_on_its_side_is_told_so(draft):
    page = draft("office-a4")
    page.page.MediaBox = page.box(0, 0, page.height, page.width)

    (finding,) = [one for one in page.found if one.rule == "PRINT-SIZE"]
    assert "on its side" in finding.hint


def test_a_view_that_is_turned_counts_as_it_is_seen(draft):
    page = draft("office-a4")
    page.page.Rotate = 90

    assert page.rules == {("PRINT-SIZE", "error"), ("PRINT-PAGES", "warning")}


def test_every_page_is_measured(draft):
    page = draft("office-a4")
    second = page.pdf.add_blank_page(page_size=(595, 500))
    second.Contents = page.pdf.make_stream(b"0 0 0 rg 100 100 50 50 re f")

    assert page.only("PRINT-SIZE").field == "page 2"


def test_where_nothing_is_cut_half_a_millimetre_does_no_harm(draft):
    page = draft("office-a4")
    page.page.MediaBox = [0, 0, 594.96, 841.92]

    assert page.found == []
