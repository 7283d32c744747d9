"""Files for the press, made by hand: one that is well for each medium, for tests to spoil in one place."""

import zlib
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name

from generator.printing.preflight import preflight
from generator.printing.sheets import Wish, sheet

MM = 72 / 25.4
XMP = """\
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="urn:dc/" xmlns:pdf="urn:pdf/" xmlns:xmp="urn:xap/" xmlns:xmpMM="urn:xap/mm/"
 xmlns:pdfxid="urn:pdfx/ns/id/" xmlns:pdfuaid="urn:aiim/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Beekeeper</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>2026-01-01T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>2026-01-01T00:00:00Z</xmp:ModifyDate>
<xmp:MetadataDate>2026-01-01T00:00:00Z</xmp:MetadataDate><xmpMM:DocumentID>uuid:1</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>
{}</rdf:Description></rdf:RDF></x:xmpmeta>"""
PRESS = "<pdf:Trapped>False</pdf:Trapped><pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>"
SCREEN = "<pdfuaid:part>1</pdfuaid:part>"
CONDITIONS = {"a5-flyer": "FOGRA51", "a3-poster": "FOGRA39", "newspaper": "WAN-IFRAnewspaper26v5"}
GLYPHS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅabcdefghijklmnopqrstuvwxyzæøå .,0123456789"


def profile(space=b"CMYK"):
    """Return the header of an ICC profile, which is all that is read of one."""
    data = bytearray(128)
    data[12:24] = b"prtr" + space + b"Lab "
    data[36:40] = b"acsp"
    return bytes(data)


@pytest.fixture(scope="session")
def face():
    """A font file with few glyphs, with the advances and glyph numbers of its characters."""
    import fontpkg_lato  # noqa: PLC0415 - heavy

    font = TTFont(BytesIO((Path(fontpkg_lato.ROOT) / "files" / "Lato-Regular.ttf").read_bytes()), lazy=True)
    for table in {"GPOS", "GSUB", "GDEF"} & set(font.keys()):
        del font[table]
    cutter = subset.Subsetter(subset.Options(layout_features=[], hinting=False, notdef_outline=True))
    cutter.populate(text=GLYPHS)
    cutter.subset(font)
    out = BytesIO()
    font.save(out)
    units, names = font["head"].unitsPerEm, font.getBestCmap()
    numbers = {chr(code): font.getGlyphID(name) for code, name in names.items()}
    widths = {font.getGlyphID(name): round(font["hmtx"][name][0] * 1000 / units) for name in names.values()}
    font.close()
    return out.getvalue(), numbers, widths


