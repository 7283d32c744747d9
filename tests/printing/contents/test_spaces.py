import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from generator.printing.contents.spaces import CMYK, GRAY, PATTERN, RGB, Color, components, initial, inks, space_of, total

TINT = {"FunctionType": 2, "Domain": [0, 1], "N": 1}


@pytest.fixture
def pdf():
    return pikepdf.new()


def profile(pdf, space, count):
    return Array([Name.ICCBased, pdf.make_stream(bytes(16) + space + bytes(108), N=count)])


@pytest.mark.parametrize(
    ("name", "model", "count"),
    [
        (Name.DeviceGray, "gray", 1),
        (Name.RGB, "rgb", 3),
        (Name.CMYK, "cmyk", 4),
        (Name.G, "gray", 1),
        (Name.Pattern, "pattern", 0),
    ],
)
def test_names_of_spaces_are_known_in_full_and_short(name, model, count):
    found = space_of(name)

    assert (found.model, found.components) == (model, count)


def test_other_names_are_looked_up():
    named = Dictionary(Own=Array([Name.CalRGB, Dictionary(WhitePoint=[1, 1, 1])]))

    assert space_of(Name.Own, named).family == "CalRGB"
    assert space_of(Name.Other, named) is None


@pytest.mark.parametrize(
    ("space", "count", "model"), [(b"CMYK", 4, "cmyk"), (b"RGB ", 3, "rgb"), (b"GRAY", 1, "gray"), (b"Lab ", 3, "lab")]
)
def test_profiles_say_what_they_are_for(pdf, space, count, model):
    found = space_of(profile(pdf, space, count))

    assert (found.family, found.model, found.components) == ("ICCBased", model, count)
    assert found.profile[0] > 0


def test_spot_colours_have_names_and_a_stand_in():
    found = space_of(
        Array([Name.Separation, Name("/HIVE 300"), Name.DeviceCMYK, Dictionary(**TINT, C0=[0] * 4, C1=[0, 1, 0, 0])])
    )

    assert (found.model, found.colorants, found.spots) == ("spot", ("HIVE 300",), ("HIVE 300",))
    assert found.base == CMYK
    assert components(found, [1.0]) == pytest.approx((1, 0, 1))
    assert inks(found, [0.5]) == {"HIVE 300": 0.5}


def test_process_inks_all_and_none_are_no_spot_colours():
    found = space_of(Array([Name.DeviceN, Array([Name.Cyan, Name("/None"), Name.Black]), Name.DeviceCMYK, Dictionary()]))

    assert found.spots == ()
    assert inks(found, [0.1, 1, 0.3]) == {"Cyan": 0.1, "Black": 0.3}


def test_an_indexed_space_is_what_its_palette_is():
    found = space_of(Array([Name.I, Name.CMYK, 1, b"\x00\xff\x00\x00\xff\x00\x00\xff"]))

    assert (found.model, found.root, found.components) == ("cmyk", CMYK, 1)
    assert inks(found, [1]) == {"Cyan": 1, "Magenta": 0, "Yellow": 0, "Black": 1}
    assert inks(found, [9]) is None
    assert components(found, [0]) == (1, 0, 1)


def test_a_palette_may_be_a_stream(pdf):
    found = space_of(Array([Name.Indexed, Name.DeviceRGB, 0, pdf.make_stream(b"\xff\x00\x00")]))

    assert found.entry(0) == (1, 0, 0)


@pytest.mark.parametrize(
    "wrong",
    [
        Name.Nothing,
        Array([]),
        Array([Name.ICCBased]),
        Array([Name.ICCBased, Dictionary(N=5)]),
        Array([Name.Indexed, Name.DeviceRGB]),
        Array([Name.Indexed, Name.Pattern, 1, b""]),
        Array([Name.Separation, Name.A]),
        5,
        None,
    ],
)
def test_what_is_no_space_is_none(wrong):
    assert space_of(wrong) is None


def test_a_space_that_lies_inside_itself_is_none():
    assert space_of(Name.A, Dictionary(A=Name.B, B=Name.A)) is None


def test_patterns_may_lie_over_a_space():
    assert space_of(Array([Name.Pattern, Name.DeviceCMYK])).base == CMYK


def test_inks_are_counted_per_plate():
    assert inks(GRAY, [0.25]) == {"Black": 0.75}
    assert inks(CMYK, [0.1, 0.2, 0.3, 2.0]) == {"Cyan": 0.1, "Magenta": 0.2, "Yellow": 0.3, "Black": 1.0}
    assert inks(RGB, [1, 0, 0]) is None
    assert inks(CMYK, [1]) is None
    assert inks(PATTERN, []) is None


def test_registration_colour_is_counted_four_times():
    assert total({"Cyan": 0.5, "Black": 1}) == 150
    assert total({"All": 1}) == 400


@pytest.mark.parametrize(
    ("space", "values", "expected"),
    [
        (GRAY, (0.5,), 0.5),
        (RGB, (0, 1, 0), 0.7152),
        (CMYK, (0, 0, 0, 1), 0),
        (CMYK, (0, 0, 0, 0), 1),
        (CMYK, (1, 0, 1, 0), 0.7152),
    ],
)
def test_light_is_told_from_dark(space, values, expected):
    assert Color(space, values).luminance == pytest.approx(expected)


def test_lab_is_as_light_as_it_says():
    lab = space_of(Array([Name.Lab, Dictionary(WhitePoint=[1, 1, 1])]))

    assert Color(lab, (40, 10, 10)).luminance == pytest.approx(0.4)
    assert Color(lab, (40, 10, 10)).inks is None


def test_spaces_begin_with_black_or_with_all_of_their_ink():
    assert initial(GRAY) == (0,)
    assert initial(CMYK) == (0, 0, 0, 1)
    assert initial(space_of(Array([Name.Separation, Name.A, Name.DeviceGray, Dictionary()]))) == (1,)
    assert initial(RGB) == (0, 0, 0)
