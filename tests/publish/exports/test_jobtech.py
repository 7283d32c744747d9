import json

import jsonschema

from generator.channels import load
from generator.publish.exports import exports

LABEL = {"type": "object", "required": ["label"], "properties": {"label": {"type": "string", "minLength": 1}}}
# Names as the JobSearch API's documentation has them for a JobAd.
SCHEMA = {
    "type": "object",
    "required": ["headline", "description", "application_details", "employer", "number_of_vacancies"],
    "properties": {
        "headline": {"type": "string", "minLength": 1},
        "application_deadline": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$"},
        "number_of_vacancies": {"type": "integer", "minimum": 1},
        "description": {"type": "object", "required": ["text", "text_formatted"]},
        "employment_type": LABEL,
        "working_hours_type": LABEL,
        "must_have": {"type": "object", "properties": {"languages": {"type": "array", "items": LABEL}}},
        "nice_to_have": {"type": "object", "properties": {"languages": {"type": "array", "items": LABEL}}},
    },
}


def test_an_ad_for_each_language_that_the_channel_takes(edition):
    files = exports(edition(), load("platsbanken"))

    assert sorted(files) == ["hive.en.json", "hive.sv.json"]


def test_its_form_is_the_documented_one(edition):
    ad = json.loads(exports(edition(), load("platsbanken"))["hive.sv.json"])

    jsonschema.Draft202012Validator(SCHEMA).validate(ad)
    assert ad["headline"] == "Biodlare"
    assert ad["employment_type"] == {"label": "Tillsvidareanställning"}
    assert ad["must_have"]["languages"] == [{"label": "Norska"}]
    assert ad["nice_to_have"]["languages"] == [{"label": "Engelska"}]
    assert ad["driving_license_required"] is True
    assert ad["application_details"]["url"].endswith("utm_source=platsbanken&ref=H-1#form")


def test_what_is_not_known_is_left_out(edition):
    changes = (("contract: permanent\n", ""), ("valid_through: 2026-12-01", "valid_through: rolling"))
    ad = json.loads(exports(edition(*changes), load("platsbanken"))["hive.sv.json"])

    assert not {"employment_type", "application_deadline", "duration"} & set(ad)


def test_requirements_read_as_on_the_page_without_markup(edition):
    changes = (("sv: Yrkesbevis", 'sv: "**Yrkesbevis** från [skolan](https://hive.example/s)"'),)
    ad = json.loads(exports(edition(*changes), load("platsbanken"))["hive.sv.json"])

    assert ad["description"]["requirements"] == "Yrkesbevis från skolan"


def test_a_share_is_told_only_where_it_is_known(edition):
    change = ("employment_type: full_time", "employment_type: [full_time, part_time]")

    whole, either = (json.loads(exports(one, load("platsbanken"))["hive.sv.json"]) for one in (edition(), edition(change)))

    assert whole["scope_of_work"] == {"min": 100, "max": 100}
    assert "scope_of_work" not in either


def test_countries_have_their_swedish_names_and_each_language_an_id_of_its_own(edition):
    files = {name: json.loads(data) for name, data in exports(edition(), load("platsbanken")).items()}

    assert {ad["workplace_address"]["country"] for ad in files.values()} == {"Norge"}
    assert {name: ad["external_id"] for name, ad in files.items()} == {"hive.sv.json": "hive-sv", "hive.en.json": "hive-en"}
    assert files["hive.sv.json"]["application_details"]["reference"] == "H-1"
