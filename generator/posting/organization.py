"""Organizations and places: files of their own, reused by every posting that names them."""

from typing import Annotated, Any, Self

from pydantic import AfterValidator, Discriminator, Field, Tag, model_validator

from generator.posting.fields import (
    Blocks,
    Color,
    Country,
    Email,
    Id,
    Line,
    Model,
    Name,
    OneOrMore,
    Phone,
    Running,
    Url,
    refuse,
)
from generator.posting.parts import Address, Body, Image, Section

Percent = Annotated[int, Field(ge=0, le=100)]


class Boilerplate(Model):
    """A standing text of an organization, such as its diversity or privacy line, by country and locale."""

    id: Id = Field(title="id", description="Names the text; its translations hang on it.", examples=["diversity"])
    heading: Running | None = Field(default=None, title="heading", description="A heading, if any.", examples=["Mangfoldighed"])
    text: Blocks = Field(title="text", description="The text.", examples=["Vi ser mangfoldighed som en styrke."])
    countries: Annotated[tuple[Country, ...], OneOrMore] = Field(
        default=(), title="countries", description="Only for jobs in these countries.", examples=[["NO"]]
    )
    locales: Annotated[tuple[str, ...], OneOrMore] = Field(
        default=(), title="locales", description="Only in ads of these output locales.", examples=[["nb", "en"]]
    )


def _each_once(items: tuple[Any, ...]) -> tuple[Any, ...]:
    """Refuse two items with one id: their translations, and the links to them, would be one."""
    seen: set[str] = set()
    for number, item in enumerate(items):
        if item.id in seen:
            refuse(f"the id “{item.id}” is taken", "give each an id of its own", (number, "id"))
        seen.add(item.id)
    return items


class Organization(Model):
    """An employer or an agency (schema.org Organization)."""

    id: Id | None = Field(default=None, title="id", description="The file's name without .yaml.", examples=["nordic-jobs"])
    source_locale: str = Field(default="", title="source locale", description="The language of its texts.", examples=["da"])
    name: Line = Field(title="name", description="The name as the public knows it.", examples=["Nordic Jobs"])
    legal_name: Line | None = Field(
        default=None, title="legal name", description="The registered name.", examples=["Firma A/S"]
    )
    url: Url | None = Field(default=None, title="web address", description="Its site.", examples=["https://example.com"])
    email: Email | None = Field(default=None, title="e-mail", description="E-mail address.", examples=["info@example.com"])
    telephone: Phone | None = Field(
        default=None, title="telephone", description="With + and country code.", examples=["+45 32 12 34 56"]
    )
    address: Address | None = Field(default=None, title="address", description="Postal address.", examples=[{"country": "NO"}])
    logo: Image | None = Field(
        default=None, title="logo", description="The logo.", examples=[{"file": "organizations/logo.svg"}]
    )
    brand_color: Color | None = Field(
        default=None, title="brand colour", description="The brand's colour; text on it is chosen to be readable.",
        examples=["#0b5c4a"],
    )  # fmt: skip
    brand_cmyk: tuple[Percent, Percent, Percent, Percent] | None = Field(
        default=None, title="brand colour in print", description="Cyan, magenta, yellow and black in percent, for print.",
        examples=[[90, 30, 70, 20]],
    )  # fmt: skip
    brand_spot: Line | None = Field(
        default=None, title="spot colour", description="Name of the spot ink; brand_cmyk says how it looks without that ink.",
        examples=["PANTONE 3308 C"],
    )  # fmt: skip
    about: Body | None = Field(
        default=None, title="about", description="A few words about it, in Markdown.", examples=["Vi er et familieejet firma."]
    )
    boilerplate: Annotated[tuple[Boilerplate, ...], AfterValidator(_each_once)] = Field(
        default=(), title="boilerplate", description="Standing texts: diversity, privacy, equal opportunity.",
        examples=[[{"id": "diversity", "text": "…"}]],
    )  # fmt: skip

    @model_validator(mode="after")
    def _inks(self) -> Self:
        if self.brand_cmyk and not self.brand_color:
            refuse("brand_cmyk is how brand_color is printed, and there is none", "add brand_color", at=("brand_cmyk",))
        if self.brand_spot and not self.brand_cmyk:
            refuse("a spot ink needs brand_cmyk beside it", "add it: what is printed without that ink", at=("brand_spot",))
        return self


def _which(value: Any) -> str:  # noqa: ANN401 - whatever stands in the file
    return "written-out" if isinstance(value, (dict, Organization)) else "by-id"


OrganizationRef = Annotated[Annotated[Id, Tag("by-id")] | Annotated[Organization, Tag("written-out")], Discriminator(_which)]
"""An organization: the id of its file, or its fields."""


class City(Model):
    """A city, and what to say of it to people who might move there."""

    id: Id | None = Field(default=None, title="id", description="The file's name without .yaml.", examples=["tallinn"])
    source_locale: str = Field(default="", title="source locale", description="The language of its texts.", examples=["da"])
    name: Name = Field(
        title="name", description="The city's name; a map where it differs.", examples=[{"da": "København", "sv": "Köpenhamn"}]
    )
    in_city: dict[str, Line] = Field(
        default={}, title="in the city", description="How one says that one is there, by locale, where it is not “i” or “in”.",
        examples=[{"nb": "på Hamar"}],
    )  # fmt: skip
    region: Line | None = Field(default=None, title="region", description="Region or county.", examples=["Harjumaa"])
    country: Country = Field(title="country", description="ISO 3166 code.", examples=["EE"])
    sections: Annotated[tuple[Section, ...], AfterValidator(_each_once)] = Field(
        default=(), title="sections", description="What to say of it.", examples=[[{"id": "city", "heading": "…", "body": "…"}]]
    )
