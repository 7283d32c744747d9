"""TMX 1.4b, the exchange format of translation memories: ours written, and what OmegaT, Trados and others write read.

Our Markdown is written as inline codes (``bpt``, ``ept``, ``ph``) that hold it as their native content. Codes of other
programs hold RTF, HTML or tags of their own, which are no Markdown: those are dropped, and the words between them kept.
"""

import html
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import Finding, InputError, Where
from generator.translation import inline_codes, xml_files
from generator.translation.inline_codes import Piece
from generator.translation.units import State, Unit
from generator.translation.xml_files import XML, clean, local

if TYPE_CHECKING:
    from lxml.etree import _Element

TOOL = "annons"
_MARKDOWN = frozenset({"markdown", "x-markdown"})
_TYPES = {"break": "lb", "placeholder": "x-placeholder", "brace": "x-brace", "address": "x-address"}
"""What TMX calls our codes; ``bold``, ``italic`` and ``link`` are its own names."""

_OF_TARGET = 1000
"""Where ``x`` begins for codes that the source lacks; no segment has as many of its own."""

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)Z")
_TMX_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z?")
_WRAPPED = re.compile(r"[ \t]*[\r\n]\s*")
_STATES: dict[str, State] = {"initial": "initial", "translated": "translated"}


def write(units: Iterable[Unit], *, version: str) -> bytes:
    """Return translations as a TMX file, one ``tu`` each; untranslated ones and characters that XML can't hold are left out.

    Args:
        units: the translations.
        version: of this program, for the header.
    """
    from lxml.etree import Element, SubElement  # noqa: PLC0415 - not needed to build ads

    units = [unit for unit in units if unit.target]
    sources = {unit.source_locale for unit in units}
    srclang = sources.pop() if len(sources) == 1 else "*all*"
    root = Element("tmx", {"version": "1.4"})
    header = {
        "creationtool": TOOL, "creationtoolversion": version, "segtype": "paragraph", "o-tmf": TOOL, "adminlang": "en",
        "srclang": srclang, "datatype": "plaintext",
    }  # fmt: skip
    SubElement(root, "header", header)
    body = SubElement(root, "body")
    for unit in units:
        tu = SubElement(body, "tu", {"srclang": unit.source_locale} if srclang == "*all*" else {})
        state = "" if unit.state == "final" else unit.state
        for name, value in (("x-context", unit.context), ("x-origin", unit.origin), ("x-state", state)):
            if value:
                SubElement(tu, "prop", {"type": name}).text = clean(value)
        source, target = inline_codes.split(clean(unit.source)), inline_codes.split(clean(unit.target))
        numbers = inline_codes.match(source, target)
        tuv = SubElement(tu, "tuv", {f"{XML}lang": unit.source_locale})
        _write_seg(SubElement(tuv, "seg"), source, None)
        tuv = SubElement(tu, "tuv", {f"{XML}lang": unit.target_locale} | _change(unit))
        _write_seg(SubElement(tuv, "seg"), target, numbers)
    return xml_files.document(root, inline=frozenset({"seg", "prop"}))


def _change(unit: Unit) -> dict[str, str]:
    date = _ISO.fullmatch(unit.when)
    changed = {"changedate": "{}{}{}T{}{}{}Z".format(*date.groups())} if date else {}
    return changed | ({"changeid": clean(unit.by)} if unit.by else {})


def _write_seg(seg: "_Element", pieces: Iterable[Piece], numbers: dict[int, int] | None) -> None:
    """Write text and codes; ``numbers`` says which code of the source each one of a translation is (attribute ``x``)."""
    from lxml.etree import SubElement  # noqa: PLC0415 - not needed to build ads

    last = None
    for piece in pieces:
        if isinstance(piece, str):
            if last is None:
                seg.text = piece
            else:
                last.tail = piece
            continue
        x = {"x": str(piece.number if numbers is None else numbers.get(piece.number, _OF_TARGET + piece.number))}
        if piece.kind == "open":
            last = SubElement(seg, "bpt", {"i": str(piece.number), **x, "type": piece.type})
        elif piece.kind == "close":
            last = SubElement(seg, "ept", {"i": str(piece.number)})
        else:
            last = SubElement(seg, "ph", {**x, "type": _TYPES[piece.type]})
        last.text = piece.native


