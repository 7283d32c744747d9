from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageCms

from generator.printing.icc import gray_profile
from generator.printing.inks import luminance
from generator.printing.separation.tones import tone


def test_paper_and_full_black_are_the_ends():
    made = tone(gray_profile())

    assert [made.percent(y) for y in (1.0, 1.2, 0.0, -0.1)] == [0, 0, 100, 100]


def test_dot_gain_is_allowed_for():
    # What is to look like a tint of 70 % is printed as one of 50 %, which grows.
    assert tone(gray_profile()).percent(0.3) == pytest.approx(50, abs=0.5)


def test_black_on_coated_paper_is_as_light_as_grey_on_the_screen(fogra39):
    """Measured anew: the profile's own lightness of each tint, between that of paper and of full black."""
    table = tone(fogra39).table()
    inks = np.zeros((256, 4), np.uint8)
    inks[:, 3] = 255 - table

    profile = ImageCms.ImageCmsProfile(BytesIO(fogra39.data))
    to_lab = ImageCms.buildTransform(profile, ImageCms.createProfile("LAB"), "CMYK", "LAB", renderingIntent=1)
    lab = ImageCms.applyTransform(Image.frombytes("CMYK", (256, 1), inks.tobytes()), to_lab)
    light = np.asarray(lab)[0, :, 0] / 2.55
    y = np.where(light > 8, ((light + 16) / 116) ** 3, light / 903.3)
    wanted = luminance(np.repeat(np.arange(256)[:, None] / 255, 3, axis=1))
    assert (y - y[0]) / (y[-1] - y[0]) == pytest.approx(wanted, abs=0.012)


def test_the_table_goes_from_black_to_white_without_a_step_back(fogra39):
    table = tone(fogra39).table().astype(int)

    assert (table[0], table[-1]) == (0, 255)
    assert (np.diff(table) >= 0).all()


def test_a_profile_is_measured_once(fogra39):
    assert tone(fogra39) is tone(fogra39)
