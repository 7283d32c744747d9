import json

import jsonschema

from generator.channels import load
from generator.publish.exports import exports

DAY = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
# Names and lists of values as NAV's public sources have them; what is required is what the channel's file asks for.
SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["reference", "title", "employer", "locationList", "properties"],
    "properties": {
        "reference": {"type": "string", "minLength": 1},
        "title": {"type": "string", "minLength": 1, "maxLength": 512},
        "published": DAY,
        "expires": DAY,
        "employer": {"type": "object", "required": ["name"]},
        "locationList": {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["country"]}},
        "contactList": {"type": "array", "items": {"type": "object", "required": ["name"]}},
        "properties": {
            "type": "object",
            "required": ["adtext"],
            "additionalProperties": {"type": "string"},
            "properties": {
                "engagementtype": {"enum": ["Fast", "Vikariat", "Engasjement", "Prosjekt", "Sesong", "Feriejobb"]},
                "extent": {"enum": ["Heltid", "Deltid"]},
                "positioncount": {"pattern": r"^\d+$"},
            },
        },
    },
}


def made(edition):
    ((name, data),) = exports(edition, load("nav")).items()
    return name, json.loads(data)


def test_one_ad_holds_all_its_languages_each_under_its_name(edition):
    name, ad = made(edition())
    text = ad["properties"]["adtext"]

    assert name == "hive.json"
    assert ad["title"] == "Røkter & veileder <dag>"
    assert [text.index(f"<h2>{one}</h2>") for one in ("Norsk bokmål", "Svenska", "English")] == sorted(
        text.index(f"<h2>{one}</h2>") for one in ("Norsk bokmål", "Svenska", "English")
    )
    assert all(words in text for words in ("<strong>biene</strong>", "Du matar bina", "You feed the bees"))


def test_its_form_is_the_documented_one(edition):
    _, ad = made(edition())

    jsonschema.Draft202012Validator(SCHEMA).validate(ad)
    assert ad["properties"]["engagementtype"] == "Fast"
    assert ad["properties"]["starttime"] == "Snarest"
    assert ad["locationList"][0] == {"address": "Ringveien 4", "postalCode": "0158", "city": "Oslo", "country": "NO"}


def test_words_stand_in_for_dates_that_are_none(edition):
    changes = (("valid_through: 2026-12-01", "valid_through: rolling"), ("job_start: immediate", "job_start: by_agreement"))
    _, ad = made(edition(*changes))

    assert (ad["properties"]["applicationdue"], ad["properties"]["starttime"]) == ("Fortløpende", "Etter avtale")
    assert "expires" not in ad


def test_a_confidential_employer_is_named_nowhere(edition):
    _name, ad = made(edition(("reference_number: H-1\n", "reference_number: H-1\nconfidential: true\n")))

    assert "Hive Example" not in json.dumps(ad)
    assert ad["employer"] == {"name": "Agency Example"}
