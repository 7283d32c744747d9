import pikepdf
import pytest
from pikepdf import Array, Dictionary

from generator.printing.contents import functions


def ramp(first, last, power=1):
    return Dictionary(FunctionType=2, Domain=[0, 1], N=power, C0=first, C1=last)


@pytest.mark.parametrize(("at", "expected"), [(0, (0.0, 1.0)), (0.5, (0.25, 0.75)), (1, (1.0, 0.0)), (7, (1.0, 0.0))])
def test_an_exponential_function_goes_from_one_end_to_the_other(at, expected):
    assert functions.value(ramp([0, 1], [1, 0], power=2), [at]) == pytest.approx(expected)


def test_a_stitching_function_asks_the_one_in_charge():
    function = Dictionary(
        FunctionType=3, Domain=[0, 1], Bounds=[0.25], Encode=[0, 1, 1, 0], Functions=Array([ramp([0], [1]), ramp([0], [8])])
    )

    assert functions.value(function, [0.125]) == pytest.approx((0.5,))
    assert functions.value(function, [0.25]) == pytest.approx((8,))
    assert functions.value(function, [1]) == pytest.approx((0,))


@pytest.mark.parametrize(
    ("bits", "data"), [(8, b"\x00\xff\xff\x00"), (4, b"\x0f\xf0"), (16, b"\x00\x00\xff\xff\xff\xff\x00\x00")]
)
def test_a_sampled_function_gives_the_nearest_sample(bits, data):
    pdf = pikepdf.new()
    function = pdf.make_stream(data, FunctionType=0, Domain=[0, 1], Range=[0, 1, 0, 1], Size=[2], BitsPerSample=bits)

    assert functions.value(function, [0]) == pytest.approx((0, 1))
    assert functions.value(function, [0.9]) == pytest.approx((1, 0))


def test_a_sampled_function_of_two_inputs_is_read_row_by_row():
    pdf = pikepdf.new()
    function = pdf.make_stream(
        bytes([0, 51, 102, 255]), FunctionType=0, Domain=[0, 1, 0, 1], Range=[0, 1], Size=[2, 2], BitsPerSample=8
    )

    assert [functions.value(function, [x, y]) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))] == [
        pytest.approx((value,)) for value in (0, 0.2, 0.4, 1)
    ]


def test_several_functions_give_a_component_each():
    assert functions.value(Array([ramp([0], [1]), ramp([1], [0])]), [0.25]) == pytest.approx((0.25, 0.75))


def test_what_can_t_be_told_is_nothing():
    pdf = pikepdf.new()
    calculator = pdf.make_stream(b"{ 1 exch sub }", FunctionType=4, Domain=[0, 1], Range=[0, 1])

    assert functions.value(calculator, [0]) is None
    assert functions.value(Array([calculator, ramp([0], [1])]), [0]) is None
    assert functions.value(None, [0]) is None
    assert functions.value(Dictionary(FunctionType=2, Domain=[0, 1]), [0]) is None
    assert functions.value(Dictionary(FunctionType=3, Domain=[0, 1], Bounds=[5]), [0]) is None


def test_a_function_that_is_stitched_to_itself_comes_to_an_end():
    pdf = pikepdf.new()
    function = pdf.make_indirect(Dictionary(FunctionType=3, Domain=[0, 1], Bounds=[], Encode=[0, 1]))
    function.Functions = Array([function])

    assert functions.value(function, [0.5]) is None
