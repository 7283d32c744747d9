import pytest

from generator.channels.paths import problems


@pytest.mark.parametrize(
    "path",
    [
        "title",
        "apply.url|apply.email",
        "job_location.address.postal_code",
        "job_location.country",
        "job_location.city",
        "occupational_category.isco",
        "work_hours.hours_per_week",
        "qualifications.required",
        "hiring_organization|agency",
        "hiring_organization.logo",
        "base_salary.currency",
    ],
)
def test_a_path_that_leads_to_a_field_is_none_to_tell_of(path):
    assert list(problems("required", (path,))) == []


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("titel", "did you mean title?"),
        ("contacts|aply.url", "did you mean apply?"),
        ("job_location.post_code", "did you mean postal_code?"),
        ("title.text.colour", "docs/reference/posting.md lists the fields"),
        ("", "docs/reference/posting.md lists the fields"),
    ],
)
def test_a_path_that_leads_nowhere_is_told_with_the_nearest_field(path, hint):
    (found,) = problems("recommended", ("title", path))

    assert found.at == ("recommended", 1)
    assert found.hint == hint
