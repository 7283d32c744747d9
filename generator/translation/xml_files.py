"""XML from other programs, read so that it can do no harm, and XML for them, written so that they can read it.

No network, no entity that a file declares itself (so no bomb made of them, and no other file pulled in), no DTD, a limit to
the size; what is wrong is told with its line and column.
"""

import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers import expat

from generator.errors import Finding, InputError, Where, refused
from generator.posting.yaml_reader import no_text

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_BYTES = 100_000_000
XML = "{http://www.w3.org/XML/1998/namespace}"

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 has no place for, not even escaped (its production Char)."""
_INVALID = re.compile(r"char value (?:0x)?(\w+)", re.IGNORECASE)
_PLACE = re.compile(r",? ?line \d+, column \d+.*", re.DOTALL)


def clean(text: str) -> str:
    """Return a text without the characters that XML can't hold."""
    return _NO_XML.sub("", text)


def local(element: "_Element") -> str:
    """Return an element's name without its namespace; ``""`` for an entity."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def root(file: Path) -> "_Element":
    """Return the root of an XML file, without its comments.

    Raises:
        InputError: it can't be read, is too large, declares entities, or is no XML.
    """
    _check(file)
    # Not etree.parse: that tells of wrong bytes without their place.
    found = None
    for element in _ended(file, "*"):
        found = element
    assert found is not None  # noqa: S101 - for the type checker; the root ends last
    return found


def elements(file: Path, wanted: str, *names: str) -> Iterator["_Element"]:
    """Yield the elements of some names as they end, in any namespace; each is emptied before the next one is read.

    Args:
        file: the file.
        wanted: the name that its root must have.
        names: what is yielded.

    Raises:
        InputError: as :func:`root`; or its root is another.
    """
    _check(file, wanted)
    for element in _ended(file, *names):
        yield element
        element.clear(keep_tail=True)
        above = element.getparent()
        while above is not None and element.getprevious() is not None:
            del above[0]


def _ended(file: Path, *names: str) -> Iterator["_Element"]:
    from lxml import etree  # noqa: PLC0415 - not needed to build ads

    tags = [f"{{*}}{name}" for name in names]
    try:
        with file.open("rb") as stream:
            for _, element in etree.iterparse(
                stream, tag=tags, remove_comments=True, remove_pis=True,
                resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            ):  # fmt: skip
                yield element
    except (etree.XMLSyntaxError, OSError) as problem:
        raise InputError(_finding(problem, file)) from None


def document(element: "_Element", *, inline: frozenset[str]) -> bytes:
    """Return a tree as an XML file, each element on a line of its own; what is within ``inline`` ones stays on one."""
    from lxml import etree  # noqa: PLC0415 - not needed to build ads

    _indent(element, inline)
    return bytes(etree.tostring(element, encoding="UTF-8", xml_declaration=True)) + b"\n"


def _indent(element: "_Element", inline: frozenset[str], depth: int = 1) -> None:
    if local(element) in inline or not len(element):
        return
    element.text = "\n" + "  " * depth
    for child in element:
        _indent(child, inline, depth + 1)
        child.tail = "\n" + "  " * depth
    element[-1].tail = "\n" + "  " * (depth - 1)


class _BegunError(Exception):
    """The root element has begun; ``name`` is its own."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def _check(file: Path, wanted: str = "") -> None:
    """Look at what stands before the root, and at its name.

    Raises:
        InputError: as :func:`root` and :func:`elements`.
    """
    parser = expat.ParserCreate()

    def declared(name: str, *_: object) -> None:
        where = Where(file, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        message = f"declares an entity of its own (“{name}”), and such files are not read"
        raise InputError(
            Finding("XML", message, "delete the declaration, and write the text out where it is used", where=where)
        )

    def begun(name: str, _: object) -> None:
        raise _BegunError(name)

    parser.EntityDeclHandler = declared
    parser.StartElementHandler = begun
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            raise InputError(Finding("FILE", "is no file", "a file was expected under this name", where=Where(file)))
        if status.st_size > MAX_BYTES:
            message = f"the file has {status.st_size / 1e6:.0f} MB; {MAX_BYTES / 1e6:.0f} MB are the most"
            raise InputError(Finding("FILE", message, "export it in parts", where=Where(file)))
        with file.open("rb") as stream:
            parser.ParseFile(stream)
    except _BegunError as root_:
        name = root_.name.rpartition(":")[2]
        if wanted and name != wanted:
            message = f"“{wanted}” was expected, and this file holds “{name}”"
            raise InputError(
                Finding("XML", message, "is it another kind of file? export it anew", where=Where(file, 1))
            ) from None
    except OSError as problem:
        raise InputError(refused(problem, file)) from None
    except (LookupError, ValueError):
        # What Python knows no name for, or has several bytes for a character in it.
        raise InputError(Finding("ENCODING", *_ENCODING, where=Where(file, 1))) from None
    except expat.ExpatError as problem:
        where = Where(file, problem.lineno, problem.offset + 1)
        raise InputError(Finding("XML", f"is no XML: {expat.ErrorString(problem.code)}", _HINT, where=where)) from None


_ENCODING = (
    "is not in the encoding that its first line names, or UTF-8 where it names none",
    'save it as UTF-8, and write encoding="UTF-8" in its first line',
)
_HINT = "was it cut off, or changed by hand? export it again"


def _finding(problem: Exception, file: Path) -> Finding:
    """Say what libxml2 has to say."""
    if isinstance(problem, OSError):
        return refused(problem, file)
    line, column = getattr(problem, "position", (0, 0))
    said = _PLACE.sub("", getattr(problem, "msg", "") or str(problem))
    where = Where(file, max(line, 0), max(column, 0))
    if "not proper UTF-8" in said or "encoding" in said.casefold():
        return Finding("ENCODING", *_ENCODING, where=where)
    character = _INVALID.search(said)
    if character:
        number = int(character[1], 16 if "0x" in said else 10)
        return Finding("XML", no_text(number), "delete it", where=where)
    return Finding("XML", f"is broken here: {said}", _HINT, where=where)
