import pytest

from generator.checks.posting_fields import missing

RICH = """\
valid_through: rolling
apply: {url: "https://hive.example/apply"}
contacts: [{name: Ada}]
occupational_category: {isco: "5120"}
"""


@pytest.mark.parametrize(
    ("path", "lacks"),
    [
        ("title", False),
        ("valid_through", False),
        ("date_posted", True),
        ("apply.url", False),
        ("apply.email", True),
        ("apply.email|apply.url", False),
        ("apply.email|date_posted", True),
        ("contacts", False),
        ("employment_type", True),
        ("occupational_category.isco", False),
        ("occupational_category.esco", True),
        ("hiring_organization|agency", False),
        ("agency", True),
        ("hiring_organization.name", False),
        ("hiring_organization.logo", True),
        ("job_location.country", False),
        ("job_location.address.postal_code", True),
        ("job_location.city", False),
    ],
)
def test_a_field_is_looked_up_by_its_path(site, path, lacks):
    site.posting(RICH)

    assert missing(site.version().ad, path) is lacks


def test_a_place_file_knows_its_country_and_city_and_no_postal_code(site):
    site.write("places/roskilde.yaml", "name: Roskilde\ncountry: DK\n")
    site.write(
        "postings/hive.yaml",
        "source_locale: en\nlocales: [en]\ntitle: Keeper\nhiring_organization: {name: Hive}\njob_location: {place: roskilde}\n",
    )
    ad = site.version().ad

    assert [
        missing(ad, path) for path in ("job_location.country", "job_location.city", "job_location.address.postal_code")
    ] == [
        False,
        False,
        True,
    ]


def test_a_confidential_employer_is_no_employer_that_is_missing(site):
    site.posting("confidential: true\nagency: {name: Agency Example}\n")

    assert not missing(site.version().ad, "hiring_organization")


def test_what_is_said_for_the_channel_that_asks_counts(site):
    site.posting("by_channel: {finn: {url: 'https://hive.example/finn', reference_number: '7'}}\n")
    ad = site.version().ad

    assert not missing(ad, "apply.url", "finn")
    assert not missing(ad, "reference_number", "finn")
    assert missing(ad, "apply.email", "finn")
    assert missing(ad, "apply.url", "nav")
    assert missing(ad, "apply.url")
