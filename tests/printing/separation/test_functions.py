import numpy as np
import pytest
from pikepdf import Array, Dictionary, Stream

from generator.errors import InputError
from generator.printing.separation import functions


def power(first, last, exponent=1, span=(0, 1)):
    return Dictionary(FunctionType=2, Domain=list(span), C0=first, C1=last, N=exponent)


def stitched(*parts, bounds):
    return Dictionary(FunctionType=3, Domain=[0, 1], Bounds=bounds, Encode=[0, 1] * len(parts), Functions=list(parts))


def test_a_power_runs_from_its_first_value_to_its_last():
    made = functions.evaluate(power([0, 1], [1, 0], 2), np.array([0, 0.5, 1]), 2)

    assert made.tolist() == [[0, 1], [0.25, 0.75], [1, 0]]


def test_a_power_without_values_runs_from_0_to_1():
    assert functions.evaluate(Dictionary(FunctionType=2, Domain=[0, 1], N=1), np.array([0.3]), 1).tolist() == [[0.3]]


def test_places_outside_the_domain_are_cut_to_it():
    made = functions.evaluate(power([0], [1], 1, (0.2, 0.8)), np.array([0, 1]), 1)

    assert made.ravel().tolist() == pytest.approx([0.2, 0.8])


@pytest.mark.parametrize(("bits", "kind"), [(8, "u1"), (16, ">u2")])
def test_samples_are_joined_by_straight_lines(pdf, bits, kind):
    stream = Stream(pdf, np.array([[0, 2**bits - 1], [2**bits - 1, 0]]).astype(kind).tobytes())
    stream.FunctionType, stream.Size, stream.BitsPerSample = 0, Array([2]), bits
    stream.Domain, stream.Range = Array([0, 2]), Array([0, 1, 0, 0.5])

    made = functions.evaluate(stream, np.array([0, 0.5, 2]), 2)

    assert made.tolist() == [[0, 0.5], [0.25, 0.375], [1, 0]]


def test_what_is_sampled_comes_back_and_never_larger(pdf):
    rows = np.random.default_rng(3).random((17, 4))

    made = functions.sampled((0.25, 0.75), rows, pdf)

    back = functions.evaluate(made, np.linspace(0.25, 0.75, 17), 4)
    assert back == pytest.approx(rows, abs=2 / 65535)
    assert (back <= rows + 1e-6).all()


def test_steps_stay_as_they_are_while_their_parts_change():
    function = stitched(power([0], [1]), stitched(power([1], [0]), power([0], [0.5]), bounds=[0.5]), bounds=[0.25])

    made = functions.mapped(function, lambda one: power([float(one.C1[0])], [7]))

    assert [float(one) for one in made.Bounds] == [0.25]
    assert [float(one.C0[0]) for one in functions.simple(made)] == [1, 0, 0.5]
    assert len(functions.simple(function)) == 3


@pytest.mark.parametrize("function", [Array([power([0], [1])]), Dictionary(FunctionType=4, Domain=[0, 1])])
def test_other_functions_are_refused(function):
    with pytest.raises(InputError, match="a gradient with a function"):
        functions.simple(function)


def test_a_function_for_another_colour_space_is_refused():
    with pytest.raises(InputError, match="another colour space"):
        functions.evaluate(power([0, 0], [1, 1]), np.array([0.5]), 3)


def test_samples_on_a_plane_are_refused(pdf):
    stream = Stream(pdf, bytes(4))
    stream.FunctionType, stream.Size, stream.BitsPerSample = 0, Array([2, 2]), 8
    stream.Domain, stream.Range = Array([0, 1]), Array([0, 1])

    with pytest.raises(InputError, match="unusual sampled function"):
        functions.evaluate(stream, np.array([0.5]), 1)