class Draft:
    """A file in the making: ``page`` is its first page, lengths are mm from the lower left corner of the trim."""

    def __init__(self, medium, face, *, slug=None):
        self.medium = medium
        self.sheet = sheet(Wish(medium=medium))
        self.pdf = pikepdf.new()
        self.steps = []
        self.version, self.encryption = "1.6", None
        self.codes = face[1]
        bleed = self.sheet.bleed
        self.slug = slug if slug is not None else (bleed + 7 if bleed else 0)
        self.width, self.height = self.sheet.width, self.sheet.height
        self.page = self.pdf.add_blank_page(page_size=(1000, 1000))
        self.size_boxes()
        self.page.Resources = Dictionary(
            Font=Dictionary(F1=self.font(face)),
            ExtGState=Dictionary(
                Over=Dictionary(OP=True, op=True, OPM=1),
                Plain=Dictionary(OP=False, op=False),
                Half=Dictionary(ca=0.5, CA=0.5),
            ),
            ColorSpace=Dictionary(),
            XObject=Dictionary(),
            Pattern=Dictionary(),
            Shading=Dictionary(),
        )
        self.resources = self.page.Resources
        self.describe()

    def size_boxes(self):
        """Set the boxes for the medium."""
        at, bleed = self.slug, self.sheet.bleed
        self.page.MediaBox = self.box(-at, -at, self.width + at, self.height + at)
        if self.sheet.profile.variant == "pdf/x-4":
            self.page.TrimBox = self.box(0, 0, self.width, self.height)
            self.page.BleedBox = self.box(-bleed, -bleed, self.width + bleed, self.height + bleed)

    def box(self, *corners):
        """Return a box in pt."""
        return Array([round((corner + self.slug) * MM, 4) for corner in corners])

    def font(self, face):
        """Return the embedded font."""
        data, numbers, widths = face
        pdf = self.pdf
        descriptor = Dictionary(
            Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Lato-Regular"), Flags=4, FontBBox=[0, -200, 1000, 800],
            ItalicAngle=0, Ascent=800, Descent=-200, CapHeight=700, StemV=80, FontFile2=pdf.make_stream(data),
        )  # fmt: skip
        below = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/ABCDEF+Lato-Regular"), CIDToGIDMap=Name.Identity,
            CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0), DW=500,
            FontDescriptor=pdf.make_indirect(descriptor),
            W=Array([value for code, width in sorted(widths.items()) for value in (code, Array([width]))]),
        )  # fmt: skip
        said = "".join(f"<{code:04X}> <{ord(character):04X}>\n" for character, code in numbers.items())
        return pdf.make_indirect(
            Dictionary(
                Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/ABCDEF+Lato-Regular"), Encoding=Name("/Identity-H"),
                DescendantFonts=Array([pdf.make_indirect(below)]),
                ToUnicode=pdf.make_stream(f"{len(numbers)} beginbfchar\n{said}endbfchar".encode()),
            )
        )  # fmt: skip

    def describe(self):
        """Say what kind of file it is."""
        pdf = self.pdf
        press = self.sheet.profile.variant == "pdf/x-4"
        pdf.Root.Metadata = pdf.make_stream(
            XMP.format(PRESS if press else SCREEN).encode(), Type=Name.Metadata, Subtype=Name.XML
        )
        pdf.trailer.ID = Array([pikepdf.String(b"0123456789abcdef"), pikepdf.String(b"0123456789abcdef")])
        if press:
            space, count = (b"GRAY", 1) if self.sheet.colors == "black" else (b"CMYK", 4)
            intent = Dictionary(
                Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputConditionIdentifier=CONDITIONS.get(self.medium, "Black"),
                DestOutputProfile=pdf.make_stream(profile(space), N=count),
            )  # fmt: skip
            pdf.Root.OutputIntents = Array([intent])
            return
        pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.Lang = pikepdf.String("da")
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)

    def describe_as(self, less):
        """Leave a property out of the metadata."""
        packet = self.pdf.Root.Metadata.read_bytes().decode()
        self.pdf.Root.Metadata = self.pdf.make_stream(packet.replace(less, "other").encode())

    def draw(self, *steps):
        """Draw in pt, from the corner of the page."""
        self.steps.extend(steps)

    def area(  # noqa: PLR0913 - what an area is
        self, color, x, y, width, height, *, state="Plain"
    ):
        """Fill a rectangle."""
        left, bottom = (x + self.slug) * MM, (y + self.slug) * MM
        self.draw(f"q /{state} gs {color} {left:.4f} {bottom:.4f} {width * MM:.4f} {height * MM:.4f} re f Q")

    def line(self, color, thickness, *points):
        """Draw a line through points; ``thickness`` is in pt."""
        path = " ".join(
            f"{(x + self.slug) * MM:.4f} {(y + self.slug) * MM:.4f} {'l' if n else 'm'}" for n, (x, y) in enumerate(points)
        )
        self.draw(f"q {color} {thickness} w {path} S Q")

    def text(  # noqa: PLR0913 - what a text is
        self, color, size, x, y, words, *, state="Plain", font="F1"
    ):
        """Show a text."""
        shown = "".join(f"{self.codes[character]:04X}" for character in words)
        left, bottom = (x + self.slug) * MM, (y + self.slug) * MM
        self.draw(f"q /{state} gs {color} BT /{font} {size} Tf {left:.4f} {bottom:.4f} Td <{shown}> Tj ET Q")

    def picture(self, name, data, width, height, place, **entries):
        """Place a picture of some pixels; ``place`` is left, bottom, width and height in mm."""
        base = {"Type": Name.XObject, "Subtype": Name.Image, "Width": width, "Height": height, "BitsPerComponent": 8}
        self.resources.XObject[f"/{name}"] = self.pdf.make_stream(data, **(base | entries))
        left, bottom = (place[0] + self.slug) * MM, (place[1] + self.slug) * MM
        self.draw(f"q {place[2] * MM:.4f} 0 0 {place[3] * MM:.4f} {left:.4f} {bottom:.4f} cm /{name} Do Q")

    def form(self, name, steps, **entries):
        """Make a form, as large as the page."""
        base = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": self.page.MediaBox}
        self.resources.XObject[f"/{name}"] = self.pdf.make_stream(steps, **(base | entries))
        return self.resources.XObject[f"/{name}"]

    @property
    def data(self):
        """Return the file."""
        self.page.Contents = self.pdf.make_stream("\n".join(self.steps).encode("latin-1"))
        out = BytesIO()
        self.pdf.save(
            out, min_version=self.version, force_version=self.version, fix_metadata_version=False, encryption=self.encryption,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )  # fmt: skip
        return out.getvalue()

    def bomb(self, megabytes):
        """Return the file with contents that unpack to so many megabytes."""
        self.page.Contents = self.pdf.make_stream(b"")
        packed = zlib.compress(b" " * (megabytes << 20), 9)
        self.page.Contents.write(packed, filter=pikepdf.Name.FlateDecode)
        out = BytesIO()
        self.pdf.save(out, min_version="1.6", force_version="1.6", fix_metadata_version=False, compress_streams=False)
        return out.getvalue()

    def look_at(self, data):
        """Return the findings in a file made of this one."""
        return preflight(data, self.sheet, Path("ad.pdf"))

    @property
    def found(self):
        """Return the findings."""
        return self.look_at(self.data)

    @property
    def rules(self):
        """Return the rules that were broken, with their severity."""
        return {(one.rule, one.severity) for one in self.found}

    def only(self, rule, severity="error"):
        """Return the one finding there is."""
        (finding,) = self.found
        assert (finding.rule, finding.severity) == (rule, severity)
        assert finding.hint
        assert finding.where.file == Path("ad.pdf")
        return finding


