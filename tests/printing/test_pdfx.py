from io import BytesIO

import pikepdf
import pytest
from lxml import etree
from pikepdf import Array, Dictionary, Name, String

from generator.printing import pdfx
from generator.printing.icc import gray_profile
from generator.printing.pdfx import Identity

NAMES = {
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "dc": "http://purl.org/dc/elements/1.1/",
}


@pytest.fixture
def conform(identity):
    """Return a blank file made to conform, opened again."""
    opened = []

    def make(identity=identity, profile=None, content=b"what it is made of"):
        out = BytesIO()
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            pdfx.conform(pdf, profile or gray_profile(), identity, content)
            pdf.save(out, deterministic_id=True)
        opened.append(pikepdf.open(out))
        return opened[-1]

    yield make
    for one in opened:
        one.close()


def xmp(pdf):
    """Return the properties of the metadata."""
    root = etree.fromstring(pdf.Root.Metadata.read_bytes())
    (description,) = root.iter("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}Description")
    return {node.tag: "".join(node.itertext()).strip() for node in description}


def named(prefix, name):
    return f"{{{NAMES[prefix]}}}{name}"


def test_metadata_say_what_pdf_x_4_asks_for(conform):
    made = xmp(conform())

    assert made[named("pdfxid", "GTS_PDFXVersion")] == "PDF/X-4"
    assert made[named("xmpMM", "RenditionClass")] == "default"
    assert made[named("xmpMM", "VersionID")] == "1"
    assert made[named("pdf", "Trapped")] == "False"
    assert made[named("dc", "title")] == "Biavler & honning"
    assert {made[named("xmp", name)] for name in ("CreateDate", "ModifyDate", "MetadataDate")} == {"2026-03-01T00:00:00+00:00"}
    assert made[named("xmpMM", "DocumentID")].startswith("uuid:")


def test_the_information_dictionary_says_the_same(conform):
    info = conform().trailer.Info

    assert {key: str(value) for key, value in info.items()} == {
        "/Title": "Biavler & honning", "/Author": "Hive Example", "/Creator": "annons", "/Producer": "annons",
        "/CreationDate": "D:20260301000000Z", "/ModDate": "D:20260301000000Z", "/Trapped": "/False",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("created", "in_xmp", "in_info"),
    [
        ("", "1970-01-01T00:00:00+00:00", "D:19700101000000Z"),
        ("2026-11-01", "2026-11-01T00:00:00+00:00", "D:20261101000000Z"),
        ("2026-11-01T08:30:00Z", "2026-11-01T08:30:00+00:00", "D:20261101083000Z"),
        ("2026-11-01T08:30:00+01:00", "2026-11-01T08:30:00+01:00", "D:20261101083000+01'00'"),
        ("2026-11-01T08:30:00-03:30", "2026-11-01T08:30:00-03:30", "D:20261101083000-03'30'"),
    ],
)
def test_dates_come_from_the_ad_and_never_from_the_clock(conform, created, in_xmp, in_info):
    pdf = conform(Identity("hive", "Title", "", "da", created))

    assert xmp(pdf)[named("xmp", "CreateDate")] == in_xmp
    assert str(pdf.trailer.Info.CreationDate) == in_info


def test_texts_are_escaped_and_cleaned(conform):
    pdf = conform(Identity("hive", "A <b> & \x0b\x00c", "", "da", ""))

    assert xmp(pdf)[named("dc", "title")] == "A <b> & c"
    assert named("dc", "creator") not in xmp(pdf)
    assert "/Author" not in pdf.trailer.Info
    assert str(pdf.trailer.Info.Title) == "A <b> & c"


def test_a_file_without_a_title_is_called_by_its_name(conform):
    pdf = conform(Identity("hive.da.a5", "", "", "da", ""))

    assert xmp(pdf)[named("dc", "title")] == str(pdf.trailer.Info.Title) == "hive.da.a5"


def test_the_identifiers_come_from_the_content(conform, identity):
    def of(pdf):
        return xmp(pdf)[named("xmpMM", "DocumentID")], bytes(pdf.trailer.ID[0])

    same, other = of(conform()), of(conform(content=b"something else"))

    assert of(conform()) == same
    assert same[0] != other[0]
    assert same[1] != other[1]
    assert of(conform(Identity("other", identity.title, identity.author, "da", identity.created)))[0] != same[0]


def test_the_output_intent_holds_the_profile(conform, fogra39):
    pdf = conform(profile=fogra39)

    (intent,) = pdf.Root.OutputIntents
    assert (intent.Type, intent.S) == (Name.OutputIntent, Name.GTS_PDFX)
    assert str(intent.OutputConditionIdentifier) == "FOGRA39"
    assert str(intent.RegistryName) == pdfx.REGISTRY
    assert str(intent.Info)
    assert int(intent.DestOutputProfile.N) == 4
    assert intent.DestOutputProfile.read_bytes() == fogra39.data


def test_a_condition_of_our_own_is_not_said_to_be_registered(conform):
    (intent,) = conform().Root.OutputIntents

    assert str(intent.OutputConditionIdentifier) == "Custom"
    assert str(intent.Info) == "Black ink, dot gain 20 %"
    assert "/RegistryName" not in intent
    assert int(intent.DestOutputProfile.N) == 1


def test_metadata_are_not_compressed(conform):
    assert "/Filter" not in conform().Root.Metadata


def test_what_printers_can_t_use_is_taken_away():
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        page = pdf.pages[0].obj
        page.Annots, page.StructParents, page.Tabs = Array([Dictionary(Subtype=Name.Link)]), 0, Name.S
        page.AA, page.TrimBox = Dictionary(), Array([0, 0, 9, 9])
        for key in (
            "AcroForm",
            "Names",
            "OpenAction",
            "Outlines",
            "StructTreeRoot",
            "MarkInfo",
            "AF",
            "OCProperties",
            "PageMode",
        ):
            pdf.Root[f"/{key}"] = Dictionary()
        pdf.Root.Lang = String("da")

        pdfx.strip(pdf)

        assert set(pdf.Root.keys()) == {"/Type", "/Pages", "/Lang"}
        assert set(page.keys()) <= {"/Type", "/Parent", "/MediaBox", "/TrimBox", "/Resources", "/Contents"}


@pytest.mark.parametrize(
    ("highest", "expected"), [("1.4", "1.4"), ("1.5", "1.5"), ("1.6", "1.6"), ("1.7", "1.6"), ("2.0", "1.6")]
)
def test_a_file_says_the_lowest_version_it_needs_and_a_medium_takes(highest, expected):
    assert pdfx.version(highest) == expected
