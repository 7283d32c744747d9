import hashlib
import os
import sys
from io import BytesIO

import pytest

from generator.errors import ExitCode, InputError, MissingPartError
from generator.printing import icc, shelf
from generator.printing.models import Condition, Medium

NAMES = ("First_Choice.icc", "Second_Choice.icc")


@pytest.fixture
def medium():
    conditions = tuple(Condition(file=name, name=f"COND{number}") for number, name in enumerate(NAMES, 1))
    return shelf.get(Medium, "a5-flyer").model_copy(update={"conditions": conditions})


@pytest.fixture
def put(tmp_path, profile_bytes):
    """Write a profile below the workspace."""

    def write(name, data=None):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(profile_bytes() if data is None else data)
        return file

    return write


@pytest.mark.parametrize("folder", ["", "media/", "profiles/"])
def test_a_profile_lies_in_the_workspace(tmp_path, medium, put, folder):
    file = put(f"{folder}{NAMES[0]}")

    found = icc.find(medium, tmp_path)

    assert (found.path, found.name, found.channels) == (file, "COND1", 4)
    assert found.data == file.read_bytes()


def test_the_best_condition_wins_over_the_nearest_folder(tmp_path, medium, put, monkeypatch):
    put(f"profiles/{NAMES[1]}")
    best = put(f"elsewhere/deep/down/{NAMES[0]}")
    monkeypatch.setenv("ANNONS_ICC", str(tmp_path / "elsewhere"))

    assert icc.find(medium, tmp_path).path == best


def test_the_workspace_comes_before_the_folder_that_is_named(tmp_path, medium, put, monkeypatch):
    put(f"elsewhere/{NAMES[0]}")
    own = put(NAMES[0])
    monkeypatch.setenv("ANNONS_ICC", str(tmp_path / "elsewhere"))

    assert icc.find(medium, tmp_path).path == own


def test_upper_and_lower_case_do_not_matter(tmp_path, medium, put):
    file = put(NAMES[1].upper())

    found = icc.find(medium, tmp_path)

    assert (found.path, found.name) == (file, "COND2")


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of a Linux desktop")
def test_a_person_s_own_colour_folder_is_looked_into(tmp_path, medium, put, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    file = put(f".local/share/icc/{NAMES[0]}")

    assert icc.find(medium).path == file


def test_a_missing_profile_is_told_with_where_to_get_it_and_where_to_put_it(tmp_path, medium):
    with pytest.raises(MissingPartError) as caught:
        icc.find(medium, tmp_path)

    (finding,) = caught.value.findings
    assert caught.value.exit_code is ExitCode.MISSING
    assert f"{NAMES[0]} or {NAMES[1]}" in finding.message
    assert all(word in finding.hint for word in ("European Color Initiative", "scribus-data", "profiles/", "ANNONS_ICC"))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"kind": b"mntr"}, "its class is “mntr”"),
        ({"space": b"RGB "}, "its colour space is “RGB”"),
        ({"version": 5}, "its version is 5"),
        ({"size": 99}, "it says that it has 99 bytes"),
        ({"tags": (b"A2B0",)}, "it lacks the tables"),
        ({"tags": ()}, "it lacks the tables"),
        ({"offset": 70_000}, "points outside the file"),
    ],
)
def test_what_is_no_profile_for_four_inks_is_refused_by_name(medium, put, profile_bytes, change, told):
    file = put(NAMES[0], profile_bytes(**change))

    with pytest.raises(InputError) as caught:
        icc.find(medium, file.parent)

    assert f"{file} is not a CMYK output profile" in caught.value.findings[0].message
    assert told in caught.value.findings[0].message


@pytest.mark.parametrize("data", [b"", b"GIF89a", bytes(127), bytes(4000)])
def test_what_is_no_profile_at_all_is_refused(tmp_path, medium, put, data):
    put(NAMES[0], data)

    with pytest.raises(InputError, match="it is no ICC profile"):
        icc.find(medium, tmp_path)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="rights don't keep this user out")
def test_a_profile_that_may_not_be_read_is_told(tmp_path, medium, put):
    put(NAMES[0]).chmod(0)

    with pytest.raises(InputError, match="can't be used"):
        icc.find(medium, tmp_path)


def test_black_media_need_no_file(tmp_path):
    found = icc.find(shelf.get(Medium, "black-and-white"), tmp_path)

    assert (found.path, found.channels) == (None, 1)


def test_black_media_can_name_a_grey_profile(tmp_path, put):
    file = put("grey.icc", icc.gray_profile().data)
    condition = Condition(file="grey.icc", name="GREY")
    medium = shelf.get(Medium, "black-and-white").model_copy(update={"conditions": (condition,)})

    assert icc.find(medium, tmp_path) == icc.Profile(file, file.read_bytes(), "GREY", 1)


def test_black_media_take_no_profile_of_four_inks(tmp_path, put):
    put("four.icc")
    medium = shelf.get(Medium, "black-and-white").model_copy(update={"conditions": (Condition(file="four.icc", name="C"),)})

    with pytest.raises(InputError, match="is not a grey output profile: its colour space is “CMYK”"):
        icc.find(medium, tmp_path)


def test_what_is_available_are_profiles_for_four_inks(tmp_path, put, profile_bytes, monkeypatch):
    monkeypatch.setenv("ANNONS_ICC", str(tmp_path / "named"))
    files = [put("own.icc"), put("profiles/two.ICM"), put("named/three.icc")]
    put("screen.icc", profile_bytes(kind=b"mntr", space=b"RGB "))
    put("grey.icc", icc.gray_profile().data)
    put("notes.txt")

    found = [path for path in icc.available(tmp_path) if path.is_relative_to(tmp_path)]

    assert found == files


def test_the_grey_profile_is_the_same_everywhere():
    data = icc.gray_profile().data

    assert hashlib.sha256(data).hexdigest() == "179c461c3a83062199c07337ebddf435965ff1f4098586f00dec4a612a37d04a"
    assert len(data) == int.from_bytes(data[:4])


def test_littlecms_takes_the_grey_profile_with_a_dot_gain_of_20_percent():
    from PIL import Image, ImageCms  # noqa: PLC0415 - heavy

    profile = ImageCms.ImageCmsProfile(BytesIO(icc.gray_profile().data))
    to_lab = ImageCms.buildTransform(profile, ImageCms.createProfile("LAB"), "L", "LAB", renderingIntent=1)

    lab = ImageCms.applyTransform(Image.frombytes("L", (3, 1), bytes((0, 128, 255))), to_lab)

    light = [lab.getpixel((x, 0))[0] / 2.55 for x in range(3)]
    assert (profile.profile.xcolor_space.strip(), profile.profile.device_class) == ("GRAY", "prtr")
    # A tint of 50 % covers 70 %: Y = 0.3, which is L* 61.7.
    assert light == pytest.approx([0, 61.7, 100], abs=0.6)
