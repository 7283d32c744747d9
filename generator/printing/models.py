"""What a size, a profile and a medium hold: the data files below ``sizes/``, ``profiles/`` and ``media/``.

Lengths are millimetres, type is in points, ink in percent, as printers' sheets of requirements give them.
"""

import re
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from generator.posting.fields import Id, Line, Model, OneOrMore, Truth, refuse

Layout = Literal["ad", "flyer", "poster", "column", "card"]
Colors = Literal["rgb", "cmyk", "black"]
Length = Annotated[float, Field(ge=0, le=5000)]
Points = Annotated[float, Field(ge=3, le=400)]


class Size(Model):
    """A size of paper or picture, and how an ad is laid out on it."""

    description: Line = Field(title="description", description="What it is for.", examples=["A5 flyer, both sides"])
    width: Length = Field(title="width", description="Width in mm.", examples=[148])
    height: Length = Field(title="height", description="Height in mm.", examples=[210])
    pixels: tuple[int, int] | None = Field(
        default=None, title="pixels", description="Width and height of a picture.", examples=[[1200, 630]]
    )
    layout: Layout = Field(
        default="ad", title="layout", description="The theme's template: ad, flyer, poster, column, card.", examples=["flyer"]
    )
    pages: int | None = Field(default=None, ge=1, title="pages", description="At most so many pages.", examples=[2])
    type: tuple[Points, Points] | None = Field(
        default=None, title="type", description="Smallest and largest body type in pt, to fit the text with.",
        examples=[[8, 10.5]],
    )  # fmt: skip


class Profile(Model):
    """What kind of PDF is made."""

    description: Line = Field(title="description", description="What it is for.", examples=["For the web"])
    variant: Literal["pdf/ua-1", "pdf/a-3a", "pdf/x-4"] = Field(
        title="variant", description="The standard: pdf/ua-1, pdf/a-3a, pdf/x-4.", examples=["pdf/ua-1"]
    )
    accessible: Truth = Field(default=False, title="accessible", description="Says that it is PDF/UA-1 too.", examples=[True])
    data: Truth = Field(
        default=False, title="data", description="Carries the posting as JSON-LD in an attachment.", examples=[True]
    )
    medium: Truth = Field(default=False, title="medium", description="Is made for a medium only.", examples=[True])


class Grid(Model):
    """The column grid of a newspaper."""

    column: Length = Field(title="column", description="Width of a column in mm.", examples=[38.5])
    gutter: Length = Field(title="gutter", description="Space between columns in mm.", examples=[4])
    columns: int = Field(default=6, ge=1, le=24, title="columns", description="Columns of a page.", examples=[6])
    height: Length = Field(default=500, title="height", description="Height of the type area in mm.", examples=[365])
    least: Length = Field(default=20, title="least height", description="The lowest ad in mm.", examples=[30])

    def width(self, columns: int) -> float:
        """Return how wide an ad of some columns is, in mm."""
        return columns * self.column + (columns - 1) * self.gutter


class Condition(Model):
    """A printing condition: the file of its ICC profile and what the condition is called."""

    file: Line = Field(
        title="file", description="Name of the ICC file; looked up in the workspace, then on the machine.",
        examples=["PSOcoated_v3.icc"],
    )  # fmt: skip
    name: Line = Field(title="name", description="The condition's name in the ICC registry.", examples=["FOGRA51"])


class Medium(Model):
    """What a paper or a printer asks for."""

    description: Line = Field(title="description", description="What it is.", examples=["A5 flyer on coated paper"])
    size: Line | None = Field(
        default=None, title="size", description="Name of a size, or width x height in mm.", examples=["a5", "81x120mm"]
    )
    grid: Grid | None = Field(
        default=None, title="grid", description="The column grid, where space is booked in columns.",
        examples=[{"column": 38.5, "gutter": 4}],
    )  # fmt: skip
    columns: int | None = Field(default=None, ge=1, le=24, title="columns", description="Columns booked.", examples=[2])
    height: Length | None = Field(default=None, title="height", description="Height booked in mm.", examples=[120])
    layout: Layout | None = Field(default=None, title="layout", description="The layout; else the size's.", examples=["column"])
    pages: int | None = Field(default=None, ge=1, title="pages", description="At most so many pages.", examples=[2])
    profile: Id = Field(default="print", title="profile", description="The kind of PDF.", examples=["print"])
    bleed: Length = Field(default=0, le=50, title="bleed", description="Bleed in mm on every side.", examples=[3])
    marks: Truth = Field(default=False, title="marks", description="Crop marks outside the bleed.", examples=[True])
    colors: Colors = Field(default="cmyk", title="colours", description="rgb, cmyk, or black only.", examples=["cmyk"])
    conditions: Annotated[tuple[Condition, ...], OneOrMore] = Field(
        default=(), title="conditions", description="Printing conditions, best first; the first whose ICC file is here.",
        examples=[[{"file": "PSOcoated_v3.icc", "name": "FOGRA51"}]],
    )  # fmt: skip
    ink: int | None = Field(
        default=None, ge=100, le=400, title="ink", description="Limit of total ink in percent.", examples=[300]
    )
    resolution: int = Field(
        default=150, ge=36, le=2400, title="resolution", description="Least ppi of pictures.", examples=[300]
    )
    smallest_type: Points = Field(default=6, title="smallest type", description="Smallest type in pt.", examples=[6])
    smallest_reversed: Points = Field(
        default=6, title="smallest reversed type", description="Smallest type in pt that is light on dark.", examples=[9]
    )
    type: tuple[Points, Points] | None = Field(
        default=None, title="type", description="Smallest and largest body type in pt; else the size's.", examples=[[7, 10]]
    )
    frame: Length = Field(default=0, title="frame", description="Thickness of a frame rule in mm.", examples=[0.25])
    margin: Length = Field(
        default=0, title="margin", description="Edge in mm where nothing may stand, such as a printer's.", examples=[5]
    )
    pdf_version: Literal["1.4", "1.5", "1.6", "1.7", "2.0"] = Field(
        default="1.6", title="PDF version", description="Highest PDF version taken.", examples=["1.6"]
    )
    file_name: Line | None = Field(
        default=None, title="file name", description="Pattern of the file's name: {ad}, {locale}, {medium}, {order}.",
        examples=["{order}_{ad}_{locale}"],
    )  # fmt: skip
    order: Line | None = Field(default=None, title="order number", description="The booking's number.", examples=["A-4711"])

    @field_validator("file_name")
    @classmethod
    def _known_parts(cls, value: str | None) -> str | None:
        odd = sorted(set(re.findall(r"\{([^{}]*)\}", value or "")) - {"ad", "locale", "medium", "order"})
        if odd or re.search(r"[{}]", re.sub(r"\{[^{}]*\}", "", value or "")):
            refuse(f"“{{{odd[0] if odd else ''}}}” is no part of a file name", "there are {ad}, {locale}, {medium}, {order}")
        if re.search(r"[^\w. -]", re.sub(r"\{[^{}]*\}", "", value or ""), re.ASCII):
            refuse(f"“{value}” can't be a file's name", "use letters, digits, hyphens and low lines")
        return value

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.size is None) == (self.grid is None):
            refuse("a medium has either a size or a column grid", 'write size = "a5", or a table [grid]')
        if self.colors == "cmyk" and not self.conditions:
            refuse("four colours need a printing condition", "add [[conditions]] with the file of an ICC profile and its name")
        return self
