"""That our writer makes the file that pydyf makes."""

from io import BytesIO

import pydyf
import pytest

from generator.rendering import serializing


def pdf(*more):
    made = pydyf.PDF()
    made.info["Title"] = pydyf.String("Æbler (og) \\pærer")
    made.add_object(pydyf.Stream([b"BT", "ET", 1.5, 2.0], compress=True))
    made.add_object(pydyf.Stream([b"plain"]))
    made.add_object(pydyf.Dictionary({"Type": "/Font", "Width": 0.3333, "Bold": pydyf.Array([1, 2.5, "/A"])}))
    for one in more:
        made.add_object(one)
    return made


def written(made, **how):
    out = BytesIO()
    made.write(out, **how)
    return out.getvalue()


@pytest.mark.parametrize("more", [0, 1, 300])
@pytest.mark.parametrize(
    "how",
    [
        {"version": b"1.7", "identifier": b"x", "compress": True},
        {"version": "2.0", "identifier": b"a (b) \\", "compress": True},
        {"version": None, "identifier": b"x", "compress": True},
        {"version": b"1.4", "identifier": b"x", "compress": True},
        {"identifier": b"x"},
        {"compress": True},
        {"identifier": True, "compress": True},
    ],
)
def test_a_file_is_the_one_that_pydyf_writes(monkeypatch, how, more):
    monkeypatch.setattr(serializing, "_LEVEL", 9)
    once, plain = (pdf(*(pydyf.Array([number]) for number in range(more))) for _ in range(2))

    serializing.write_once(once)

    assert written(once, **how) == written(plain, **how)


def test_an_empty_file_without_information_is_the_same_too(monkeypatch):
    monkeypatch.setattr(serializing, "_LEVEL", 9)
    how = {"identifier": b"x", "compress": True}
    once = pydyf.PDF()
    serializing.write_once(once)

    assert written(once, **how) == written(pydyf.PDF(), **how)


def test_what_is_compressed_less_says_the_same():
    pikepdf = pytest.importorskip("pikepdf")
    once = pdf()
    serializing.write_once(once)

    read = pikepdf.open(BytesIO(written(once, identifier=b"x", compress=True)))

    assert read.get_object(3, 0).read_bytes() == b"BT\nET\n1.5\n2"
    assert str(read.docinfo["/Title"]) == "Æbler (og) \\pærer"
