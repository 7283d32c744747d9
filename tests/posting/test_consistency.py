"""What must hold between the fields of a posting. The messages stand in bad/; here is where the lines are drawn."""

from typing import Any

import pytest
from pydantic import ValidationError

from generator.posting.consistency import STANDARD_SECTIONS
from generator.posting.fields import refuse_all
from generator.posting.model import JobPosting

BASE: dict[str, Any] = {
    "id": "kok", "source_locale": "da", "title": "Kok", "agency": "nordkyst", "job_location": {"place": "tallinn"},
}  # fmt: skip


def problems(**fields: object) -> list[tuple[str | int, ...]]:
    """Return where the problems of a posting are."""
    try:
        JobPosting.model_validate({**BASE, **fields})
    except ValidationError as error:
        (item,) = error.errors()
        assert item["type"] == "annons_many"
        return [problem.at for problem in item["ctx"]["problems"]]
    return []


SECTION = {"id": "team", "heading": "Om teamet", "body": "Vi er tolv."}

HOLDS = {
    "the deadline on the day it is posted": {"date_posted": "2018-03-31", "valid_through": "2018-03-31"},
    "a rolling deadline": {"date_posted": "2018-03-31", "valid_through": "rolling"},
    "a deadline without a date of posting": {"valid_through": "2018-03-31"},
    "a contract of one day": {"contract": "seasonal", "job_start": "2018-06-01", "contract_until": "2018-06-01"},
    "an end with a start in words": {"contract": "substitute", "job_start": "immediate", "contract_until": "2018-06-01"},
    "full time in percent": {"percent": "100", "employment_type": "full_time"},
    "less than full time": {"percent": "80", "employment_type": ["full_time", "part_time"]},
    "an employer alone": {"agency": None, "hiring_organization": "havnen"},
    "a confidential employer with an agency": {"hiring_organization": "havnen", "confidential": "yes"},
    "two audiences": {"audiences": [{"language": "da"}, {"language": "no"}]},
    "a home country without audiences": {"home_country": "SE"},
    "a section of one's own": {"sections": [SECTION], "section_order": ["team", *STANDARD_SECTIONS]},
    "an order of some": {"section_order": ["place"]},
}

DOES_NOT = {
    "a deadline before posting": ({"date_posted": "2018-04-01", "valid_through": "2018-03-31"}, [("valid_through",)]),
    "an audience's deadline before posting": (
        {"date_posted": "2018-04-01", "audiences": [{"language": "da", "valid_through": "2018-03-31"}]},
        [("audiences", 0, "valid_through")],
    ),
    "an end before the start": (
        {"contract": "seasonal", "job_start": "2018-06-02", "contract_until": "2018-06-01"},
        [("contract_until",)],
    ),
    "an end without a contract": ({"contract_until": "2018-06-01"}, [("contract_until",)]),
    "permanent with an end": ({"contract": "permanent", "contract_until": "2018-06-01"}, [("contract_until",)]),
    "full time in part": ({"percent": "80", "employment_type": "full_time"}, [("percent",)]),
    "nobody": ({"agency": None}, [("hiring_organization",)]),
    "confidential without an agency": (
        {"agency": None, "hiring_organization": "havnen", "confidential": True},
        [("confidential",)],
    ),
    "an audience twice": (
        {"audiences": [{"language": "da"}] * 3},
        [("audiences", 1, "language"), ("audiences", 2, "language")],
    ),
    "a home country beside audiences": ({"home_country": "SE", "audiences": [{"language": "sv"}]}, [("home_country",)]),
    "a language twice": ({"required_languages": [{"language": "da"}, {"language": "da"}]}, [("required_languages", 1)]),
    "a section's id twice": ({"sections": [SECTION, SECTION]}, [("sections", 1, "id")]),
    "a standard section's id": (
        {"sections": [SECTION | {"id": name} for name in STANDARD_SECTIONS]},
        [("sections", number, "id") for number in range(5)],
    ),
    "an order of what is not there": ({"section_order": ["place", "team"]}, [("section_order", 1)]),
    "an order of one twice": ({"section_order": ["place", "place"]}, [("section_order", 1)]),
    "everything at once": (
        {"agency": None, "contract_until": "2018-06-01", "date_posted": "2018-04-01", "valid_through": "2018-03-31"},
        [("valid_through",), ("contract_until",), ("hiring_organization",)],
    ),
}


@pytest.mark.parametrize("name", HOLDS)
def test_what_fits_together(name):
    assert problems(**HOLDS[name]) == []


@pytest.mark.parametrize("name", DOES_NOT)
def test_what_does_not(name):
    fields, places = DOES_NOT[name]
    assert problems(**fields) == places


def test_nothing_wrong_refuses_nothing():
    refuse_all(())
