"""Inks of coated paper, and hand-made pages turned into ink."""

from types import SimpleNamespace

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from generator.printing.separation import Separation
from generator.printing.separation.process_inks import ProcessInks


@pytest.fixture
def inks(fogra39, brand):
    return ProcessInks(fogra39, 300, brand)


@pytest.fixture
def pdf():
    with pikepdf.new() as made:
        yield made


@pytest.fixture
def separate(pdf, inks, brand, walk):
    """Turn a page's content into ink: ``separate(content, resources)`` returns its operators, resources and separation."""

    def make(content, resources=None, *, inks=inks, brand=brand, offset=(0, 0)):
        pdf.add_blank_page()
        page = pdf.pages[-1]
        page.obj.Contents = Stream(pdf, content if isinstance(content, bytes) else content.encode("ascii"))
        page.obj.Resources = Dictionary(resources or {})
        separation = Separation(pdf, inks, brand)
        data, needed = separation.page(page, offset)
        found = [
            (operator, [float(one) if not isinstance(one, pikepdf.Object) else one for one in operands])
            for operator, operands in walk.operators(Stream(pdf, data))
        ]
        return SimpleNamespace(operators=found, resources=needed, separation=separation)

    return make


@pytest.fixture
def form(pdf):
    """Make a form XObject."""

    def make(content, resources=None, **more):
        stream = Stream(pdf, content.encode("ascii"))
        stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, Array([0, 0, 100, 100])
        stream.Resources = Dictionary(resources or {})
        for key, value in more.items():
            stream[f"/{key}"] = value
        return pdf.make_indirect(stream)

    return make


@pytest.fixture
def image(pdf):
    """Make an image XObject of raw samples."""

    def make(data, width, height, space=Name.DeviceRGB, **more):
        stream = Stream(pdf, data)
        stream.Type, stream.Subtype, stream.Width, stream.Height = Name.XObject, Name.Image, width, height
        stream.ColorSpace, stream.BitsPerComponent = space, 8
        for key, value in more.items():
            stream[f"/{key}"] = value
        return pdf.make_indirect(stream)

    return make
