"""The parts of a posting: who, where, when, how much, how to apply."""

import datetime as dt
import difflib
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, Literal, Self, get_args

from babel.dates import get_day_names
from pydantic import BeforeValidator, Field, PlainValidator, TypeAdapter, WithJsonSchema, model_validator

from generator.posting.consistency import Problem, refuse_all
from generator.posting.fields import (
    Amount,
    AudienceLanguage,
    Blocks,
    Clock,
    Country,
    Currency,
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
from generator.posting.text import Text, TextRules

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


Level = Literal["A1", "A2", "B1", "B2", "C1", "C2", "basic", "good", "very_good", "fluent", "native_level"]


class RequiredLanguage(Model):
    """A language the work asks for: one that people speak, so Norwegian is ``no``."""

    language: AudienceLanguage = Field(title="language", description="ISO 639 code of the language.", examples=["da"])
    level: Level | None = Field(default=None, title="level", description="CEFR level, or in words.", examples=["fluent", "B2"])
    desirable: Truth = Field(
        default=False, title="desirable", description="True for a language that is an advantage only.", examples=[True]
    )


Weekdays = tuple[int, ...]


@lru_cache(maxsize=1)
def _days() -> tuple[tuple[str, int], ...]:
    """Return the names of the weekdays in the four languages, with their numbers."""
    return tuple(
        (name.casefold(), number)
        for language in ("en", "da", "nb", "sv")
        for number, name in get_day_names("wide", "stand-alone", language).items()
    )


def _weekday(name: str) -> int | None:
    """Return the number of a weekday that is written in three letters or more."""
    found = {number for day, number in _days() if day.startswith(name)} if len(name) > 2 else set()  # noqa: PLR2004
    return found.pop() if len(found) == 1 else None


def _weekdays(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, tuple):
        return value
    found: list[int] = []
    parts = value if isinstance(value, list) else str(value).split(",")
    for part in parts:
        ends = [_weekday(end.strip().casefold()) for end in re.split(r"[-–]", str(part))]
        first, last = ends[0], ends[-1]
        if first is None or last is None or len(ends) > 2:  # noqa: PLR2004 - a range has two ends
            refuse(f"“{part}” names no weekdays", "such as mon-fri, or mon, wed, sat")
        if first > last:
            refuse(f"“{part}” runs backwards", "a week begins on Monday: write sat-sun, mon")
        found += range(first, last + 1)
    if not found:
        refuse("no weekday stands here", "such as mon-fri, or mon, wed, sat")
    return tuple(sorted(set(found)))


class Shift(Model):
    """Weekdays with their hours."""

    days: Annotated[
        Weekdays, BeforeValidator(_weekdays), WithJsonSchema({"type": ["string", "array"], "items": {"type": "string"}})
    ] = Field(title="days", description="Weekdays: mon tue wed thu fri sat sun, ranges and lists.", examples=["mon-fri"])
    start: Clock = Field(alias="from", title="from", description="When the day begins.", examples=["09:00"])
    end: Clock = Field(alias="to", title="to", description="When it ends; before “from” for a night shift.", examples=["18:00"])

    @model_validator(mode="after")
    def _some_time(self) -> Self:
        if self.start == self.end:
            refuse("the hours begin and end at the same time", "check from and to", at=("to",))
        return self


class WorkHours(Model):
    """Working hours (schema.org workHours)."""

    hours_per_week: Amount | None = Field(default=None, title="hours a week", description="Hours a week.", examples=["37"])
    hours_per_week_max: Amount | None = Field(
        default=None, title="hours a week, at most", description="The upper end of a range.", examples=["30"]
    )
    schedule: tuple[Shift, ...] = Field(
        default=(),
        title="schedule",
        description="Which days and when.",
        examples=[[{"days": "mon-fri", "from": "09:00", "to": "18:00"}]],
    )
    note: Inline | None = Field(
        default=None, title="note", description="What figures can't say.", examples=["Vagter hver anden weekend"]
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        low, high = self.hours_per_week, self.hours_per_week_max
        if high is not None and (low is None or high <= low):
            refuse(
                "hours_per_week_max is not above hours_per_week", "give the lower and the upper end", ("hours_per_week_max",)
            )
        week = Decimal(168)
        for name, value in (("hours_per_week", low), ("hours_per_week_max", high)):
            if value is not None and value > week:
                refuse(f"a week has no {value} hours", "give the hours of one week", (name,))
        return self


Period = Literal["hour", "day", "week", "month", "year"]


class Salary(Model):
    """Pay (schema.org baseSalary): an amount or a range with currency and period, or by agreement."""

    min: Amount | None = Field(default=None, title="lowest pay", description="The amount, or the lower end.", examples=["1600"])
    max: Amount | None = Field(default=None, title="highest pay", description="The upper end.", examples=["1900"])
    currency: Currency | None = Field(default=None, title="currency", description="ISO 4217 code.", examples=["EUR"])
    period: Period | None = Field(default=None, title="period", description="What the amount is for.", examples=["month"])
    by_agreement: Truth = Field(
        default=False, title="by agreement", description="True when pay is agreed with each person.", examples=[True]
    )
    note: Inline | None = Field(
        default=None, title="note", description="What belongs to the pay.", examples=["Plus bonus og pension"]
    )

    @model_validator(mode="after")
    def _whole(self) -> Self:
        refuse_all(self._problems())
        return self

    def _problems(self) -> Iterator[Problem]:
        if self.min is None and self.max is None:
            if not self.by_agreement:
                yield Problem((), "no pay is given", "give min (and max), or by_agreement: true")
            return
        if self.min is None:
            yield Problem(("min",), "only the highest pay is given", "give min too")
        elif self.max is not None and self.max < self.min:
            yield Problem(("max",), f"the highest pay ({self.max}) is below the lowest ({self.min})", "swap or mend them")
        if self.currency is None:
            yield Problem(("currency",), "the pay has no currency", "add one, such as currency: EUR")
        if self.period is None:
            yield Problem(("period",), "the pay has no period", "add period: hour, day, week, month or year")


def _by_agreement(value: Any) -> Any:  # noqa: ANN401
    return {"by_agreement": True} if value == "by_agreement" else value


Pay = Annotated[Salary, Shorthand(_by_agreement, {"const": "by_agreement"})]
"""Pay with its fields, or the words ``by_agreement`` alone."""


class TrialPeriod(Model):
    """A trial period at the start, in months or in weeks."""

    months: int | None = Field(default=None, ge=1, le=24, title="months", description="Months.", examples=[3])
    weeks: int | None = Field(default=None, ge=1, le=104, title="weeks", description="Weeks.", examples=[6])

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.months is None) == (self.weeks is None):
            refuse("a trial period is given in months or in weeks", "write one of them")
        return self


class Interviews(Model):
    """When interviews take place: from a day (to another), or in a week."""

    date: Day | None = Field(default=None, title="date", description="The day, or the first of them.", examples=["2018-04-09"])
    until: Day | None = Field(default=None, title="until", description="The last day.", examples=["2018-04-13"])
    week: int | None = Field(default=None, ge=1, le=53, title="week", description="Calendar week (ISO 8601).", examples=[15])

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.date is None) == (self.week is None):
            refuse("interviews have a date or a week", "write one of them")
        if self.until is not None and (self.date is None or self.until < self.date):
            refuse("the interviews end before they begin", "check date and until", ("until",))
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


