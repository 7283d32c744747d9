"""Fonts as a content stream uses them: how wide each code is, what it says, and whether the font is in the file."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pikepdf
from fontTools import agl

from generator.printing.contents.geometry import Matrix
from generator.printing.contents.objects import (
    WRONG,
    Stored,
    entries,
    items,
    name_of,
    number,
    numbers,
    pick,
    read,
)
from generator.printing.contents.unpacking import TooMuchError

_TAG = re.compile(r"^[A-Z]{6}\+")
_FILES = ("FontFile", "FontFile2", "FontFile3")
_MOST_CODES = 65536
_MAP_BYTES = 1 << 18
_GLYPH_SPACE: Matrix = (0.001, 0.0, 0.0, 0.001, 0.0, 0.0)
_WIDE = 500.0
"""Width in thousandths of an em, where a font gives none."""
_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_CHAR = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]+)>\s*(?:<([0-9A-Fa-f\s]*)>|\[(.*?)\])", re.DOTALL)


@dataclass(frozen=True)
class Font:
    """A font: ``name`` without the tag of a subset, ``kind`` as the file has it (TrueType, Type0, Type3 …).

    ``widths`` and ``wide`` are in thousandths of an em (Type3: in its own units, see ``matrix``).
    """

    name: str
    kind: str
    embedded: bool
    subset: bool
    bytes_per_code: int = 1
    wide: float = _WIDE
    matrix: Matrix = _GLYPH_SPACE
    widths: Mapping[int, float] = field(default_factory=dict, compare=False, repr=False)
    texts: Mapping[int, str] = field(default_factory=dict, compare=False, repr=False)
    lacking: frozenset[int] = field(default=frozenset(), compare=False, repr=False)
    whole: Stored = field(default=None, compare=False, repr=False)

    @cached_property
    def glyphs(self) -> dict[int, str]:
        """Return the names of the glyphs that codes stand for, as far as the font itself says so."""
        return _encoding(self.whole)

    def codes(self, shown: bytes) -> Iterator[int]:
        """Yield the character codes of a string."""
        if self.bytes_per_code == 1:
            yield from shown
            return
        for start in range(0, len(shown) - 1, 2):
            yield shown[start] << 8 | shown[start + 1]

    def width(self, code: int) -> float:
        """Return how far a code moves on, in text space of one unit of type."""
        return self.widths.get(code, self.wide) * self.matrix[0]

    def say(self, codes: list[int]) -> str:
        """Return what codes say, as far as the file tells."""
        return "".join(self.texts.get(code, "\ufffd") for code in codes)


def font_of(found: Stored) -> Font:
    """Return a font of the resources; what is wrong in it is passed over."""
    kind = name_of(pick(found, "Subtype"))
    name = name_of(pick(found, "BaseFont")) or name_of(pick(found, "Name"))
    plain = _TAG.sub("", name)
    subset = plain != name
    texts = _to_unicode(found)
    if kind == "Type3":
        return _type3(found, plain or "Type 3", texts)
    if kind == "Type0":
        below = next(iter(items(pick(found, "DescendantFonts"))), None)
        widths = _cid_widths(pick(below, "W"))
        wide = number(pick(below, "DW"), 1000.0)
        one_byte = _one_byte(pick(found, "Encoding"))
        return Font(
            plain, kind, _embedded(below), subset, 1 if one_byte else 2, wide,
            widths=widths, texts=texts, lacking=_lacking_cids(found, below), whole=found,
        )  # fmt: skip
    descriptor = pick(found, "FontDescriptor")
    wide = number(pick(descriptor, "MissingWidth")) if descriptor is not None else _WIDE
    named = _encoding(found)
    lacking = frozenset(code for code, glyph in named.items() if glyph == ".notdef")
    return Font(
        plain, kind, _embedded(found), subset, 1, wide,
        widths=_widths(found), texts=_said(named) | texts, lacking=lacking, whole=found,
    )  # fmt: skip


def _type3(found: Stored, name: str, texts: dict[int, str]) -> Font:
    values = numbers(pick(found, "FontMatrix"), 6)
    matrix = (values[0], values[1], values[2], values[3], values[4], values[5]) if values else _GLYPH_SPACE
    named = _encoding(found)
    drawn = {key for key, _ in entries(pick(found, "CharProcs"))}
    lacking = frozenset(code for code, glyph in named.items() if glyph == ".notdef" or glyph not in drawn)
    return Font(
        name, "Type3", embedded=True, subset=False, wide=0.0, matrix=matrix,
        widths=_widths(found), texts=_said(named) | texts, lacking=lacking, whole=found,
    )  # fmt: skip


def _embedded(font: Stored) -> bool:
    descriptor = pick(font, "FontDescriptor")
    return any(isinstance(pick(descriptor, key), pikepdf.Stream) for key in _FILES)


def _one_byte(encoding: Stored) -> bool:
    """Say whether an embedded CMap takes codes of one byte only."""
    if not isinstance(encoding, pikepdf.Stream):
        return False
    try:
        spaces = re.search(rb"begincodespacerange(.*?)endcodespacerange", read(encoding, _MAP_BYTES), re.DOTALL)
    except (*WRONG, TooMuchError):
        return False
    return spaces is not None and all(len(low.split(b"<")[-1]) == 2 for low in spaces[1].split(b">")[:-1])  # noqa: PLR2004 - two digits are a byte


def _widths(font: Stored) -> dict[int, float]:
    first = int(number(pick(font, "FirstChar")))
    found = items(pick(font, "Widths"))[:256]
    return {first + place: number(width) for place, width in enumerate(found)}


def _cid_widths(found: Stored) -> dict[int, float]:
    """Return the widths of CIDs (ISO 32000-1, 9.7.4.3)."""
    widths: dict[int, float] = {}
    rest = iter(items(found))
    for first in rest:
        start, second = int(number(first)), next(rest, None)
        if isinstance(second, pikepdf.Array):
            widths.update((start + place, number(width)) for place, width in enumerate(second))
        else:
            width = number(next(rest, None))
            widths.update((cid, width) for cid in range(max(start, 0), min(int(number(second)) + 1, _MOST_CODES)))
    return widths


def _lacking_cids(font: Stored, below: Stored) -> frozenset[int]:
    """Return the CIDs that stand for no glyph: 0, and those that a map sends to glyph 0."""
    encoding = name_of(pick(font, "Encoding"))
    if not encoding.startswith("Identity"):
        return frozenset()
    table = pick(below, "CIDToGIDMap")
    if not isinstance(table, pikepdf.Stream):
        return frozenset({0})
    try:
        data = read(table, _MOST_CODES * 2)
    except (*WRONG, TooMuchError):
        return frozenset({0})
    return frozenset(place for place in range(len(data) // 2) if data[2 * place : 2 * place + 2] == b"\0\0") | {0}


def _encoding(font: Stored) -> dict[int, str]:
    """Return the glyph names of a simple font's codes; what its base encoding says is not looked up."""
    names: dict[int, str] = {}
    code = 0
    for item in items(pick(font, "Encoding", "Differences")):
        if isinstance(item, pikepdf.Name):
            names[code] = name_of(item)
            code += 1
        else:
            code = int(number(item))
    return names


