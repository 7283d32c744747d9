from io import BytesIO

import numpy as np
import pytest
from pikepdf import Array, Name
from PIL import Image

from generator.errors import InputError
from generator.printing.icc import gray_profile
from generator.printing.separation import rasters
from generator.printing.separation.gray_inks import BlackInks, MaskInks
from generator.printing.separation.images import picture
from generator.printing.separation.process_inks import ProcessInks


def photo(seed=2, size=(90, 70)):
    """Return a picture with more colours than a drawing has: soft blobs."""
    noise = np.random.default_rng(seed).integers(0, 256, (9, 12, 3), dtype=np.uint8)
    return Image.fromarray(noise).resize(size, Image.Resampling.BICUBIC)


def as_jpeg(image):
    out = BytesIO()
    image.save(out, "JPEG", quality=95)
    return out.getvalue()


def inks_of(made):
    """Return a finished picture's pixels as they are printed, 0 to 255."""
    return rasters.read(made).pixels.astype(int)


def test_a_drawing_has_the_same_inks_as_the_page(image, inks, pdf):
    colors = [(11, 92, 74), (255, 255, 255), (20, 24, 31), (133, 173, 164), (200, 30, 30), (128, 128, 128)]

    made = picture(image(bytes(sum(colors, ())), 6, 1), inks, pdf)

    expected = [inks.rgb(tuple(value / 255 for value in color), picture=True).cmyk for color in colors]
    assert made.ColorSpace == Name.DeviceCMYK
    assert inks_of(made) / 2.55 == pytest.approx(np.array(expected), abs=0.4)


def test_a_photo_goes_through_the_profile_within_the_limit(image, fogra39, pdf):
    tight, free = ProcessInks(fogra39, 180), ProcessInks(fogra39)
    shown = photo()

    made = inks_of(picture(image(shown.tobytes(), *shown.size), tight, pdf))

    expected = free.rgb_pixels(np.asarray(shown).reshape(-1, 3), 400).astype(int)
    within = expected.sum(axis=1) <= 459
    assert 0.1 < within.mean() < 0.9
    # 180 % of 255
    assert made.sum(axis=1).max() <= 459
    assert (made[within] == expected[within]).all()


def test_a_jpeg_stays_one_and_keeps_the_limit(image, fogra39, pdf):
    tight = ProcessInks(fogra39, 200)
    shown = photo()

    made = picture(image(as_jpeg(shown), *shown.size, Filter=Name.DCTDecode), tight, pdf)

    assert made.Filter == Name.DCTDecode
    assert [float(value) for value in made.Decode] == [1, 0] * 4
    printed = inks_of(made)
    assert printed.sum(axis=1).max() <= 200.5 * 255 / 100
    expected = tight.rgb_pixels(np.asarray(shown).reshape(-1, 3), 200).astype(int)
    assert np.abs(printed - expected).mean() < 5


def test_a_jpeg_that_can_t_keep_the_limit_is_packed_without_loss(image, fogra39, pdf):
    """Noise of two pixels is what JPEG is worst at; 100 % leaves it no room."""
    noise = Image.fromarray(np.random.default_rng(0).integers(0, 2, (64, 64, 3), dtype=np.uint8) * 255)

    made = picture(image(as_jpeg(noise), 64, 64, Filter=Name.DCTDecode), ProcessInks(fogra39, 100), pdf)

    assert made.Filter == Name.FlateDecode
    assert inks_of(made).sum(axis=1).max() <= 255


@pytest.mark.parametrize("space", [Name.DeviceGray, Name.DeviceRGB])
@pytest.mark.parametrize("packing", ["raw", "jpeg"])
def test_a_picture_without_hue_is_black_alone(image, inks, pdf, space, packing):
    shown = Image.linear_gradient("L")
    if space == Name.DeviceRGB:
        shown = shown.convert("RGB")
    data, more = (as_jpeg(shown), {"Filter": Name.DCTDecode}) if packing == "jpeg" else (shown.tobytes(), {})

    made = picture(image(data, 256, 256, space, **more), inks, pdf)

    assert made.ColorSpace == Name.DeviceGray
    assert (made.Filter == Name.DCTDecode) is (packing == "jpeg")
    assert inks_of(made)[::256, 0] == pytest.approx(inks.gray_table().astype(int), abs=4 if packing == "jpeg" else 0)


def test_process_colours_are_only_limited(image, fogra39, pdf):
    made = picture(image(bytes((255, 255, 255, 0, 10, 20, 30, 40)), 2, 1, Name.DeviceCMYK), ProcessInks(fogra39, 240), pdf)

    assert inks_of(made).tolist() == [[204, 204, 204, 0], [10, 20, 30, 40]]


@pytest.mark.parametrize("inks_for", [BlackInks(gray_profile()), MaskInks()])
def test_one_ink_makes_grey_pictures(image, pdf, inks_for):
    shown = photo()

    made = picture(image(shown.tobytes(), *shown.size), inks_for, pdf)

    assert made.ColorSpace == Name.DeviceGray
    assert (inks_of(made) == inks_for.rgb_pixels(np.asarray(shown).reshape(-1, 3), 100)).all()


def test_soft_masks_and_sizes_are_kept(image, inks, pdf):
    mask = image(bytes((0, 128)), 2, 1, Name.DeviceGray)

    made = picture(image(bytes(6), 2, 1, SMask=mask, Interpolate=True), inks, pdf)

    assert made.SMask.objgen == mask.objgen
    assert (int(made.Width), int(made.Height), bool(made.Interpolate)) == (2, 1, True)


def test_stencils_have_no_colour_and_stay(image, inks, pdf):
    stencil = image(b"\xf0", 8, 1, ImageMask=True, BitsPerComponent=1)

    assert picture(stencil, inks, pdf).objgen == stencil.objgen


def test_a_photo_is_packed_smaller_than_its_bare_pixels_would_be(image, inks, pdf):
    shown = photo(size=(400, 300))

    made = picture(image(shown.tobytes(), *shown.size), inks, pdf)

    assert len(made.read_raw_bytes()) < 0.6 * 400 * 300 * 4


@pytest.mark.parametrize(
    "more",
    [
        {"Mask": Array([0, 0, 0, 0, 0, 0])},
        {"SMaskInData": 1},
        {"OC": Name.Layer},
    ],
)
def test_unusual_pictures_are_refused(image, inks, pdf, more):
    with pytest.raises(InputError, match="a picture with alternates, layers or a masking colour"):
        picture(image(bytes(6), 2, 1, **more), inks, pdf)


@pytest.mark.parametrize("more", [{"Matte": Array([0, 0, 0])}, {"ColorSpace": Name.DeviceRGB}])
def test_unusual_masks_are_refused(image, inks, pdf, more):
    mask = image(bytes(6), 2, 1, Name.DeviceGray)
    for key, value in more.items():
        mask[f"/{key}"] = value

    with pytest.raises(InputError, match="a picture with an unusual mask"):
        picture(image(bytes(6), 2, 1, SMask=mask), inks, pdf)
