def test_a_character_without_a_glyph_is_sent_back(draft):
    page = draft()
    page.draw("q /F1 12 Tf 0 0 0 1 k BT 300 300 Td <000400000005> Tj ET Q")

    finding = page.only("PRINT-GLYPHS")
    assert "Lato-Regular" in finding.message
    assert finding.message.startswith("1 characters")


def test_a_map_that_leads_to_no_glyph_is_seen_through(draft):
    page = draft()
    below = page.resources.Font.F1.DescendantFonts[0]
    table = bytearray(b"".join(number.to_bytes(2, "big") for number in range(300)))
    table[8:10] = b"\0\0"
    below.CIDToGIDMap = page.pdf.make_stream(bytes(table))
    page.draw("q /F1 12 Tf 0 0 0 1 k BT 300 300 Td <00040005> Tj ET Q")

    assert ("PRINT-GLYPHS", "error") in page.rules
