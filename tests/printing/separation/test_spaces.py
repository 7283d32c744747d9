import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from generator.errors import InputError
from generator.printing.inks import Ink
from generator.printing.separation.spaces import Space, space_of


@pytest.fixture
def profile(pdf):
    """Make an ICC-based space."""

    def make(channels, data=b"... sRGB IEC61966-2.1 ..."):
        return Array([Name.ICCBased, pdf.make_indirect(Stream(pdf, data, N=channels))])

    return make


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("/DeviceRGB", "rgb"),
        ("/RGB", "rgb"),
        ("/DeviceGray", "gray"),
        ("/G", "gray"),
        ("/DeviceCMYK", "cmyk"),
        ("/Pattern", "pattern"),
    ],
)
def test_device_spaces_go_by_name(name, kind):
    assert space_of(Name(name)) == Space(kind)


def test_spaces_are_looked_up_among_the_resources():
    named = Dictionary(mine=Array([Name.CalRGB, Dictionary(WhitePoint=[0.95, 1, 1.09])]))

    assert space_of(Name.mine, named) == Space("rgb")
    with pytest.raises(InputError, match="the colour space other"):
        space_of(Name.other, named)


def test_srgb_and_grey_profiles_are_known(profile):
    assert space_of(profile(3)) == Space("rgb")
    assert space_of(profile(3, "sRGB".encode("utf-16-be"))) == Space("rgb")
    assert space_of(profile(1)) == Space("gray")


@pytest.mark.parametrize(("channels", "data"), [(3, b"Adobe RGB (1998)"), (4, b"... sRGB ...")])
def test_other_profiles_are_refused(profile, channels, data):
    with pytest.raises(InputError, match="an ICC profile other than sRGB"):
        space_of(profile(channels, data))


@pytest.mark.parametrize(
    "given",
    [
        Array([Name.Separation, Name.Gold, Name.DeviceCMYK, Dictionary()]),
        Array([Name.DeviceN, Array([Name.Gold]), Name.DeviceCMYK, Dictionary()]),
        Array([Name.Pattern, Name.DeviceRGB]),
        Array([]),
        Dictionary(),
    ],
)
def test_spaces_that_we_can_t_turn_into_ink_are_refused(given):
    with pytest.raises(InputError, match="colour space"):
        space_of(given)


def test_a_palette_gives_the_colour_of_its_entry(inks):
    space = space_of(Array([Name.Indexed, Name.DeviceRGB, 1, String(bytes((255, 255, 255, 11, 92, 74)))]))

    assert space.channels == 1
    assert space.ink((0,), inks) == Ink((0, 0, 0, 0))
    assert space.ink((1,), inks) == space.ink((9,), inks) == Ink((90, 30, 70, 20))


def test_a_palette_may_lie_in_a_stream(pdf):
    space = space_of(Array([Name.Indexed, Name.DeviceCMYK, 0, pdf.make_indirect(Stream(pdf, bytes((255, 0, 51, 0))))]))

    assert space == Space("cmyk", ((1.0, 0.0, 0.2, 0.0),))


@pytest.mark.parametrize(
    ("space", "expected"),
    [(Space("rgb"), (0, 0, 0)), (Space("gray"), (0,)), (Space("cmyk"), (0, 0, 0, 1)), (Space("pattern"), ())],
)
def test_a_space_begins_with_black(space, expected):
    assert space.first == expected


@pytest.mark.parametrize(("kind", "values"), [("rgb", (1.0,)), ("cmyk", (0.0, 0.0, 0.0)), ("pattern", ())])
def test_a_colour_of_the_wrong_length_is_refused(inks, kind, values):
    with pytest.raises(InputError, match="values in a space of"):
        Space(kind).ink(values, inks)


def test_values_beyond_the_space_are_cut(inks):
    assert Space("cmyk").ink((2, -1, 0, 0), inks) == Ink((100, 0, 0, 0))
    assert Space("rgb").ink((2, 2, 2), inks) == Ink((0, 0, 0, 0))


@pytest.mark.parametrize(
    ("white", "lab", "rgb"),
    [
        ((0.9505, 1, 1.089), (100, 0, 0), (1, 1, 1)),
        ((0.9642, 1, 0.8249), (100, 0, 0), (1, 1, 1)),
        ((0.9505, 1, 1.089), (53.24, 80.09, 67.2), (1, 0, 0)),
        ((0.9642, 1, 0.8249), (54.29, 80.81, 69.89), (1, 0, 0)),
        ((0.9642, 1, 0.8249), (53.59, 0, 0), (0.502, 0.502, 0.502)),
    ],
)
def test_lab_is_turned_into_srgb_from_either_white(white, lab, rgb):
    space = space_of(Array([Name.Lab, Dictionary(WhitePoint=white)]))

    assert space.rgb(lab) == pytest.approx(rgb, abs=0.012)
