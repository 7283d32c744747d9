import base64
import zlib

import pytest

from generator.printing.contents import unpacking

SPACES = b" " * (3 << 20)


def lzw(length):
    """Return LZW data of one letter again and again: each code stands for a string one longer than the last."""
    codes, size, code = [256, 65], 1, 258
    while size < length:
        codes.append(code)
        size += code - 256
        code += 1
        if code == 4094:
            codes.append(256)
            codes.append(65)
            size, code = size + 1, 258
    bits, table, width = "", 258, 9
    for number in [*codes, 257]:
        bits += f"{number:0{width}b}"
        table = 257 if number == 256 else table + 1
        width = min(max((table + 1).bit_length(), 9), 12)
    return int(bits + "0" * (-len(bits) % 8), 2).to_bytes((len(bits) + 7) // 8, "big")


def runs(data):
    return b"".join(bytes([257 - 128, data[0]]) for _ in range(len(data) // 128)) + b"\x80"


@pytest.mark.parametrize(
    ("data", "filters"),
    [
        (zlib.compress(SPACES, 9), ["FlateDecode"]),
        (zlib.compress(zlib.compress(SPACES, 9), 9), ["FlateDecode", "FlateDecode"]),
        (base64.a85encode(zlib.compress(SPACES, 9), adobe=True), ["ASCII85Decode", "FlateDecode"]),
        (zlib.compress(SPACES, 9).hex().encode() + b">", ["ASCIIHexDecode", "Fl"]),
        (runs(SPACES), ["RunLengthDecode"]),
        (lzw(3 << 20), ["LZWDecode"]),
        (SPACES, []),
        (SPACES, ["DCTDecode"]),
    ],
)
def test_what_unpacks_to_too_much_is_refused(data, filters):
    with pytest.raises(unpacking.TooMuchError, match="more than 1 MB"):
        unpacking.check(data, filters, 1 << 20)

    unpacking.check(data, filters, 4 << 20)


@pytest.mark.parametrize(
    "name", ["FlateDecode", "ASCII85Decode", "ASCIIHexDecode", "LZWDecode", "RunLengthDecode", "CCITTFaxDecode"]
)
@pytest.mark.parametrize("data", [b"", bytes(range(256)) * 40, b"\xff" * 5000])
def test_data_that_makes_no_sense_is_small(name, data):
    unpacking.check(data, [name, "FlateDecode"] if name.startswith("ASCII") else [name], 1 << 20)


def test_lzw_inside_of_which_something_else_lies_is_refused():
    with pytest.raises(unpacking.TooMuchError):
        unpacking.check(b"\xff" * 5000, ["LZWDecode", "FlateDecode"], 1 << 20)


def test_the_length_of_lzw_data_is_what_it_unpacks_to():
    pikepdf = pytest.importorskip("pikepdf")
    pdf = pikepdf.new()
    stream = pdf.make_stream(b"")
    stream.write(lzw(500_000), filter=pikepdf.Name.LZWDecode)

    assert unpacking._lzw_size(lzw(500_000), 1 << 30) == len(stream.read_bytes())
