"""The files of an ad in a locale, read as their readers do."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from tinyhtml5.parser import HTMLParser

from generator.checks import Version
from generator.errors import Where
from generator.making import Made

_UNSEEN = frozenset({"script", "style", "template", "title"})


@dataclass(frozen=True)
class Artifact:
    """An ad in a locale that was made."""

    version: Version
    made: Made

    def files(self, extension: str) -> Iterator[tuple[Path, bytes]]:
        """Yield the files of a kind, with their bytes."""
        for name, (data, _) in self.made.contents.items():
            if name.suffix == f".{extension}":
                yield name, data

    @cached_property
    def pages(self) -> tuple["Page", ...]:
        """Return its pages."""
        return tuple(Page(name, data) for name, data in self.files("html"))

    @property
    def where(self) -> Where:
        """Return the posting, where a person mends what is wrong."""
        return Where(self.version.file)


@dataclass(frozen=True)
class Page:
    """A page as browsers read it (WHATWG HTML)."""

    name: Path
    data: bytes

    @cached_property
    def _read(self) -> tuple[Element, tuple[str, ...]]:
        parser = HTMLParser(namespace_html_elements=False)
        tree = parser.parse(self.data)
        told = tuple(f"line {line}: {code.replace('-', ' ')}" for (line, _), code, _ in parser.errors)
        return tree, told

    @property
    def tree(self) -> Element:
        """Return the document."""
        return self._read[0]

    @property
    def errors(self) -> tuple[str, ...]:
        """Return what the parser had to forgive."""
        return self._read[1]

    @cached_property
    def words(self) -> str:
        """Return what a person reads on the page, with single plain spaces."""
        return " ".join("".join(_seen(self.tree.find("body"))).replace("\u00ad", "").split())

    @cached_property
    def json_ld(self) -> dict[str, Any] | None:
        """Return its structured data; ``None`` where there is none.

        Raises:
            ValueError: it is no JSON.
        """
        for one in self.tree.iter("script"):
            if one.get("type") == "application/ld+json":
                data: dict[str, Any] = json.loads(one.text or "")
                return data
        return None


def _seen(element: Element | None) -> Iterator[str]:
    if element is None or element.tag in _UNSEEN:
        return
    yield element.text or ""
    for child in element:
        yield from _seen(child)
        yield child.tail or ""


_SPACES = re.compile(r"\s+")


def flat(text: str) -> str:
    """Return a text with single plain spaces and without soft hyphens, to compare it with a page's words."""
    return _SPACES.sub(" ", text.replace("\u00ad", "")).strip()
