"""The parts of a posting: its bullets and sections, where the work is, whom to ask, how to apply, whom it is for."""

import re
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import BeforeValidator, Field, TypeAdapter, WithJsonSchema, model_validator

from generator.posting.fields import (
    AudienceLanguage,
    Blocks,
    Country,
    Day,
    Email,
    Id,
    Inline,
    Line,
    Model,
    Name,
    OneOrMore,
    Phone,
    Running,
    Shorthand,
    SpokenLanguage,
    Truth,
    Url,
    refuse,
    scalar,
)
from generator.posting.terms import Deadline, Level
from generator.posting.text import Text

OnlyFor = Annotated[tuple[SpokenLanguage, ...], OneOrMore]


def _text_or_parts(value: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
    """Let a bullet or paragraph be written as its text alone."""
    return value if isinstance(value, dict) and "text" in value else {"text": value}


class Bullet(Model):
    """A bullet: a text, or a text with the audiences it is for."""

    text: Inline = Field(title="text", description="The bullet, one line of Markdown.", examples=["Du behandler klager"])
    only_for: OnlyFor = Field(
        default=(),
        title="only for",
        description="The audiences (spoken languages) that see it; everyone when left out.",
        examples=[["da"]],
    )


class BodyPart(Model):
    """A piece of running text, for everyone or for some audiences."""

    text: Blocks = Field(title="text", description="Paragraphs and lists in Markdown.", examples=["Tallinn ligger …"])
    only_for: OnlyFor = Field(
        default=(),
        title="only for",
        description="The audiences (spoken languages) that see it; everyone when left out.",
        examples=[["da"]],
    )


_TextAlone = Shorthand(_text_or_parts, TypeAdapter(Text).json_schema())
Bullets = tuple[Annotated[Bullet, _TextAlone], ...]
Body = Annotated[tuple[Annotated[BodyPart, _TextAlone], ...], OneOrMore]


class Section(Model):
    """A section of your own: a heading and a text."""

    id: Id = Field(title="id", description="Names the section; its translations hang on it.", examples=["about-the-team"])
    heading: Running = Field(title="heading", description="The heading.", examples=["Om teamet"])
    body: Body = Field(
        min_length=1,
        title="body",
        description="Paragraphs and lists in Markdown; a list of texts when some are only for one audience.",
        examples=["Vi er tolv kolleger fra fem lande."],
    )
    only_for: OnlyFor = Field(
        default=(), title="only for", description="The audiences that see the whole section.", examples=[["da", "no"]]
    )


class Image(Model):
    """A picture, with the words that stand in for it."""

    file: Line = Field(
        title="file",
        description="SVG, PNG, JPEG or WebP, relative to the workspace.",
        examples=["organizations/office.jpg"],
    )
    alt: Running | None = Field(
        default=None,
        title="alternative text",
        description="What the picture shows, for those who can't see it; left out for mere decoration.",
        examples=["Fire kolleger ved et mødebord"],
    )


class Address(Model):
    """A postal address (schema.org PostalAddress)."""

    street_address: Line | None = Field(
        default=None, title="street", description="Street and number.", examples=["Storgatan 1"]
    )
    postal_code: Line | None = Field(default=None, title="postal code", description="Postal code.", examples=["0158"])
    city: Name | None = Field(
        default=None,
        title="city",
        description="The city; a map where its name differs between languages.",
        examples=[{"da": "København", "nb": "København", "sv": "Köpenhamn", "en": "Copenhagen"}],
    )
    region: Line | None = Field(default=None, title="region", description="Region or county.", examples=["Harjumaa"])
    country: Country = Field(title="country", description="ISO 3166 code.", examples=["NO"])


Workplace = Literal["on_site", "hybrid", "remote"]


class JobLocation(Model):
    """A place of work (schema.org jobLocation): a place file by its id, or an address written out."""

    place: Id | None = Field(default=None, title="place", description="Id of a file in places/.", examples=["tallinn"])
    address: Address | None = Field(
        default=None, title="address", description="The address, where no place file is used.", examples=[{"country": "EE"}]
    )
    workplace: Workplace = Field(default="on_site", title="workplace", description="How one works there.", examples=["hybrid"])
    applicant_countries: Annotated[tuple[Country, ...], OneOrMore] = Field(
        default=(),
        title="countries of applicants",
        description="For remote work: where applicants may live (schema.org applicantLocationRequirements).",
        examples=[["DK", "NO", "SE"]],
    )

    @model_validator(mode="after")
    def _somewhere(self) -> Self:
        if (self.place is None) == (self.address is None):
            refuse("a location is either a place file or an address", "write “place: tallinn”, or an address with its country")
        if self.workplace == "remote" and not self.applicant_countries:
            refuse(
                "remote work needs the countries where applicants may live",
                "add applicant_countries: [DK, NO]",
                at=("applicant_countries",),
            )
        return self


class Contact(Model):
    """A person to ask (schema.org applicationContact)."""

    name: Line = Field(title="name", description="The person's name.", examples=["Carina Lundø"])
    role: Running | None = Field(
        default=None, title="role", description="What the person does.", examples=["Rekrutteringskonsulent"]
    )
    telephone: Phone | None = Field(
        default=None, title="telephone", description="With + and country code.", examples=["+47 48 07 47 39"]
    )
    email: Email | None = Field(default=None, title="e-mail", description="E-mail address.", examples=["job@example.com"])
    keep_until: Day | None = Field(
        default=None, title="keep until", description="From the day after, “annons expire” takes the person out of the file.",
        examples=["2019-03-31"],
    )  # fmt: skip


class Apply(Model):
    """How to apply."""

    email: Email | None = Field(
        default=None, title="e-mail", description="Where applications go.", examples=["job@example.com"]
    )
    url: Url | None = Field(
        default=None, title="web address", description="Where one applies.", examples=["https://example.com/job"]
    )
    send: Running | None = Field(
        default=None, title="what to send", description="What an applicant sends.", examples=["Send CV og ansøgning"]
    )
    direct: Truth = Field(
        default=False,
        title="direct",
        description="True when the address leads straight to the form (schema.org directApply).",
        examples=[True],
    )

    @model_validator(mode="after")
    def _somehow(self) -> Self:
        if self.email is None and self.url is None and self.send is None:
            refuse("nobody could apply", "give an e-mail, a url, or what to send and where")
        return self


DocumentKind = Literal[
    "driving_licence",
    "police_certificate",
    "child_certificate",
    "health_certificate",
    "work_permit",
    "diploma",
    "certificate_of_apprenticeship",
    "authorisation",
    "security_clearance",
]


def _kind_or_parts(value: Any) -> Any:  # noqa: ANN401
    return {"kind": value} if isinstance(value, str) else value


class RequiredDocument(Model):
    """A paper the job asks for, such as a driving licence or a police certificate."""

    kind: DocumentKind = Field(title="kind", description="Which paper.", examples=["driving_licence"])
    category: str | None = Field(
        default=None, max_length=10, title="category", description="Class of a driving licence.", examples=["B"]
    )


Documents = tuple[Annotated[RequiredDocument, Shorthand(_kind_or_parts, {"enum": list(get_args(DocumentKind))})], ...]


_DIGITS = {"type": ["string", "integer"], "pattern": r"^\d{1,4}$"}


def _isco(value: Any) -> str:  # noqa: ANN401
    if not re.fullmatch(r"\d{1,4}", str(scalar(value))):
        refuse(f"“{value}” is no ISCO-08 code", "one to four digits, such as 5120")
    return str(value)


class Occupation(Model):
    """The occupation's code (schema.org occupationalCategory)."""

    isco: Annotated[str, BeforeValidator(_isco), WithJsonSchema(_DIGITS)] | None = Field(
        default=None, title="ISCO-08", description="ISCO-08 code.", examples=["4229"]
    )
    esco: Url | None = Field(
        default=None, title="ESCO", description="ESCO URI.", examples=["http://data.europa.eu/esco/occupation/…"]
    )


class Origin(Model):
    """Where the ad came from."""

    name: Line = Field(title="name", description="The source's name.", examples=["NAV EURES Norge"])
    url: Url | None = Field(default=None, title="web address", description="The ad there.", examples=["https://example.com/ad"])


class ChannelTerms(Model):
    """What differs in one channel: its own address to apply at, its own reference."""

    url: Url | None = Field(
        default=None, title="web address", description="Where one applies who saw it there.",
        examples=["https://example.com/job?from=finn"],
    )  # fmt: skip
    email: Email | None = Field(
        default=None, title="e-mail", description="Where their applications go.", examples=["finn@example.com"]
    )
    reference_number: Line | None = Field(
        default=None, title="reference number", description="The reference there.", examples=["2018-14-FINN"]
    )


class Audience(Model):
    """The people one set of ads is for: those who speak a language. What is given here replaces the posting's own."""

    language: AudienceLanguage = Field(title="language", description="The language they speak.", examples=["no"])
    level: Level | None = Field(default=None, title="level", description="How well.", examples=["fluent"])
    home_country: Country | None = Field(
        default=None, title="home country", description="Where they live, when not the usual one.", examples=["FI"]
    )
    locales: Annotated[tuple[str, ...], OneOrMore] = Field(
        default=(), title="locales", description="The output locales of their ads.", examples=[["sv", "en"]]
    )
    reference_number: Line | None = Field(
        default=None, title="reference number", description="The reference of their ads.", examples=["2018-14-NO"]
    )
    contacts: tuple[Contact, ...] = Field(
        default=(), title="contacts", description="Whom they ask.", examples=[[{"name": "Carina Lundø"}]]
    )
    apply: Apply | None = Field(
        default=None, title="how to apply", description="How they apply.", examples=[{"email": "job@example.com"}]
    )
    valid_through: Deadline | None = Field(
        default=None, title="application deadline", description="Their deadline.", examples=["2018-04-15"]
    )
