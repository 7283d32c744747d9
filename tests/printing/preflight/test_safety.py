def test_text_near_the_cut_is_told_of(draft):
    page = draft()
    page.text("0 0 0 1 k", 12, 2, 100, "Come")

    assert "“Come”" in page.only("PRINT-SAFETY", "warning").message


def test_text_three_millimetres_away_is_let_through(draft):
    page = draft()
    page.text("0 0 0 1 k", 12, 3, 100, "Come")

    assert page.found == []


def test_spaces_at_the_end_of_a_line_are_no_text(draft):
    page = draft()
    page.text("0 0 0 1 k", 12, 100, 100, "Come to us" + " " * 20)

    assert page.found == []


def test_where_nothing_is_cut_text_may_stand_at_the_edge(draft):
    page = draft("newspaper")
    page.text("0 0 0 1 k", 12, 1, 60, "Come")

    assert page.found == []
