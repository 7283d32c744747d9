def test_a_blank_page_is_told_of(draft):
    page = draft()
    page.steps = [step for step in page.steps if "/All" in step]

    page.only("PRINT-BLANK", "warning")


def test_white_on_a_page_is_nothing(draft):
    page = draft("office-a4")
    page.steps = ["1 1 1 rg 0 0 500 500 re f 1 g 100 100 50 50 re f"]

    page.only("PRINT-BLANK", "warning")
