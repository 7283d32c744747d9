import json

import jsonschema

from generator.channels import load
from generator.publish.exports import exports

TIME = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d\d:\d\d:\d\d$"}
PLACE = {
    "type": "object",
    "additionalProperties": False,
    "properties": {name: {"type": "string", "minLength": 1} for name in ("address", "postalCode", "county", "city", "country")},
}
# The tables of NAV's “Job Import API”: what is required, except "expires", which an ad without a last day has not.
SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["reference", "positions", "title", "adText", "privacy", "published", "employer", "locationList"],
    "properties": {
        "reference": {"type": "string", "minLength": 1},
        "positions": {"type": "integer", "minimum": 1},
        "title": {"type": "string", "minLength": 1, "maxLength": 512},
        "adText": {"type": "string", "minLength": 1},
        "privacy": {"enum": ["SHOW_ALL", "INTERNAL_NOT_SHOWN"]},
        "published": TIME,
        "expires": TIME,
        "employer": {
            "type": "object",
            "additionalProperties": False,
            "required": ["businessName"],
            "properties": {"reference": {"type": "string"}, "businessName": {"type": "string"}, "location": PLACE},
        },
        "locationList": {"type": "array", "minItems": 1, "items": PLACE},
        "contactList": {"type": "array", "items": {"type": "object", "required": ["name"]}},
        "properties": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "engagementtype": {"enum": ["Fast", "Vikariat", "Engasjement", "Sesong"]},
                "extent": {"enum": ["Heltid", "Deltid"]},
                "jobpercentage": {"pattern": r"^\d+%$"},
                **{
                    name: {"type": "string", "minLength": 1}
                    for name in (
                        "sourceurl", "applicationdue", "applicationurl", "applicationemail", "applicationlabel", "starttime",
                        "employerhomepage", "location",
                    )
                },
            },
        },
    },
}  # fmt: skip


def made(edition):
    ((name, data),) = exports(edition, load("nav")).items()
    return name, json.loads(data)


def test_one_ad_holds_all_its_languages_each_under_its_name(edition):
    name, ad = made(edition())
    text = ad["adText"]

    assert name == "hive.json"
    assert ad["title"] == "Røkter & veileder <dag>"
    assert [text.index(f"<h2>{one}</h2>") for one in ("Norsk bokmål", "Svenska", "English")] == sorted(
        text.index(f"<h2>{one}</h2>") for one in ("Norsk bokmål", "Svenska", "English")
    )
    assert all(words in text for words in ("<strong>biene</strong>", "Du matar bina", "You feed the bees"))


def test_its_form_is_the_documented_one(edition):
    _, ad = made(edition())

    jsonschema.Draft202012Validator(SCHEMA).validate(ad)
    assert (ad["reference"], ad["properties"]["applicationlabel"]) == ("hive", "H-1")
    assert ad["positions"] == 3
    assert (ad["published"], ad["expires"]) == ("2026-11-01T00:00:00", "2026-12-01T23:59:59")
    assert ad["properties"]["applicationdue"] == "01.12.2026"
    assert ad["properties"]["engagementtype"] == "Fast"
    assert ad["properties"]["starttime"] == "Snarest"
    assert ad["locationList"][0] == {"address": "Ringveien 4", "postalCode": "0158", "city": "Oslo", "country": "Norge"}


def test_words_stand_in_for_dates_that_are_none(edition):
    changes = (("valid_through: 2026-12-01", "valid_through: rolling"), ("job_start: immediate", "job_start: by_agreement"))
    _, ad = made(edition(*changes))

    assert (ad["properties"]["applicationdue"], ad["properties"]["starttime"]) == ("Fortløpende", "Etter avtale")
    assert "expires" not in ad


def test_a_confidential_employer_is_named_nowhere(edition):
    _name, ad = made(edition(("reference_number: H-1\n", "reference_number: H-1\nconfidential: true\n")))

    assert "Hive Example" not in json.dumps(ad)
    assert ad["employer"] == {"businessName": "Agency Example"}


def test_the_norwegian_text_comes_first_and_every_other_language_has_its_title(edition):
    _, ad = made(edition(("source_locale: nb", "source_locale: sv")))
    text = ad["adText"]

    assert ad["title"] == "Røkter & veileder <dag>"
    assert text.startswith("<h2>Norsk bokmål</h2>")
    assert "<h2>Svenska</h2><h3>Biodlare</h3>" in text
    assert "<span" not in text
