import shutil
import subprocess
from io import BytesIO

import numpy as np
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from generator.printing.contents.pixels import coverage

INK = (0.4, 0.2, 0.1, 0.3)
ONE = bytes(round(255 * value) for value in INK)


@pytest.fixture
def use(sheet):
    """Return a function that places a picture and returns its use."""

    def place(data, width=10, height=10, *, filter_=None, **entries):
        base = {"Subtype": Name.Image, "Width": width, "Height": height, "BitsPerComponent": 8, "ColorSpace": Name.DeviceCMYK}
        stream = sheet.stream(b"", **(base | entries))
        stream.write(data, filter=filter_)
        sheet.resources.XObject.I = stream
        return sheet.one("100 0 0 100 0 0 cm /I Do").image

    return place


def test_inks_of_all_pixels_are_added_up(use):
    found = coverage(use(ONE * 75 + bytes(4) * 25))

    assert found.histogram.sum() == 100
    assert (found.histogram[0], found.histogram[100]) == (25, 75)
    assert found.highest == 100
    assert found.names == {"Cyan", "Magenta", "Yellow", "Black"}


def test_the_share_above_a_limit_is_told(use):
    found = coverage(use(bytes([255] * 4) * 5 + ONE * 95))

    assert (found.highest, found.above(300), found.above(99), found.above(400)) == (400, 0.05, 1.0, 0.0)


def test_inks_without_more_than_a_trace_are_not_named(use):
    assert coverage(use(bytes([0, 2, 0, 128]) * 100)).names == {"Black"}


def test_samples_may_be_turned_over(use):
    assert coverage(use(bytes(255 - byte for byte in ONE) * 100, Decode=[1, 0] * 4)).highest == 100


@pytest.mark.parametrize(
    ("bits", "row"), [(1, b"\xf0\x00"), (2, b"\xff\xff\xff\xff\x00\x00\x00\x00"[:3]), (4, b"\xff" * 5), (16, b"\xff\x00" * 10)]
)
def test_samples_have_any_number_of_bits(use, bits, row):
    image = use(row * 10, ColorSpace=Name.DeviceGray, BitsPerComponent=bits)
    found = coverage(image)

    assert found.histogram.sum() == 100
    expected = {1: 100, 2: 0, 4: 0, 16: 0}[bits]
    assert found.highest == expected


def test_a_gray_picture_is_all_black_ink(use):
    found = coverage(use(bytes([64]) * 100, ColorSpace=Name.DeviceGray))

    assert (found.highest, found.names, round(found.light, 2)) == (75, {"Black"}, 0.25)


def test_an_indexed_picture_takes_the_inks_of_the_entries_it_uses(use):
    space = Array([Name.Indexed, Name.DeviceCMYK, 1, ONE + bytes([255] * 4)])

    assert coverage(use(bytes(100), ColorSpace=space)).highest == 100
    assert coverage(use(bytes(99) + b"\x01", ColorSpace=space)).highest == 400


def test_a_spot_colour_is_counted_as_an_ink(use):
    tint = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0, 0, 0, 0], C1=[1, 1, 0, 0])
    found = coverage(use(bytes([128]) * 100, ColorSpace=Array([Name.Separation, Name.Bees, Name.DeviceCMYK, tint])))

    assert (found.highest, found.names) == (50, {"Bees"})


