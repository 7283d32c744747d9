"""The last touch to a file before it is written: what an archive file says of itself, PDF/A-3a and PDF/UA-1 at once."""

from collections.abc import Callable
from typing import Any

from generator.printing.models import Profile
from generator.rendering.serializing import write_once
from generator.rendering.tagging import give_items_bodies, place_pictures

_PDFUA = "http://www.aiim.org/pdfua/ns/id/"
_EXTENSION = f"""\
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
 rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{_PDFUA}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
<rdf:Description xmlns:pdfuaid="{_PDFUA}" rdf:about=""><pdfuaid:part>1</pdfuaid:part></rdf:Description>
"""
"""PDF/A wants every property from outside XMP's own schemas described (ISO 19005-3, 6.6.2.3.3)."""


def finisher(profile: Profile) -> Callable[[Any, Any], None]:
    """Return the function that finishes a file of a profile before it is written."""

    def finish(_document: Any, pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint and pydyf have no types
        if profile.accessible:
            place_pictures(pdf)
            give_items_bodies(pdf)
        if profile.accessible and profile.variant == "pdf/a-3a":
            _say_accessible(pdf)
        write_once(pdf)

    return finish


def _say_accessible(pdf: Any) -> None:  # noqa: ANN401
    reference = pdf.catalog["Metadata"]
    stream = next(one for one in pdf.objects if getattr(one, "reference", None) == reference)
    (packet,) = stream.stream
    stream.stream = [packet.replace(b"</rdf:RDF>", _EXTENSION.encode() + b"</rdf:RDF>")]
