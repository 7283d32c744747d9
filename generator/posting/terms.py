"""The terms of a job: languages asked for, hours, pay, trial period, interviews, deadline and start."""

import datetime as dt
import difflib
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, Literal, Self

from babel.dates import get_day_names
from pydantic import BeforeValidator, Field, PlainValidator, TypeAdapter, WithJsonSchema, model_validator

from generator.posting.fields import (
    Amount,
    AudienceLanguage,
    Clock,
    Currency,
    Day,
    Inline,
    Model,
    Problem,
    Shorthand,
    Truth,
    refuse,
    refuse_all,
    scalar,
)
from generator.posting.text import Text, TextRules

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