def read(file: Path, locale: Callable[[str], str | None]) -> list[Unit]:
    """Read a TMX file of any version to 1.4b.

    A ``tu`` gives one unit for each translation of its source in a locale that we know. The source is the variant in the
    locale that the ``tu`` or the header names, else the first one.

    Args:
        file: the file.
        locale: returns the code that a spelling such as ``nb-NO``, ``no`` or ``EN-US`` means, or ``None``.

    Raises:
        InputError: it is no TMX, is broken, holds entities of its own, or is in other locales only.
    """
    units: list[Unit] = []
    header: dict[str, str] = {}
    other: dict[str, None] = {}
    count = 0
    for element in xml_files.elements(file, "tmx", "header", "tu"):
        if local(element) == "header":
            header = _attributes(element)
        else:
            count += 1
            units += _Entry(element, header, _Known(locale, other)).units()
    if count and not units and other:
        message = f"has no two locales of this workspace in one entry; it is in {', '.join(other)}"
        hint = "is it the right file? a folder in locales/ adds a locale"
        raise InputError(Finding("TMX", message, hint, where=Where(file)))
    return units


class _Known:
    """Finds the locale for a name, by its language alone where the region is none we know; keeps the others in mind."""

    def __init__(self, locale: Callable[[str], str | None], other: dict[str, None]) -> None:
        self._locale = locale
        self._other = other

    def code(self, name: str) -> str | None:
        return self._locale(name) or self._locale(re.split("[-_]", name, maxsplit=1)[0])

    def __call__(self, name: str) -> str | None:
        code = self.code(name)
        self._other |= {} if code or not name else {name: None}
        return code


def _attributes(element: "_Element") -> dict[str, str]:
    return {str(name).rpartition("}")[2]: str(value) for name, value in element.attrib.items()}


class _Entry:
    """A ``tu``."""

    def __init__(self, tu: "_Element", header: dict[str, str], known: _Known) -> None:
        self._own = _attributes(tu)
        self._attributes = header | self._own
        self._props = {(child.get("type") or ""): child.text or "" for child in tu if local(child) == "prop"}
        self._variants = [child for child in tu if local(child) == "tuv"]
        self._known = known

    def units(self) -> Iterator[Unit]:
        variants = [(_attributes(variant), variant) for variant in self._variants]
        found = [(self._known(own.get("lang", "")), own, self._words(own, variant)) for own, variant in variants]
        found = [one for one in found if one[0] and one[2].strip()]
        wanted = self._attributes.get("srclang", "")
        source_locale = None if wanted.casefold() == "*all*" else self._known.code(wanted)
        first = next((one for one in found if one[0] == source_locale), found[0] if found else None)
        for locale, own, words in found:
            if first is not None and first[0] and locale and locale != first[0]:
                by, when = self._made(own)
                yield Unit(
                    self._props.get("x-context", ""), first[2], words, first[0], locale,
                    state=_STATES.get(self._props.get("x-state", ""), "final"),
                    origin=self._props.get("x-origin", ""), by=by, when=when,
                )  # fmt: skip

    def _made(self, own: dict[str, str]) -> tuple[str, str]:
        """Return who changed a variant last and when, else who made it."""
        for what in ("change", "creation"):
            for attributes in (own, self._own):
                who, date = attributes.get(f"{what}id", ""), attributes.get(f"{what}date", "")
                if who or date:
                    return who, _iso(date)
        return "", ""

    def _words(self, own: dict[str, str], variant: "_Element") -> str:
        attributes = self._attributes | own
        ours = (
            TOOL in {attributes.get("creationtool", "").casefold(), attributes.get("o-tmf", "").casefold()}
            or attributes.get("datatype", "").casefold() in _MARKDOWN
        )
        seg = next((child for child in variant if local(child) == "seg"), None)
        if seg is None:
            return ""
        words = _content(seg, keep_codes=ours)
        return words if ours else _WRAPPED.sub(" ", words).strip(" \t\r\n")


def _content(element: "_Element", *, keep_codes: bool) -> str:
    parts = [element.text or ""]
    for child in element:
        name = local(child)
        if not name:
            parts.append(html.unescape(child.text or ""))
        elif name not in {"bpt", "ept", "ph", "it", "ut"}:
            parts.append(_content(child, keep_codes=keep_codes))
        elif keep_codes:
            parts.append(_content(child, keep_codes=True))
        elif name == "ph" and "".join(parts)[-1:].isalnum() and (child.tail or "")[:1].isalnum():
            # A line break or a picture; the words beside it are two.
            parts.append(" ")
        parts.append(child.tail or "")
    return "".join(parts)


def _iso(date: str) -> str:
    match = _TMX_DATE.fullmatch(date)
    return "{}-{}-{}T{}:{}:{}Z".format(*match.groups()) if match else ""
