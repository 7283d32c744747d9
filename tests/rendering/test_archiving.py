from importlib import import_module

import pydyf

from generator.printing import shelf
from generator.printing.models import Profile

archiving = import_module("generator.rendering.archiving")


def made(*streams):
    """Return pydyf's PDF of some streams, the last of which are its metadata."""
    pdf = pydyf.PDF()
    for content in streams:
        pdf.add_object(pydyf.Stream([content]))
    pdf.catalog["Metadata"] = pdf.objects[-1].reference
    return pdf


def contents(pdf):
    return [one.data.split(b"stream\n")[1].removesuffix(b"\nendstream") for one in pdf.objects[-2:]]


def test_an_archive_file_says_once_that_it_is_accessible_and_what_that_means():
    pdf = made(b"BT", b"<rdf:RDF></rdf:RDF>")

    archiving.finisher(shelf.get(Profile, "archive"))(None, pdf)

    first, packet = contents(pdf)
    assert packet.count(b"<pdfuaid:part>1</pdfuaid:part>") == 1
    assert packet.count(b"<pdfaExtension:schemas>") == 1
    assert packet.endswith(b"</rdf:RDF>")
    assert first == b"BT"


def test_other_files_are_left_as_they_are():
    for name in ("web", "print"):
        pdf = made(b"BT", b"<rdf:RDF></rdf:RDF>")

        archiving.finisher(shelf.get(Profile, name))(None, pdf)

        assert contents(pdf) == [b"BT", b"<rdf:RDF></rdf:RDF>"]
