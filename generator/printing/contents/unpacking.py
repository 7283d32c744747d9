"""How large a stream becomes when it is unpacked, told before it is: a few bytes may be made to fill a machine's memory."""

import base64
import binascii
import re
import zlib
from collections.abc import Sequence


class TooMuchError(Exception):
    """A limit was reached; its text says of what, for people."""


_FLATE, _LZW, _RUNS = {"FlateDecode", "Fl"}, {"LZWDecode", "LZW"}, {"RunLengthDecode", "RL"}
_ASCII85, _HEX = {"ASCII85Decode", "A85"}, {"ASCIIHexDecode", "AHx"}
_SWELL = {"FlateDecode": 1100, "Fl": 1100, "LZWDecode": 2800, "LZW": 2800, "RunLengthDecode": 128, "RL": 128}
_SWELL |= {"ASCII85Decode": 4, "A85": 4}
"""How many times larger data gets at most: Deflate 1032 times (zlib's technical details), LZW a string of 4096 per 12 bits."""
_CHUNK = 1 << 20
_CLEAR, _END, _FIRST, _LONGEST = 256, 257, 258, 12
"""Codes of LZW, and the bits of its longest (ISO 32000-1, 7.4.4)."""


def check(data: bytes, filters: Sequence[str], most: int) -> None:
    """Refuse data that unpacks to too much.

    Args:
        data: the data as it stands in the file.
        filters: the names of its filters, in the order of decoding.
        most: the number of bytes that it may unpack to.

    Raises:
        TooMuchError: it unpacks to more, at the end or on the way.
    """
    for place, name in enumerate(filters):
        if len(data) > most:
            raise TooMuchError(_swollen(most))
        bound = len(data)
        for other in filters[place:]:
            bound *= _SWELL.get(other, 1)
        if bound <= most:
            return
        if name in _FLATE:
            data = _inflated(data, most)
        elif name in _ASCII85 | _HEX:
            data = _from_text(data, plain=name in _ASCII85)
        elif name in _LZW | _RUNS:
            size = _lzw_size(data, most) if name in _LZW else _runs_size(data)
            # What lies inside of these can't be told without unpacking them, and nobody packs twice in earnest.
            if size > most or place + 1 < len(filters):
                raise TooMuchError(_swollen(most))
            return
        else:
            return
    if len(data) > most:
        raise TooMuchError(_swollen(most))


def _inflated(data: bytes, most: int) -> bytes:
    machine, out, size = zlib.decompressobj(), [], 0
    left = data
    try:
        while left and not machine.eof:
            part = machine.decompress(left, _CHUNK)
            size += len(part)
            if size > most:
                raise TooMuchError(_swollen(most))
            out.append(part)
            left = machine.unconsumed_tail
    except zlib.error:
        pass
    return b"".join(out)


def _from_text(data: bytes, *, plain: bool) -> bytes:
    try:
        if plain:
            return base64.a85decode(re.sub(rb"^<~|~>.*$", b"", data.strip(), flags=re.DOTALL))
        digits = re.sub(rb"[^0-9A-Fa-f]", b"", data.split(b">")[0])
        return binascii.unhexlify(digits + b"0" * (len(digits) % 2))
    except ValueError:
        return b""


def _runs_size(data: bytes) -> int:
    """Return the length of run-length encoded data (ISO 32000-1, 7.4.5)."""
    place = size = 0
    while place < len(data) and data[place] != 128:  # noqa: PLR2004 - the end of data
        count = data[place]
        copied = count < 128  # noqa: PLR2004 - bytes as they stand, else one that is repeated
        size += count + 1 if copied else 257 - count
        place += count + 2 if copied else 2
    return size


def _lzw_size(data: bytes, most: int) -> int:
    """Return the length of LZW data, or something above the limit; only the lengths of its strings are kept."""
    lengths = [1] * _FIRST
    held = bits = size = last = 0
    width = 9
    for byte in data:
        held, bits = (held << 8 | byte) & 0xFFFFFF, bits + 8
        if bits < width:
            continue
        bits -= width
        code = held >> bits & (1 << width) - 1
        if code == _END or code > len(lengths) or size > most:
            break
        if code == _CLEAR:
            lengths, last, width = [1] * _FIRST, 0, 9
            continue
        length = lengths[code] if code < len(lengths) else last + 1
        size += length
        if last and len(lengths) < 1 << _LONGEST:
            lengths.append(last + 1)
        last = length
        width = min(max((len(lengths) + 1).bit_length(), 9), _LONGEST)
    return size


def _swollen(most: int) -> str:
    return f"a stream unpacks to more than {most >> 20} MB"
