import json

import pytest

FULL = """\
summary: "Do you *like* bees & <b>honey</b>?"
date_posted: 2018-03-01
valid_through: 2018-03-31
employment_type: [full_time, part_time]
work_hours: {hours_per_week: 37}
job_start: immediate
base_salary: {min: 30000, max: 36000.5, currency: DKK, period: month}
total_job_openings: 3
reference_number: B-1
occupational_category: {isco: "6123"}
responsibilities: [Feed the bees., "Take the **honey**"]
qualifications: {required: [Patience]}
job_benefits: [Honey]
contacts: [{name: Ada Example, role: Keeper, telephone: "+45 32 12 34 56", email: ada@example.com}]
apply: {url: "https://example.com/job", direct: true}
"""


def data(site, more=""):
    site.posting(more)
    return json.loads(site.view().json_ld)


def test_a_small_posting_gives_what_it_has_and_no_more(site):
    assert data(site) == {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": "Beekeeper",
        "inLanguage": "en",
        "hiringOrganization": {"@type": "Organization", "name": "Hive Example"},
        "jobLocation": [
            {"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": "Roskilde", "addressCountry": "DK"}}
        ],
    }


def test_a_full_posting(site):
    made = data(site, FULL)

    assert made["datePosted"] == "2018-03-01"
    assert made["validThrough"].startswith("2018-03-31T")
    assert made["employmentType"] == ["FULL_TIME", "PART_TIME"]
    assert made["workHours"] == "37 hours per week"
    assert made["jobImmediateStart"] is True
    assert made["baseSalary"] == {
        "@type": "MonetaryAmount",
        "currency": "DKK",
        "value": {"@type": "QuantitativeValue", "unitText": "MONTH", "minValue": 30000.0, "maxValue": 36000.5},
    }
    assert made["totalJobOpenings"] == 3
    assert made["directApply"] is True
    assert made["identifier"] == {"@type": "PropertyValue", "name": "Hive Example", "value": "B-1"}
    assert made["occupationalCategory"] == [{"@type": "CategoryCode", "inCodeSet": "ISCO-08", "codeValue": "6123"}]
    assert made["responsibilities"] == "Feed the bees; Take the honey"
    assert (made["qualifications"], made["jobBenefits"]) == ("Patience", "Honey")
    assert made["applicationContact"] == [
        {
            "@type": "ContactPoint",
            "name": "Ada Example",
            "contactType": "Keeper",
            "telephone": "+4532123456",
            "email": "ada@example.com",
        }
    ]


def test_the_description_is_html_of_the_whole_ad(site):
    description = data(site, FULL)["description"]

    assert description.startswith("<p>Do you <em>like</em> bees &amp; &lt;b&gt;honey&lt;/b&gt;?</p>")
    assert "<ul><li>Feed the bees.</li><li>Take the <strong>honey</strong></li></ul>" in description
    assert "\n" not in description


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!-- --> ]]>", "a & b", "a\u2028line", 'quo"te'])
def test_any_text_can_stand_in_a_script_element(site, text):
    site.posting(f"responsibilities: [{json.dumps(text)}]")
    written = site.view().json_ld

    assert not {"<", ">", "&"}.intersection(written)
    assert json.loads(written)["responsibilities"] == text


@pytest.mark.parametrize(
    ("yaml", "value"),
    [
        ("{min: 1600, currency: EUR, period: month}", {"unitText": "MONTH", "value": 1600.0}),
        ("{min: 1600, max: 1600, currency: EUR, period: year}", {"unitText": "YEAR", "value": 1600.0}),
        ("{min: 20.5, max: 25, currency: EUR, period: hour}", {"unitText": "HOUR", "minValue": 20.5, "maxValue": 25.0}),
    ],
)
def test_pay_has_one_value_or_two(site, yaml, value):
    assert data(site, f"base_salary: {yaml}")["baseSalary"]["value"] == {"@type": "QuantitativeValue", **value}


def test_pay_by_agreement_is_no_amount(site):
    assert "baseSalary" not in data(site, "base_salary: {by_agreement: true}")


@pytest.mark.parametrize("yaml", ["rolling"])
def test_a_rolling_deadline_is_no_date(site, yaml):
    assert "validThrough" not in data(site, f"valid_through: {yaml}")


def test_a_start_that_is_a_date(site):
    made = data(site, "job_start: 2018-05-01")

    assert made["jobStartDate"] == "2018-05-01"
    assert "jobImmediateStart" not in made


def test_remote_work_names_where_applicants_live(site):
    site.write(
        "postings/hive.yaml",
        "source_locale: en\ntitle: A\nhiring_organization: {name: H}\n"
        "job_location: {address: {country: DK}, workplace: remote, applicant_countries: [DK, SE]}\n",
    )
    made = json.loads(site.view().json_ld)

    assert made["jobLocationType"] == "TELECOMMUTE"
    assert [one["name"] for one in made["applicantLocationRequirements"]] == ["DK", "SE"]
    assert "jobLocation" not in made


def test_a_place_file_gives_the_locale_s_name_of_the_city(site):
    site.write("places/copenhagen.yaml", "name: {da: København, en: Copenhagen}\nregion: Hovedstaden\ncountry: DK\n")
    site.write(
        "postings/hive.yaml",
        "source_locale: en\ntitle: {da: A, en: A}\nhiring_organization: {name: H}\njob_location: {place: copenhagen}\n",
    )

    places = {code: json.loads(site.view(code).json_ld)["jobLocation"][0]["address"] for code in ("da", "en")}

    assert {code: place["addressLocality"] for code, place in places.items()} == {"da": "København", "en": "Copenhagen"}
    assert places["da"]["addressRegion"] == "Hovedstaden"


def test_the_agency_stands_for_a_confidential_employer(site):
    site.write(
        "postings/hive.yaml",
        "source_locale: en\ntitle: A\nconfidential: true\nhiring_organization: {name: Secret Example}\n"
        "agency: {name: Agency Example, legal_name: Agency A/S, url: 'https://example.com', address: {country: DK}}\n"
        "job_location: {address: {country: DK}}\nreference_number: A\n",
    )
    written = site.view().json_ld

    assert "Secret" not in written
    assert json.loads(written)["hiringOrganization"] == {
        "@type": "Organization",
        "name": "Agency Example",
        "legalName": "Agency A/S",
        "sameAs": "https://example.com",
        "address": {"@type": "PostalAddress", "addressCountry": "DK"},
    }


def test_a_base_address_gives_the_ad_s_own(site):
    site.write("annons.toml", 'base_url = "https://example.com/jobs"\n')

    assert data(site)["url"] == "https://example.com/jobs/hive/hive.en.html"
