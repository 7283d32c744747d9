import pikepdf
import pytest


def header(space):
    data = bytearray(128)
    data[12:20], data[36:40] = b"prtr" + space, b"acsp"
    return bytes(data)


def test_a_file_that_names_no_printing_condition_is_sent_back(draft):
    page = draft()
    del page.pdf.Root["/OutputIntents"]

    assert "FOGRA51 or FOGRA39" in page.only("PRINT-INTENT").hint


def test_an_intent_for_archives_is_no_printing_condition(draft):
    page = draft()
    page.pdf.Root.OutputIntents[0].S = pikepdf.Name.GTS_PDFA1

    page.only("PRINT-INTENT")


def test_an_intent_without_its_profile_is_sent_back(draft):
    page = draft()
    del page.pdf.Root.OutputIntents[0]["/DestOutputProfile"]

    assert "no profile" in page.only("PRINT-INTENT").message


@pytest.mark.parametrize(("data", "count"), [(b"", 4), (b"no profile" * 20, 4), (header(b"CMYK"), 3)])
def test_a_damaged_profile_is_sent_back(draft, data, count):
    page = draft()
    page.pdf.Root.OutputIntents[0].DestOutputProfile = page.pdf.make_stream(data, N=count)

    assert "damaged" in page.only("PRINT-INTENT").message


def test_a_profile_for_screens_is_sent_back(draft):
    page = draft()
    page.pdf.Root.OutputIntents[0].DestOutputProfile = page.pdf.make_stream(header(b"RGB "), N=3)

    assert "for RGB" in page.only("PRINT-INTENT").message


def test_a_file_for_another_paper_is_told_of(draft):
    page = draft("newspaper")
    page.pdf.Root.OutputIntents[0].OutputConditionIdentifier = pikepdf.String("FOGRA51")

    assert "WAN-IFRAnewspaper26v5 or IFRA26" in page.only("PRINT-INTENT", "warning").message


def test_names_of_conditions_are_read_however_they_are_spelled(draft):
    page = draft()
    page.pdf.Root.OutputIntents[0].OutputConditionIdentifier = pikepdf.String("fogra 39 (coated)")

    assert page.found == []
