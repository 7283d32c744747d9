import zlib
from decimal import Decimal

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from generator.printing.contents import objects
from generator.printing.contents.unpacking import TooMuchError


def test_a_path_leads_through_dictionaries_or_to_nothing():
    found = Dictionary(A=Dictionary(B=5))

    assert objects.pick(found, "A", "B") == 5
    assert objects.pick(found, "A", "C", "D") is None
    assert objects.pick(found, "A", "B", "C") is None
    assert objects.pick(None, "A") is None


def test_names_texts_and_arrays_are_none_where_they_are_something_else():
    assert (objects.name_of(Name.Bees), objects.name_of(5)) == ("Bees", "")
    assert (objects.text_of(String("Bees")), objects.text_of(Name.Bees)) == ("Bees", "")
    assert (objects.items(Array([1, 2])), objects.items(Dictionary())) == ([1, 2], [])
    assert list(objects.entries(Dictionary(A=1))) == [("A", 1)]
    assert list(objects.entries(3)) == []


@pytest.mark.parametrize(
    ("value", "expected"), [(3, 3.0), (Decimal("1.5"), 1.5), ("7", 9.0), (True, 9.0), (None, 9.0), (Decimal("1e999"), 9.0)]
)
def test_a_number_is_finite_or_the_default(value, expected):
    assert objects.number(value, 9.0) == expected


def test_arrays_of_numbers_have_as_many_as_they_should():
    assert objects.numbers(Array([1, Decimal("2.5")]), 2) == (1.0, 2.5)
    assert objects.numbers(Array([1, 2, 3]), 2) is None
    assert objects.numbers(5) is None


def test_direct_objects_have_no_number():
    pdf = pikepdf.new()

    assert objects.identity(Dictionary()) == (0, 0)
    assert objects.identity(5) == (0, 0)
    assert objects.identity(pdf.make_indirect(Dictionary()))[0] > 0


def packed(pdf, data, times=1):
    for _ in range(times):
        data = zlib.compress(data, 9)
    stream = pdf.make_stream(b"")
    stream.write(data, filter=Array([Name.FlateDecode] * times))
    return stream


def test_streams_are_unpacked_through_all_their_filters():
    pdf = pikepdf.new()
    stream = packed(pdf, b"bees " * 100, times=2)

    assert objects.filters(stream) == ("FlateDecode", "FlateDecode")
    assert objects.read(stream) == b"bees " * 100
    assert objects.read(pdf.make_stream(b"bees")) == b"bees"


@pytest.mark.parametrize("times", [1, 2])
def test_a_stream_that_swells_is_left_alone(times):
    pdf = pikepdf.new()
    stream = packed(pdf, b" " * (3 << 20), times)

    with pytest.raises(TooMuchError, match="more than 1 MB"):
        objects.read(stream, 1 << 20)
    assert len(objects.read(stream, 4 << 20)) == 3 << 20


def test_a_stream_that_is_large_as_it_stands_is_left_alone():
    pdf = pikepdf.new()

    with pytest.raises(TooMuchError):
        objects.read(pdf.make_stream(b"x" * 2000), 1000)


def test_a_stream_that_can_t_be_unpacked_is_an_error():
    pdf = pikepdf.new()
    stream = pdf.make_stream(b"")
    stream.write(b"no deflate", filter=Name.FlateDecode)

    with pytest.raises(objects.WRONG):
        objects.read(stream)
