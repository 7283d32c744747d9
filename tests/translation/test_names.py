from pathlib import Path

from generator.posting.workspace import Workspace
from generator.translation.names import names

EXAMPLE = Path(__file__).resolve().parents[2] / "examples/nordic-jobs"
POSTING = """
source_locale: da
title: Kok
date_posted: 2027-01-01
hiring_organization: {name: Café København ApS, legal_name: Café København ApS}
agency: {name: Nordic Jobs, address: {city: {da: København, sv: Köpenhamn, en: Copenhagen}, country: DK}}
job_location: [{address: {city: Göteborg, country: SE}}]
contacts: [{name: Ida Holm, email: ida@example.com}]
apply: {email: job@example.com}
"""


def of(tmp_path, target):
    (tmp_path / "kok.yaml").write_text(POSTING, "utf-8")
    return names(Workspace(tmp_path).posting(tmp_path / "kok.yaml").entities, "da", target)


def test_names_of_organizations_people_places_and_countries(tmp_path):
    assert of(tmp_path, "sv") == {
        "Café København ApS": "Café København ApS",
        "Café": "Café",
        "Nordic Jobs": "Nordic Jobs",
        "København": "Köpenhamn",
        "Danmark": "Danmark",
        "Göteborg": "Göteborg",
        "Sverige": "Sverige",
        "Ida Holm": "Ida Holm",
        "Ida": "Ida",
        "Holm": "Holm",
    }


def test_a_name_takes_the_form_of_the_target(tmp_path):
    english = of(tmp_path, "en")

    assert (english["København"], english["Danmark"], english["Sverige"]) == ("Copenhagen", "Denmark", "Sweden")
    assert of(tmp_path, "nb")["København"] == "København"


def test_the_example_s_names():
    workspace = Workspace.open(EXAMPLE)
    found = names(workspace.posting(EXAMPLE / "postings/back-office-agent-tallinn.yaml").entities, "da", "sv")

    assert {"Nissan Nordic Europe", "Nissan", "Nordic Jobs Worldwide", "Tallinn", "Estland"} <= set(found)
    assert "Nordic" not in found
