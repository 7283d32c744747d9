from pikepdf import Dictionary, Name


def test_a_font_that_is_not_in_the_file_is_sent_back(draft):
    page = draft()
    page.resources.Font.F2 = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.draw("q /F2 12 Tf 0 0 0 1 k BT 200 200 Td (Come to us) Tj ET Q")

    assert "Helvetica" in page.only("PRINT-FONTS").message


def test_a_font_that_no_text_is_set_in_may_be_missing(draft):
    page = draft()
    page.resources.Font.F2 = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)

    assert page.found == []


def test_a_composite_font_without_its_file_is_sent_back(draft):
    page = draft()
    del page.resources.Font.F1.DescendantFonts[0].FontDescriptor["/FontFile2"]

    assert "Lato-Regular" in page.only("PRINT-FONTS").message


def drawn(page, glyph):
    page.resources.Font.T3 = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, Name=Name.Bees, FontBBox=[0, 0, 1000, 1000], FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=Dictionary(bee=page.pdf.make_stream(glyph)), Encoding=Dictionary(Differences=[97, Name.bee]),
        FirstChar=97, LastChar=97, Widths=[1000], Resources=Dictionary(),
    )  # fmt: skip
    page.draw("q /T3 12 Tf 0 0 0 1 k BT 200 200 Td (a) Tj ET Q")


def test_letters_that_are_drawings_are_told_of(draft):
    page = draft()
    drawn(page, b"1000 0 0 0 1000 1000 d1 1 0 0 rg 0 0 800 800 re f")

    page.only("PRINT-FONTS", "warning")


def test_colours_of_such_letters_are_looked_at(draft):
    page = draft()
    drawn(page, b"1000 0 d0 1 0 0 rg 0 0 800 800 re f")

    assert page.rules == {("PRINT-FONTS", "warning"), ("PRINT-COLORS", "error")}
