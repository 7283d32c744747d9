"""A page that paints what a test says, and what is read of it."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from generator.printing.contents import read_page
from generator.printing.contents.geometry import Box
from generator.printing.contents.run import Shared

MEDIA = Box(0, 0, 1000, 1000)


class Sheet:
    """A page of 1000 pt with a font of half an em a letter."""

    def __init__(self):
        self.pdf = pikepdf.new()
        self.page = self.pdf.add_blank_page(page_size=(1000, 1000))
        descriptor = Dictionary(Type=Name.FontDescriptor, FontFile2=self.pdf.make_stream(b"letters"))
        font = Dictionary(
            Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/ABCDEF+Bees"), FirstChar=32, LastChar=126,
            Widths=Array([500] * 95), FontDescriptor=self.pdf.make_indirect(descriptor),
        )  # fmt: skip
        self.resources = Dictionary(
            Font=Dictionary(F=self.pdf.make_indirect(font)), ExtGState=Dictionary(), ColorSpace=Dictionary(),
            XObject=Dictionary(), Pattern=Dictionary(), Shading=Dictionary(),
        )  # fmt: skip
        self.page.Resources = self.resources
        self.resources = self.page.Resources

    def stream(self, data, **entries):
        """Make a stream."""
        return self.pdf.make_stream(data, **entries)

    def form(self, name, data, **entries):
        """Make a form of the page's resources."""
        base = {"Subtype": Name.Form, "BBox": Array([0, 0, 1000, 1000])}
        self.resources.XObject[f"/{name}"] = self.stream(data, **(base | entries))
        return self.resources.XObject[f"/{name}"]

    def ramp(self, first, last):
        """Return a function from one colour to another."""
        return Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=first, C1=last)

    def contents(self, steps):
        """Return what is read of the page when it draws some steps."""
        self.page.Contents = self.stream(steps if isinstance(steps, bytes) else steps.encode("latin-1"))
        return read_page(self.page, MEDIA, Shared())

    def painted(self, steps):
        """Return what the page paints; there must be no problem."""
        found = self.contents(steps)
        assert found.problems == {}
        return found.painted

    def one(self, steps):
        """Return the one thing that the page paints."""
        (found,) = self.painted(steps)
        return found


@pytest.fixture
def sheet():
    """A page to draw on."""
    return Sheet()
