"""The posting: one job, in one source language, as people write it (schema.org JobPosting in snake_case)."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from generator.posting.consistency import problems
from generator.posting.fields import Country, Day, Id, Inline, Line, Model, OneOrMore, RuleId, Truth, refuse_all
from generator.posting.organization import OrganizationRef
from generator.posting.parts import (
    Apply,
    Audience,
    Bullets,
    ChannelTerms,
    Contact,
    Documents,
    Image,
    JobLocation,
    Occupation,
    Origin,
    Section,
)
from generator.posting.terms import Deadline, Interviews, JobStart, Pay, RequiredLanguage, TrialPeriod, WorkHours

Status = Literal["draft", "open", "extended", "filled", "withdrawn"]
EmploymentType = Literal[
    "full_time", "part_time", "contractor", "temporary", "intern", "volunteer", "per_diem", "other"
]  # schema.org employmentType, as Google lists its values
Contract = Literal["permanent", "fixed_term", "substitute", "seasonal"]


class Qualifications(Model):
    """What an applicant must have, what is an advantage, and what kind of person suits."""

    required: Bullets = Field(
        default=(), title="required qualifications", description="Without these one is not considered.",
        examples=[["Du har gode it-kundskaber"]],
    )  # fmt: skip
    desirable: Bullets = Field(
        default=(), title="desirable qualifications", description="An advantage.", examples=[["Erfaring fra bilbranchen"]]
    )
    personal: Bullets = Field(
        default=(), title="personal qualities", description="The kind of person that suits.", examples=[["Du er serviceminded"]]
    )


class JobPosting(Model):
    """One job posting."""

    id: Id = Field(
        title="id", description="The file's name without .yaml; ads are named by it.", examples=["back-office-agent"]
    )
    source_locale: str = Field(title="source locale", description="The language the posting is written in.", examples=["da"])
    status: Status = Field(default="open", title="status", description="Where the posting stands.", examples=["open"])
    locales: Annotated[tuple[str, ...], OneOrMore] = Field(
        default=(), title="locales", description="The output locales; the workspace's when left out.", examples=[["da", "nb"]]
    )
    title: Inline = Field(
        title="title", description="The title of the job.", examples=["{Speaking} Back Office Agent til Nissan i Tallinn"]
    )
    summary: Inline | None = Field(
        default=None, title="summary", description="The ingress: what makes one read on.", examples=["Vil du bo i Tallinn?"]
    )
    short_text: Inline | None = Field(
        default=None, title="short text", description="One or two sentences for small formats and link previews.",
        examples=["Kundeservice for Nissan i Tallinn."],
    )  # fmt: skip
    date_posted: Day | None = Field(default=None, title="date posted", description="Publication date.", examples=["2018-03-01"])
    valid_through: Deadline | None = Field(
        default=None, title="application deadline", description="The last day to apply, or rolling.", examples=["2018-03-31"]
    )
    hiring_organization: OrganizationRef | None = Field(
        default=None, title="employer", description="Id of a file in organizations/, or written out.", examples=["nissan"]
    )
    agency: OrganizationRef | None = Field(
        default=None, title="agency", description="Who advertises and takes the applications.", examples=["nordic-jobs"]
    )
    confidential: Truth = Field(
        default=False, title="confidential", description="True hides the employer everywhere.", examples=[True]
    )
    job_location: Annotated[tuple[JobLocation, ...], OneOrMore] = Field(
        min_length=1, title="locations", description="Where the work is done.", examples=[[{"place": "tallinn"}]]
    )
    required_languages: tuple[RequiredLanguage, ...] = Field(
        default=(), title="required languages", description="What one must speak; the first is whom the ad is for.",
        examples=[[{"language": "da", "level": "fluent"}]],
    )  # fmt: skip
    home_country: Country | None = Field(
        default=None, title="home country", description="Where the people sought live, if not the usual one.",
        examples=["DK"],
    )  # fmt: skip
    audiences: tuple[Audience, ...] = Field(
        default=(), title="audiences", description="One set of ads for each, from this one posting.",
        examples=[[{"language": "da"}, {"language": "sv", "locales": ["sv", "en"]}]],
    )  # fmt: skip
    employment_type: Annotated[tuple[EmploymentType, ...], OneOrMore] = Field(
        default=(), title="employment type", description="Full time, part time and so on.", examples=["full_time"]
    )
    percent: int | None = Field(
        default=None, ge=1, le=100, title="percent", description="Extent of a part-time job, in percent of full time.",
        examples=[80],
    )  # fmt: skip
    contract: Contract | None = Field(default=None, title="contract", description="Kind of contract.", examples=["permanent"])
    contract_until: Day | None = Field(
        default=None, title="contract until", description="When a limited contract ends.", examples=["2019-03-31"]
    )
    trial_period: TrialPeriod | None = Field(
        default=None, title="trial period", description="A trial period.", examples=[{"months": 3}]
    )
    work_hours: WorkHours | None = Field(
        default=None, title="working hours", description="Hours a week and weekdays.", examples=[{"hours_per_week": 37}]
    )
    job_start: JobStart | None = Field(
        default=None, title="start", description="A date, immediate, by_agreement, or words.", examples=["immediate"]
    )
    base_salary: Pay | None = Field(
        default=None, title="pay", description="Pay, with currency and period, or by agreement.",
        examples=[{"min": 1600, "max": 1900, "currency": "EUR", "period": "month"}],
    )  # fmt: skip
    interviews: Interviews | None = Field(
        default=None, title="interviews", description="When interviews take place.", examples=[{"week": 15}]
    )
    total_job_openings: int | None = Field(
        default=None, ge=1, le=10_000, title="openings", description="How many are sought.", examples=[3]
    )
    responsibilities: Bullets = Field(
        default=(), title="tasks", description="What the work is.", examples=[["Du behandler klager fra kunder"]]
    )
    qualifications: Qualifications = Field(
        default=Qualifications(), title="qualifications", description="What is asked for.",
        examples=[{"required": ["Du skriver godt dansk"]}],
    )  # fmt: skip
    job_benefits: Bullets = Field(default=(), title="benefits", description="What is offered.", examples=[["Grundig oplæring"]])
    documents: Documents = Field(
        default=(), title="documents", description="Papers the job asks for.", examples=[["police_certificate"]]
    )
    sections: tuple[Section, ...] = Field(
        default=(), title="sections", description="Sections of your own.",
        examples=[[{"id": "team", "heading": "Om teamet", "body": "…"}]],
    )  # fmt: skip
    section_order: tuple[str, ...] = Field(
        default=(), title="order of sections",
        description="Ids of sections, and the names responsibilities, qualifications, job_benefits, place, organization.",
        examples=[["team", "responsibilities"]],
    )  # fmt: skip
    contacts: tuple[Contact, ...] = Field(
        default=(), title="contacts", description="Whom to ask.", examples=[[{"name": "Carina Lundø"}]]
    )
    apply: Apply | None = Field(
        default=None, title="how to apply", description="Where and how.", examples=[{"email": "job@example.com"}]
    )
    reference_number: Line | None = Field(
        default=None, title="reference number", description="Your reference (schema.org identifier).",
        examples=["2018-14"],
    )  # fmt: skip
    occupational_category: Occupation | None = Field(
        default=None, title="occupation code", description="ISCO-08 and ESCO.", examples=[{"isco": "4229"}]
    )
    origin: Origin | None = Field(
        default=None, title="origin", description="Where the ad came from.", examples=[{"name": "NAV EURES Norge"}]
    )
    by_channel: dict[Id, ChannelTerms] = Field(
        default={}, title="by channel", description="What differs in a channel: the address to apply at, the reference.",
        examples=[{"finn": {"reference_number": "2018-14-FINN"}}],
    )  # fmt: skip
    justify: dict[RuleId, Line] = Field(
        default={}, title="justified exceptions",
        description="Why a rule does not hold for this ad, by the rule's id; the reason is kept in the manifest.",
        examples=[{"LANGUAGE-LEVEL": "The test at the interview decides"}],
    )  # fmt: skip
    hero_image: Image | None = Field(
        default=None, title="picture", description="A picture at the top.", examples=[{"file": "postings/tallinn.jpg"}]
    )

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        refuse_all(problems(self))
        return self
