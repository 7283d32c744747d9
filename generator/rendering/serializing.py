"""PDF objects as bytes, as pydyf writes them, each made once and in half the time.

pydyf makes the bytes of every object to write them, and again to make the file's ID of them: each stream is compressed twice.
"""

import zlib
from hashlib import md5
from typing import Any, BinaryIO

import pydyf

Thing = Any
"""Something of pydyf's, which has no types."""
_LEVEL = 6
"""zlib's own choice: pydyf's level 9 takes twice as long for half a percent."""
_PACKED = b"1.5"
"""The first version of PDF that packs objects into streams."""
_HEAD = b"%%PDF-%b\n%%\xf0\x9f\x96\xa4\n"


def write_once(pdf: Thing) -> None:
    """Let a PDF be written by :func:`write`; pydyf writes older ones, plain ones, and those without an ID."""

    def written(output: BinaryIO, version: Thing = b"1.7", identifier: Thing = False, compress: bool = False) -> None:  # noqa: FBT001, FBT002 - pydyf's own signature
        # Without this, the PDF would hold itself, and wait for the garbage collector.
        del pdf.write
        version = pydyf._to_bytes(version or b"1.7")  # noqa: SLF001 - pinned with WeasyPrint
        if compress and version >= _PACKED and isinstance(identifier, bytes):
            write(pdf, output, version, identifier)
        else:
            pydyf.PDF.write(pdf, output, version, identifier, compress)

    pdf.write = written


def write(pdf: Thing, output: BinaryIO, version: bytes, identifier: bytes) -> None:
    """Write a PDF with object and cross-reference streams (ISO 32000-1, 7.5.7 and 7.5.8), and an ID made of its content.

    Args:
        pdf: what to write; nothing may change it after that.
        output: where to.
        version: its version, ``1.5`` or later.
        identifier: the first part of its ID, which is the same for all versions of a file.
    """
    if pdf.info:
        pdf.add_object(pdf.info)
    out = [_HEAD % version]
    position = len(out[0])
    every: list[bytes] = []
    packed: list[tuple[int, bytes]] = []
    places: dict[int, tuple[int, int, int]] = {0: (0, 0, pdf.objects[0].generation)}
    for one in pdf.objects[1:]:
        data = serialized(one)
        every.append(data)
        if one.compressible:
            places[one.number] = (2, len(pdf.objects), len(packed))
            packed.append((one.number, data))
        else:
            places[one.number] = (1, position, one.generation)
            out.append(b"%d %d obj\n%b\nendobj\n" % (one.number, one.generation, data))
            position += len(out[-1])
    number = len(pdf.objects)
    stream = _object_stream(packed)
    every.append(stream)
    places[number] = (1, position, 0)
    out.append(b"%d 0 obj\n%b\nendobj\n" % (number, stream))
    position += len(out[-1])
    places[number + 1] = (1, position, 0)
    identity = md5(b"".join(every), usedforsecurity=False).hexdigest().encode()
    xref = _cross_references(pdf, places, position, max(len(packed), 65_535), (identifier, identity))
    out.append(b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (number + 1, xref, position))
    output.write(b"".join(out))


def _object_stream(packed: list[tuple[int, bytes]]) -> bytes:
    index, position = [], 0
    for number, data in packed:
        index.append(b"%d %d" % (number, position))
        position += len(data) + 1
    head = b" ".join(index)
    extra = {"Type": "/ObjStm", "N": len(packed), "First": len(head) + 1}
    return _compressed(b"\n".join([head, *[data for _, data in packed]]), extra)


def _cross_references(
    pdf: Thing, places: dict[int, tuple[int, int, int]], position: int, most: int, identity: tuple[bytes, bytes]
) -> bytes:
    widths = (1, (position.bit_length() + 7) // 8, (most.bit_length() + 7) // 8)
    table = b"".join(
        value.to_bytes(width, "big") for number in sorted(places) for value, width in zip(places[number], widths, strict=True)
    )
    extra = {
        "Type": "/XRef",
        "Index": pydyf.Array((0, len(places))),
        "W": pydyf.Array(widths),
        "Size": len(places),
        "Root": pdf.catalog.reference,
        **({"Info": pdf.info.reference} if pdf.info else {}),
        "ID": pydyf.Array(pydyf.String(part).data for part in identity),
    }
    return _compressed(table, extra)


def serialized(one: Thing) -> bytes:
    """Return the bytes of an object; streams are compressed at zlib's usual level."""
    if not isinstance(one, pydyf.Stream):
        return _bytes(one)
    if not one.compress:
        return bytes(one.data)
    return _compressed(b"\n".join([_bytes(part) for part in one.stream]), one.extra)


def _compressed(data: bytes, extra: dict[str, Any]) -> bytes:
    packed = zlib.compress(data, _LEVEL)
    head = _bytes(pydyf.Dictionary({**extra, "Filter": "/FlateDecode", "Length": len(packed)}))
    return b"\n".join((head, b"stream", packed, b"endstream"))


def _bytes(item: Thing) -> bytes:
    kind = type(item)
    if kind is bytes:
        return bytes(item)
    if kind is pydyf.Dictionary or kind is pydyf.Array:
        return _text(item).encode("latin-1")
    return str(item).encode("ascii") if kind is str or kind is int else bytes(pydyf._to_bytes(item))  # noqa: SLF001 - pinned


def _text(item: Thing) -> str:
    """Return an object as a text whose characters are its bytes: joining texts is faster than joining bytes."""
    kind = type(item)
    if kind is str:
        return str(item)
    if kind is int:
        return str(item)
    if kind is pydyf.Dictionary:
        return "<<" + "".join([f"/{key} {value if type(value) is str else _text(value)}" for key, value in item.items()]) + ">>"
    if kind is pydyf.Array:
        return "[" + " ".join([child if type(child) is str else _text(child) for child in item]) + "]"
    return _bytes(item).decode("latin-1")
