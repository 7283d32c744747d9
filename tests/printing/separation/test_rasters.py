from io import BytesIO

import numpy as np
import pikepdf
import pytest
from pikepdf import Array, Name, Stream, String
from PIL import Image

from generator.errors import InputError
from generator.printing.separation import rasters

PIXELS = np.random.default_rng(5).integers(0, 256, (6, 5, 4), dtype=np.uint8)


def jpeg(mode, size=(16, 8), color=None):
    """Return a JPEG of one colour, so that packing loses nothing."""
    out = BytesIO()
    Image.new(mode, size, color).save(out, "JPEG", quality=100)
    return out.getvalue()


@pytest.mark.parametrize(("space", "channels"), [(Name.DeviceRGB, 3), (Name.DeviceGray, 1), (Name.DeviceCMYK, 4)])
def test_bytes_are_read_as_they_are(image, space, channels):
    pixels = PIXELS[:, :, :channels]

    made = rasters.read(image(pixels.tobytes(), 5, 6, space))

    assert (made.pixels == pixels.reshape(-1, channels)).all()
    assert not made.jpeg


@pytest.mark.parametrize("bits", [1, 2, 4])
def test_few_bits_are_spread_over_the_whole_range_line_by_line(image, bits):
    values = np.random.default_rng(1).integers(0, 2**bits, (3, 5))
    packed = np.packbits(
        np.pad((values[:, :, None] >> np.arange(bits)[::-1] & 1).reshape(3, -1), ((0, 0), (0, -5 * bits % 8))).astype(np.uint8),
        axis=1,
    )

    made = rasters.read(image(packed.tobytes(), 5, 3, Name.DeviceGray, BitsPerComponent=bits))

    assert made.pixels.ravel().tolist() == (values * 255 // (2**bits - 1)).ravel().tolist()


def test_of_16_bits_the_upper_8_count(image):
    data = PIXELS[:, :, :3].astype(">u2") * 256 + 77

    made = rasters.read(image(data.astype(">u2").tobytes(), 5, 6, BitsPerComponent=16))

    assert (made.pixels == PIXELS[:, :, :3].reshape(-1, 3)).all()


def test_a_palette_is_looked_up(image):
    space = Array([Name.Indexed, Name.DeviceRGB, 2, String(bytes((255, 0, 0, 0, 255, 0, 0, 0, 255)))])

    made = rasters.read(image(bytes((0b00011011,)), 4, 1, space, BitsPerComponent=2))

    assert made.pixels.tolist() == [[255, 0, 0], [0, 255, 0], [0, 0, 255], [0, 0, 255]]
    assert made.space.kind == "rgb"


@pytest.mark.parametrize(
    ("mode", "space", "color"),
    [("L", Name.DeviceGray, 77), ("RGB", Name.DeviceRGB, (200, 30, 30)), ("CMYK", Name.DeviceCMYK, (10, 60, 90, 30))],
)
def test_a_jpeg_is_read_as_pdf_readers_do(image, mode, space, color):
    more = {"Decode": Array([1, 0] * 4)} if mode == "CMYK" else {}

    made = rasters.read(image(jpeg(mode, color=color), 16, 8, space, Filter=Name.DCTDecode, **more))

    assert made.jpeg
    assert np.abs(made.pixels.astype(int) - np.array(color)).max() <= 2


def test_a_decode_array_turns_values_around(image):
    made = rasters.read(image(bytes((0, 100, 255)), 3, 1, Name.DeviceGray, Decode=Array([1, 0])))

    assert made.pixels.ravel().tolist() == [255, 155, 0]


def test_compressed_data_is_unpacked(pdf, image):
    out = BytesIO()
    source = image(PIXELS[:, :, :3].tobytes(), 5, 6)
    pdf.add_blank_page()
    pdf.pages[0].obj.Picture = source
    pdf.save(out, compress_streams=True)

    with pikepdf.open(out) as again:
        picture = again.pages[0].obj.Picture
        assert picture.Filter == Name.FlateDecode
        assert (rasters.read(picture).pixels == PIXELS[:, :, :3].reshape(-1, 3)).all()


@pytest.mark.parametrize(
    ("data", "more", "told"),
    [
        (bytes(10), {}, "cut short"),
        (bytes(99), {"Filter": Name.JPXDecode}, "stored as JPXDecode"),
        (bytes(99), {"ColorSpace": Array([Name.Lab, pikepdf.Dictionary(WhitePoint=[1, 1, 1])])}, "Lab"),
        (jpeg("L"), {"Filter": Name.DCTDecode}, "a JPEG of L where RGB was said"),
        (jpeg("RGB", (2, 2)), {"Filter": Name.DCTDecode}, "cut short"),
        (
            bytes(99),
            {"ColorSpace": Array([Name.Indexed, Name.DeviceRGB, 1, String(bytes(6))]), "Decode": Array([255, 0])},
            "unusual palette",
        ),
    ],
)
def test_what_can_t_be_read_is_refused(image, data, more, told):
    with pytest.raises(InputError, match=told):
        rasters.read(image(data, 5, 6, **more))


@pytest.fixture
def inline(pdf):
    """Return a picture within a content stream."""

    def make(head, data):
        (found,) = pikepdf.parse_content_stream(Stream(pdf, b"BI " + head + b" ID " + data + b" EI"))
        return found

    return make


def test_a_picture_within_a_stream_becomes_one_of_its_own(pdf, inline):
    made = rasters.read_inline(inline(b"/W 2 /H 1 /CS /RGB /BPC 8", bytes((1, 2, 3, 40, 50, 60))), pdf)

    assert rasters.read(made).pixels.tolist() == [[1, 2, 3], [40, 50, 60]]


def test_its_short_names_are_understood(pdf, inline):
    made = rasters.read_inline(inline(b"/W 4 /H 1 /CS [/I /RGB 1 <0a141e285a5f>] /BPC 1 /F /AHx", b"a0>"), pdf)

    assert rasters.read(made).pixels.tolist() == [[40, 90, 95], [10, 20, 30], [40, 90, 95], [10, 20, 30]]
