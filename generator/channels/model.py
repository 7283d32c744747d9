"""What a channel asks of an ad: its data file, ``data/<name>.toml`` or ``channels/<name>.toml`` of a workspace."""

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from generator.channels import paths
from generator.posting.fields import Country, Day, Id, Line, Model, OneOrMore, Truth, refuse_all

Kind = Literal["site", "markup", "import", "paste"]
"""A site of our own, markup in its pages, a file that the channel takes in, or text that a person pastes."""


Part = Literal["title", "summary", "text"]
"""What of an ad has a length: its title, its ingress, the whole of it as text."""


class Limit(Model):
    """Bounds of a text's length, in characters."""

    least: int = Field(default=0, ge=0, title="least", description="Characters it needs.", examples=[100])
    most: int | None = Field(default=None, ge=1, title="most", description="Characters it may have.", examples=[25000])


class Channel(Model):
    """A place where ads are published, and its rules."""

    id: Id = Field(default="", title="id", description="The file's name without .toml.", examples=["finn"])
    name: Line = Field(title="name", description="As people call it.", examples=["FINN.no"])
    kind: Kind = Field(title="kind", description="site, markup, import or paste.", examples=["paste"])
    export: Line | None = Field(
        default=None, title="export", description="Which export it takes: a module of generator/publish/exports.",
        examples=["text"],
    )  # fmt: skip
    countries: Annotated[tuple[Country, ...], OneOrMore] = Field(
        default=(), title="countries", description="Only jobs in these countries.", examples=[["NO"]]
    )
    locales: Annotated[tuple[Line, ...], OneOrMore] = Field(
        default=(), title="locales", description="Languages it takes; all when left out.", examples=[["nb", "en"]]
    )
    together: Truth = Field(
        default=False, title="together", description="Takes one ad that holds all its languages.", examples=[True]
    )
    required: Annotated[tuple[Line, ...], OneOrMore] = Field(
        default=(), title="required fields", description="Fields of the posting it can't do without; a|b is one of two.",
        examples=[["date_posted", "apply.url|apply.email"]],
    )  # fmt: skip
    recommended: Annotated[tuple[Line, ...], OneOrMore] = Field(
        default=(), title="recommended fields", description="Fields it asks for.", examples=[["base_salary"]]
    )
    limits: dict[Part, Limit] = Field(
        default={}, title="limits", description="Lengths of the title, the ingress and the whole ad as text.",
        examples=[{"title": {"most": 60}}],
    )  # fmt: skip
    deadline_within_days: int | None = Field(
        default=None, ge=1, title="deadline within", description="Days from publication to the latest deadline.", examples=[56]
    )
    expired: Literal["keep", "remove"] = Field(
        default="remove", title="expired ads", description="Whether an expired ad stays, marked as such, or goes.",
        examples=["keep"],
    )  # fmt: skip
    expired_days: int = Field(default=0, ge=0, title="days kept", description="How long an expired ad stays.", examples=[60])
    source: Line = Field(title="source", description="What its rules rest on.", examples=["FINN.no, ad rules"])
    checked: Day = Field(title="checked", description="When that was last read.", examples=["2026-11-25"])

    @model_validator(mode="after")
    def _known_fields(self) -> Self:
        refuse_all([*paths.problems("required", self.required), *paths.problems("recommended", self.recommended)])
        return self

    def takes_country(self, countries: tuple[str, ...]) -> bool:
        """Say whether it takes jobs in these countries of work."""
        return not self.countries or bool(set(countries) & set(self.countries))

    def takes_locale(self, locale: str) -> bool:
        """Say whether it takes ads in an output locale."""
        return not self.locales or locale in self.locales

    def days_old(self, today: dt.date) -> int:
        """Return how many days ago its rules were last read."""
        return (today - self.checked).days
