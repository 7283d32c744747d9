"""XLIFF 2.0, what translators' tools work on: segments out in one pair of locales, translations back.

Every segment is a ``unit`` with one ``segment``; a tool may split that, and move, copy, drop or renumber the codes in it.
Codes are ``pc`` and ``ph``, and what Markdown writes for them stands in ``originalData``. Who approved a translation is not
in the file: that is for the one who takes it back.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import Finding, InputError, Where
from generator.translation import inline_codes, xml_files
from generator.translation.inline_codes import Code, Piece
from generator.translation.units import State, Unit
from generator.translation.xml_files import XML, clean, local

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
OWN_NAMESPACE = "urn:annons:xliff"
_TYPES = {
    "bold": ("fmt", "xlf:b"), "italic": ("fmt", "xlf:i"), "link": ("link", ""), "break": ("fmt", "xlf:lb"),
    "placeholder": ("ui", "xlf:var"), "brace": ("other", ""), "address": ("link", ""),
}  # fmt: skip
_STATES: dict[str, State] = {"initial": "initial", "translated": "translated", "reviewed": "final", "final": "final"}
_ORDER: tuple[State, ...] = ("initial", "translated", "final")


@dataclass(frozen=True)
class XliffFile:
    """What came back from a translator.

    ``units`` are all there are; one without a translation, or with only a part of one, has ``target`` ``""`` and the state
    ``initial``. A tool that fills in targets and knows no states leaves ``initial`` too, with a ``target``. ``places`` say
    where each stands. ``findings`` are warnings.
    """

    source_locale: str
    target_locale: str
    units: tuple[Unit, ...]
    places: tuple[Where, ...]
    findings: tuple[Finding, ...] = ()


def write(units: Iterable[Unit], source_locale: str, target_locale: str, *, version: str) -> bytes:
    """Return an XLIFF file of the units of one pair, in their order, a ``file`` for each origin.

    Args:
        units: what to translate, and what is translated; those of other pairs are left out.
        source_locale: of the pair, BCP 47.
        target_locale: of the pair.
        version: of this program.

    Raises:
        ValueError: there are none; the format has no empty file.
    """
    from lxml.etree import Element, SubElement  # noqa: PLC0415 - not needed to build ads

    units = [unit for unit in units if (unit.source_locale, unit.target_locale) == (source_locale, target_locale)]
    if not units:
        message = f"no units from {source_locale} to {target_locale}"
        raise ValueError(message)
    root = Element(
        _name("xliff"),
        {"version": "2.0", "srcLang": source_locale, "trgLang": target_locale, f"{{{OWN_NAMESPACE}}}version": version},
        nsmap={None: NAMESPACE, "annons": OWN_NAMESPACE},
    )
    files: dict[str, _Element] = {}
    for number, unit in enumerate(units, 1):
        if unit.origin not in files:
            original = {"original": clean(unit.origin)} if unit.origin else {}
            files[unit.origin] = SubElement(root, _name("file"), {"id": f"f{len(files) + 1}"} | original)
        name = {"name": clean(unit.context)} if unit.context else {}
        element = SubElement(files[unit.origin], _name("unit"), {"id": f"u{number}"} | name | {f"{XML}space": "preserve"})
        _Writer(element).write(unit)
    return xml_files.document(root, inline=frozenset(map(_name, ("source", "target", "data"))) | {"source", "target", "data"})


def _name(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


class _Writer:
    """Writes one ``unit``."""

    def __init__(self, element: "_Element") -> None:
        from lxml.etree import SubElement  # noqa: PLC0415 - not needed to build ads

        self._unit = element
        self._add: Callable[..., _Element] = SubElement
        self._data: dict[str, str] = {}
        """The ``id`` of each piece of original data."""

    def write(self, unit: Unit) -> None:
        source, target = inline_codes.split(clean(unit.source)), inline_codes.split(clean(unit.target))
        for piece in (*source, *target):
            if isinstance(piece, Code):
                self._data.setdefault(piece.native, f"d{len(self._data) + 1}")
        if self._data:
            holder = self._add(self._unit, _name("originalData"))
            for native, key in self._data.items():
                self._add(holder, _name("data"), {"id": key}).text = native
        segment = self._add(self._unit, _name("segment"), {"state": unit.state if target else "initial"})
        self._content(self._add(segment, _name("source")), source, {})
        if target:
            numbers = inline_codes.match(source, target)
            new = max((piece.number for piece in source if isinstance(piece, Code)), default=0)
            for piece in target:
                if isinstance(piece, Code) and piece.number not in numbers:
                    new += 1
                    numbers[piece.number] = new
            self._content(self._add(segment, _name("target")), target, numbers)

    def _content(self, element: "_Element", pieces: Iterable[Piece], numbers: dict[int, int]) -> None:
        """Write text and codes; ``numbers`` says which number of the source a code has, where it is another."""
        stack, last = [element], None
        for piece in pieces:
            if isinstance(piece, str):
                if last is None:
                    stack[-1].text = piece
                else:
                    last.tail = piece
                continue
            if piece.kind == "close":
                last = stack.pop()
                last.set("dataRefEnd", self._data[piece.native])
                last.set("dispEnd", piece.native)
                continue
            kind, sub = _TYPES[piece.type]
            attributes = {"id": str(numbers.get(piece.number, piece.number)), "type": kind} | ({"subType": sub} if sub else {})
            if piece.kind == "open":
                refs = {"dataRefStart": self._data[piece.native], "dispStart": piece.native}
                stack.append(self._add(stack[-1], _name("pc"), attributes | refs))
                last = None
            else:
                refs = {"dataRef": self._data[piece.native]} | ({} if piece.type == "break" else {"disp": piece.native})
                last = self._add(stack[-1], _name("ph"), attributes | refs)


def read(file: Path, locale: Callable[[str], str | None]) -> XliffFile:
    """Read an XLIFF file of version 2.

    Args:
        file: the file.
        locale: returns the code that a spelling such as ``nb-NO`` means, or ``None``.

    Raises:
        InputError: it is no XLIFF 2, is broken, holds entities of its own, or is not in two locales that we know.
    """
    root = xml_files.root(file)
    where = Where(file, root.sourceline or 1)
    version = root.get("version") or ""
    if local(root) != "xliff" or not version.startswith("2."):
        message = "is no XLIFF file" if local(root) != "xliff" else f"is XLIFF {version or 'without a version'}; 2.0 is needed"
        raise InputError(Finding("XLIFF", message, "export it from the translation tool as XLIFF 2.0 or 2.1", where=where))
    pair = []
    for name, what in (("srcLang", "source"), ("trgLang", "target")):
        given = root.get(name) or ""
        code = locale(given)
        if code is None:
            message = f"{name}, its {what} locale, is “{given}”" if given else f"{name}, its {what} locale, is not given"
            raise InputError(Finding("XLIFF", message, f'write one of this workspace\'s: {name}="nb"', where=where))
        pair.append(code)
    units: list[Unit] = []
    places: list[Where] = []
    findings: list[Finding] = []
    for element in root.iter("{*}unit"):
        reader = _Unit(element)
        units.append(reader.unit(pair[0], pair[1]))
        places.append(Where(file, element.sourceline or 0))
        if reader.lost:
            message = f"codes that the tool left without their Markdown (bold, links, placeholders …): {reader.lost}"
            hint = "write them by hand where they belong"
            findings.append(
                Finding("XLIFF", message, hint, "warning", places[-1], field=units[-1].context, locale=units[-1].target_locale)
            )
    return XliffFile(pair[0], pair[1], tuple(units), tuple(places), tuple(findings))


class _Unit:
    """Reads one ``unit``; ``lost`` counts codes of its translation whose Markdown is not to be found."""

    def __init__(self, element: "_Element") -> None:
        self.lost = 0
        self._element = element
        self._data = {child.get("id"): _text(child) for child in element.iterfind("{*}originalData/{*}data")}
        self._natives: dict[tuple[str, str], str] = {}
        """What the codes of the source are, by their id and which end they are."""

    def unit(self, source_locale: str, target_locale: str) -> Unit:
        parts = [child for child in self._element if local(child) in {"segment", "ignorable"}]
        source = "".join(self._content(child.find("{*}source"), learning=True) for child in parts)
        self.lost = 0
        targets: list[tuple[int, str]] = []
        states: list[State] = []
        whole = True
        for position, part in enumerate(parts, 1):
            target = part.find("{*}target")
            order = (target.get("order") or "") if target is not None else ""
            if local(part) == "ignorable" and target is None:
                target = part.find("{*}source")
            words = self._content(target)
            targets.append((int(order) if order.isdecimal() else position, words))
            if local(part) == "segment":
                states.append(_STATES.get(part.get("state") or "", "initial"))
                whole = whole and (bool(words) or not self._content(part.find("{*}source")))
        file = next(self._element.iterancestors("{*}file"), None)
        return Unit(
            self._element.get("name") or "", source,
            "".join(words for _, words in sorted(targets, key=lambda one: one[0])) if whole else "",
            source_locale, target_locale,
            state=min(states, key=_ORDER.index, default="initial") if whole else "initial",
            origin=(file.get("original") or "") if file is not None else "",
        )  # fmt: skip

    def _content(self, element: "_Element | None", *, learning: bool = False) -> str:
        if element is None:
            return ""
        parts = [element.text or ""]
        for child in element:
            parts += self._inline(child, learning=learning)
            parts.append(child.tail or "")
        return "".join(parts)

    def _inline(self, child: "_Element", *, learning: bool) -> Iterator[str]:
        match local(child):
            case "ph":
                yield self._native(child, "dataRef", "disp", "", learning=learning)
            case "pc":
                yield self._native(child, "dataRefStart", "dispStart", "start", learning=learning)
                yield self._content(child, learning=learning)
                yield self._native(child, "dataRefEnd", "dispEnd", "end", learning=learning)
            case "sc":
                yield self._native(child, "dataRef", "disp", "start", learning=learning)
            case "ec":
                yield self._native(child, "dataRef", "disp", "end", learning=learning)
            case "cp":
                yield _character(child)
            case "sm" | "em":
                pass
            case _:
                # An annotation (mrk), or what an extension adds: the words in it are the translation's.
                yield self._content(child, learning=learning)

    def _native(self, code: "_Element", reference: str, shown: str, end: str, *, learning: bool) -> str:
        """Return the Markdown of a code: its data, else that of the same code in the source, else what tools show for it."""
        identity = (code.get("copyOf") or code.get("startRef") or code.get("id") or "", end)
        found = self._data.get(code.get(reference) or "")
        if found is None:
            found = self._natives.get(identity)
        if found is None:
            found = code.get(shown)
        if found is None:
            self.lost += 1
            return ""
        if learning:
            self._natives.setdefault(identity, found)
        return found


def _text(data: "_Element") -> str:
    return (data.text or "") + "".join(
        (_character(child) if local(child) == "cp" else "") + (child.tail or "") for child in data
    )


def _character(cp: "_Element") -> str:
    """Return the character that ``cp`` names; one that no text can hold is left out."""
    try:
        return clean(chr(int(cp.get("hex") or "", 16)))
    except (ValueError, OverflowError):
        return ""
