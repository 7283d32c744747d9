"""The posting as a whole: a file with every field, read into the model."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError

from generator.posting.model import JobPosting
from generator.posting.text import Text
from generator.posting.workspace import PostingFile, Workspace
from generator.posting.yaml_reader import read

DATA = Path(__file__).parent / "data"
FULL = DATA / "postings" / "full.yaml"


@pytest.fixture(scope="module")
def full() -> PostingFile:
    return Workspace.open(DATA).posting(FULL)


def test_the_file_uses_every_field_there_is():
    assert sorted(JobPosting.model_fields) == sorted({*read(FULL).data, "audiences"})


def test_facts_get_their_types(full):
    posting = full.posting
    assert posting.id == "full"
    assert posting.status == "extended"
    assert posting.locales == ("da", "nb", "en")
    assert posting.date_posted == dt.date(2018, 3, 1)
    assert posting.valid_through == dt.date(2018, 3, 31)
    assert posting.confidential is False
    assert posting.employment_type == ("part_time", "temporary")
    assert posting.percent == 80
    assert (posting.contract, posting.contract_until) == ("fixed_term", dt.date(2019, 3, 31))
    assert posting.trial_period is not None
    assert posting.trial_period.months == 3
    assert posting.job_start == dt.date(2018, 5, 1)
    assert posting.total_job_openings == 3
    assert posting.home_country == "DK"
    assert posting.section_order == ("team", "responsibilities", "place")
    assert posting.reference_number == "2018"


def test_hours_are_what_they_were_written_as(full):
    hours = full.posting.work_hours
    assert (hours.hours_per_week, hours.hours_per_week_max) == (Decimal(30), Decimal("37.5"))
    assert [(shift.days, shift.start, shift.end) for shift in hours.schedule] == [
        ((0, 1, 2, 3, 5), dt.time(9), dt.time(18)),
        ((4,), dt.time(22), dt.time(6)),
    ]


def test_places_people_and_pay(full):
    posting = full.posting
    tallinn, stockholm = posting.job_location
    assert (tallinn.place, tallinn.workplace) == ("tallinn", "hybrid")
    assert (stockholm.address.postal_code, stockholm.address.country) == ("11122", "SE")
    assert stockholm.applicant_countries == ("DK", "NO")
    (contact,) = posting.contacts
    assert contact.telephone == "+4532123456"
    pay = posting.base_salary
    assert (pay.min, pay.max, pay.currency, pay.period) == (Decimal(1600), Decimal("1900.50"), "EUR", "month")
    assert posting.apply.direct is True
    assert [(one.kind, one.category) for one in posting.documents] == [("police_certificate", None), ("driving_licence", "B")]
    assert posting.occupational_category.isco == "5120"


def test_bullets_are_text_alone_a_map_or_parts(full):
    alone, parts, mapped = full.posting.responsibilities
    assert (alone.text.source, alone.only_for) == ("Du laver mad til 120 gæster", ())
    assert (parts.text.source, parts.only_for) == ("Du taler {language} med gæsterne", ("da",))
    assert (mapped.text.source, mapped.text.by_locale) == (None, {"da": "Du køber ind", "nb": "Du kjøper inn"})


def test_a_body_is_one_text_or_several(full):
    team, city = full.posting.sections
    assert [(part.text.source.count("\n"), part.only_for) for part in team.body] == [(3, ())]
    assert [part.only_for for part in city.body] == [(), ("da",)]
    assert city.only_for == ("da",)


def test_a_posting_is_frozen(full):
    with pytest.raises(ValidationError, match="frozen"):
        full.posting.percent = 90


def test_the_smallest_posting():
    posting = JobPosting.model_validate(
        {"id": "kok", "source_locale": "da", "title": "Kok", "agency": "nordkyst", "job_location": {"place": "tallinn"}}
    )
    assert posting.status == "open"
    assert posting.qualifications.required == ()
    assert posting.base_salary is None
    assert isinstance(posting.title, Text)


def test_every_field_reads_back_from_its_own_value(full):
    dumped = full.posting.model_dump(by_alias=True)
    assert JobPosting.model_validate(dumped).model_dump(by_alias=True) == dumped
