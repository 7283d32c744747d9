from pikepdf import Name


def test_type_that_is_too_small_is_sent_back_with_its_words(draft):
    page = draft()
    page.text("0 0 0 1 k", 5.5, 40, 100, "Terms apply", state="Over")

    finding = page.only("PRINT-TYPE-SIZE")
    assert "5.5 pt" in finding.message
    assert "“Terms apply”" in finding.message
    assert "6 pt" in finding.hint


def test_type_is_measured_as_it_comes_out(draft):
    page = draft()
    page.draw("q 0.5 0 0 0.5 0 0 cm /F1 10 Tf 0 0 0 1 k BT 500 900 Td <0003> Tj ET Q")
    page.draw("q /F1 1 Tf 0 0 0 1 k BT 0 10 -10 0 250 250 Tm <0003> Tj ET Q")

    assert "5 pt" in page.only("PRINT-TYPE-SIZE").message


def test_light_type_on_dark_is_to_be_larger(draft):
    page = draft()
    page.area("1 0.8 0 0.3 k", 40, 40, 60, 30)
    page.text("0 0 0 0 k", 6.5, 50, 50, "Terms apply")

    finding = page.only("PRINT-TYPE-SIZE")
    assert "light type" in finding.message
    assert "7 pt" in finding.hint


def test_light_type_on_a_dark_picture_is_to_be_larger(draft):
    page = draft()
    page.picture("P", bytes([200, 150, 100, 100]) * 800 * 400, 800, 400, (40, 40, 60, 30), ColorSpace=Name.DeviceCMYK)
    page.text("0 0 0 0 k", 6.5, 50, 50, "Terms apply")

    page.only("PRINT-TYPE-SIZE")


def test_dark_type_on_light_is_plain_type(draft):
    page = draft()
    page.area("0.1 0 0.1 0 k", 40, 40, 60, 30)
    page.text("0 0 0 1 k", 6.5, 50, 50, "Terms apply", state="Over")

    assert page.found == []


def test_text_that_is_not_shown_has_no_size(draft):
    page = draft()
    page.draw("q /F1 2 Tf 3 Tr 0 0 0 1 k BT 300 300 Td <0003> Tj ET Q")

    assert page.found == []