def _fill(draft):
    """Draw what every good ad has, in the medium's colours."""
    ink = {"cmyk": "0 0 0 1 k", "black": "0 g", "rgb": "0 0 0 rg"}[draft.sheet.colors]
    panel = {"cmyk": "1 0.6 0 0.2 k", "black": "0.2 g", "rgb": "0 0.2 0.5 rg"}[draft.sheet.colors]
    paper = {"cmyk": "0 0 0 0 k", "black": "1 g", "rgb": "1 1 1 rg"}[draft.sheet.colors]
    bleed, width, height = draft.sheet.bleed, draft.width, draft.height
    if bleed:
        draft.area(panel, -bleed, height - 30, width + 2 * bleed, 30 + bleed)
    else:
        draft.area(panel, 8, height - 30, width - 16, 20)
    size = max(draft.sheet.medium.smallest_type, draft.sheet.medium.smallest_reversed) + 2
    draft.text(paper, 2 * size, 12, height - 20, "Beekeeper")
    draft.text(ink, size, 12, height - 50, "You look after the bees", state="Over" if draft.sheet.colors == "cmyk" else "Plain")
    draft.line(ink.replace("k", "K").replace("rg", "RG").replace(" g", " G"), 0.5, (12, height - 55), (50, height - 55))
    count, space = {"cmyk": (4, Name.DeviceCMYK), "black": (1, Name.DeviceGray), "rgb": (3, Name.DeviceRGB)}[draft.sheet.colors]
    values = bytes([40, 20, 10, 0][:count]) if count == 4 else bytes([90] * count)
    draft.picture("Good", values * 120 * 120, 120, 120, (12, 12, 10, 10), ColorSpace=space)
    if draft.sheet.medium.marks:
        draft.resources.ColorSpace.All = Array(
            [Name.Separation, Name.All, Name.DeviceCMYK, Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0] * 4, C1=[1] * 4)]
        )
        out = bleed + 1
        for x in (0, width):
            for y in (-out - 5, height + out):
                draft.line("/All CS 1 SCN", 0.25, (x, y), (x, y + 5))
    return draft


@pytest.fixture
def draft(face):
    """Return a function that makes a good file for a medium."""
    return lambda medium="a5-flyer", **options: _fill(Draft(medium, face, **options))
