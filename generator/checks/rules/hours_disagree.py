"""The hours of the schedule come to the hours of the week."""

import datetime as dt
from collections.abc import Iterator

from generator.checks import Version
from generator.checks.rule import Rule
from generator.errors import Finding
from generator.posting.terms import Shift


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield hours a week that the schedule can't come to, with up to an hour's break a day."""
    hours = version.ad.posting.work_hours
    if hours is None or hours.hours_per_week is None or not hours.schedule or hours.note is not None:
        return
    days = [day for shift in hours.schedule for day in shift.days]
    if len(set(days)) < len(days):
        return  # shifts that take turns
    total = sum(_length(shift) * len(shift.days) for shift in hours.schedule)
    most = float(hours.hours_per_week_max or hours.hours_per_week)
    least = float(hours.hours_per_week)
    if total < least or total - len(days) > most:
        message = f"the schedule comes to {total:g} hours a week, and {least:g} are given"
        yield rule.finding(message, version.where("work_hours"), field="working hours")


def _length(shift: Shift) -> float:
    day = dt.date(2024, 1, 1)
    length = dt.datetime.combine(day, shift.end) - dt.datetime.combine(day, shift.start)
    return length.total_seconds() / 3600 % 24
