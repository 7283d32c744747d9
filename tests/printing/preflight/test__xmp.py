import pikepdf
import pytest

from generator.printing.preflight import _xmp

PACKET = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:a="urn:a/" xmlns:u="urn:aiim/pdfua/ns/id/" a:Trapped="False" u:part="1"><a:title><rdf:Alt>
<rdf:li xml:lang="x-default">Bees</rdf:li></rdf:Alt></a:title></rdf:Description>
<rdf:Description xmlns:b="urn:b/"><b:part>3</b:part></rdf:Description></rdf:RDF></x:xmpmeta>"""


@pytest.fixture
def pdf():
    with pikepdf.new() as made:
        yield made


def test_properties_are_found_as_attributes_and_as_elements(pdf):
    pdf.Root.Metadata = pdf.make_stream(PACKET.encode())

    assert _xmp.properties(pdf.Root) == {"Trapped": "False", "pdfuaid:part": "1", "title": "Bees", "part": "3"}


@pytest.mark.parametrize("data", [b"", b"<a", b"<a/>", "<a>æ</a>".encode("latin-1")])
def test_what_is_no_packet_has_no_properties(pdf, data):
    pdf.Root.Metadata = pdf.make_stream(data)

    assert _xmp.properties(pdf.Root) == {}


def test_a_file_without_a_packet_has_no_properties(pdf):
    assert _xmp.properties(pdf.Root) == {}


def test_entities_of_a_packet_are_left_alone(pdf, tmp_path):
    (tmp_path / "secret").write_text("secret", "utf-8")
    entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    pdf.Root.Metadata = pdf.make_stream((entity + PACKET.replace("Bees", "&e;")).encode())

    assert "secret" not in str(_xmp.properties(pdf.Root))


def test_the_information_dictionary_holds_texts_and_names(pdf):
    pdf.docinfo.Trapped = pikepdf.Name("/True")
    pdf.docinfo.Title = pikepdf.String("Bees")

    assert (_xmp.info(pdf, "Trapped"), _xmp.info(pdf, "Title"), _xmp.info(pdf, "Author")) == ("True", "Bees", "")
