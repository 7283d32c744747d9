"""The XMP packet, read by the local names of its properties: prefixes and hosts vary, the names don't."""

import contextlib

import pikepdf
from lxml import etree

from generator.printing.contents.objects import WRONG, Stored, pick, read, text_of
from generator.printing.contents.unpacking import TooMuchError

_MOST = 4 << 20


def properties(root: Stored) -> dict[str, str]:
    """Return the properties of a file's XMP packet, by local name; ``part`` of PDF/UA is called ``pdfuaid:part``.

    What is no XMP gives nothing.
    """
    stream = pick(root, "Metadata")
    if not isinstance(stream, pikepdf.Stream):
        return {}
    found: dict[str, str] = {}
    with contextlib.suppress(*WRONG, TooMuchError, etree.XMLSyntaxError):
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        for node in etree.fromstring(read(stream, _MOST), parser).iter("{*}Description"):
            for name, value in (*node.attrib.items(), *((str(child.tag), "".join(child.itertext())) for child in node)):
                found.setdefault(_called(str(name)), str(value).strip())
    return found


def _called(name: str) -> str:
    space, _, local = name.rpartition("}")
    return f"pdfuaid:{local}" if space.endswith("/pdfua/ns/id/") else local


def info(pdf: pikepdf.Pdf, name: str) -> str:
    """Return an entry of the information dictionary as text, ``""`` where there is none."""
    found = pick(pdf.trailer, "Info", name)
    return text_of(found) or (str(found)[1:] if isinstance(found, pikepdf.Name) else "")
