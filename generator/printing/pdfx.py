"""What makes a PDF a PDF/X-4 (ISO 15930-7): output intent, metadata, identifiers, and nothing that printers can't use.

Loads pikepdf, so it is imported late.
"""

import hashlib
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from generator.printing.icc import Profile

REGISTRY = "http://www.color.org"
"""The ICC's registry of printing conditions; a name that ISO 15930-7, 6.3 prescribes, never looked up."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ROOT = frozenset({"/Type", "/Pages", "/Lang"})
_PAGE = frozenset({"/Type", "/Parent", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/Resources", "/Contents", "/Group"})
_NEEDED = (1, 6)
"""The version of PDF that PDF/X-4 is built on; a medium may ask for a lower number in the file's head."""

_XMP = """\
<?xpacket begin="\N{ZERO WIDTH NO-BREAK SPACE}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{creator}<dc:language><rdf:Bag><rdf:li>{locale}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
<xmp:CreatorTool>annons</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<xmpMM:DocumentID>uuid:{document}</xmpMM:DocumentID>
<xmpMM:InstanceID>uuid:{instance}</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""


@dataclass(frozen=True)
class Identity:
    """What a file says of itself: ``<ad>.<locale>.<medium>`` for its identifiers, title, author, locale (BCP 47), date.

    Without a title, which PDF/X-4 wants too, the name stands for it.
    ``created`` is ISO 8601 or ``""``; PDF/X-4 wants a date, and we never read the clock, so without one it is 1 January 1970.
    """

    name: str
    title: str
    author: str
    locale: str
    created: str


def strip(pdf: Pdf) -> None:
    """Take away what printers can't use, or PDF/X-4 forbids: links and forms, actions, attachments, outlines, tags."""
    for key in set(pdf.Root.keys()) - _ROOT:
        del pdf.Root[key]
    for page in pdf.pages:
        for key in set(page.obj.keys()) - _PAGE:
            del page.obj[key]


def conform(pdf: Pdf, profile: Profile, identity: Identity, content: bytes) -> None:
    """Write the output intent, the metadata and the identifiers of PDF/X-4.

    Args:
        pdf: the file, in the profile's inks.
        profile: of the printing condition.
        identity: what the file says of itself.
        content: what the file was made of; the identifiers come from it, so that the same ad has the same ones.
    """
    digest = hashlib.sha256(b"\0".join((content, profile.data, repr(identity).encode()))).digest()
    made = _date(identity.created)
    title = identity.title or identity.name
    producer = str(pdf.docinfo.get("/Producer", "annons"))
    document = uuid5(NAMESPACE_URL, f"annons:{identity.name}:{digest.hex()}")
    texts = {
        "title": title, "locale": identity.locale, "producer": producer,
        "date": made.isoformat(), "document": str(document), "instance": str(uuid5(document, "instance")),
    }  # fmt: skip
    author = f"<dc:creator><rdf:Seq><rdf:li>{escape(_xml(identity.author))}</rdf:li></rdf:Seq></dc:creator>\n"
    escaped = {key: escape(_xml(text)) for key, text in texts.items()}
    xmp = _XMP.format(creator=author if identity.author else "", **escaped).encode("utf-8")
    metadata = Stream(pdf, xmp)
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = pdf.make_indirect(metadata)
    pdf.Root.Lang = String(identity.locale)
    pdf.Root.OutputIntents = Array([pdf.make_indirect(_intent(pdf, profile))])
    stamp = String(made.strftime("D:%Y%m%d%H%M%S") + _zone(made))
    info = {"Title": title, "Author": identity.author, "Creator": "annons", "Producer": producer}
    pdf.trailer.Info = pdf.make_indirect(Dictionary({f"/{key}": String(_xml(text)) for key, text in info.items() if text}))
    pdf.trailer.Info.CreationDate = pdf.trailer.Info.ModDate = stamp
    pdf.trailer.Info.Trapped = Name("/False")
    pdf.trailer.ID = Array([String(digest[:16]), String(digest[16:])])


def version(highest: str) -> str:
    """Return the version for a file's head: 1.6, or less where a medium takes no more."""
    major, minor = (int(part) for part in highest.split("."))
    return "{}.{}".format(*min(_NEEDED, (major, minor)))


def _intent(pdf: Pdf, profile: Profile) -> Dictionary:
    stream = Stream(pdf, _packed(profile.data))
    stream.Filter = Name.FlateDecode
    stream.N, stream.Alternate = profile.channels, Name.DeviceCMYK if profile.channels == 4 else Name.DeviceGray  # noqa: PLR2004
    intent = Dictionary(
        Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputCondition=String(profile.name), Info=String(profile.name),
        DestOutputProfile=pdf.make_indirect(stream),
    )  # fmt: skip
    if profile.path is None:
        # A condition of our own: none that the registry knows.
        intent.OutputConditionIdentifier = String("Custom")
    else:
        intent.OutputConditionIdentifier, intent.RegistryName = String(profile.name), String(REGISTRY)
    return intent


@lru_cache(maxsize=4)
def _packed(profile: bytes) -> bytes:
    """Return a profile compressed, once: it takes longer than all the rest of the file."""
    return zlib.compress(profile, 9)


def _date(given: str) -> datetime:
    if not given:
        return _EPOCH
    made = datetime.fromisoformat(given)
    return made if made.tzinfo else made.replace(tzinfo=UTC)


def _zone(made: datetime) -> str:
    offset = made.utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset else 0
    if not minutes:
        return "Z"
    hours, rest = divmod(abs(minutes), 60)
    return f"{'+' if minutes > 0 else '-'}{hours:02}'{rest:02}'"


def _xml(text: str) -> str:
    """Return a text without the characters that XML can't hold."""
    return "".join(sign for sign in text if sign >= " " or sign in "\t\n")
