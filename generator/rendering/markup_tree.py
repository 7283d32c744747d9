"""A page of HTML as WeasyPrint takes it, parsed by libxml2: some ten times as fast as by tinyhtml5, to the same tree.

libxml2 knows the parts that our templates are made of. What it takes in another way than HTML's standard goes to tinyhtml5.
"""

from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import TreeBuilder

import cssselect2
import weasyprint
from lxml import etree
from weasyprint import CSS, HTML

_VOID = frozenset({"wbr", "source", "track"})
"""Elements without content that libxml2 doesn't know as such (HTML, 13.1.2)."""
_OTHERS = ("<svg", "<math", "<template", "<noscript")
"""What HTML parses in a way of its own."""


class Builder:
    """Makes ElementTree's elements of what libxml2 tells."""

    def __init__(self) -> None:
        self._made = TreeBuilder()
        self.data, self.close = self._made.data, self._made.close

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        self._made.start(tag, dict(attributes))
        if tag in _VOID:
            self._made.end(tag)

    def end(self, tag: str) -> None:
        """End an element."""
        if tag not in _VOID:
            self._made.end(tag)


class Page(HTML):  # type: ignore[misc]  # WeasyPrint has no types
    """A page of our own templates."""

    def __init__(self, string: str, base_url: str, url_fetcher: Any) -> None:  # noqa: ANN401
        lower = string.lower()
        self._plain = " dir=" not in lower and "<summary" not in lower
        if any(tag in lower for tag in _OTHERS):
            super().__init__(string=string, base_url=base_url, url_fetcher=url_fetcher)
            return
        self.etree_element = etree.fromstring(string, etree.HTMLParser(target=Builder()))
        self.base_url, self.url_fetcher, self.media_type = base_url, url_fetcher, "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(self.etree_element, content_language=None)

    def _ua_stylesheets(self, forms: bool = False) -> list[Any]:  # noqa: FBT001, FBT002 - WeasyPrint's own signature
        return super()._ua_stylesheets(forms) if forms or not self._plain else [_plain_styles()]


@cache
def _plain_styles() -> Any:  # noqa: ANN401
    """Return the styles that HTML has by itself, without those that are tried on every element and never matter here.

    Footnotes, notes, right-to-left parts, and markers of what is no item of a list.
    """
    file = Path(weasyprint.__file__).parent / "css" / "html5_ua.css"
    lines = file.read_text("utf-8").replace("\n::marker", "\nli::marker").splitlines()
    return CSS(string="\n".join(line for line in lines if not line.startswith(("::footnote", "::note")) and "[dir" not in line))