def _deadline(value: Any) -> dt.date | str:  # noqa: ANN401
    if value == "rolling":
        return "rolling"
    if isinstance(value, dt.date):
        return value
    if not re.match(r"\d", str(scalar(value))):
        refuse(f"“{value}” is no deadline", "write year-month-day, such as 2018-03-31, or rolling")
    day: dt.date = _DAY(value)
    return day


_DAY = TypeAdapter(Day).validate_python
Deadline = Annotated[
    dt.date | Literal["rolling"],
    PlainValidator(_deadline),
    WithJsonSchema({"anyOf": [{"type": "string", "format": "date"}, {"const": "rolling"}]}),
]
"""The last day to apply, or ``rolling``."""


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


_START_WORDS = ("immediate", "by_agreement")


def _job_start(value: Any) -> dt.date | str | Text:  # noqa: ANN401
    if isinstance(value, (dt.date, Text)):
        return value
    if isinstance(value, str):
        if value in _START_WORDS:
            return value
        if re.fullmatch(r"\d{1,2}[./ -]\d{1,2}[./ -]\d{2,4}", value.strip()):
            refuse(f"“{value}” could be two dates", "write year-month-day, such as 2018-03-31")
        if re.match(r"\d{4}-\d", value):
            day: dt.date = _DAY(value)
            return day
        near = difflib.get_close_matches(value.casefold().replace(" ", "_"), _START_WORDS, 1, 0.8)
        if near:
            refuse(f"“{value}” is not known", f"did you mean {near[0]}?")
    text: Text = _TEXT(value)
    return text


_TEXT = TypeAdapter(Inline).validate_python
JobStart = Annotated[
    dt.date | str | Text,
    PlainValidator(_job_start),
    WithJsonSchema(
        {"anyOf": [{"type": "string", "format": "date"}, {"enum": list(_START_WORDS)}, TypeAdapter(Text).json_schema()]}
    ),
    TextRules("inline"),
]
"""A date, ``immediate``, ``by_agreement``, or words of your own."""