@pytest.mark.parametrize(("width", "height"), [(10, 10), (5, 2)])
def test_pixels_that_a_mask_hides_do_not_count(sheet, use, width, height):
    half = bytes(width * height // 2)
    mask = sheet.stream(
        half + bytes([9] * (width * height // 2)), Subtype=Name.Image, Width=width, Height=height, BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
    )  # fmt: skip

    assert coverage(use(bytes([255] * 4) * 50 + ONE * 50, SMask=mask)).highest == 100


def jpeg():
    """Return a CMYK JPEG, whose samples Pillow writes turned over."""
    out = BytesIO()
    picture = Image.new("CMYK", (16, 16), tuple(ONE))
    picture.save(out, "JPEG", quality=100)
    data = out.getvalue()
    assert b"Adobe" in data
    return data


def test_a_jpeg_is_read_as_its_samples_stand(use):
    found = coverage(use(jpeg(), 16, 16, filter_=Name.DCTDecode, Decode=[1, 0] * 4))

    assert found.highest == pytest.approx(100, abs=2)


@pytest.mark.parametrize(
    "entries",
    [
        {"ColorSpace": Name.DeviceRGB},
        {"Width": 0},
        {"Width": 100_000, "Height": 100_000},
        {"Width": 11},
        {"BitsPerComponent": 7},
        {"ColorSpace": Array([Name.Lab, Dictionary(WhitePoint=[1, 1, 1])])},
    ],
)
def test_what_can_t_be_told_is_none(use, entries):
    assert coverage(use(ONE * 100, **entries)) is None


@pytest.mark.parametrize("name", [Name.DCTDecode, Name.JPXDecode, Name.FlateDecode, Name.CCITTFaxDecode])
def test_broken_pictures_are_none(use, name):
    assert coverage(use(b"no picture" * 9, filter_=name)) is None


def test_pictures_among_the_steps_are_read(sheet):
    one = sheet.one(b"9 0 0 9 5 5 cm BI /W 2 /H 1 /CS /CMYK /BPC 8 ID " + ONE + bytes([255] * 4) + b" EI")

    assert coverage(one.image).highest == 400


def test_packed_pictures_among_the_steps_are_read(sheet):
    one = sheet.one(b"9 0 0 9 5 5 cm BI /W 1 /H 1 /CS /CMYK /BPC 8 /F /AHx ID FF00FF00> EI")

    assert coverage(one.image).highest == 200


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is not installed")
@pytest.mark.parametrize("kind", ["flate", "jpeg", "indexed", "gray", "turned"])
def test_ghostscript_counts_the_same(kind, tmp_path):
    noise = np.random.default_rng(7).integers(0, 256, size=(64, 64, 4), dtype=np.uint8)
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(64, 64))
    entries = {"Subtype": Name.Image, "Width": 64, "Height": 64, "BitsPerComponent": 8, "ColorSpace": Name.DeviceCMYK}
    data, filter_ = noise.tobytes(), None
    if kind == "jpeg":
        smooth = np.repeat(np.repeat(noise[:8, :8], 8, axis=0), 8, axis=1)
        out = BytesIO()
        Image.fromarray(smooth, "CMYK").save(out, "JPEG", quality=95)
        data, filter_ = out.getvalue(), Name.DCTDecode
        entries["Decode"] = Array([1, 0] * 4)
    elif kind == "indexed":
        entries["ColorSpace"] = Array([Name.Indexed, Name.DeviceCMYK, 255, noise[:4].tobytes()])
        data = noise[:, :, 0].tobytes()
    elif kind == "gray":
        entries["ColorSpace"] = Name.DeviceGray
        data = np.maximum(noise[:, :, 0], 50).tobytes()
    elif kind == "turned":
        entries["Decode"] = Array([1, 0] * 4)
    stream = pdf.make_stream(b"", **entries)
    stream.write(data, filter=filter_)
    page.Resources = Dictionary(XObject=Dictionary(I=stream))
    page.Contents = pdf.make_stream(b"64 0 0 64 0 0 cm /I Do")
    file, plates = tmp_path / "a.pdf", tmp_path / "a.tif"
    pdf.save(file)
    command = ["gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiff32nc", "-r72", "-o", str(plates), str(file)]
    subprocess.run(command, check=True, capture_output=True)

    from generator.printing.contents import read_page  # noqa: PLC0415 - for this test only
    from generator.printing.contents.geometry import Box  # noqa: PLC0415
    from generator.printing.contents.run import Shared  # noqa: PLC0415

    (one,) = read_page(page, Box(0, 0, 64, 64), Shared()).painted
    with Image.open(plates) as picture:
        seen = np.asarray(picture).astype(int).sum(axis=2) / 2.55
    assert coverage(one.image).highest == pytest.approx(seen.max(), abs=1.5)
