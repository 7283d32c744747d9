"""XML as the site writes it: namespaces, and text without the characters that XML cannot hold."""

import re
from collections.abc import Mapping

from lxml import etree

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document may hold (section 2.2, "Char")."""


class Writer:
    """Builds a document element by element in its namespaces; the first is the default one."""

    def __init__(self, tag: str, namespaces: Mapping[str | None, str], attributes: Mapping[str, str] | None = None) -> None:
        """Begin with the root element."""
        self._default = namespaces[None]
        self.root = etree.Element(f"{{{self._default}}}{tag}", attributes or {}, nsmap=dict(namespaces))

    def add(
        self, parent: etree._Element, tag: str, text: str = "", attributes: Mapping[str, str] | None = None
    ) -> etree._Element:
        """Add an element and return it; ``{namespace}tag`` is of another namespace."""
        clear = {name: clean(value) for name, value in (attributes or {}).items()}
        made = etree.SubElement(parent, tag if tag.startswith("{") else f"{{{self._default}}}{tag}", clear)
        made.text = clean(text) or None
        return made

    def data(self) -> bytes:
        """Return the document, UTF-8, indented."""
        etree.indent(self.root)
        return bytes(etree.tostring(self.root, xml_declaration=True, encoding="UTF-8")) + b"\n"


def clean(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return _ILLEGAL.sub("", text)
