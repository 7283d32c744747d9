import numpy as np
import pytest
from pikepdf import Array, Dictionary, Name

from generator.errors import InputError
from generator.printing.inks import BrandInk
from generator.printing.separation import functions
from generator.printing.separation.gray_inks import MaskInks
from generator.printing.separation.process_inks import ProcessInks
from generator.printing.separation.shadings import shading

GREEN = [11 / 255, 92 / 255, 74 / 255]
WHITE, BLACK, RED, BLUE = [1, 1, 1], [0, 0, 0], [1, 0, 0], [0, 0, 1]
SPOT = Array([Name.Separation, Name("/Hive Green"), Name.DeviceCMYK, Dictionary()])


def step(first, last, exponent=1, span=(0, 1)):
    return Dictionary(FunctionType=2, Domain=list(span), C0=first, C1=last, N=exponent)


def axial(*steps, **more):
    function = Dictionary(FunctionType=3, Domain=[0, 1], Functions=list(steps), Encode=[0, 1] * len(steps))
    function.Bounds = [number / len(steps) for number in range(1, len(steps))]
    return Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 10, 0], Function=function, **more)


def values(made, places, channels=4):
    """Return what the only step of a shading gives, in percent."""
    (function,) = functions.simple(made.Function)
    return functions.evaluate(function, np.array(places), channels) * 100


def test_the_brand_fades_to_white_in_its_own_inks(pdf, inks):
    made = shading(axial(step(GREEN, WHITE)), inks, pdf, None, None)

    assert made.ColorSpace == Name.DeviceCMYK
    assert values(made, [0, 0.5, 1]) == pytest.approx(np.array([[90, 30, 70, 20], [45, 15, 35, 10], [0, 0, 0, 0]]), abs=0.01)


def test_grey_fades_in_black_alone(pdf, inks):
    found = values(shading(axial(step(BLACK, WHITE)), inks, pdf, None, None), np.linspace(0, 1, 33))

    assert (found[:, :3] == 0).all()
    assert found[0, 3] == pytest.approx(100, abs=0.01)
    assert found[-1, 3] == 0
    assert (np.diff(found[:, 3]) <= 0).all()
    assert (np.diff(found[3:, 3]) < -1).all()


def test_other_colours_are_what_the_profile_says_all_along(pdf, inks):
    found = values(shading(axial(step(RED, BLUE)), inks, pdf, None, None), [0, 0.25, 0.5, 1])

    expected = [inks.rgb(color).cmyk for color in ((1, 0, 0), (0.75, 0, 0.25), (0.5, 0, 0.5), (0, 0, 1))]
    assert found == pytest.approx(np.array(expected), abs=1.2)


def test_a_fade_from_the_brand_is_exact_at_both_ends_and_has_no_jump(pdf, inks):
    found = values(shading(axial(step(GREEN, RED)), inks, pdf, None, None), np.linspace(0, 1, 100))

    assert found[0] == pytest.approx([90, 30, 70, 20], abs=0.01)
    assert found[-1] == pytest.approx(inks.rgb((1, 0, 0)).cmyk, abs=0.01)
    assert np.abs(np.diff(found, axis=0)).max() < 5


def test_the_limit_holds_all_along(pdf, fogra39, brand):
    tight = ProcessInks(fogra39, 150, brand)

    found = values(shading(axial(step([0.1, 0.05, 0], [0, 0.1, 0.15])), tight, pdf, None, None), np.linspace(0, 1, 50))

    assert found.sum(axis=1).max() <= 150.01


def test_hard_stops_and_hints_stay(pdf, inks):
    source = axial(step(RED, RED), step(BLUE, BLUE), Extend=Array([True, True]), AntiAlias=True)
    source.Function.Bounds = [0.5]

    made = shading(source, inks, pdf, None, None)

    first, last = functions.simple(made.Function)
    assert [float(one) for one in made.Function.Bounds] == [0.5]
    assert list(first.C0) == list(first.C1) != list(last.C0)
    assert [bool(one) for one in made.Extend] == [True, True]
    assert [float(one) for one in made.Coords] == [0, 0, 10, 0]
    hinted = shading(axial(step(GREEN, WHITE, 3)), inks, pdf, None, None)
    assert values(hinted, [0.5])[0] == pytest.approx([90 * 7 / 8, 30 * 7 / 8, 70 * 7 / 8, 20 * 7 / 8], abs=0.01)


def test_a_step_whose_domain_is_cut_is_as_far_along_as_its_colours(pdf, inks):
    found = values(shading(axial(step(GREEN, WHITE, 1, (0.5, 1))), inks, pdf, None, None), [0.5, 0.75, 1])

    assert found[:, 0] == pytest.approx([45, 22.5, 0], abs=0.3)


def test_a_spot_ink_fades_as_itself(pdf, fogra39):
    inks = ProcessInks(fogra39, 300, BrandInk("#0b5c4a", (90, 30, 70, 20), "Hive Green"))

    made = shading(axial(step(GREEN, WHITE)), inks, pdf, None, SPOT)

    assert made.ColorSpace[1] == Name("/Hive Green")
    assert values(made, [0, 0.5, 1], 1).ravel().tolist() == pytest.approx([100, 50, 0])


@pytest.mark.parametrize("other", [RED, BLACK])
def test_a_spot_ink_that_fades_into_another_colour_is_mixed(pdf, fogra39, other):
    inks = ProcessInks(fogra39, 300, BrandInk("#0b5c4a", (90, 30, 70, 20), "Hive Green"))

    made = shading(axial(step(GREEN, other)), inks, pdf, None, SPOT)

    assert made.ColorSpace == Name.DeviceCMYK
    assert values(made, [0])[0] == pytest.approx([90, 30, 70, 20], abs=0.01)


def test_a_mask_fades_in_grey(pdf):
    made = shading(axial(step(RED, WHITE)), MaskInks(), pdf, None, None)

    assert made.ColorSpace == Name.DeviceGray
    assert values(made, [0, 1], 1).ravel().tolist() == pytest.approx([30, 100], abs=0.01)


def test_grey_and_cmyk_gradients_are_taken_too(pdf, inks):
    gray = axial(step([0.5], [1]))
    gray.ColorSpace = Name.DeviceGray
    cmyk = axial(step([1, 1, 1, 0], [0, 0, 0, 0.5]), Background=Array([0, 0, 0, 1]))
    cmyk.ColorSpace = Name.DeviceCMYK

    assert values(shading(gray, inks, pdf, None, None), [0])[0] == pytest.approx(inks.gray(0.5).cmyk, abs=0.01)
    made = shading(cmyk, inks, pdf, None, None)
    assert values(made, [0, 0.5])[1] == pytest.approx([50, 50, 50, 25], abs=0.01)
    assert [float(one) for one in made.Background] == [0, 0, 0, 1]


@pytest.mark.parametrize("kind", [1, 4, 7])
def test_meshes_and_planes_are_refused(pdf, inks, kind):
    source = axial(step(RED, BLUE))
    source.ShadingType = kind

    with pytest.raises(InputError, match=f"a gradient of type {kind}"):
        shading(source, inks, pdf, None, None)


def test_a_gradient_in_a_pattern_s_space_is_refused(pdf, inks):
    source = axial(step(RED, BLUE))
    source.ColorSpace = Name.Pattern

    with pytest.raises(InputError, match="a gradient in a palette"):
        shading(source, inks, pdf, None, None)
