import pikepdf
import pytest


def without(page, *texts):
    """Take texts out of the metadata."""
    data = page.pdf.Root.Metadata.read_bytes().decode()
    for text in texts:
        assert text in data
        data = data.replace(text, "")
    page.pdf.Root.Metadata = page.pdf.make_stream(data.encode())


def test_a_file_that_is_no_pdf_x_is_sent_back(draft):
    page = draft()
    without(page, "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>")

    assert "no PDF/X" in page.only("PRINT-STANDARD").message


def test_older_kinds_of_pdf_x_are_known(draft):
    page = draft()
    without(page, "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>")
    page.pdf.docinfo.GTS_PDFXVersion = pikepdf.String("PDF/X-1a:2003")

    assert page.found == []


def test_a_file_that_does_not_say_whether_it_is_trapped_is_sent_back(draft):
    page = draft()
    without(page, "<pdf:Trapped>False</pdf:Trapped>")

    assert "trapped" in page.only("PRINT-STANDARD").message


def test_trapped_may_stand_in_the_information_dictionary(draft):
    page = draft()
    without(page, "<pdf:Trapped>False</pdf:Trapped>")
    page.pdf.docinfo.Trapped = pikepdf.Name("/False")

    assert page.found == []


def test_metadata_that_is_missing_is_told_of(draft):
    page = draft()
    without(page, "<xmpMM:DocumentID>uuid:1</xmpMM:DocumentID>")

    assert "DocumentID" in page.only("PRINT-STANDARD", "warning").message


@pytest.mark.parametrize("data", [b"", b"<not xml", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'])
def test_metadata_that_can_t_be_read_is_none(draft, data):
    page = draft()
    page.pdf.Root.Metadata = page.pdf.make_stream(data)

    assert page.rules == {("PRINT-STANDARD", "error")}
    assert len(page.found) == 2


def test_a_file_without_an_identity_is_sent_back(draft):
    page = draft()
    data = page.data.replace(b"/ID [", b"/IX [")

    assert [one.message for one in page.look_at(data)] == ["the file has no /ID to know it by"]
