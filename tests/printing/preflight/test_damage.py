def test_a_file_whose_table_is_wrong_is_sent_back(draft):
    page = draft()
    data = page.data
    start = data.rindex(b"startxref")

    assert {one.rule for one in page.look_at(data[:start] + b"startxref\n7\n%%EOF\n")} == {"PRINT-DAMAGE"}