def _said(named: dict[int, str]) -> dict[int, str]:
    plain = {code: bytes([code]).decode("cp1252", "replace") for code in range(32, 256)}
    return plain | {code: agl.toUnicode(glyph) for code, glyph in named.items() if glyph != ".notdef"}


def _to_unicode(font: Stored) -> dict[int, str]:
    stream = pick(font, "ToUnicode")
    if not isinstance(stream, pikepdf.Stream):
        return {}
    try:
        data = read(stream, _MAP_BYTES)
    except (*WRONG, TooMuchError):
        return {}
    texts: dict[int, str] = {}
    for kind, body in _BLOCK.findall(data):
        if kind == b"bfchar":
            texts.update((_code(code), _decoded(said)) for code, said in _CHAR.findall(body))
            continue
        for low, high, said, several in _RANGE.findall(body):
            first = _code(low)
            count = min(_code(high) - first + 1, _MOST_CODES)
            if several:
                texts.update((first + place, _decoded(one)) for place, one in enumerate(re.findall(rb"<([^>]*)>", several)))
            elif said:
                texts.update(_counted(first, count, _decoded(said)))
        if len(texts) > _MOST_CODES:
            break
    return texts


def _counted(first: int, count: int, said: str) -> Iterator[tuple[int, str]]:
    if said:
        last = ord(said[-1])
        yield from ((first + place, said[:-1] + chr(min(last + place, 0x10FFFF))) for place in range(count))


def _code(digits: bytes) -> int:
    return int(b"".join(digits.split()) or b"0", 16)


def _decoded(digits: bytes) -> str:
    plain = b"".join(digits.split())
    return bytes.fromhex(plain.decode() + "0" * (len(plain) % 2)).decode("utf-16-be", "replace")
